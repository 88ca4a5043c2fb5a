import type { Command } from 'commander';
import { addDatabaseOption, type DatabaseOption, withDatabase } from './database.js';
import { divergenceWording } from './describe.js';
import type { Io } from './io.js';
import { idList } from './options.js';
import { addWritingOptions, type WritingOptions, writeUnits } from './writing.js';

interface ExportCommandOptions extends DatabaseOption, WritingOptions {
  document?: number[];
}

export function addExport(tercet: Command, io: Io): void {
  const command = tercet
    .command('export')
    .summary('write units out of the database')
    .description('Writes the units of documents in a format of translation tools, as a table, or for review on paper.')
    .option('--document <ids>', 'only these documents, as 1,4 ("tercet list" shows the numbers; default: all)', idList)
    .addHelpText(
      'after',
      '\nExamples:\n  tercet export --format tmx --only-confirmed -o memory.tmx\n  tercet export --format moses --languages en,fr -o corpus',
    );
  addDatabaseOption(addWritingOptions(command)).action((options: ExportCommandOptions) => exportAll(io, options));
}

async function exportAll(io: Io, options: ExportCommandOptions): Promise<void> {
  const { exportUnits } = await import('../store/export.js');
  const { listDocuments } = await import('../store/documents.js');
  const { chosenDocuments, languagesOf, sourceOf } = await import('./chosen-documents.js');
  await withDatabase(options, io, 'fail', async (db) => {
    const documents = chosenDocuments(await listDocuments(db), options.document);
    const ids = documents.map(({ id }) => id);
    // The other formats have no place for divergences.
    const message = options.format === 'jsonl' ? await divergenceWording() : undefined;
    const context = { languages: languagesOf(documents), source: sourceOf(documents) };
    await writeUnits(io, options, () => exportUnits(db, ids, message), context);
  });
}
