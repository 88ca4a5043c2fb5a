import type { FlagStatus } from '../export/types.js';
import type { Comparison, Divergence, DivergenceSpan, LanguageTag, Notice, ParagraphKind, Severity } from '../types.js';

/** What the store gives and takes. Pages, exports and the command line see these, never rows. */

/** The first level of the MQM typology (https://themqm.org), accuracy one level deeper. */
export const FLAG_CATEGORIES = [
  'accuracy/mistranslation',
  'accuracy/omission',
  'accuracy/addition',
  'accuracy/untranslated',
  'terminology',
  'linguistic-conventions',
  'style',
  'locale-conventions',
] as const;
export type FlagCategory = (typeof FLAG_CATEGORIES)[number];

export interface StoredVersion {
  id: number;
  tag: LanguageTag;
  name: string;
  encoding: string;
  isSource: boolean;
  words: number;
  sentences: number;
}

/** A document's state in figures; divergences that are hints or dismissed, and flags that are closed, don't count. */
export interface DocumentSummary {
  id: number;
  title: string;
  createdAt: string;
  updatedAt: string;
  versions: StoredVersion[];
  units: number;
  confirmed: number;
  divergent: number;
  flagged: number;
  notices: Notice[];
}

export interface StoredDivergence extends Divergence {
  id: number;
  dismissed: boolean;
}

export interface NewFlag {
  unitId: number;
  lang: LanguageTag | null;
  category: FlagCategory;
  severity: Severity;
  comment: string;
  spans: DivergenceSpan[];
}

export interface StoredFlag extends NewFlag {
  id: number;
  status: FlagStatus;
  createdAt: string;
  updatedAt: string;
}

/** A sentence in its unit, with its number in the version and the paragraph it stands in. */
export interface StoredSentence {
  position: number;
  text: string;
  paragraph: number;
  kind: ParagraphKind;
  /** True for the first sentence of its paragraph. */
  opensParagraph: boolean;
}

export interface StoredUnit extends Omit<Comparison, 'divergences'> {
  id: number;
  documentId: number;
  /** Counts from 0. */
  position: number;
  /** One list for each version, in the document's order. */
  sides: StoredSentence[][];
  confidence: number;
  confirmedAt: string | null;
  updatedAt: string;
  divergences: StoredDivergence[];
  flags: StoredFlag[];
}

export type UnitFilter = 'all' | 'divergent' | 'flagged' | 'unreviewed';

export interface LogEntry {
  at: string;
  action: string;
  unitId: number | null;
  detail: Record<string, unknown>;
}
