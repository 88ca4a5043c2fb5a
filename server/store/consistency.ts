import { type Kysely, sql } from 'kysely';
import { type Evidence, evidenceIn } from '../compare/checks/consistency/evidence.js';
import { areSpellings } from '../compare/checks/consistency/spelling.js';
import { InputError } from '../errors.js';
import { primaryOf } from '../language/index.js';
import { glossaryOf } from '../lexicon/glossary.js';
import { lexiconsWith } from '../lexicon/overlay.js';
import type { LanguageTag } from '../types.js';
import { sentenceTexts, unitPlaces } from './consistency-places.js';
import { addEvidence, dropTables, type Gathering, makeTables } from './consistency-tables.js';
import type { Database } from './tables.js';
import { listTerms } from './terms.js';
import { loadDocument } from './whole.js';

/** What one version has in one way, and another in several, over all documents. */
export interface Inconsistency {
  /** A text that is repeated; a name; a term of a glossary. */
  kind: 'segment' | 'name' | 'term';
  /** The version that has it in several ways, and those that have it in one. */
  lang: LanguageTag;
  others: LanguageTag[];
  /** As the first of the others has it. */
  value: string;
  /** The most frequent first. */
  ways: Way[];
  /** Only words that carry little differ. */
  hint?: true;
}

export interface Way {
  text: string;
  /** In how many units. */
  count: number;
  /** The first of them. */
  places: UnitPlace[];
}

export interface UnitPlace {
  documentId: number;
  document: string;
  /** Counts from 1. */
  unit: number;
}

export interface ConsistencyOptions {
  /** Absent: all. */
  documentIds?: readonly number[];
  /** Those too that differ in words that carry little. */
  hints?: boolean;
  /** With each document: `done` of all documents are read, 0 to 1. */
  progress?: (done: number, title: string) => void;
  /** The same, within a document. */
  within?: (done: number) => void;
  /** Stops it. */
  signal?: AbortSignal;
}

/** Units whose evidence is held at a time. */
const BATCH = 500;

/**
 * Finds what is rendered in two ways, in one document or in several. Each document is read and analysed by itself and
 * left again; what is gathered stands in temporary tables of the connection, so no two searches may share one at a time.
 * @throws whatever the signal was aborted with.
 */
export async function* findInconsistencies(
  db: Kysely<Database>,
  options: ConsistencyOptions = {},
): AsyncGenerator<Inconsistency> {
  const gathering = await makeTables(db);
  try {
    await gather(gathering, options);
    yield* segments(gathering, options.hints ?? false);
    yield* names(gathering);
    yield* terms(gathering);
  } finally {
    await dropTables(db);
  }
}

async function gather(
  db: Kysely<Gathering>,
  { documentIds, progress = () => {}, within = () => {}, signal }: ConsistencyOptions,
): Promise<void> {
  const store = db as unknown as Kysely<Database>;
  const known = await listTerms(store);
  const lexicon = lexiconsWith(known);
  const glossary = glossaryOf(known);
  const ids = documentIds ?? (await allDocuments(store));
  for (const [done, id] of ids.entries()) {
    const document = await documentOf(store, id);
    if (!document) continue;
    const units = document.units.map((unit) => unit.id);
    signal?.throwIfAborted();
    progress(done / ids.length, document.title);
    let batch: Evidence[] = [];
    let read = 0;
    for (const evidence of evidenceIn(document, lexicon, glossary)) {
      batch.push(evidence);
      if (batch.length < BATCH) continue;
      await addEvidence(db, batch, units);
      signal?.throwIfAborted();
      read += batch.length;
      within((done + read / units.length) / ids.length);
      batch = [];
    }
    await addEvidence(db, batch, units);
  }
}

