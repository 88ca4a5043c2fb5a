import { compareTexts, processVersions, type VersionInput, versionOf } from './engine.js';
import { InputError } from './errors.js';
import { readPlainText } from './import/plain/plain-text.js';
import type { Term } from './lexicon/overlay.js';
import type {
  AgreementParts,
  AlignedDocument,
  CheckSettings,
  Comparison,
  Divergence,
  DivergenceSpan,
  LanguageTag,
  Notice,
  ParagraphKind,
} from './types.js';
import type { ReaderLanguage } from './wording.js';

/* Tercet as a library: the pure steps, without a database, files or the network. */

export { InputError } from './errors.js';
export type {
  AgreementParts,
  CheckSettings,
  Comparison,
  Divergence,
  DivergenceSpan,
  LanguageTag,
  Notice,
  ParagraphKind,
  ReaderLanguage,
  Term,
};

/**
 * One version of a text: raw (blank lines between paragraphs), or split already: a list of sentences, or a list of
 * paragraphs that are lists of sentences.
 */
export type TextInput = string | readonly string[] | readonly (readonly string[])[];

export interface AlignOptions {
  /** The version that the others were translated from. */
  source?: LanguageTag;
  /** Which checks run, and how: `{ typography: 'on', modality: 'off' }`. */
  checks?: CheckSettings;
  /** A user's own terms: they count like entries of the shipped lexicon. */
  terms?: readonly Term[];
  /** Called as the work goes on; `done` runs from 0 to 1 within each step. */
  progress?: (step: 'read' | 'split' | 'align' | 'compare', done: number) => void;
}

/** Sentences that translate each other, and how far they say the same. */
export interface AlignedUnit extends Comparison {
  /** The sentences of each version that has some here. */
  texts: Record<LanguageTag, string[]>;
  /** Where they stand in their version, counted from 0; an empty list for a version that has nothing here. */
  indexes: Record<LanguageTag, number[]>;
  /** A paragraph of this kind begins with the unit, in any of the versions; absent: in none. */
  begins?: ParagraphKind;
  /** 0 to 1: how probably exactly these sentences belong together. */
  confidence: number;
}

export interface AlignedTexts {
  units: AlignedUnit[];
  /** What a person should know of the texts, such as that one is no translation of the others. */
  notices: Notice[];
}

/**
 * Splits a text into sentences by the rules of its language.
 * @param tag BCP 47; a language without rules of its own is split by general ones.
 * @returns paragraphs, each a list of sentences. Joined they are the text, white space aside.
 */
export function split(tag: LanguageTag, text: string): string[][] {
  const { paragraphs, sentences } = versionOf(versionInput(tag, text));
  const groups: string[][] = paragraphs.map(() => []);
  for (const { paragraph, text: sentence } of sentences) groups[paragraph]?.push(sentence);
  return groups;
}

/**
 * Splits, aligns and compares the versions of one text, all at once. Every sentence of every version is in exactly one
 * unit, in order.
 * @param versions two or more, by language tag.
 * @throws InputError where there are fewer than two versions, one has no text, or one is too long.
 */
export function align(versions: Readonly<Record<LanguageTag, TextInput>>, options: AlignOptions = {}): AlignedTexts {
  const { progress, ...knowledge } = options;
  const inputs = Object.entries(versions).map(([tag, text]) => versionInput(tag, text));
  const aligned = processVersions(inputs, progress, knowledge);
  return { units: [...unitsWithTexts(aligned)], notices: aligned.notices };
}

/**
 * Compares texts that are known to translate each other: one unit.
 * @param texts two or more, by language tag, each a text or a list of sentences.
 * @throws InputError `too-few-versions`
 */
export function check(
  texts: Readonly<Record<LanguageTag, string | readonly string[]>>,
  options: Omit<AlignOptions, 'progress'> = {},
): Comparison {
  const entries = Object.entries(texts);
  if (entries.length < 2) throw new InputError('too-few-versions', { count: entries.length });
  const lists = entries.map(([tag, text]) => [tag, typeof text === 'string' ? [text] : text] as const);
  return compareTexts(Object.fromEntries(lists), options);
}

/** Puts divergences, notices and errors into words, in English, French or Russian. */
export type Describe = (found: Divergence | Notice | InputError) => string;

/** Reads the texts of a language. */
export async function describeIn(language: ReaderLanguage): Promise<Describe> {
  const { wording } = await import('./wording.js');
  const words = wording(language);
  return (found) => {
    if (found instanceof InputError) return words.error(found);
    return 'variant' in found ? words.divergence(found) : words.notice(found);
  };
}

/** A version's text as the splitter takes it. */
export function versionInput(tag: LanguageTag, text: TextInput): VersionInput {
  if (typeof text === 'string') return { tag, text: { paragraphs: readPlainText(text).paragraphs } };
  const sentences = text.every((item) => typeof item === 'string') ? [text] : (text as readonly string[][]);
  return { tag, text: { sentences: sentences.map((group) => [...group]) } };
}

/** An aligned document's units with their texts. */
export function* unitsWithTexts({
  versions,
  units,
}: Pick<AlignedDocument, 'versions' | 'units'>): Generator<AlignedUnit> {
  for (const { sides, ...unit } of units) {
    const texts: AlignedUnit['texts'] = {};
    const indexes: AlignedUnit['indexes'] = {};
    let begins: ParagraphKind | undefined;
    for (const [v, { tag, sentences, paragraphs }] of versions.entries()) {
      const { start, end } = sides[v] ?? { start: 0, end: 0 };
      if (end > start) {
        texts[tag] = sentences.slice(start, end).map(({ text }) => text);
        const paragraph = sentences[start]?.paragraph ?? 0;
        if (start === 0 || sentences[start - 1]?.paragraph !== paragraph)
          begins ??= paragraphs[paragraph]?.kind ?? 'text';
      }
      indexes[tag] = Array.from({ length: end - start }, (_, at) => start + at);
    }
    yield { texts, indexes, ...(begins === undefined ? {} : { begins }), ...unit };
  }
}
