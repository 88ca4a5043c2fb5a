import { InputError } from '../../errors.js';
import { isGlossaryTerm, isUnwanted } from '../../lexicon/glossary.js';
import { isFindable, type TermStatus } from '../../lexicon/overlay.js';
import type { LanguageTag } from '../../types.js';
import { decodeText } from '../encoding/encoding.js';
import { glossaryTable } from './glossary-table.js';
import { glossaryTbx } from './tbx.js';

/** The terms of one concept. */
export type GlossaryEntry = { tag: LanguageTag; text: string; status?: TermStatus }[];

export interface Glossary {
  /** Those that can be used: with findable terms in two languages or more, or one that nobody should write. */
  entries: GlossaryEntry[];
  /** How many entries have terms in one language only. */
  alone: number;
  /** The terms left out because they can't be found in texts (see `isFindable`, `isGlossaryTerm`). */
  unfindable: string[];
}

/**
 * Reads a glossary: a table (CSV, TSV) or TBX, by the ending of its name.
 * @throws InputError `glossary-…` that names the file, and the line where it is at one; what `decodeText` throws.
 */
export function readGlossary(bytes: Uint8Array, name: string): Glossary {
  const format = /\.(csv|tsv|tbx)$/iu.exec(name)?.[1]?.toLowerCase();
  if (format === undefined) throw new InputError('glossary-format', { name });
  const text = decodeText(bytes, name).text.replace(/^\ufeff/u, '');
  const read = format === 'tbx' ? glossaryTbx(text, name) : glossaryTable(text, format as 'csv' | 'tsv', name);
  const glossary: Glossary = { entries: [], alone: 0, unfindable: [] };
  for (const entry of read) {
    const terms = tidy(entry);
    const usable = terms.filter(({ tag, text }) => isFindable(tag, text) || isGlossaryTerm(tag, text));
    glossary.unfindable.push(...terms.filter((term) => !usable.includes(term)).map((term) => term.text));
    const translates = new Set(usable.map(({ tag }) => tag)).size >= 2;
    if (translates || usable.some((term) => isUnwanted({ status: term.status ?? null }))) glossary.entries.push(usable);
    else if (terms.length > 0) glossary.alone++;
  }
  if (glossary.entries.length === 0) throw new InputError('glossary-empty', { name });
  return glossary;
}

/** Without empty terms and repetitions, white space folded. Of what is said of a repeated term, the last holds. */
function tidy(entry: GlossaryEntry): GlossaryEntry {
  const terms = new Map<string, GlossaryEntry[number]>();
  for (const { text, ...rest } of entry) {
    const folded = text.replace(/\s+/gu, ' ').trim();
    if (folded !== '') terms.set(`${rest.tag} ${folded}`, { ...rest, text: folded });
  }
  return [...terms.values()];
}
