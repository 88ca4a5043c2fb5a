import type { LanguageTag, Range } from '../../types.js';

/** Something found in a sentence of a side, to be looked for in the other sides. */
export interface Mention extends Range {
  tag: LanguageTag;
  /** Of the unit's sentences of that version. */
  sentence: number;
  /** As it stands in the text. */
  shown: string;
}

/** Mentions, one or more a version, that say the same. */
export type Cluster<M extends Mention> = M[];

/**
 * Puts mentions that are equal, two by two, into clusters (single linkage). Several mentions of one version may share
 * a cluster: a version that repeats itself says nothing else.
 */
export function cluster<M extends Mention>(mentions: M[], equal: (a: M, b: M) => boolean): Cluster<M>[] {
  const group = mentions.map((_, i) => i);
  const root = (i: number): number => (group[i] === i ? i : root(group[i] as number));
  mentions.forEach((a, i) => {
    for (let j = 0; j < i; j++) if (equal(mentions[j] as M, a)) group[root(i)] = root(j);
  });
  const clusters = new Map<number, M[]>();
  mentions.forEach((mention, i) => {
    const list = clusters.get(root(i));
    if (list) list.push(mention);
    else clusters.set(root(i), [mention]);
  });
  return [...clusters.values()];
}

export const tagsOf = (mentions: readonly Mention[]): LanguageTag[] => [...new Set(mentions.map(({ tag }) => tag))];
