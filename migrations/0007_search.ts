import { type Kysely, sql } from 'kysely';

/**
 * The index of the search: a row for each unit (its id), without the text itself, since that stands in the paragraphs.
 * The program cuts and folds the words (`store/search-index.ts`); here, whatever changes a unit's text marks the unit,
 * and the program then indexes what is marked. All units that are there already are marked now.
 *
 * A migration that makes one of these four tables anew has to make its triggers anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Words arrive ready, as `fr-ca:mot`, and the tokenizer is only to part them at spaces.
  await sql`
    create virtual table search using fts5(
      words, content = '', contentless_delete = 1, tokenize = "ascii tokenchars ':-'")`.execute(db);
  // Which words share a stem, in any language: a search for one finds them all.
  await sql`
    create table search_word (stem text not null, word text not null, primary key (stem, word)) without rowid`.execute(
    db,
  );
  await sql`create index search_word_word on search_word (word)`.execute(db);
  await sql`create table search_stale (unit_id integer primary key)`.execute(db);

  for (const [name, event, body] of TRIGGERS)
    await sql`create trigger ${sql.ref(name)} after ${sql.raw(event)} begin ${sql.raw(body)} end`.execute(db);
  await sql`insert into search_stale select id from unit`.execute(db);
}

/** Not `insert or ignore`: in a trigger, what the statement outside says of conflicts holds instead. */
const mark = (units: string): string =>
  `insert into search_stale select unit from (${units}) where unit not in (select unit_id from search_stale);`;

const unitsOf = (document: string): string => `select id as unit from unit where document_id = ${document}.document_id`;

const TRIGGERS = [
  ['search_sentence_new', 'insert on sentence', mark('select new.unit_id as unit')],
  ['search_sentence_gone', 'delete on sentence', mark('select old.unit_id as unit')],
  [
    'search_sentence_changed',
    `update of unit_id, paragraph_id, start, "end" on sentence
     when old.unit_id <> new.unit_id or old.paragraph_id <> new.paragraph_id
       or old.start <> new.start or old."end" <> new."end"`,
    mark('select old.unit_id as unit union select new.unit_id'),
  ],
  [
    'search_paragraph_changed',
    'update of text on paragraph when old.text is not new.text',
    mark('select distinct unit_id as unit from sentence where paragraph_id = new.id'),
  ],
  // Of a version that is new, units without a sentence in it are to know too: they lack all of its words.
  ['search_version_new', 'insert on version', mark(unitsOf('new'))],
  ['search_version_changed', 'update of tag on version when old.tag <> new.tag', mark(unitsOf('new'))],
  ['search_version_gone', 'delete on version', mark(unitsOf('old'))],
  ['search_unit_gone', 'delete on unit', 'delete from search where rowid = old.id;'],
] as const;

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const [name] of TRIGGERS) await sql`drop trigger ${sql.ref(name)}`.execute(db);
  for (const table of ['search_stale', 'search_word', 'search']) await sql`drop table ${sql.ref(table)}`.execute(db);
}
