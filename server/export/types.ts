import type { DivergenceSpan, LanguageTag, ParagraphKind, Severity } from '../types.js';
import type { FlagStatus } from './flags/flag-status.js';

export type { FlagStatus } from './flags/flag-status.js';

/** A reviewer's flag as the writers need it. */
export interface ExportFlag {
  category: string;
  severity: Severity;
  lang: LanguageTag | null;
  comment: string;
  /** What the text should say instead; '' where nothing is proposed. */
  correction: string;
  /** Who raised it; '' where no name was given. */
  who: string;
  status: FlagStatus;
  /** What it speaks of; none where the whole unit is meant. */
  spans: DivergenceSpan[];
}

/** A divergence with its wording, as every machine-readable output shows it. */
export interface ExportDivergence {
  type: string;
  severity: Severity;
  culprit: LanguageTag | null;
  confidence: number;
  message: string;
  spans: DivergenceSpan[];
  hint?: boolean;
}

/** One unit on its way out. `texts` holds, for each version that has text here, its sentences in order. */
export interface ExportUnit {
  /** The document's title and a stable identifier of it, unique in the database. */
  document: string;
  documentId: string;
  /** Counts the document's units from 1. */
  number: number;
  /** What the file that it comes from calls it; absent where it comes from none, or that has no name for it. */
  id?: string;
  /**
   * A paragraph of this kind begins with the unit, in every version that has text in it; absent: the paragraph goes on, or
   * it isn't known.
   */
  begins?: ParagraphKind;
  texts: Record<LanguageTag, string[]>;
  /** Where the sentences stand in their version, from 0. A version that has nothing here has an empty list. */
  indexes: Record<LanguageTag, number[]>;
  confidence: number;
  agreement: number;
  status: 'confirmed' | 'unreviewed';
  flags: ExportFlag[];
  /** Remarks of the file that it comes from. */
  notes?: string[];
  /** Worded by the caller, in the reader's language; absent where they weren't asked for. */
  divergences?: ExportDivergence[];
  /** Where it has what was searched for; absent where nothing was. */
  hits?: DivergenceSpan[];
  /** When the unit last changed. */
  changed: Date;
}

/** What a reviewer has made of a unit; `flagged`: it has a flag that is open or accepted, whatever else it is. */
export const EXPORT_STATES = ['confirmed', 'unreviewed', 'flagged'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

export interface ExportOptions {
  /** The versions to write, in this order; all when absent. A unit left with no text is not written. */
  languages?: LanguageTag[];
  /** Only units in one of these states; all when absent. */
  states?: ExportState[];
  /** Only units that the aligner is at least so sure of, 0 to 1. */
  minConfidence?: number;
  /** Of units that say the same in all chosen versions, only the first. */
  deduplicate?: boolean;
  /** Only units that have text in all chosen versions. */
  complete?: boolean;
  onlyConfirmed?: boolean;
  /** Leave out units with a flag that is open or accepted. */
  withoutFlagged?: boolean;
}

/** What holds for the whole file. Nothing else goes into it but the units: same in, same out. */
export interface ExportContext {
  /** The versions' tags, in the order of columns. */
  languages: LanguageTag[];
  /** The tag of the version that the user marked as the source, if any was. */
  source?: LanguageTag | null;
  /** What the file is called, without its suffix: files that belong together name each other. Absent: `tercet`. */
  stem?: string;
  /** The words of the tables for people; English where absent. */
  labels?: PaperLabels;
  /** Tercet's own version. */
  toolVersion: string;
  /** When the file was made. */
  created: Date;
}

/** The words that tables for reading on paper need besides the texts. */
export interface PaperLabels {
  /** The language that these words are in. */
  lang: LanguageTag;
  title: string;
  unit: string;
  flags: string;
  remarks: string;
}

export type Units = AsyncIterable<ExportUnit> | Iterable<ExportUnit>;

/** A part of a file: text, to be written as UTF-8, or bytes. Never empty. */
export type Piece = string | Uint8Array;

interface Format {
  id: string;
}

/** A format of one file. `write` takes one unit at a time and holds none, so memory doesn't grow with the document. */
export interface Writer extends Format {
  /** Without the dot. */
  extension: string;
  mediaType: string;
  /** The pieces are bytes: nothing to be shown on a terminal. */
  binary?: boolean;
  write(units: Units, context: ExportContext): AsyncIterable<Piece>;
}

/** One of the files of a format of several. */
export interface WrittenFile {
  /** What comes after the common part of the names, with the dot: `.en`, `.en-fr.tmx`. */
  suffix: string;
  mediaType: string;
  write(units: Units, context: ExportContext): AsyncIterable<Piece>;
}

/** A format of several files. The units are asked for again for each, so memory stays flat here too. */
export interface MultiWriter extends Format {
  /** The files for the languages of the context, in their order; one or more. */
  files(context: ExportContext): readonly WrittenFile[];
}

export type AnyWriter = Writer | MultiWriter;
