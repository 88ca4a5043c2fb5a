import type { LanguageTag } from '../types.js';
import type { TestDocument, Texts } from './documents.js';
import { fromLines, HUNALIGN, type Run, runProgram, toLines } from './program.js';

/** A rung (n, m): the first n lines of the one text correspond to the first m of the other. */
export type Rung = readonly [source: number, target: number, ...score: number[]];

/** Words and signs apart, as hunalign wants them. */
const tokens = (line: string): string =>
  line
    .toLowerCase()
    .match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)
    ?.join(' ') ?? '';

/** The rungs at which all ladders have the same place of the first version, with where they have it in the others. */
function shared(ladders: readonly (readonly Rung[])[]): Map<number, { from: number[]; to: number[] }> {
  const places = new Map<number, { from: number[]; to: number[] }>();
  ladders.forEach((ladder, n) => {
    for (const [source, target] of ladder) {
      let place = places.get(source);
      if (!place) {
        place = { from: [], to: [] };
        places.set(source, place);
      }
      place.from[n] = Math.min(target, place.from[n] ?? target);
      place.to[n] = Math.max(target, place.to[n] ?? target);
    }
  });
  const everywhere = [...places].filter(([, { from }]) => ladders.every((_, n) => from[n] !== undefined));
  return new Map(everywhere.sort(([a], [b]) => a - b));
}

/**
 * Puts the ladders between the first version and each other one together into units of all: cut where all ladders cut
 * the first version. Lines of the others that answer nothing in it are units of their own.
 */
export function composeLadders(segments: Texts, tags: readonly LanguageTag[], ladders: readonly Rung[][]): Texts[] {
  const [first, ...others] = tags as [LanguageTag, ...LanguageTag[]];
  const units: Texts[] = [];
  let at = 0;
  let ends = others.map(() => 0);
  const slice = (tag: LanguageTag, from: number, to: number): string[] => (segments[tag] ?? []).slice(from, to);
  for (const [source, { from, to }] of shared(ladders)) {
    if (source > at)
      units.push({
        [first]: slice(first, at, source),
        ...Object.fromEntries(others.map((tag, n) => [tag, slice(tag, ends[n] as number, from[n] as number)])),
      });
    others.forEach((tag, n) => {
      const alone = slice(tag, from[n] as number, to[n] as number);
      units.push(...alone.map((line) => ({ [tag]: [line] })));
    });
    at = source;
    ends = to;
  }
  return units;
}

/** Aligns the first version with each other one, each pair in a process of its own, and composes the units. */
export async function hunalign(
  documents: readonly TestDocument[],
  tags: readonly LanguageTag[],
): Promise<{ units: Texts[][]; runs: Run[] }> {
  const [first, ...others] = tags as [LanguageTag, ...LanguageTag[]];
  const runs: Run[] = [];
  for (const tag of others) {
    const linesOf = (own: LanguageTag, { segments }: TestDocument): string[] => (segments[own] ?? []).map(tokens);
    const pairs = documents.map((document) => ({ source: linesOf(first, document), target: linesOf(tag, document) }));
    runs.push(await runProgram([HUNALIGN], toLines(pairs)));
  }
  const ladders = runs.map(({ stdout }) => fromLines(stdout) as Rung[][]);
  const units = documents.map(({ segments }, d) =>
    composeLadders(
      segments,
      tags,
      ladders.map((all) => all[d] as Rung[]),
    ),
  );
  return { units, runs };
}
