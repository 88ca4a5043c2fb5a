import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { addDatabaseOption, type DatabaseOption, withDatabase } from './database.js';
import { readBytes } from './files.js';
import { Failure, type Io, say, write } from './io.js';
import { jsonLine } from './lines.js';
import { type FormatOption, formatOption } from './options.js';
import { table } from './table.js';
import { sayLeftOut } from './terms-in.js';

interface AddOptions extends DatabaseOption {
  name?: string;
}

export function addGlossary(tercet: Command, io: Io): void {
  const glossary = tercet
    .command('glossary')
    .summary('add, list and remove glossaries')
    .description(
      'Keeps glossaries in the database. Their terms count like entries of the shipped lexicon, in alignment\nand in comparison, and the check "terminology" says where they aren\'t used: "import", "realign" and the\npages use them.',
    )
    .addHelpText('after', DETAILS);
  const add = glossary
    .command('add')
    .summary('put a glossary into the database')
    .description('Puts a glossary into the database. One of the same name is replaced.')
    .argument('<FILE>', 'FILE.csv, FILE.tsv or FILE.tbx')
    .option('--name <name>', "of the glossary (default: the file's, without its ending)")
    .addHelpText('after', FORMATS);
  addDatabaseOption(add).action((file: string, options: AddOptions) => addFile(io, file, options));
  const list = glossary
    .command('list')
    .summary('list the glossaries')
    .description('Lists the glossaries of the database.')
    .addOption(formatOption())
    .addHelpText('after', '\nExample:\n  tercet glossary list');
  addDatabaseOption(list).action((options: DatabaseOption & FormatOption) => listAll(io, options));
  const remove = glossary
    .command('remove')
    .summary('take a glossary out of the database')
    .description('Takes a glossary out of the database.')
    .argument('<NAME>', 'its name ("tercet glossary list" shows it)')
    .addHelpText('after', '\nExample:\n  tercet glossary remove shipping');
  addDatabaseOption(remove).action((name: string, options: DatabaseOption) => removeOne(io, name, options));
}

const DETAILS = `
Examples:
  tercet glossary add shipping.csv --name shipping
  tercet glossary list
  tercet glossary remove shipping`;

const FORMATS = `
A table (.csv, .tsv) names a language a column in its first row, by tags; each other row is
a concept. Synonyms are parted by |. A column "fr forbidden" holds French terms that nobody is to
write ("deprecated": that should be avoided; "preferred", "admitted"):
  en,fr,fr forbidden,ru
  hull,coque,carcasse,корпус
  cargo|freight,fret|cargaison,,груз
A column "status" says the same of a row's translations; rows that begin with the same term are
then one concept. A column "fr status" says it of the French terms, one by one:
  en,fr,status
  cargo,fret,preferred
  cargo,cargaison,deprecated
TBX (.tbx) is read as ISO 30042 has it, of 2019 (conceptEntry) and of 2008 (termEntry), with its
administrativeStatus.
A term of function words only is left out. For alignment, terms of up to four other words count;
for the check "terminology", longer ones too.

Example:
  tercet glossary add shipping.csv --name shipping`;

async function addFile(io: Io, file: string, options: AddOptions): Promise<void> {
  const { readGlossary } = await import('../import/glossary/glossary.js');
  const { addGlossary: store } = await import('../store/terms.js');
  const name = (options.name ?? basename(file, extname(file))).trim();
  if (name === '') throw new Failure('The name of a glossary is not empty.', 2);
  const glossary = readGlossary(await readBytes(file), file);
  const { entries } = glossary;
  const { replaced } = await withDatabase(options, io, 'create', (db) => store(db, name, entries, new Date()));
  sayLeftOut(io, glossary);
  await write(io, `${name}: ${counted(entries.length, 'entry', 'entries')} ${replaced ? 'replaced' : 'added'}.\n`);
}

async function listAll(io: Io, options: DatabaseOption & FormatOption): Promise<void> {
  const { listGlossaries } = await import('../store/terms.js');
  const glossaries = await withDatabase(options, io, 'fail', listGlossaries);
  if (options.format === 'jsonl') {
    for (const glossary of glossaries) await write(io, jsonLine(glossary));
    return;
  }
  if (glossaries.length === 0) return say(io, 'The database holds no glossaries yet.');
  const rows = glossaries.map(({ name, tags, concepts, terms, createdAt }) =>
    [name, tags.join(' '), concepts, terms, createdAt.slice(0, 16).replace('T', ' ')].map(String),
  );
  await write(io, table(['name', 'languages', '#entries', '#terms', 'added'], rows));
}

async function removeOne(io: Io, name: string, options: DatabaseOption): Promise<void> {
  const { removeGlossary } = await import('../store/terms.js');
  await withDatabase(options, io, 'fail', (db) => removeGlossary(db, name, new Date()));
  await write(io, `${name}: removed.\n`);
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
