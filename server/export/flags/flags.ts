import { InputError } from '../../errors.js';
import type { DivergenceSpan, LanguageTag, Severity } from '../../types.js';
import { flagsCsv } from './flag-csv.js';
import { flagsJsonl } from './flag-jsonl.js';
import { flagsMqm } from './flag-mqm.js';
import type { FlagStatus } from './flag-status.js';

/** A flag with all that is known of it and the unit that it stands at, as the writers of lists of flags take it. */
export interface ExportedFlag {
  id: number;
  document: string;
  documentId: string;
  /** The unit's, from 1. */
  number: number;
  status: FlagStatus;
  category: string;
  severity: Severity;
  /** The version at fault; null where it is none, or isn't known. */
  lang: LanguageTag | null;
  comment: string;
  correction: string;
  check: string | null;
  who: string;
  /** ISO 8601. */
  createdAt: string;
  updatedAt: string;
  edited: { at: string; who: string } | null;
  replies: { at: string; who: string; text: string; status: FlagStatus | null }[];
  spans: DivergenceSpan[];
  /** What the spans cover. */
  quotes: string[];
  /** The document's versions in its order, and the one that the others were translated from, if it is known. */
  languages: LanguageTag[];
  source: LanguageTag | null;
  /** The unit's sentences; a version that has none here is absent. */
  texts: Record<LanguageTag, string[]>;
}

export type Flags = AsyncIterable<ExportedFlag> | Iterable<ExportedFlag>;

export interface FlagWriter {
  id: 'csv' | 'jsonl' | 'mqm';
  /** Without the dot. */
  extension: string;
  mediaType: string;
  /** The flags that it is for, where none are asked for by their status; all where absent. */
  statuses?: readonly FlagStatus[];
  /** @param languages of all versions, in the order of columns. */
  write(flags: Flags, languages: readonly LanguageTag[]): AsyncIterable<string>;
}

/** The formats in which lists of flags are written. */
export const FLAG_WRITERS: readonly FlagWriter[] = [flagsCsv, flagsJsonl, flagsMqm];

/** @throws InputError `export-format`, with the formats that there are. */
export function flagWriter(id: string): FlagWriter {
  const found = FLAG_WRITERS.find((writer) => writer.id === id);
  if (!found) throw new InputError('export-format', { format: id, known: FLAG_WRITERS.map((writer) => writer.id) });
  return found;
}
