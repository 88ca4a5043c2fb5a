/** The few plain types that every step shares. All offsets count UTF-16 code units; all ranges are half-open. */

/** A BCP 47 tag. It also names a version within its document, so a document's tags are unique (`fr`, `fr-CA`, `fr-x-2`). */
export type LanguageTag = string;

export type ParagraphKind = 'text' | 'heading' | 'caption' | 'list' | 'quote' | 'table' | 'footnote';

/** A paragraph of one version, its text exactly as the reader found it (white space folded to single spaces). */
export interface Paragraph {
  kind: ParagraphKind;
  text: string;
}

export interface Range {
  start: number;
  end: number;
}

/** A sentence is a place in a paragraph: `text` is always `paragraphs[paragraph].text.slice(start, end)`. */
export interface Sentence extends Range {
  paragraph: number;
  text: string;
}

/** One text in one language, split. Its sentences are in order and leave out nothing but white space. */
export interface Version {
  tag: LanguageTag;
  paragraphs: Paragraph[];
  sentences: Sentence[];
}

/**
 * A translation unit: for each version, in the document's order of versions, the run of its sentences that translate
 * each other. A run may be empty. Taken together, the units hold every sentence of every version once, in order.
 */
export interface Unit {
  sides: Range[];
  /** The aligner's probability, 0 to 1, that exactly these sentences belong together. */
  confidence: number;
}

export type Severity = 'minor' | 'major' | 'critical';

/** A place in a unit: `sentence` counts the sentences of that version within the unit, from 0. */
export interface DivergenceSpan extends Range {
  lang: LanguageTag;
  sentence: number;
}

export type DivergenceParams = Record<string, string | number | string[]>;

/** Something that one version says and another does not. Data only: its wording is made for each reader (`wording.ts`). */
export interface Divergence {
  /** The id of the check that found it. */
  type: string;
  /** Which of the check's sentences describes it, the key `divergence.TYPE.VARIANT` of the locales. */
  variant: string;
  params: DivergenceParams;
  severity: Severity;
  /** The version that stands alone where the others agree; null where that can't be told. */
  culprit: LanguageTag | null;
  /** 0 to 1: how sure the check is that a reviewer would agree. */
  confidence: number;
  spans: DivergenceSpan[];
  /** Weaker than what a reviewer is shown by default. */
  hint?: boolean;
}

/** How a user wants a check: as it is, its findings as hints only, or not at all. */
export type CheckSetting = 'on' | 'quiet' | 'off';

/** By check id; a check that isn't named is as it comes. */
export type CheckSettings = Readonly<Record<string, CheckSetting>>;

/** What the agreement of a unit is the product of; each part 0 to 1, and 1 where nothing speaks against it. */
export interface AgreementParts {
  /** The share of the versions that have the unit. */
  present: number;
  /** What the findings leave. */
  findings: number;
  /** How plausibly the lengths translate each other. */
  length: number;
  /** Numbers found again in the other versions. */
  numbers: number;
  /** Words found again. */
  words: number;
  /** The words found again in the same order. */
  order: number;
  /** Question, exclamation and quotation marks. */
  marks: number;
  /** How they are written: full stops, capitals, other marks, words said twice or without what belongs to them. */
  form: number;
  /** As many negations. */
  negation: number;
  /** Past, present or future alike. */
  tense: number;
}

/** What the comparison says of one unit. */
export interface Comparison {
  /** 0 to 1: how far the versions say the same. */
  agreement: number;
  parts: AgreementParts;
  divergences: Divergence[];
}

export type ComparedUnit = Unit & Comparison;

/** Something a person should know of a text that was accepted all the same. Worded like errors (`wording.ts`). */
export interface Notice {
  code: string;
  params: DivergenceParams;
}

/** A document after every pure step: what the store keeps, the pages show and the writers write. */
export interface AlignedDocument {
  versions: Version[];
  units: ComparedUnit[];
  notices: Notice[];
}

/**
 * A translation unit of a file that holds units (a translation memory, a table, a catalogue of messages), by itself: what
 * the readers of such files give, and what a conversion passes on to the writers.
 */
export interface FileUnit {
  /** What the file calls it; absent where it has no name for it. */
  id?: string;
  /** The title of the document that it belongs to, where the file holds several and names them. */
  document?: string;
  /** What tells that document from others of the same title, where the file says it. */
  documentId?: string;
  /** For each version that has text here, its segments in order. None is empty or white space alone. */
  texts: Record<LanguageTag, string[]>;
  /** A paragraph of this kind begins with the unit, in every version that has text in it; absent: the paragraph goes on. */
  begins?: ParagraphKind;
  /** The aligner's, 0 to 1, where the file has it. */
  confidence?: number;
  /** The comparison's, 0 to 1, where the file has it. */
  agreement?: number;
  /** True where the file says that somebody has looked at it and agreed. */
  confirmed?: boolean;
  /** Remarks, as the file has them. */
  notes?: string[];
  /** When it last changed, where the file says so. */
  changed?: Date;
}

/** What is known of a version's source, in the order of the document's versions. */
export interface VersionSource {
  /** The file's name; '' for pasted text. */
  name: string;
  encoding: string;
  /** Hexadecimal, of the bytes as they came. */
  sha256: string;
  /** True for the version that the others were translated from, where the user said so. */
  isSource?: boolean;
}

/** A document ready to be stored. */
export interface NewDocument {
  title: string;
  sources: VersionSource[];
  aligned: AlignedDocument;
}