async function allDocuments(db: Kysely<Database>): Promise<number[]> {
  const rows = await db.selectFrom('document').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/** Null for one that was deleted meanwhile, and for one that is too long to be held. */
async function documentOf(db: Kysely<Database>, id: number) {
  try {
    return await loadDocument(db, id);
  } catch (error) {
    if (error instanceof InputError && ['not-found', 'too-long-whole'].includes(error.code)) return null;
    throw error;
  }
}

interface Repeated {
  from: string;
  fold: string;
  lang: string;
  /** Units where they stand, as one number, to tell that two versions repeat the same. */
  mark: string;
  /** How many ways, and how many that differ in content. */
  folds: number;
  contents: number;
}

/** Texts that one version repeats and another doesn't. Repeated in two versions, they are told once. */
async function* segments(db: Kysely<Gathering>, hints: boolean): AsyncGenerator<Inconsistency> {
  await sql`create index temp.seen_segment_fold on seen_segment (tag, fold) where counts = 1`.execute(db);
  const { rows } = await sql<Repeated>`
    with repeated as (
      select tag, fold from seen_segment where counts = 1 group by tag, fold having count(*) > 1)
    select a.tag as "from", a.fold, b.tag as lang, count(distinct b.fold) as folds,
      count(distinct b.content) as contents, min(b.unit_id) || ' ' || max(b.unit_id) || ' ' || sum(b.unit_id) as mark
    from repeated
    join seen_segment a on a.tag = repeated.tag and a.fold = repeated.fold and a.counts = 1
    join seen_segment b on b.unit_id = a.unit_id and b.tag <> a.tag
    group by a.tag, a.fold, b.tag
    having ${hints ? sql`count(distinct b.fold) > 1` : sql`count(distinct b.content) > 1`}
    order by b.tag, mark, min(b.unit_id)`.execute(db);
  for (let at = 0; at < rows.length; ) {
    const row = rows[at] as Repeated;
    let end = at + 1;
    while (rows[end]?.lang === row.lang && rows[end]?.mark === row.mark) end++;
    const others = rows.slice(at, end).map(({ from }) => from);
    at = end;
    const foreign = others.filter((tag) => primaryOf(tag) !== primaryOf(row.lang));
    if (foreign.length > 0) yield await segment(db, { ...row, from: foreign[0] as string }, foreign);
  }
}

async function segment(db: Kysely<Gathering>, { from, fold, lang, contents }: Repeated, others: string[]) {
  const { rows } = await sql<{ count: number; units: string; first: number }>`
    select count(*) as count, group_concat(b.unit_id) as units, min(b.unit_id) as first
    from seen_segment a join seen_segment b on b.unit_id = a.unit_id and b.tag = ${lang}
    where a.tag = ${from} and a.fold = ${fold} and a.counts = 1
    group by b.fold order by count(*) desc, first`.execute(db);
  const ways: Way[] = [];
  for (const { count, units, first } of rows)
    ways.push({ text: await sentenceTexts(db, first, lang), count, places: await unitPlaces(db, units) });
  const value = await sentenceTexts(db, rows[0]?.first ?? 0, from);
  return { kind: 'segment' as const, lang, others, value, ways, ...(contents > 1 ? {} : { hint: true as const }) };
}

type RenderingRow = Pick<
  Gathering['seen_rendering'],
  'tag' | 'form' | 'other' | 'other_form' | 'shown' | 'other_shown' | 'count' | 'units'
>;

/**
 * What several ways of writing stand for: of each way only what it mostly stands for, since a name that sounds like
 * another is taken for it where the right one is missing.
 */
async function* renderings(db: Kysely<Gathering>, kind: 'name' | 'term'): AsyncGenerator<RenderingRow[]> {
  const { rows } = await sql<RenderingRow>`
    with ranked as (
      select *, row_number() over (partition by tag, other, form order by count desc, other_form) as place
      from seen_rendering where kind = ${kind}),
    main as (select * from ranked where place = 1 or kind = 'term')
    select main.* from main join (
      select tag, other, other_form from main group by tag, other, other_form having count(*) > 1) shared
      on shared.tag = main.tag and shared.other = main.other and shared.other_form = main.other_form
    order by main.tag, main.other, main.other_form, main.count desc, main.form`.execute(db);
  const key = ({ tag, other, other_form }: RenderingRow): string => `${tag} ${other} ${other_form}`;
  for (let at = 0; at < rows.length; ) {
    let end = at + 1;
    while (rows[end] && key(rows[end] as RenderingRow) === key(rows[at] as RenderingRow)) end++;
    yield rows.slice(at, end);
    at = end;
  }
}

/** Names that one version spells in several ways where another has one spelling. */
async function* names(db: Kysely<Gathering>): AsyncGenerator<Inconsistency> {
  const found = new Merging();
  for await (const rows of renderings(db, 'name')) {
    let left = rows;
    while (left.length > 1) {
      const [first, ...rest] = left as [RenderingRow, ...RenderingRow[]];
      const same = rest.filter((row) => isSameName(first, row));
      left = rest.filter((row) => !same.includes(row));
      if (same.length > 0) found.add('', [first, ...same]);
    }
  }
  for (const { rows, others } of found.all()) yield await rendering(db, 'name', rows, others);
}

/** What is rendered in the same ways as several versions see it is told once. */
class Merging {
  private readonly byWays = new Map<string, { rows: RenderingRow[]; others: LanguageTag[] }>();

  add(what: string, rows: RenderingRow[]): void {
    const [{ tag, other }] = rows as [RenderingRow];
    const ways = rows.map(({ form }) => form).sort();
    const key = JSON.stringify([what, tag, ...ways]);
    const known = this.byWays.get(key);
    if (!known) this.byWays.set(key, { rows, others: [other] });
    else if (!known.others.includes(other)) known.others.push(other);
  }

  all = () => this.byWays.values();
}

/** Names that stand in one unit are two. */
function isSameName(a: RenderingRow, b: RenderingRow): boolean {
  const units = new Set(a.units.split(','));
  return areSpellings(a.tag, spellingOf(a), spellingOf(b)) && !b.units.split(',').some((unit) => units.has(unit));
}

const spellingOf = ({ form, shown }: RenderingRow) => ({ stem: form, form: shown.toLowerCase() });

/** Terms of glossaries that one version renders by several of the glossary's terms. */
async function* terms(db: Kysely<Gathering>): AsyncGenerator<Inconsistency> {
  const found = new Merging();
  for await (const rows of renderings(db, 'term')) {
    const [{ other_form }] = rows as [RenderingRow];
    found.add(other_form.split(' ', 1)[0] as string, rows);
  }
  for (const { rows, others } of found.all()) yield await rendering(db, 'term', rows, others);
}

async function rendering(
  db: Kysely<Gathering>,
  kind: 'name' | 'term',
  rows: RenderingRow[],
  others: LanguageTag[],
): Promise<Inconsistency> {
  const [{ tag, other_shown }] = rows as [RenderingRow];
  const ways: Way[] = [];
  for (const { shown, count, units } of rows) ways.push({ text: shown, count, places: await unitPlaces(db, units) });
  return { kind, lang: tag, others, value: other_shown, ways };
}
