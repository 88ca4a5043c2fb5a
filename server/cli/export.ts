import { type Command, Option } from 'commander';
import type { ExportOptions } from '../export/types.js';
import { addDatabaseOption, type DatabaseOption, withDatabase } from './database.js';
import { divergenceWording } from './describe.js';
import { type Io, write } from './io.js';
import { idList, languageList } from './options.js';

interface ExportCommandOptions extends DatabaseOption {
  format: string;
  document?: number[];
  languages?: string[];
  onlyConfirmed?: boolean;
  withoutFlagged?: boolean;
  output?: string;
}

export function addExport(tercet: Command, io: Io): void {
  const command = tercet
    .command('export')
    .summary('write units out of the database')
    .description('Writes the units of documents as a translation memory (TMX 1.4b), as JSON Lines or as a table (TSV).')
    .addOption(new Option('--format <format>', 'of the file').choices(['tmx', 'jsonl', 'tsv']).default('tmx'))
    .option('--document <ids>', 'only these documents, as 1,4 ("tercet list" shows the numbers; default: all)', idList)
    .option('--languages <tags>', 'only these versions, in this order, as en,fr (default: all)', languageList)
    .option('--only-confirmed', 'only units that a reviewer has confirmed')
    .option('--without-flagged', 'leave out units with a flag that is open or accepted')
    .option('-o, --output <file>', 'write to this file (default: standard output)')
    .addHelpText('after', '\nExample:\n  tercet export --format tmx --only-confirmed -o memory.tmx');
  addDatabaseOption(command).action((options: ExportCommandOptions) => exportAll(io, options));
}

async function exportAll(io: Io, options: ExportCommandOptions): Promise<void> {
  const { exportText, writerFor } = await import('../export/index.js');
  const { exportUnits } = await import('../store/export.js');
  const { listDocuments } = await import('../store/documents.js');
  const { packageVersion } = await import('./version.js');
  const { chosenDocuments, languagesOf, sourceOf } = await import('./chosen-documents.js');
  await withDatabase(options, io, 'fail', async (db) => {
    const documents = chosenDocuments(await listDocuments(db), options.document);
    const ids = documents.map(({ id }) => id);
    // The other formats have no place for divergences.
    const units = exportUnits(db, ids, options.format === 'jsonl' ? await divergenceWording() : undefined);
    const context = {
      languages: languagesOf(documents),
      source: sourceOf(documents),
      toolVersion: packageVersion(),
      created: new Date(),
    };
    const pieces = exportText(writerFor(options.format), units, context, exportOptions(options));
    if (options.output !== undefined) {
      const { writeWhole } = await import('./write-whole.js');
      return writeWhole(options.output, pieces);
    }
    for await (const piece of pieces) await write(io, piece);
  });
}

function exportOptions({
  languages,
  onlyConfirmed = false,
  withoutFlagged = false,
}: ExportCommandOptions): ExportOptions {
  return { onlyConfirmed, withoutFlagged, ...(languages ? { languages } : {}) };
}
