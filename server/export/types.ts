import type { DivergenceSpan, LanguageTag, Severity } from '../types.js';
import type { FlagStatus } from './flag-status.js';

export type { FlagStatus } from './flag-status.js';

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
  texts: Record<LanguageTag, string[]>;
  /** Where the sentences stand in their version, from 0. A version that has nothing here has an empty list. */
  indexes: Record<LanguageTag, number[]>;
  confidence: number;
  agreement: number;
  status: 'confirmed' | 'unreviewed';
  flags: ExportFlag[];
  /** Worded by the caller, in the reader's language; absent where they weren't asked for. */
  divergences?: ExportDivergence[];
  /** Where it has what was searched for; absent where nothing was. */
  hits?: DivergenceSpan[];
  /** When the unit last changed. */
  changed: Date;
}

export interface ExportOptions {
  /** The versions to write, in this order; all when absent. A unit left with no text is not written. */
  languages?: LanguageTag[];
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
  /** Tercet's own version. */
  toolVersion: string;
  /** When the file was made. */
  created: Date;
}

export type Units = AsyncIterable<ExportUnit> | Iterable<ExportUnit>;

/** A file format. `write` takes one unit at a time and holds none, so memory doesn't grow with the document. */
export interface Writer {
  id: 'tmx' | 'jsonl' | 'tsv';
  /** Without the dot. */
  extension: string;
  mediaType: string;
  write(units: Units, context: ExportContext): AsyncIterable<string>;
}
