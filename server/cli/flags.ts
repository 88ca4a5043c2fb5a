import { type Command, InvalidArgumentError, Option } from 'commander';
import { FLAG_STATUSES, type FlagStatus } from '../export/flags/flag-status.js';
import type { ExportedFlag } from '../export/flags/flags.js';
import type { FlagOrder, FlagQuery } from '../store/flag-list.js';
import type { LanguageTag, Severity } from '../types.js';
import { addDatabaseOption, type DatabaseOption, withDatabase } from './database.js';
import { Failure, type Io, say, write } from './io.js';
import { documentId, languageTag } from './options.js';

interface FlagsOptions extends DatabaseOption {
  format: 'text' | 'jsonl' | 'csv' | 'mqm';
  status?: FlagStatus[];
  severity?: Severity;
  category?: string;
  lang?: LanguageTag;
  document?: number;
  check?: string;
  by?: string;
  sort: FlagOrder;
  output?: string;
}

export function addFlags(tercet: Command, io: Io): void {
  const flags = tercet
    .command('flags')
    .summary('list what reviewers flagged')
    .description('Lists the flags of all documents, or of some, with what was answered to them.')
    .addOption(
      new Option('--format <format>', 'for a person or for a program')
        .choices(['text', 'jsonl', 'csv', 'mqm'])
        .default('text'),
    )
    .option(
      '--status <statuses>',
      `only these, as open,accepted (${FLAG_STATUSES.join(', ')}; default: all)`,
      statusList,
    )
    .addOption(new Option('--severity <severity>', 'only these').choices(['minor', 'major', 'critical']))
    .option('--category <category>', 'only of this MQM category, as style or style/register')
    .option('--lang <tag>', 'only those that blame this version, as fr', languageTag)
    .option('--document <id>', 'of one document only ("tercet list" shows the numbers)', documentId)
    .option('--check <check>', 'only those made from what this check found')
    .option('--by <name>', 'only those that this reviewer raised')
    .addOption(
      new Option('--sort <order>', 'by place in the texts, or otherwise')
        .choices(['place', 'newest', 'changed', 'severity'])
        .default('place'),
    )
    .option('-o, --output <file>', 'write to this file (default: standard output)')
    .addHelpText('after', DETAILS);
  addDatabaseOption(flags).action((options: FlagsOptions) => listAll(io, options));
}

const DETAILS = `
A flag is open; then accepted, fixed or rejected.

csv is a table for spreadsheets. jsonl has one flag a line: {"id", "document", "documentId", "unit",
"status", "category", "severity", "lang", "comment", "correction", "who", "created", "changed",
"edited", "check", "replies", "spans", "quotes", "texts"}. mqm is the table of error annotations
that WMT's metrics task publishes, with the words at fault between <v> and </v>; it leaves out
rejected flags unless they are asked for, and those that blame no version.

Examples:
  tercet flags --status open,accepted
  tercet flags --format mqm -o errors.tsv`;

function statusList(text: string): FlagStatus[] {
  const given = text.split(',').map((one) => one.trim());
  const wrong = given.find((one) => !FLAG_STATUSES.includes(one as FlagStatus));
  if (wrong !== undefined) throw new InvalidArgumentError(`There are ${FLAG_STATUSES.join(', ')}.`);
  return given as FlagStatus[];
}

async function listAll(io: Io, options: FlagsOptions): Promise<void> {
  const { exportFlags } = await import('../store/flag-export.js');
  const { listDocuments } = await import('../store/documents.js');
  const { chosenDocuments } = await import('./chosen-documents.js');
  const { flagWriter } = await import('../export/flags/flags.js');
  const { searchTags } = await import('../store/search.js');
  await requireCategory(options.category);
  await withDatabase(options, io, 'fail', async (db) => {
    // For its error where there is no such document.
    if (options.document !== undefined) chosenDocuments(await listDocuments(db), [options.document]);
    const writer = options.format === 'text' ? null : flagWriter(options.format);
    const query = queryOf(options);
    const flags = exportFlags(db, { ...query, status: query.status ?? writer?.statuses }, options.sort);
    const pieces = writer?.write(flags, await searchTags(db, options.document)) ?? lines(flags);
    if (options.output !== undefined) {
      const { writeWhole } = await import('./write-whole.js');
      return writeWhole(options.output, pieces);
    }
    let any = false;
    for await (const piece of pieces) {
      any = true;
      await write(io, piece);
    }
    if (!any && options.format === 'text') say(io, 'There are no such flags.');
  });
}

/** @throws Failure where there is no such category, so that a slip of the pen doesn't look like a text without faults. */
async function requireCategory(category: string | undefined): Promise<void> {
  if (category === undefined) return;
  const { FLAG_CATEGORIES } = await import('../store/types.js');
  if (FLAG_CATEGORIES.some((one) => one === category || one.startsWith(`${category}/`))) return;
  throw new Failure(`There is no category "${category}"; there are ${FLAG_CATEGORIES.join(', ')}.`, 2);
}

const queryOf = ({ status, severity, category, lang, document, check, by }: FlagsOptions): FlagQuery => ({
  ...{ status, severity, category, lang, documentId: document, check, who: by },
});

/** A flag with what it says on a line, then the words that it speaks of, who raised it, and what was answered. */
async function* lines(flags: AsyncIterable<ExportedFlag>): AsyncGenerator<string> {
  const { flagLine } = await import('../export/flags/flag-line.js');
  for await (const flag of flags) {
    const { id, document, number, quotes, who, createdAt, replies } = flag;
    yield `${id}  ${oneLine(document)}, unit ${number}: ${flagLine(flag)}\n`;
    const words = quotes.map((quote) => `“${oneLine(quote)}”`).join(' ');
    yield `    ${[words, who, createdAt.slice(0, 10)].filter(Boolean).join(' · ')}\n`;
    for (const { at, who: by, text, status } of replies)
      yield `    > ${[by, at.slice(0, 10), status, oneLine(text)].filter(Boolean).join(' · ')}\n`;
  }
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
