import type { FlagStatus } from '../export/types.js';
import type { FlagCategory } from '../review/flag-categories.js';
import type {
  AgreementParts,
  Divergence,
  DivergenceSpan,
  LanguageTag,
  Notice,
  ParagraphKind,
  Severity,
} from '../types.js';

/** What the store gives and takes. Pages, exports and the command line see these, never rows. */

export { FLAG_CATEGORIES } from '../review/flag-categories.js';
export type { FlagCategory };

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

/** Why a finding was dismissed: the texts are right as they are, the editors wanted it so, or the check erred. */
export const DISMISSAL_REASONS = ['right', 'editorial', 'mistake'] as const;
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];

export interface StoredDivergence extends Divergence {
  id: number;
  dismissed: boolean;
  /** Null where it isn't dismissed, or where the reason isn't known. */
  reason: DismissalReason | null;
  /** True where a flag that isn't rejected was made from it. */
  confirmed: boolean;
}

export interface NewFlag {
  /** The finding that it is made from, if any. */
  divergenceId?: number | null;
  unitId: number;
  lang: LanguageTag | null;
  category: FlagCategory;
  severity: Severity;
  comment: string;
  /** What the text should say instead; nothing is proposed where it is absent or ''. */
  correction?: string;
  spans: DivergenceSpan[];
}

export interface StoredFlag extends Omit<NewFlag, 'divergenceId' | 'correction'> {
  id: number;
  /** The check whose finding it was made from; null where a reviewer found it. */
  check: string | null;
  correction: string;
  status: FlagStatus;
  /** Who raised it; '' where no name was given. */
  who: string;
  createdAt: string;
  updatedAt: string;
  /** When and by whom what it says was last changed; null where it wasn't. */
  edited: { at: string; who: string } | null;
  /** The oldest first. */
  replies: FlagReply[];
}

/** A flag that has some of its words in a unit that isn't its own. */
export interface FlagPart {
  flag: StoredFlag;
  /** The place of the flag's own unit, from 0. */
  unitPosition: number;
  /** By the sentences of the unit that has the part. */
  spans: DivergenceSpan[];
}

/** An answer to a flag, a change of its status, or both. */
export interface FlagReply {
  id: number;
  at: string;
  who: string;
  /** '' where only the status was changed. */
  text: string;
  /** What the status became; null where it stayed as it was. */
  status: FlagStatus | null;
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

export interface StoredUnit {
  id: number;
  documentId: number;
  /** Counts from 0. */
  position: number;
  /** One list for each version, in the document's order. */
  sides: StoredSentence[][];
  confidence: number;
  /** 0 to 1, by the findings as they are shown: those that are dismissed or switched off don't lower it. */
  agreement: number;
  /** What it is the product of; null for units compared before this was kept. */
  parts: AgreementParts | null;
  confirmedAt: string | null;
  updatedAt: string;
  divergences: StoredDivergence[];
  flags: StoredFlag[];
  /** Flags of other units that speak of words here too. */
  flagParts: FlagPart[];
  /** What of it reads otherwise since a revision that nobody has looked at, by version. */
  changes: { tag: LanguageTag; at: string; before: string }[];
}

export type UnitFilter = 'all' | 'divergent' | 'flagged' | 'unreviewed' | 'changed';

export interface LogEntry {
  at: string;
  action: string;
  unitId: number | null;
  detail: Record<string, unknown>;
}
