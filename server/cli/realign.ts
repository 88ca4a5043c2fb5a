import type { Command } from 'commander';
import type { Kysely } from 'kysely';
import type { Database } from '../store/tables.js';
import { addDatabaseOption, type DatabaseOption, withDatabase } from './database.js';
import { Failure, type Io, say, write } from './io.js';
import { jsonLine } from './lines.js';
import { type FormatOption, formatOption, idList } from './options.js';
import type { Bar } from './progress.js';

interface RealignOptions extends DatabaseOption, FormatOption {
  all?: boolean;
  keepUnits?: boolean;
}

export function addRealign(tercet: Command, io: Io): void {
  const realign = tercet
    .command('realign')
    .summary('align stored documents anew')
    .description(
      'Aligns and compares documents of the database anew, with what has been learnt since. Units that are confirmed or have a flag, open or closed, stay as they are, and the rest is aligned around them.\nDivergences are found anew; those that were dismissed stay so.',
    )
    .argument('[ID...]', 'the documents\' numbers ("tercet list" shows them)', (value, before: number[] = []) => [
      ...before,
      ...idList(value),
    ])
    .option('--all', 'every document')
    .option('--keep-units', 'only compare: every unit stays as it is')
    .addOption(formatOption())
    .addHelpText('after', '\nExamples:\n  tercet realign 3 4\n  tercet learn && tercet realign --all');
  addDatabaseOption(realign).action((ids: number[], options: RealignOptions) => realignAll(io, ids, options));
}

async function realignAll(io: Io, ids: number[], options: RealignOptions): Promise<void> {
  if (ids.length > 0 === (options.all ?? false))
    throw new Failure('realign takes the numbers of documents, or --all.', 2);
  const { listDocuments } = await import('../store/documents.js');
  const { chosenDocuments } = await import('./chosen-documents.js');
  const { progressBar } = await import('./progress.js');
  await withDatabase(options, io, 'fail', async (db) => {
    const documents = chosenDocuments(await listDocuments(db), options.all ? undefined : ids);
    const bar = await progressBar(io, documents.length);
    try {
      for (const { id, title } of documents) {
        bar.begin(title);
        await realignOne(io, db, bar, id, options);
      }
    } finally {
      bar.stop();
    }
  });
}

/** One that was changed meanwhile doesn't keep the next ones from being realigned. */
async function realignOne(
  io: Io,
  db: Kysely<Database>,
  bar: Bar,
  id: number,
  { keepUnits, format }: RealignOptions,
): Promise<void> {
  const { InputError } = await import('../errors.js');
  const { compareDocument, realignDocument } = await import('../store/realign.js');
  const { describeError } = await import('./describe.js');
  try {
    if (keepUnits) {
      const { title, units } = await compareDocument(db, id, bar.progress);
      bar.clear();
      await write(
        io,
        format === 'jsonl' ? jsonLine({ id, title, units }) : `${id}\t${title}\t${units} units compared\n`,
      );
      return;
    }
    const { title, settled, kept, made } = await realignDocument(db, id, bar.progress);
    bar.clear();
    const figures = { settled, asBefore: kept - settled, new: made };
    await write(
      io,
      format === 'jsonl'
        ? jsonLine({ id, title, ...figures })
        : `${id}\t${title}\t${settled} settled, ${figures.asBefore} as before, ${made} new\n`,
    );
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    bar.clear();
    const message = await describeError(error);
    if (format === 'jsonl') await write(io, jsonLine({ id, error: message }));
    else say(io, `document ${id}: ${message}`);
    io.status = 1;
  }
}
