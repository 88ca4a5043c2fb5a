import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { LanguageTag } from '../types.js';
import { fold, writtenWords } from '../words/search-words.js';
import { stemOf } from '../words/stem.js';
import { spelling } from '../words/tokens.js';
import { writing } from './connection.js';
import type { Pattern, Patterns } from './search-hits.js';
import { type Condition, readTerms, type Term, tagsIn } from './search-query.js';
import type { Database } from './tables.js';

/*
 * The index of the search. What only SQLite's full-text search (FTS5, https://www.sqlite.org/fts5.html) speaks stands in
 * this file, in `search-matches.ts` and in the migration that makes the tables.
 *
 * A row holds the words of a unit's versions one after the other, each with its version's tag (`fr:mot`), so that one
 * query can ask what one version has and another lacks. A tag alone (`fr:`) stands before each sentence, so that no phrase
 * runs over its border, and for a version of the document that has nothing here. Other forms of a word aren't in the
 * index: `search_word` knows them, and a query asks for all of them.
 */

type SearchTables = {
  search: { rowid: number; words: string };
  search_word: { stem: string; word: string };
  search_stale: { unit_id: number };
};

const tablesOf = (db: Kysely<Database>) => db.withTables<SearchTables>();

/** Units indexed in one transaction: others that write wait for a moment only. */
const SLICE = 500;
/** The same, where they come with what is written in the same transaction. */
const MOST_SLICES = 4;

/**
 * Indexes what was written since: the triggers have marked it. A search does it first of all, so that whoever writes
 * much, and calls it then, only spares the next one to search the wait. Within a transaction it does nothing.
 * @param told is given how many units are indexed so far.
 */
export async function indexChanges(db: Kysely<Database>, told: (units: number) => void = () => {}): Promise<void> {
  if (db.isTransaction) return;
  const words = wordList();
  for (let units = 0; await someStale(db); ) {
    units += await writing(db, (tx) => indexSlice(tx, words));
    told(units);
    // Where others ask something of this thread, they needn't wait for the last of them.
    await setImmediate();
  }
}

/**
 * The same within transactions, for who writes much in many of them: whoever searches then finds nothing left to do.
 * @returns what is to be called at the end of each.
 */
export function indexer(): (tx: Kysely<Database>) => Promise<void> {
  const words = wordList();
  return async (tx) => {
    // Much that others have left is not to be done in one transaction: it stays for the next ones.
    for (let slices = 0; slices < MOST_SLICES && (await indexSlice(tx, words)) > 0; ) slices++;
  };
}

async function someStale(db: Kysely<Database>): Promise<boolean> {
  return (await tablesOf(db).selectFrom('search_stale').select('unit_id').limit(1).executeTakeFirst()) !== undefined;
}

/** @returns how many units it was. */
async function indexSlice(db: Kysely<Database>, words: WordList): Promise<number> {
  const tx = tablesOf(db);
  const stale = await tx.selectFrom('search_stale').select('unit_id').orderBy('unit_id').limit(SLICE).execute();
  if (stale.length === 0) return 0;
  const ids = stale.map(({ unit_id }) => unit_id);
  const texts = await wordsOf(db, ids, words);
  const rows = [...texts].map(([id, own]) => sql`(${id}, ${own.join(' ')})`);
  if (rows.length > 0) await sql`insert or replace into search (rowid, words) values ${sql.join(rows)}`.execute(tx);
  await words.store(db);
  await tx.deleteFrom('search_stale').where('unit_id', 'in', ids).execute();
  return ids.length;
}

/** The words of each unit that is still there, as they go into the index. */
async function wordsOf(db: Kysely<Database>, ids: readonly number[], list: WordList): Promise<Map<number, string[]>> {
  const units = new Map<number, string[]>();
  const versions = await db
    .selectFrom('unit')
    .innerJoin('version', 'version.document_id', 'unit.document_id')
    .select(['unit.id', 'version.tag'])
    .where('unit.id', 'in', ids)
    .execute();
  for (const { id, tag } of versions) units.set(id, [...(units.get(id) ?? []), `${tag}:`]);
  const sentences = await db
    .selectFrom('sentence')
    .innerJoin('version', 'version.id', 'sentence.version_id')
    .select(['unit_id', 'tag', 'paragraph_id', 'start', 'end'])
    .where('unit_id', 'in', ids)
    .orderBy('version_id')
    .orderBy('sentence.position')
    .execute();
  const texts = await paragraphs(db, [...new Set(sentences.map(({ paragraph_id }) => paragraph_id))]);
  for (const { unit_id, tag, paragraph_id, start, end } of sentences) {
    const words = units.get(unit_id);
    const text = texts.get(paragraph_id)?.slice(start, end) ?? '';
    words?.push(`${tag}:`);
    for (const written of writtenWords(text)) words?.push(list.wordOf(tag, written));
  }
  return units;
}

/** Apart from the sentences, so that a paragraph of a thousand of them is not handed over a thousand times. */
async function paragraphs(db: Kysely<Database>, ids: readonly number[]): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  for (let start = 0; start < ids.length; start += SLICE) {
    const some = ids.slice(start, start + SLICE);
    const rows = await db.selectFrom('paragraph').select(['id', 'text']).where('id', 'in', some).execute();
    for (const { id, text } of rows) texts.set(id, text);
  }
  return texts;
}

