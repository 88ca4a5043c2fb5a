import { InputError } from '../../errors.js';
import type { TermStatus } from '../../lexicon/overlay.js';
import type { LanguageTag } from '../../types.js';
import type { Row } from '../delimited.js';
import { canonicalTag } from '../language-tag.js';
import { termStatus } from './term-status.js';

/** What a column of a glossary holds: terms of a language, or what is said of terms. */
export type Column =
  | { kind: 'terms'; tag: LanguageTag; status?: TermStatus }
  /** Of the terms of a language; without a tag, of the row's translations. */
  | { kind: 'status'; tag: LanguageTag | null }
  /** Yes or no, of the row's translations. */
  | { kind: 'mark'; status: TermStatus };

/**
 * Reads the first row: `fr` holds terms, `fr forbidden` terms that nobody should write, `fr status` what is said of the
 * French terms, and `status` or `forbidden` what is said of the row's.
 * @throws InputError `glossary-header`, `glossary-column-twice`, `glossary-columns`.
 */
export function columnsOf({ cells, line }: Row, name: string): Column[] {
  const columns = cells.map((cell) => {
    const column = columnOf(cell.trim());
    if (column === null) throw new InputError('glossary-header', { name, line, column: cell.trim() });
    return column;
  });
  const called = columns.map((column) => JSON.stringify(column));
  const twice = columns.findIndex((_, at) => called.indexOf(called[at] as string) < at);
  if (twice >= 0) {
    const column = columns[twice] as Column;
    const shown = column.kind === 'terms' && !column.status ? column.tag : (cells[twice] ?? '').trim();
    throw new InputError('glossary-column-twice', { name, line, column: shown });
  }
  const tags = new Set(columns.flatMap((column) => (column.kind === 'terms' ? [column.tag] : [])));
  if (tags.size < 2) throw new InputError('glossary-columns', { name, line });
  return columns;
}

function columnOf(called: string): Column | null {
  const whole = saidBy(called);
  if (whole === 'status') return { kind: 'status', tag: null };
  if (whole) return { kind: 'mark', status: whole };
  const parts = /^(?<tag>[\p{L}\d-]+)[\s_:.(/-]+(?<said>\p{L}[\p{L} ]*)\)?$/u.exec(called)?.groups;
  const said = saidBy(parts?.said ?? '');
  const tag = tagOf(said ? (parts?.tag ?? '') : called);
  if (tag === null) return null;
  if (said === 'status') return { kind: 'status', tag };
  return { kind: 'terms', tag, ...(said ? { status: said } : {}) };
}

const saidBy = (word: string): TermStatus | 'status' | undefined =>
  /^(?:status|statut|статус)$/iu.test(word) ? 'status' : termStatus(word);

function tagOf(text: string): LanguageTag | null {
  try {
    return canonicalTag(text);
  } catch {
    return null;
  }
}

const YES = /^(?:yes|y|true|1|x|\+|oui|vrai|да)$/iu;
const NO = /^(?:|no|n|false|0|-|non|faux|нет)$/iu;

/** What a cell says of terms, one by one; one word stands for all. @throws InputError `glossary-status`. */
export function statusesIn(cell: string, name: string, line: number): (TermStatus | undefined)[] {
  return cell.split('|').map((part) => {
    const value = part.trim();
    const status = termStatus(value);
    if (status === undefined && value !== '') throw new InputError('glossary-status', { name, line, value });
    return status;
  });
}

/** @throws InputError `glossary-status`. */
export function isMarked(cell: string, name: string, line: number): boolean {
  const value = cell.trim();
  if (!YES.test(value) && !NO.test(value)) throw new InputError('glossary-status', { name, line, value });
  return YES.test(value);
}
