import type { ColumnType, Generated, SelectType } from 'kysely';
import type { FlagStatus } from '../export/types.js';
import type { TermStatus } from '../lexicon/overlay.js';
import type { CheckSetting, ParagraphKind, Severity } from '../types.js';
import type { LogAction } from './log.js';
import type { DismissalReason } from './types.js';

/** The tables as migrations/ makes them. Columns that end in `_at` hold ISO 8601 times; `Json` columns hold JSON text. */
export interface Database {
  /** All documents, also those that nobody is to see; what reads goes by `document`. */
  any_document: DocumentRow & {
    /** What is being done to one that nobody is to see: the name of the import that stores it, or `DELETED`. */
    unseen: string | null;
  };
  /** A view: those that are there to be seen. */
  document: ReadOnly<DocumentRow>;
  version: {
    id: Generated<number>;
    document_id: number;
    position: number;
    tag: string;
    /** The file's name, or '' for pasted text. */
    name: string;
    encoding: string;
    /** Of the bytes as they came. */
    sha256: string;
    is_source: Flagged;
    words: number;
    /** When its text was last replaced; null for the text that it came with. */
    revised_at: string | null;
  };
  /** What a version read before it was revised. */
  revision: {
    id: Generated<number>;
    version_id: number;
    /** When the text was replaced, and by whom; '' where no name was given. */
    at: string;
    who: string;
    name: string;
    encoding: string;
    sha256: string;
    words: number;
    /** In how many units the text that replaced it differs. */
    changed: number;
    /** Compressed JSON: paragraphs and sentences as in `Version`. */
    text: Uint8Array;
  };
  /** A unit's text of a version that reads otherwise since a revision. */
  change: {
    id: Generated<number>;
    unit_id: number;
    version_id: number;
    at: string;
    before: string;
  };
  paragraph: { id: Generated<number>; version_id: number; position: number; kind: ParagraphKind; text: string };
  unit: {
    id: Generated<number>;
    document_id: number;
    position: number;
    confidence: number;
    agreement: number;
    /** `AgreementParts`; null in units compared before they were kept. */
    parts: Json | null;
    confirmed_at: string | null;
    updated_at: string;
  };
  sentence: {
    id: Generated<number>;
    version_id: number;
    position: number;
    paragraph_id: number;
    start: number;
    end: number;
    unit_id: number;
  };
  divergence: {
    id: Generated<number>;
    unit_id: number;
    type: string;
    variant: string;
    params: Json;
    severity: Severity;
    culprit: string | null;
    confidence: number;
    spans: Json;
    hint: Flagged;
    dismissal_id: number | null;
    /** The last flag that was made from it. */
    flag_id: number | null;
  };
  /** Outlives the finding, so that it is known again when it is made again (see `dismissals.ts`). */
  dismissal: {
    id: Generated<number>;
    document_id: number;
    type: string;
    variant: string;
    words: Json;
    places: Json;
    /** Null where reasons weren't asked for yet. */
    reason: DismissalReason | null;
    created_at: string;
  };
  check_setting: {
    id: Generated<number>;
    check_id: string;
    /** Null for what holds in general. */
    document_id: number | null;
    setting: CheckSetting;
  };
  flag: {
    id: Generated<number>;
    unit_id: number;
    lang: string | null;
    category: string;
    severity: Severity;
    comment: string;
    /** What the text should say instead; '' where nothing is proposed. */
    correction: Generated<string>;
    spans: Json;
    status: FlagStatus;
    /** Who raised it; '' where no name was given. */
    who: Generated<string>;
    /** Of the finding that it was made from; null where a reviewer found it. */
    finding_type: string | null;
    finding_variant: string | null;
    finding_words: Json | null;
    created_at: string;
    updated_at: string;
    /** When and by whom what it says was last changed; null where it wasn't. */
    edited_at: string | null;
    edited_by: string | null;
  };
  /** What a flag points to in another unit than its own. */
  flag_part: { id: Generated<number>; flag_id: number; unit_id: number; spans: Json };
  flag_reply: {
    id: Generated<number>;
    flag_id: number;
    at: string;
    who: string;
    /** '' where only the status was changed. */
    text: string;
    /** What the flag's status became; null where it stayed. */
    status: FlagStatus | null;
  };
  term: {
    id: Generated<number>;
    /** Terms of one concept translate each other. */
    concept: number;
    source: 'learned' | 'glossary';
    /** The glossary's name; null for what was learnt. */
    glossary: string | null;
    tag: string;
    text: string;
    /** Of what was learnt: in how many units the two words were linked, and their log-likelihood ratio. */
    units: number | null;
    score: number | null;
    /** Of a glossary's term, where it says so. */
    status: TermStatus | null;
    created_at: string;
  };
  step: {
    id: Generated<number>;
    document_id: number;
    at: string;
    /** The reviewer's name; '' where none was given. */
    who: string;
    action: LogAction;
    state: 'done' | 'undone' | 'dropped';
    /** A `Stretch` each, as compressed JSON; of what was done to a whole document, the rows that differ. */
    before: Uint8Array;
    after: Uint8Array;
  };
  log: {
    id: Generated<number>;
    /** Null for a document that was deleted. */
    document_id: number | null;
    unit_id: number | null;
    at: string;
    action: string;
    detail: Json;
  };
}

interface DocumentRow {
  id: Generated<number>;
  title: string;
  notices: Json;
  /** The ids of the checks that looked at it; null where that isn't known. */
  compared_by: Json | null;
  created_at: string;
  updated_at: string;
}

type ReadOnly<Table> = { [Column in keyof Table]: ColumnType<SelectType<Table[Column]>, never, never> };

type Json = string;
/** SQLite has no boolean: 0 or 1. */
type Flagged = ColumnType<number, number | undefined, number>;