/** Words kept while indexing: as many as a language's texts repeat, and few enough for memory. */
const KNOWN_WORDS = 20_000;

/** The words met while indexing: each is folded and stemmed once, mostly. */
interface WordList {
  wordOf(tag: LanguageTag, written: string): string;
  /** Writes down those that are new since. */
  store(db: Kysely<Database>): Promise<void>;
}

function wordList(): WordList {
  const known = new Map<LanguageTag, Map<string, string>>();
  let fresh: { stem: string; word: string }[] = [];
  return {
    wordOf(tag, written) {
      const words = known.get(tag) ?? new Map<string, string>();
      known.set(tag, words);
      const found = words.get(written);
      if (found !== undefined) return found;
      if (words.size >= KNOWN_WORDS) words.clear();
      const folded = fold(written);
      const word = folded === '' ? '' : tagged(tag, folded);
      // A copy: what was cut out of a text keeps all of that text in memory.
      words.set(Buffer.from(written).toString(), word);
      if (/\P{Nd}/u.test(folded)) fresh.push({ stem: tagged(tag, stem(tag, written)), word });
      return word;
    },
    async store(db) {
      const rows = fresh;
      fresh = [];
      for (let start = 0; start < rows.length; start += SLICE)
        await tablesOf(db)
          .insertInto('search_word')
          .values(rows.slice(start, start + SLICE))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
    },
  };
}

const tagged = (tag: LanguageTag, word: string): string => `${tag}:${word}`;
const stem = (tag: LanguageTag, written: string): string => fold(stemOf(tag, spelling(written)));

/** A question to the index, in its own language. */
export interface IndexQuery {
  text: string;
}

/** What conditions come to: a query for the index, and what to mark in the units found. Null: no unit can be found. */
export async function compiled(
  db: Kysely<Database>,
  conditions: readonly Condition[],
  tags: readonly LanguageTag[],
  exact: boolean,
): Promise<{ query: IndexQuery; patterns: Patterns } | null> {
  const patterns = new Map<LanguageTag, Pattern[]>();
  const wanted: string[] = [];
  const unwanted: string[] = [];
  for (const { lang, has, words } of conditions) {
    const terms = readTerms(words);
    if (terms.length === 0) continue;
    const own = tagsIn(tags, lang);
    if (own.length === 0) return null;
    const ways: string[] = [];
    for (const tag of own) {
      const made = await Promise.all(terms.map((term) => patternOf(db, tag, term, exact)));
      if (has) patterns.set(tag, [...(patterns.get(tag) ?? []), ...made]);
      ways.push(all(made.map((pattern) => phrases(tag, pattern))));
    }
    (has ? wanted : unwanted).push(any(ways));
    // What isn't there can't lack a word: the document must have such a version.
    if (!has) wanted.push(any(own.map((tag) => `"${tag}:"`)));
  }
  if (wanted.length === 0) return null;
  const text = unwanted.length === 0 ? all(wanted) : `${all(wanted)} NOT ${any(unwanted)}`;
  return { query: { text }, patterns };
}

const all = (parts: readonly string[]): string => joinedBy('AND', parts);
const any = (parts: readonly string[]): string => joinedBy('OR', parts);
const joinedBy = (word: string, parts: readonly string[]): string =>
  parts.length === 1 ? (parts[0] as string) : `(${parts.join(` ${word} `)})`;

/** A pattern as the index is asked for it. No tag and no folded word holds a quotation mark. */
function phrases(tag: LanguageTag, { leading, last, prefix }: Pattern): string {
  const before = leading.map((word) => `${tagged(tag, word)} `).join('');
  return any([...last].map((word) => `"${before}${tagged(tag, word)}"${prefix ? ' *' : ''}`));
}

async function patternOf(db: Kysely<Database>, tag: LanguageTag, term: Term, exact: boolean): Promise<Pattern> {
  const { words, quoted, prefix } = term;
  const leading = words.slice(0, -1).map(fold);
  const last = words.at(-1) ?? '';
  const own = exact || quoted || prefix;
  return { leading, last: own ? new Set([fold(last)]) : await formsOf(db, tag, last), prefix };
}

/** A word with its other forms, as far as there are such in the database; all folded. */
async function formsOf(db: Kysely<Database>, tag: LanguageTag, written: string): Promise<Set<string>> {
  const word = fold(written);
  const own = tagged(tag, stem(tag, written));
  const tables = tablesOf(db);
  // Where it was typed without accents, it may be any of the words that differ from it by them.
  const known = await tables.selectFrom('search_word').select('stem').where('word', '=', tagged(tag, word)).execute();
  const stems = known.map((row) => row.stem);
  const wanted = word === spelling(written) || !stems.includes(own) ? [own, ...stems] : [own];
  const forms = await tables.selectFrom('search_word').select('word').where('stem', 'in', wanted).execute();
  return new Set([word, ...forms.map((row) => row.word.slice(tag.length + 1))]);
}
