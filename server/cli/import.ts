import type { Command } from 'commander';
import { addDatabaseOption, type DatabaseOption, withDatabase } from './database.js';
import { type DocumentFiles, documentsOf } from './document-files.js';
import { encoderIn } from './encoder-in.js';
import { Failure, type Io, say, write } from './io.js';
import { languageList, languageTag, requireOneEach } from './options.js';

export interface ImportOptions extends DatabaseOption {
  title?: string;
  lang?: string[];
  presegmented?: boolean;
  force?: boolean;
  embeddings?: string;
  source?: string;
}

export function addImport(tercet: Command, io: Io): void {
  const command = tercet
    .command('import')
    .summary('align documents and put them into the database')
    .description('Aligns and compares documents and puts them into the database, each whole or not at all.')
    .argument('<PATH...>', 'files, or folders')
    .option('--title <title>', 'of the document (default: its first heading, else from the names of its files)')
    .option(
      '--lang <tags>',
      "the files' languages, as en,fr,ru (default: from the files' names, else from the text)",
      languageList,
    )
    .option('--source <tag>', 'the version that the others were translated from', languageTag)
    .option('--presegmented', 'the files hold one sentence a line, blank lines between paragraphs')
    .option('--embeddings <folder>', 'compare sentences by a sentence encoder too: a folder with an ONNX model')
    .option('--force', 'also where a document of exactly the same files is there already')
    .addHelpText('after', DETAILS);
  addDatabaseOption(command).action((paths: string[], options: ImportOptions) => importAll(io, paths, options));
}

const DETAILS = `
Two or more files are the versions of one document. A folder holds a document in each of its
sub-folders (bridge/en.txt, bridge/fr.txt), or files that share the beginning of their names
(bridge.en.txt, bridge.fr.html), or both. Glossaries and learnt words of the database help.

Examples:
  tercet import bridge.en.txt bridge.fr.html --title "The bridge"
  tercet import articles/`;

async function importAll(io: Io, paths: string[], options: ImportOptions): Promise<void> {
  const { documents, leftOut } = await documentsOf(paths);
  if (leftOut.length > 0) say(io, `left out, being no text or HTML: ${some(leftOut)}`);
  checkUsage(documents, options);
  const encoder = await encoderIn(options.embeddings);
  const { importDocument } = await import('./import-document.js');
  const { progressBar } = await import('./progress.js');
  const { comparisonSettings } = await import('../store/check-settings.js');
  const { listTerms } = await import('../store/terms.js');
  const bar = await progressBar(io, documents.length);
  const counts = { stored: 0, known: 0, failed: 0 };
  await withDatabase(options, io, 'create', async (db) => {
    const [terms, checks] = [await listTerms(db), await comparisonSettings(db, null)];
    for (const document of documents) {
      bar.begin(document.label);
      counts[await importDocument({ io, db, bar, options, encoder, terms, checks }, document)]++;
    }
  }).finally(bar.stop);
  await write(io, summary(counts));
  if (counts.failed > 0) io.status = 1;
}

/** A folder may hold hundreds of pictures. */
function some(paths: string[]): string {
  const rest = paths.length - 3;
  return rest > 1 ? `${paths.slice(0, 3).join(', ')} and ${rest} others` : paths.join(', ');
}

function checkUsage(documents: DocumentFiles[], { title, lang }: ImportOptions): void {
  const [only] = documents;
  if (!only) throw new Failure('There are no documents in it: no two text or HTML files that belong together.');
  if (title !== undefined && documents.length > 1) throw new Failure('--title is for one document only.', 2);
  if (lang && documents.length > 1) throw new Failure('--lang is for the files of one document only.', 2);
  requireOneEach(lang, only.paths);
}

function summary({ stored, known, failed }: { stored: number; known: number; failed: number }): string {
  const parts = [`${stored} ${stored === 1 ? 'document' : 'documents'} stored`];
  if (known > 0) parts.push(`${known} there already`);
  if (failed > 0) parts.push(`${failed} failed`);
  return `${parts.join(', ')}.\n`;
}
