import { align } from './align/align.js';
import { type AnalysedVersion, analyse } from './analyse/analyse.js';
import { DOCUMENT_CHECKS } from './compare/checks.js';
import { compareUnits } from './compare/compare.js';
import { strangers } from './compare/strangers.js';
import { wordGroups } from './compare/word-groups.js';
import { embedVersions } from './embed/embed-versions.js';
import type { Encoder } from './embed/encoder.js';
import type { Vectors } from './embed/vectors.js';
import { InputError } from './errors.js';
import { lexiconsWith, type Term } from './lexicon/overlay.js';
import { splitVersion } from './split/split.js';
import type {
  AlignedDocument,
  CheckSettings,
  ComparedUnit,
  Comparison,
  DivergenceSpan,
  LanguageTag,
  Notice,
  Paragraph,
  Range,
  Sentence,
  Unit,
  Version,
} from './types.js';

export { compareTexts } from './compare/compare.js';

/* Split, align, compare: the pure middle, apart from `pipeline.ts` so that who has text already loads no readers. */

/** What a version is before the pure steps: its paragraphs, raw or already split into sentences. */
export interface VersionInput {
  tag: LanguageTag;
  text: { paragraphs: Paragraph[] } | { sentences: string[][] };
}

/** Called as the work goes on; `done` runs from 0 to 1. */
export type Progress = (step: 'read' | 'split' | 'align' | 'compare', done: number) => void;

/** What a document is aligned with, beside its text. */
export interface Knowledge {
  /** Of glossaries, and learnt from confirmed units: each counts like an entry of the shipped lexicon. */
  terms?: readonly Term[];
  /** Which checks are to run, and how. */
  checks?: CheckSettings;
  /** The version that the others were translated from. */
  source?: LanguageTag | null;
}

/** Sentences that came ready: each paragraph's text is put together from them, so that they have a place in it. */
function presegmented(tag: LanguageTag, groups: string[][]): Version {
  const paragraphs: Paragraph[] = [];
  const sentences: Sentence[] = [];
  for (const group of groups) {
    let text = '';
    for (const sentence of group) {
      if (!/\S/u.test(sentence)) continue;
      const start = text === '' ? 0 : text.length + 1;
      text = text === '' ? sentence : `${text} ${sentence}`;
      sentences.push({ paragraph: paragraphs.length, start, end: text.length, text: sentence });
    }
    if (text !== '') paragraphs.push({ kind: 'text', text });
  }
  return { tag, paragraphs, sentences };
}

/** A version's sentences, found in its text or as they came. */
export const versionOf = ({ tag, text }: VersionInput): Version =>
  'sentences' in text ? presegmented(tag, text.sentences) : splitVersion(tag, text.paragraphs);

/** A novel has 10,000 sentences; a document of this many would take minutes, and gigabytes of memory. */
export const MOST_SENTENCES = 60_000;

function requireVersions(versions: Version[]): void {
  if (versions.length < 2) throw new InputError('too-few-versions', { count: versions.length });
  const tags = new Set<LanguageTag>();
  for (const { tag, sentences } of versions) {
    if (sentences.length === 0) throw new InputError('no-text', { lang: tag });
    if (sentences.length > MOST_SENTENCES)
      throw new InputError('too-long', { lang: tag, sentences: sentences.length, limit: MOST_SENTENCES });
    if (tags.has(tag)) throw new InputError('same-tag-twice', { lang: tag });
    tags.add(tag);
  }
}

/**
 * Aligns and compares the versions of one document.
 * @throws InputError where there are fewer than two versions, a version has no text, or two share a tag.
 */
export function processVersions(
  inputs: VersionInput[],
  progress: Progress = () => {},
  knowledge: Knowledge = {},
): AlignedDocument {
  return alignAndCompare(readyVersions(inputs, progress), progress, knowledge);
}

/** How much of the time that embedding and alignment take goes into embedding. */
const EMBEDDING = 0.9;

/**
 * `processVersions` with sentence embeddings as further evidence.
 * @throws InputError as there, and whatever the encoder throws.
 */
export async function processEmbedded(
  inputs: VersionInput[],
  encoder: Encoder,
  progress: Progress = () => {},
  knowledge: Knowledge = {},
): Promise<AlignedDocument> {
  const versions = readyVersions(inputs, progress);
  const embeddings = await embedVersions(versions, encoder, (done) => progress('align', EMBEDDING * done));
  return alignAndCompare(versions, progress, { ...knowledge, embeddings });
}

/**
 * Aligns and compares anew what was aligned before.
 * @param fixed units that are settled, in order: they stay as they are, and the rest is aligned around them.
 */
export function realignVersions(
  versions: Version[],
  fixed: readonly Range[][],
  progress: Progress = () => {},
  knowledge: Knowledge = {},
): AlignedDocument {
  progress('align', 0);
  return alignAndCompare(versions, progress, { ...knowledge, fixed });
}

/**
 * Compares some units anew, by what their text and the text around them say. What shows over a whole document only isn't
 * looked for.
 * @param versions so much of each version as is to be looked at.
 * @param units ranges of these sentences.
 */
