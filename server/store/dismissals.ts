import type { DivergenceSpan, LanguageTag } from '../types.js';

/*
 * When is a finding the one that was dismissed before? Comparison makes findings anew, in units that may be cut
 * otherwise and texts that may have been revised, so neither its row nor its unit tells. What does: the check and what
 * it says, the words it speaks of, and where in their versions these stand.
 */

/** What makes a finding the same one. */
export interface Identity {
  type: string;
  variant: string;
  /** Of each span, by version and place: its version, and what stands in it. */
  words: [lang: LanguageTag, text: string][];
  /** Of each span in the same order: its version, its sentence there (from 0), its start in that. */
  places: Place[];
}

export type Place = [lang: LanguageTag, sentence: number, start: number];

/** A unit's sentences of each version, with their numbers in it. */
export type UnitSentences = ReadonlyMap<LanguageTag, readonly { position: number; text: string }[]>;

/** A finding without spans speaks of the unit: its place is where the unit's versions begin. */
export function identityOf(
  { type, variant, spans }: { type: string; variant: string; spans: readonly DivergenceSpan[] },
  unit: UnitSentences,
): Identity {
  const found = spans
    .map(({ lang, sentence, start, end }) => {
      const { position = 0, text = '' } = unit.get(lang)?.[sentence] ?? {};
      return { lang, position, start, text: text.slice(start, end) };
    })
    .sort(inOrder);
  if (found.length > 0) {
    const words = found.map(({ lang, text }): Identity['words'][number] => [lang, text]);
    return { type, variant, words, places: found.map(({ lang, position, start }) => [lang, position, start]) };
  }
  const starts = [...unit]
    .flatMap(([lang, [first]]) => (first ? [{ lang, position: first.position, start: 0 }] : []))
    .sort(inOrder);
  return { type, variant, words: [], places: starts.map(({ lang, position, start }) => [lang, position, start]) };
}

interface Located {
  lang: LanguageTag;
  position: number;
  start: number;
}

const inOrder = (a: Located, b: Located): number =>
  a.lang === b.lang ? a.position - b.position || a.start - b.start : a.lang < b.lang ? -1 : 1;

/**
 * How many sentences further along a finding may be found again where the same words were dismissed. A new alignment
 * moves no sentence within its version, and where one version is revised the others stay; so only findings all of whose
 * words stand in the revised version ever come near this.
 */
const FARTHEST = 30;

const keyOf = ({ type, variant, words }: Identity): string => JSON.stringify([type, variant, words]);

/** Of the place that moved least, in sentences; then of all places; then in characters. */
function distance(a: Identity, b: Identity): [number, number, number] {
  let least = Number.POSITIVE_INFINITY;
  let sum = 0;
  let characters = 0;
  for (const [lang, sentence, start] of a.places)
    for (const [other, there, at] of b.places) {
      if (lang !== other) continue;
      const moved = Math.abs(sentence - there);
      least = Math.min(least, moved);
      sum += moved;
      characters += Math.abs(start - at);
    }
  return [least, sum, characters];
}

/**
 * Finds for each finding the dismissal that was said of it: of the same words, the nearest, and each dismissal once.
 * @returns for each finding the number of its dismissal in the list, or null.
 */
export function matchDismissals(findings: readonly Identity[], dismissals: readonly Identity[]): (number | null)[] {
  const known = new Map<string, number[]>();
  dismissals.forEach((dismissal, d) => {
    const key = keyOf(dismissal);
    known.set(key, [...(known.get(key) ?? []), d]);
  });
  const pairs = findings.flatMap((finding, f) =>
    (known.size === 0 ? [] : (known.get(keyOf(finding)) ?? []))
      .map((d) => ({ f, d, far: distance(finding, dismissals[d] as Identity) }))
      .filter(({ far: [least] }) => least <= FARTHEST),
  );
  pairs.sort(({ far: a }, { far: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const matched = findings.map((): number | null => null);
  const taken = new Set<number>();
  for (const { f, d } of pairs) {
    if (matched[f] !== null || taken.has(d)) continue;
    matched[f] = d;
    taken.add(d);
  }
  return matched;
}
