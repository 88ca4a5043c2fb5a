import { rm } from 'node:fs/promises';
import type { Command } from 'commander';
import { addDatabaseOption, type DatabaseOption, withDatabase } from './database.js';
import type { FoundDocuments, ImportedFiles } from './document-files.js';
import { encoderIn } from './encoder-in.js';
import type { Outcome } from './import-document.js';
import { Failure, type Io, write } from './io.js';
import { LEFT_OUT, sayLeftOut } from './left-out.js';
import { jsonLine } from './lines.js';
import { fromOption, languageList, languageTag, TEXT_FORMATS, UNIT_FORMATS } from './options.js';

export interface ImportOptions extends DatabaseOption {
  title?: string;
  lang?: string[];
  from?: string;
  presegmented?: boolean;
  force?: boolean;
  embeddings?: string;
  source?: string;
  compare: boolean;
  dryRun?: boolean;
  json?: boolean;
}

export function addImport(tercet: Command, io: Io): void {
  const command = tercet
    .command('import')
    .summary('put documents into the database, aligned and compared')
    .description('Aligns and compares documents and puts them into the database, each whole or not at all.')
    .argument('<PATH...>', 'files, folders, patterns or ZIP archives; - for standard input')
    .option('--title <title>', 'of the document (default: its first heading, else from the names of its files)')
    .option(
      '--lang <tags>',
      "the files' languages, as en,fr,ru (default: from the files' names, else from the text)",
      languageList,
    )
    .addOption(fromOption([...TEXT_FORMATS, ...UNIT_FORMATS]))
    .option('--source <tag>', 'the version that the others were translated from', languageTag)
    .option('--presegmented', 'texts hold one sentence a line, blank lines between paragraphs')
    .option('--embeddings <folder>', 'compare sentences by a sentence encoder too: a folder with an ONNX model')
    .option('--no-compare', 'leave units that are aligned already uncompared, which is some ten times faster')
    .option('--force', 'also where a document of exactly the same files is there already')
    .option('--dry-run', 'only list what would be imported')
    .option('--json', 'list the documents as JSON Lines, each with its files and what became of it')
    .addHelpText('after', DETAILS);
  addDatabaseOption(command).action((paths: string[], options: ImportOptions) => importAll(io, paths, options));
}

const DETAILS = `
Texts that are named one by one are the versions of one document. In a folder, a pattern or a
ZIP archive, files whose names differ in their language only are (bridge.en.docx, bridge_FR.odt;
en/a.txt, fr/a.txt; a.txt, a.fr.txt), and so are the texts of a folder of their own. A file that
holds aligned units (TMX, XLIFF, PO, tables, JSON Lines) becomes a document, or several where it
names several; its units stay as they are. Glossaries and learnt words of the database help.

A document that can't be imported doesn't keep the others from it: what failed is said, and the
exit status is 1.

Examples:
  tercet import bridge.en.txt bridge.fr.html --title "The bridge"
  tercet import articles/
  tercet import memory.tmx
  tercet import corpus.zip --dry-run`;

async function importAll(io: Io, paths: string[], options: ImportOptions): Promise<void> {
  const { documentsOf } = await import('./document-files.js');
  const found = await documentsOf(io, paths, options);
  try {
    if (!options.json) sayLeftOut(io, found.leftOut);
    checkUsage(found, options);
    if (options.dryRun) for (const document of found.documents) await write(io, planLine(document, options));
    else await storeAll(io, found, options);
    if (options.json)
      for (const { path, reason, instead } of found.leftOut)
        await write(io, jsonLine({ leftOut: path, reason, ...(instead === undefined ? {} : { instead }) }));
  } finally {
    for (const path of found.temporary) await rm(path, { recursive: true, force: true });
  }
}

function checkUsage({ documents, leftOut, failed }: FoundDocuments, { title, lang }: ImportOptions): void {
  if (documents.length + failed.length === 0) {
    const [first] = leftOut;
    const why = first ? ` ${first.path}: ${LEFT_OUT[first.reason]}.` : '';
    throw new Failure(`There are no documents in it: no two texts that belong together, and no units.${why}`);
  }
  if (title !== undefined && documents.length > 1) throw new Failure('--title is for one document only.', 2);
  if (lang && documents.length > 1) throw new Failure('--lang is for the files of one document only.', 2);
}

const filesOf = ({ files, paths }: ImportedFiles) => files.map(({ tag = null }, n) => ({ path: paths[n], lang: tag }));

function planLine(document: ImportedFiles, { json }: ImportOptions): string {
  const { label, reader } = document;
  const format = reader?.id ?? document.format ?? null;
  if (json) return jsonLine({ label, format, files: filesOf(document) });
  const files = filesOf(document).map(({ path, lang }) => (lang === null ? path : `${path} [${lang}]`));
  return `${label}${reader ? ` (${reader.id})` : ''}\t${files.join('\t')}\n`;
}

async function storeAll(io: Io, { documents, failed }: FoundDocuments, options: ImportOptions): Promise<void> {
  const encoder = await encoderIn(options.embeddings);
  const { failure, importDocument } = await import('./import-document.js');
  const { progressBar } = await import('./progress.js');
  const { importKnowledge } = await import('../store/import-files.js');
  const bar = await progressBar(io, documents.length);
  const outcomes: Outcome[] = [];
  const tell = async (label: string, files: ReturnType<typeof filesOf>, outcome: Outcome) => {
    if (options.json) await write(io, jsonLine({ label, files, ...outcome }));
    outcomes.push(outcome);
  };
  for (const { label, error } of failed) await tell(label, [], await failure(io, label, error, options));
  await withDatabase(options, io, 'create', async (db) => {
    const context = { io, db, bar, options, encoder, knowledge: await importKnowledge(db) };
    for (const document of documents) {
      bar.begin(document.label, document.reader ? 'units' : 'texts');
      await tell(document.label, filesOf(document), await importDocument(context, document));
    }
  }).finally(bar.stop);
  if (!options.json) await write(io, summary(outcomes));
  if (outcomes.some(({ state }) => state === 'failed')) io.status = 1;
}

function summary(outcomes: readonly Outcome[]): string {
  const count = (wanted: Outcome['state']) => outcomes.filter(({ state }) => state === wanted);
  const stored = count('stored').reduce((sum, { documents }) => sum + documents.length, 0);
  const [known, failed] = [count('known').length, count('failed').length];
  const parts = [`${stored} ${stored === 1 ? 'document' : 'documents'} stored`];
  if (known > 0) parts.push(`${known} there already`);
  if (failed > 0) parts.push(`${failed} failed`);
  return `${parts.join(', ')}.\n`;
}
