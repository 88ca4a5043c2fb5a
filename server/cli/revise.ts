import type { Command } from 'commander';
import type { RevisionStep } from '../review/revision-steps.js';
import { addDatabaseOption, type DatabaseOption, withDatabase } from './database.js';
import { readSources } from './files.js';
import { type Io, say, write } from './io.js';
import { jsonLine } from './lines.js';
import { documentId, type FormatOption, formatOption, languageTag } from './options.js';

interface ReviseOptions extends DatabaseOption, FormatOption {
  lang: string;
  dryRun?: boolean;
  presegmented?: boolean;
  who?: string;
}

export function addRevise(tercet: Command, io: Io): void {
  const command = tercet
    .command('revise')
    .summary('give a version of a stored document a new text')
    .description(
      'Puts a new text in the place of a version\'s, and prints what changes: "-" before what was, "+" before what is.\nSentences that stay keep their units with confirmations, flags and dismissals; units whose text changes are to be confirmed anew. The old text is kept.',
    )
    .argument('<DOCUMENT>', 'the document\'s number ("tercet list" shows it)', documentId)
    .argument('<FILE>', 'the new text')
    .requiredOption('--lang <tag>', 'the version', languageTag)
    .option('--dry-run', 'only print what would change')
    .option('--presegmented', 'the file holds one sentence a line, blank lines between paragraphs')
    .option('--who <name>', 'who revises it, for the record')
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nWith --format jsonl, a change a line: {"before": [sentence, …], "after": […]}.\n\nExample:\n  tercet revise 3 bridge.en.txt --lang en --dry-run',
    );
  addDatabaseOption(command).action((id: number, path: string, options: ReviseOptions) =>
    revise(io, id, path, options),
  );
}

async function revise(io: Io, id: number, path: string, options: ReviseOptions): Promise<void> {
  const { readRevision } = await import('../pipeline.js');
  const { revisionFigures, revisionSteps } = await import('../review/revision-steps.js');
  const { revisable, reviseVersion } = await import('../store/revise.js');
  const { loadDocument } = await import('../store/whole.js');
  const { sayNotices } = await import('./notices.js');
  const { progressBar } = await import('./progress.js');
  const [file] = await readSources([path]);
  if (!file) return;
  await withDatabase(options, io, 'fail', async (db) => {
    const stored = await loadDocument(db, id);
    const tag = stored.versions.find((one) => one.tag.toLowerCase() === options.lang.toLowerCase())?.tag;
    if (tag === undefined) {
      const { InputError } = await import('../errors.js');
      throw new InputError('revision-version', { available: stored.versions.map((one) => one.tag) });
    }
    const text = await readRevision(file, tag, options.presegmented);
    await sayNotices(io, text.notices);
    const { old, next } = revisable(stored, tag, text.version);
    const steps = revisionSteps(old, next);
    await write(io, steps.map(options.format === 'jsonl' ? changeLine : described).join(''));
    const { same, changed, added, removed } = revisionFigures(steps);
    say(
      io,
      `${tag}: ${counted(same, 'sentence')} stay${same === 1 ? 's' : ''}, ${changed} changed, ${added} put in, ${removed} taken out.`,
    );
    if (options.dryRun) return;
    const bar = await progressBar(io, 1);
    bar.begin(stored.title);
    const author = { who: options.who ?? '', now: new Date() };
    const done = await reviseVersion(db, id, tag, text, author, bar.progress).finally(bar.stop);
    say(io, `${done.title}: ${counted(done.changed, 'unit')} changed; ${done.kept} kept, ${done.made} new.`);
  });
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function changeLine(step: RevisionStep): string {
  if (step.kind === 'same') return '';
  const texts = (sentences: { text: string }[]) => sentences.map(({ text }) => text);
  return jsonLine({ before: texts(step.before), after: texts(step.after) });
}

/** As a patch has it, with no line for what stays. */
function described(step: RevisionStep): string {
  if (step.kind === 'same') return '';
  const lines = (sign: string, sentences: { text: string }[]): string =>
    sentences.map(({ text }) => `${sign} ${text.replace(/\s+/gu, ' ')}\n`).join('');
  return `${lines('-', step.before)}${lines('+', step.after)}\n`;
}
