import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from './tables.js';

/** A row as the database has it, whatever its columns. */
type Row = Record<string, string | number | null>;

/** The tables that hold what stands at a unit; each refers only to those before it. */
export const TABLES = [
  'version',
  'paragraph',
  'unit',
  'change',
  'sentence',
  'flag',
  'flag_part',
  'flag_reply',
  'dismissal',
  'divergence',
] as const;
type Part = (typeof TABLES)[number];

/**
 * All that stands at a run of units that follow each other: their own rows, and those of their sentences, findings and
 * flags with what was answered, as they are in the tables. Paragraphs are there only where their text or borders are to change, versions only
 * where a whole text is.
 */
export type Stretch = Record<Part, Row[]>;

export const noRows = (): Stretch => Object.fromEntries(TABLES.map((table) => [table, [] as Row[]])) as Stretch;

export type { Row };

/** Ids in one query: far below SQLite's 32,766 values. */
const BATCH = 500;

/** @param unitIds units that follow each other. */
export async function takeStretch(
  tx: Kysely<Database>,
  unitIds: readonly number[],
  { paragraphs = false, versions = [] }: { paragraphs?: boolean; versions?: readonly number[] } = {},
): Promise<Stretch> {
  const sentence = await rowsOf(tx, 'sentence', 'unit_id', unitIds, sql`version_id, position`);
  const paragraphIds = paragraphs ? [...new Set(sentence.map((row) => row.paragraph_id as number))] : [];
  const flag = await rowsOf(tx, 'flag', 'unit_id', unitIds, sql`id`);
  const divergence = await rowsOf(tx, 'divergence', 'unit_id', unitIds, sql`id`);
  const dismissals = divergence.flatMap(({ dismissal_id }) => (dismissal_id ? [dismissal_id as number] : []));
  const dismissal =
    versions.length > 0
      ? await dismissalsBeside(tx, versions)
      : await rowsOf(tx, 'dismissal', 'id', dismissals, sql`id`);
  return {
    version: await rowsOf(tx, 'version', 'id', versions, sql`position`),
    paragraph: await rowsOf(tx, 'paragraph', 'id', paragraphIds, sql`version_id, position`),
    unit: await rowsOf(tx, 'unit', 'id', unitIds, sql`position`),
    change: await rowsOf(tx, 'change', 'unit_id', unitIds, sql`id`),
    sentence,
    flag,
    flag_part: await partsOf(tx, unitIds, idsOf(flag)),
    flag_reply: await rowsOf(tx, 'flag_reply', 'flag_id', idsOf(flag), sql`id`),
    dismissal,
    divergence,
  };
}

/** Of flags of other units what they point to here, and of flags of these units all that they point to elsewhere. */
async function partsOf(tx: Kysely<Database>, unitIds: readonly number[], flagIds: readonly number[]): Promise<Row[]> {
  const here = await rowsOf(tx, 'flag_part', 'unit_id', unitIds, sql`id`);
  const known = new Set(idsOf(here));
  const elsewhere = await rowsOf(tx, 'flag_part', 'flag_id', flagIds, sql`id`);
  return [...here, ...elsewhere.filter(({ id }) => !known.has(id as number))];
}

/** All of a document's, whether they have a finding now or not: each stands somewhere in the text that changes. */
async function dismissalsBeside(tx: Kysely<Database>, versions: readonly number[]): Promise<Row[]> {
  const ids = sql.join(versions);
  const query = sql<Row>`select * from dismissal
    where document_id in (select document_id from version where id in (${ids})) order by id`;
  return (await query.execute(tx)).rows;
}

/** All that stands in a document, as `takeStretch` gives it. */
export async function takeDocument(
  tx: Kysely<Database>,
  documentId: number,
  { paragraphs = false, versions = [] }: { paragraphs?: boolean; versions?: readonly number[] } = {},
): Promise<Stretch> {
  const units = sql`(select id from unit where document_id = ${documentId})`;
  const all = async (table: Part, where: RawBuilder<unknown>, order: RawBuilder<unknown> = sql`id`): Promise<Row[]> =>
    (await sql<Row>`select * from ${sql.table(table)} where ${where} order by ${order}`.execute(tx)).rows;
  // by versions, since the sentences of one stand together in the database
  const ofVersions = sql`version_id in (select id from version where document_id = ${documentId})`;
  const placed = sql`version_id, position`;
  return {
    version: await rowsOf(tx, 'version', 'id', versions, sql`position`),
    paragraph: paragraphs ? await all('paragraph', ofVersions, placed) : [],
    unit: await all('unit', sql`document_id = ${documentId}`, sql`position`),
    change: await all('change', sql`unit_id in ${units}`),
    sentence: await all('sentence', ofVersions, placed),
    flag: await all('flag', sql`unit_id in ${units}`),
    flag_part: await all('flag_part', sql`unit_id in ${units}`),
    flag_reply: await all('flag_reply', sql`flag_id in (select id from flag where unit_id in ${units})`),
    dismissal: await all('dismissal', sql`document_id = ${documentId}`),
    divergence: await all('divergence', sql`unit_id in ${units}`),
  };
}

