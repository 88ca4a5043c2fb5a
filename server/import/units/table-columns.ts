import { InputError } from '../../errors.js';
import type { LanguageTag } from '../../types.js';
import { canonicalTag } from '../language-tag.js';
import { languageCalled } from './language-names.js';
import { isLanguageKey, MOST_LANGUAGES } from './languages.js';

/** What a column of a table of units is for. */
export type TableColumn =
  | { kind: 'text'; tag: LanguageTag }
  | {
      kind:
        | 'id'
        | 'document'
        | 'documentId'
        | 'unit'
        | 'status'
        | 'confidence'
        | 'agreement'
        | 'paragraph'
        | 'notes'
        | 'other';
    };

type Kind = Exclude<TableColumn['kind'], 'text'>;

/** How columns are headed: by Tercet's own tables, and by people. */
const HEADINGS: Partial<Record<Kind, string>> = {
  id: 'id key identifier identifiant clé ключ',
  document: 'document file fichier документ файл',
  documentId: 'documentid',
  unit: 'unit',
  status: 'status',
  confidence: 'confidence',
  agreement: 'agreement',
  paragraph: 'paragraph',
  notes:
    'flags note notes comment comments remark remarks remarque remarques commentaire commentaires примечание комментарий',
  other: 'no. n° № nº #',
};

const BY_HEADING = new Map(
  Object.entries(HEADINGS).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind as Kind] as const)),
);

/** What is longer, in characters, is a text. */
const LONGEST_HEADING = 200;

/** As many columns as languages may have others beside them. */
const MOST_COLUMNS = 4 * MOST_LANGUAGES;

/** Words that may stand before a language's tag, or before the brackets that it is in. */
const SIDE = /^(?:source|target|text|translation|texte|traduction|cible|текст|перевод|оригинал)$/iu;

/**
 * The columns that a header row names: languages by tag (`fr`, `fr_CA`, `target (fr)`) or by name, in English, French,
 * Russian or the language itself; null where it names fewer than two.
 * @throws InputError `unit-languages`
 */
export function tableColumns(cells: readonly string[], place: { name: string; line: number }): TableColumn[] | null {
  if (cells.length > MOST_COLUMNS) throw new InputError('unit-languages', { ...place, limit: MOST_LANGUAGES });
  const columns = cells.map((cell) => columnOf(cell.trim()));
  // Indonesian, where there is but one other language.
  const count = columns.filter(({ kind }) => kind === 'text').length;
  const indonesian = count === 1 ? cells.findIndex((cell) => cell.trim().toLowerCase() === 'id') : -1;
  if (indonesian >= 0) columns[indonesian] = { kind: 'text', tag: 'id' };
  return count + Number(indonesian >= 0) < 2 ? null : numbered(columns, place);
}

/**
 * The columns where the user gave their languages: those of a header that only says `source` and `target`, else all.
 * @throws InputError `bad-language-tag`, `unit-languages`
 */
export function givenColumns(
  tags: readonly LanguageTag[],
  cells: readonly string[],
  place: { name: string; line: number },
): { columns: TableColumn[]; isHeader: boolean } {
  const texts = tags.map((tag): TableColumn => ({ kind: 'text', tag: canonicalTag(tag) }));
  const sides = cells.map((cell) => SIDE.test(cell.trim()));
  if (sides.filter(Boolean).length !== tags.length)
    return { columns: numbered(texts, place), isHeader: tableColumns(cells, place) !== null };
  const next = texts.values();
  const columns = cells.map((cell, at) => (sides[at] ? (next.next().value as TableColumn) : columnOf(cell.trim())));
  return { columns: numbered(columns, place), isHeader: true };
}

/** A second column of a language is another version of it: `fr`, `fr-x-2`. */
function numbered(columns: readonly TableColumn[], place: { name: string; line: number }): TableColumn[] {
  const taken = new Set<LanguageTag>();
  return columns.map((column) => {
    if (column.kind !== 'text') return column;
    let tag = column.tag;
    for (let number = 2; taken.has(tag); number++)
      tag = `${column.tag}${column.tag.includes('-x-') ? '' : '-x'}-${number}`;
    if (taken.add(tag).size > MOST_LANGUAGES)
      throw new InputError('unit-languages', { ...place, limit: MOST_LANGUAGES });
    return { kind: 'text', tag };
  });
}

function columnOf(heading: string): TableColumn {
  // `No` heads numbers, `no` texts in Norwegian.
  if (heading === 'No' || heading === '' || heading.length > LONGEST_HEADING) return { kind: 'other' };
  const kind = BY_HEADING.get(heading.toLowerCase());
  if (kind) return { kind };
  const bracketed = /^(.*?)\s*[([](.+)[)\]]$/u.exec(heading);
  const after = /^(\p{L}+)[\s:_-]+(.+)$/u.exec(heading);
  const said = [heading, bracketed?.[2], after && SIDE.test(after[1] as string) ? after[2] : undefined];
  const tag = said.map((text) => (text === undefined ? null : tagOf(text))).find((found) => found !== null) ?? null;
  return tag === null ? { kind: 'other' } : { kind: 'text', tag };
}

const tagOf = (text: string): LanguageTag | null =>
  isLanguageKey(text.trim()) ? canonicalTag(text) : languageCalled(text.trim());
