import type { ColumnType, Generated } from 'kysely';
import type { FlagStatus } from '../export/types.js';
import type { ParagraphKind, Severity } from '../types.js';

/** The tables as migrations/ makes them. Columns that end in `_at` hold ISO 8601 times; `Json` columns hold JSON text. */
export interface Database {
  document: {
    id: Generated<number>;
    title: string;
    notices: Json;
    created_at: string;
    updated_at: string;
  };
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
  };
  paragraph: { id: Generated<number>; version_id: number; position: number; kind: ParagraphKind; text: string };
  unit: {
    id: Generated<number>;
    document_id: number;
    position: number;
    confidence: number;
    agreement: number;
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
    dismissed_at: string | null;
  };
  flag: {
    id: Generated<number>;
    unit_id: number;
    lang: string | null;
    category: string;
    severity: Severity;
    comment: string;
    spans: Json;
    status: FlagStatus;
    created_at: string;
    updated_at: string;
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
    created_at: string;
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

type Json = string;
/** SQLite has no boolean: 0 or 1. */
type Flagged = ColumnType<number, number | undefined, number>;
