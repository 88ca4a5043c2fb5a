import type { Sentence, Version } from '../types.js';
import { successors } from './revision.js';

/** What became of a text from beginning to end: sentences that stayed, and those that didn't. */
export type RevisionStep =
  | { kind: 'same'; count: number }
  | { kind: 'changed' | 'removed' | 'added'; before: Sentence[]; after: Sentence[] };

export interface RevisionFigures {
  /** In sentences of the old text, those that were put in aside. */
  same: number;
  changed: number;
  added: number;
  removed: number;
}

/** The same apart from white space: what was cut into sentences otherwise reads as it did. */
export const reads = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '');

export const joined = (sentences: readonly { text: string }[]): string => sentences.map(({ text }) => text).join(' ');

/** What a new text makes of an old one, in order: what was taken out stands before what was put in at the same place. */
export function revisionSteps(old: Version, next: Version): RevisionStep[] {
  const texts = ({ sentences }: Version): string[] => sentences.map(({ text }) => text);
  const steps: RevisionStep[] = [];
  let [i, j] = [0, 0];
  const upTo = (past: number, pastNext: number): void => {
    if (i < past) steps.push({ kind: 'removed', before: old.sentences.slice(i, past), after: [] });
    if (j < pastNext) steps.push({ kind: 'added', before: [], after: next.sentences.slice(j, pastNext) });
    [i, j] = [past, pastNext];
  };
  for (const { before, after } of successors(texts(old), texts(next), next.tag)) {
    upTo(before.start, after.start);
    const own = old.sentences.slice(before.start, before.end);
    const theirs = next.sentences.slice(after.start, after.end);
    const last = steps.at(-1);
    if (reads(joined(own)) !== reads(joined(theirs))) steps.push({ kind: 'changed', before: own, after: theirs });
    else if (last?.kind === 'same') last.count += own.length;
    else steps.push({ kind: 'same', count: own.length });
    [i, j] = [before.end, after.end];
  }
  upTo(old.sentences.length, next.sentences.length);
  return steps;
}

export function revisionFigures(steps: readonly RevisionStep[]): RevisionFigures {
  const figures = { same: 0, changed: 0, added: 0, removed: 0 };
  for (const step of steps)
    if (step.kind === 'same') figures.same += step.count;
    else figures[step.kind] += Math.max(1, (step.kind === 'added' ? step.after : step.before).length);
  return figures;
}