async function rowsOf(
  tx: Kysely<Database>,
  table: Part,
  column: string,
  values: readonly number[],
  order: RawBuilder<unknown>,
): Promise<Row[]> {
  const found: Row[] = [];
  for (let start = 0; start < values.length; start += BATCH) {
    const ids = sql.join(values.slice(start, start + BATCH));
    const query = sql<Row>`select * from ${sql.table(table)} where ${sql.ref(column)} in (${ids}) order by ${order}`;
    found.push(...(await query.execute(tx)).rows);
  }
  return found;
}

const idsOf = (rows: readonly Row[]): number[] => rows.map(({ id }) => id as number);

/** What of `now` is not in `wanted`. */
const surplus = (now: readonly Row[], wanted: readonly Row[]): number[] => {
  const kept = new Set(idsOf(wanted));
  return idsOf(now).filter((id) => !kept.has(id));
};

/**
 * Puts a stretch in the place of another, which stands in the document now: rows with the same id are changed, others
 * are made and deleted, and all that comes after moves up or down.
 */
export async function putStretch(
  tx: Kysely<Database>,
  documentId: number,
  now: Stretch,
  wanted: Stretch,
): Promise<void> {
  await makeRoom(tx, 'unit', 'document_id', documentId, now.unit, wanted.unit);
  for (const table of ['paragraph', 'sentence'] as const)
    for (const version of new Set([...now[table], ...wanted[table]].map((row) => row.version_id as number)))
      await makeRoom(tx, table, 'version_id', version, within(now[table], version), within(wanted[table], version));
  for (const table of TABLES) await upsertRows(tx, table, wanted[table]);
  await deleteSurplus(tx, now, wanted);
}

/** Deletes the rows that are there now and not wanted. */
export async function deleteSurplus(tx: Kysely<Database>, now: Stretch, wanted: Stretch): Promise<void> {
  // children first, so that none goes with its parent that is to stay
  for (const table of TABLES.toReversed()) {
    const ids = table === 'dismissal' ? takenBack(now, wanted) : surplus(now[table], wanted[table]);
    for (let start = 0; start < ids.length; start += BATCH)
      await sql`delete from ${sql.table(table)} where id in (${sql.join(ids.slice(start, start + BATCH))})`.execute(tx);
  }
}

/** A dismissal outlives its finding, which may be made again; it goes if the finding stays and isn't dismissed. */
function takenBack(now: Stretch, wanted: Stretch): number[] {
  const open = new Set(idsOf(wanted.divergence.filter(({ dismissal_id }) => dismissal_id === null)));
  const freed = now.divergence.filter(({ id, dismissal_id }) => dismissal_id !== null && open.has(id as number));
  return freed.map(({ dismissal_id }) => dismissal_id as number);
}

const within = (rows: readonly Row[], version: number): Row[] => rows.filter((row) => row.version_id === version);

/** Moves what comes after a stretch, and the stretch itself out of the way, since no two rows may share a place. */
async function makeRoom(
  tx: Kysely<Database>,
  table: 'unit' | 'paragraph' | 'sentence',
  owner: string,
  id: number,
  now: readonly Row[],
  wanted: readonly Row[],
): Promise<void> {
  if (now.length === 0 && wanted.length === 0) return;
  const [t, o] = [sql.table(table), sql.ref(owner)];
  const shift = wanted.length - now.length;
  // an empty run stands where its first row is to be
  const first = ((now[0] ?? wanted[0]) as Row).position as number;
  const past = first + now.length;
  await sql`update ${t} set position = -1 - position where ${o} = ${id} and position >= ${first} and position < ${past}`.execute(
    tx,
  );
  if (shift === 0) return;
  // through numbers below those of the stretch: SQLite checks uniqueness row by row
  const FAR = 1e9;
  await sql`update ${t} set position = -${sql.lit(FAR)} - position where ${o} = ${id} and position >= ${past}`.execute(
    tx,
  );
  await sql`update ${t} set position = -${sql.lit(FAR)} - position + ${shift} where ${o} = ${id} and position <= -${sql.lit(FAR)}`.execute(
    tx,
  );
}

/** Writes rows as they are to be, whether they are there or not. */
export async function upsertRows(tx: Kysely<Database>, table: Part, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const changes = columns.filter((c) => c !== 'id').map((c) => sql`${sql.ref(c)} = ${sql.ref(`excluded.${c}`)}`);
  for (let start = 0; start < rows.length; start += BATCH) {
    const values = rows
      .slice(start, start + BATCH)
      .map((row) => sql`(${sql.join(columns.map((c) => row[c] ?? null))})`);
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}
      on conflict (id) do update set ${sql.join(changes)}`.execute(tx);
  }
}
