import type { LanguageTag } from '../types.js';

/** A list of pieces of text for each language: the sides of a unit, or the segments of a document. */
export type Texts = Record<LanguageTag, string[]>;

/** A document to be aligned whose units are known. */
export interface TestDocument {
  id: string;
  /** What Tercet is given: raw text, or segments. */
  given: Record<LanguageTag, string | string[]>;
  /** The same as segments, for a program that can't split. */
  segments: Texts;
  gold: Texts[];
}

export interface TestSet {
  name: string;
  tags: LanguageTag[];
  documents: TestDocument[];
}

/** The segments of all units, one after another. */
export function segmentsOf(units: readonly Texts[], tags: readonly LanguageTag[]): Texts {
  return Object.fromEntries(tags.map((tag) => [tag, units.flatMap((unit) => unit[tag] ?? [])]));
}

/** A document given as the segments of its gold, without any paragraphs. */
export function segmented(id: string, gold: Texts[], tags: readonly LanguageTag[]): TestDocument {
  const segments = segmentsOf(gold, tags);
  return { id, given: segments, segments, gold };
}
