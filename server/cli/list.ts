import { type Command, Option } from 'commander';
import type { DocumentSummary } from '../store/types.js';
import { addDatabaseOption, type DatabaseOption, withDatabase } from './database.js';
import { type Io, say, write } from './io.js';
import { table } from './table.js';

interface ListOptions extends DatabaseOption {
  format: 'table' | 'json';
}

export function addList(tercet: Command, io: Io): void {
  const list = tercet
    .command('list')
    .summary('list the documents of the database')
    .description('Lists the documents of the database with their state in figures, the newest first.')
    .addOption(
      new Option('--format <format>', 'for a person or for a program').choices(['table', 'json']).default('table'),
    )
    .addHelpText('after', '\nExample:\n  tercet list --format json');
  addDatabaseOption(list).action((options: ListOptions) => listAll(io, options));
}

async function listAll(io: Io, options: ListOptions): Promise<void> {
  const { listDocuments } = await import('../store/documents.js');
  const documents = await withDatabase(options, io, 'fail', listDocuments);
  if (options.format === 'json') return write(io, `${JSON.stringify(documents, null, 2)}\n`);
  if (documents.length === 0) return say(io, 'The database holds no documents yet.');
  await write(
    io,
    table(
      ['id', 'title', 'versions', '#units', '#confirmed', '#divergent', '#flagged', 'changed'],
      documents.map(cells),
    ),
  );
}

function cells(document: DocumentSummary): string[] {
  const { id, title, versions, units, confirmed, divergent, flagged, updatedAt } = document;
  const tags = versions.map(({ tag }) => tag).join(' ');
  return [id, title, tags, units, confirmed, divergent, flagged, updatedAt.slice(0, 16).replace('T', ' ')].map(String);
}
