import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { LanguageTag } from '../types.js';
import { writing } from './connection.js';
import { lockImport } from './import-lock.js';
import { batches } from './insert.js';
import { type UnitsDocument, UnitsInsertion } from './insert-units.js';
import { logAction } from './log.js';
import { indexer } from './search-index.js';
import type { Database } from './tables.js';
import type { SpooledStretch, UnitSpool } from './unit-spool.js';
import { removeAbandoned, removeUnseen, reveal } from './unseen.js';

/* Spooled units on their way into the database: all of them or none, and without keeping others from writing. */

export interface ImportedDocument {
  id: number;
  title: string;
  tags: LanguageTag[];
  units: number;
}

/** Units, or documents, written in one transaction: others that write wait for a fraction of a second only. */
const SLICE = 500;
/** Then they are let in, in milliseconds: longer than it takes them to ask again. */
const PAUSE = 15;

export interface Storing {
  now: Date;
  /** Units in the spool. */
  total: number;
  /** Is given how much is stored, 0 to 1. May throw, to stop: nothing is stored then. */
  told: (done: number) => void;
}

/**
 * Stores the documents of a spool. Many units are written in many transactions, and nobody sees their documents before the
 * last of these.
 * @param plan as the spool counts its documents; those of one version are left out.
 */
export async function storeUnits(
  db: Kysely<Database>,
  spool: UnitSpool,
  plan: readonly UnitsDocument[],
  storing: Storing,
): Promise<ImportedDocument[]> {
  if (storing.total <= SLICE) return writing(db, (tx) => writeUnits(tx, spool, plan, storing, null));
  await removeAbandoned(db);
  const unseen = `import-${randomUUID()}`;
  const release = await lockImport(db, unseen);
  try {
    const documents = await writeUnits(db, spool, plan, storing, unseen);
    await writing(db, (tx) => reveal(tx, unseen));
    return documents;
  } catch (error) {
    // Where that fails too, whoever stores or serves next removes it.
    await removeUnseen(db, unseen).catch(() => {});
    throw error;
  } finally {
    release();
  }
}

/**
 * @param db may be a transaction, which then holds all of it.
 * @param unseen why nobody is to see the documents yet.
 */
async function writeUnits(
  db: Kysely<Database>,
  spool: UnitSpool,
  plan: readonly UnitsDocument[],
  { now, total, told }: Storing,
  unseen: string | null,
): Promise<ImportedDocument[]> {
  const index = indexer();
  const open = new Map<number, UnitsInsertion>();
  // Documents are begun in their order, as the spool has them in the order in which they were compared.
  const kept = [...plan.entries()].filter(([, { versions }]) => versions.length > 1);
  for (const some of batches(kept))
    await inSlice(db, async (tx) => {
      for (const [number, document] of some) open.set(number, await UnitsInsertion.open(tx, document, unseen, now));
    });
  let done = 0;
  for await (const records of slicesOf(spool.read())) {
    await inSlice(db, async (tx) => {
      for (const { document, units } of records) await open.get(document)?.add(tx, units);
      await index(tx);
    });
    done += unitsIn(records);
    told(done / total);
  }
  const documents: ImportedDocument[] = [];
  for (const some of batches([...open]))
    await inSlice(db, async (tx) => {
      for (const [number, insertion] of some) {
        const { title, versions } = plan[number] as UnitsDocument;
        const { id } = insertion;
        documents.push({ id, title, tags: versions.map(({ tag }) => tag), units: await insertion.close(tx) });
        await logAction(tx, { action: 'create-document', documentId: id, detail: { title } }, now);
      }
      await index(tx);
    });
  return documents;
}

async function inSlice(db: Kysely<Database>, work: (tx: Kysely<Database>) => Promise<void>): Promise<void> {
  await writing(db, work);
  if (!db.isTransaction) await setTimeout(PAUSE);
}

const unitsIn = (records: readonly SpooledStretch[]): number =>
  records.reduce((sum, { units }) => sum + units.length, 0);

/** Records as many as are written at a time. */
async function* slicesOf(records: AsyncIterable<SpooledStretch>): AsyncGenerator<SpooledStretch[]> {
  let slice: SpooledStretch[] = [];
  for await (const record of records) {
    slice.push(record);
    if (unitsIn(slice) < SLICE) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