export function compareWithin(
  versions: readonly { tag: LanguageTag; sentences: readonly { text: string }[] }[],
  units: readonly Unit[],
  { terms = [], checks = {}, source = null }: Knowledge,
): Comparison[] {
  const lexicon = lexiconsWith(terms);
  const analysed = versions.map(({ tag, sentences }) => analyse(tag, sentences, lexicon(tag)));
  const local = Object.fromEntries(DOCUMENT_CHECKS.map(({ id }) => [id, 'off' as const]));
  return compareUnits(analysed, units, { checks: { ...checks, ...local }, source, terms });
}

/** What the texts of a unit that came aligned say, by version; a version that says nothing may be absent. */
export interface AlignedTexts {
  texts: Readonly<Record<LanguageTag, readonly string[]>>;
  /** The aligner's, where it is known. */
  confidence?: number;
}

/** @param progress `done` runs from 0 to 1. @returns a comparison a unit. */
export type CompareAligned = (
  tags: readonly LanguageTag[],
  units: readonly AlignedTexts[],
  progress?: (done: number) => void,
) => Comparison[];

/**
 * What compares units that came aligned, a stretch of a document at a time: what shows over many units is looked for
 * within each stretch. The knowledge is prepared once for all of them.
 */
export function alignedComparer({ terms = [], checks = {}, source = null }: Knowledge): CompareAligned {
  const lexicon = lexiconsWith(terms);
  return (tags, units, progress) => {
    const sides: Range[][] = units.map(() => []);
    const versions = tags.map((tag) => {
      const sentences: { text: string }[] = [];
      units.forEach(({ texts }, u) => {
        const start = sentences.length;
        for (const text of texts[tag] ?? []) sentences.push({ text });
        sides[u]?.push({ start, end: sentences.length });
      });
      return analyse(tag, sentences, lexicon(tag));
    });
    const aligned = units.map(({ confidence = 1 }, u): Unit => ({ sides: sides[u] ?? [], confidence }));
    return compareUnits(versions, aligned, { checks, source, terms }, progress);
  };
}

/**
 * Which words of a unit translate each other, as far as its texts alone tell: groups over all versions, in the order of
 * the text.
 * @param versions the unit's sentences of each version.
 */
export function linkedWords(
  versions: readonly { tag: LanguageTag; sentences: readonly { text: string }[] }[],
  { terms = [] }: Pick<Knowledge, 'terms'>,
): DivergenceSpan[][] {
  const lexicon = lexiconsWith(terms);
  return wordGroups(versions.map(({ tag, sentences }) => analyse(tag, sentences, lexicon(tag))));
}

/** The notices that alignment gives, and that a new alignment takes the place of. */
export const ALIGNMENT_NOTICES: ReadonlySet<string> = new Set(['not-translations']);

function readyVersions(inputs: VersionInput[], progress: Progress): Version[] {
  progress('split', 0);
  const versions = inputs.map(versionOf);
  requireVersions(versions);
  progress('align', 0);
  return versions;
}

interface Given extends Knowledge {
  embeddings?: Vectors[];
  fixed?: readonly Range[][];
}

function alignAndCompare(versions: Version[], progress: Progress, given: Given): AlignedDocument {
  const { fixed = [], embeddings, ...knowledge } = given;
  const work = reworking(versions, knowledge);
  return work.compare(work.align(fixed, embeddings), progress);
}

/** A document's versions, analysed once, to be aligned in several ways before they are compared. */
export interface Reworking {
  /** @param fixed units that are settled, in order: they stay as they are, and the rest is aligned around them. */
  align(fixed: readonly Range[][], embeddings?: Vectors[]): Unit[];
  /**
   * @param known what was said of units before, by their number, where their text and what stands around is the same:
   *   they aren't compared. What shows over the whole document only is looked for anew in all of them.
   */
  compare(units: readonly Unit[], progress?: Progress, known?: readonly (Comparison | null)[]): AlignedDocument;
}

export function reworking(versions: Version[], { terms = [], checks = {}, source = null }: Knowledge = {}): Reworking {
  const lexicon = lexiconsWith(terms);
  const analysed: AnalysedVersion[] = versions.map(({ tag, sentences }) => analyse(tag, sentences, lexicon(tag)));
  return {
    align: (fixed, embeddings) => align(versions, { analysed, fixed, ...(embeddings ? { embeddings } : {}) }),
    compare: (aligned, progress = () => {}, known = []) => {
      progress('compare', 0);
      const options = { checks, source, terms, known };
      const comparisons = compareUnits(analysed, aligned, options, (done) => progress('compare', done));
      const units = aligned.map((unit, u): ComparedUnit => ({ ...unit, ...(comparisons[u] as Comparison) }));
      progress('compare', 1);
      const notices: Notice[] = strangers(analysed, aligned).map((langs) => ({
        code: 'not-translations',
        params: { langs },
      }));
      return { versions, units, notices };
    },
  };
}
