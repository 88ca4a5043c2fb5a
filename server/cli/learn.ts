import type { Command } from 'commander';
import { isPending } from '../export/flags/flag-status.js';
import type { ConfirmedUnit, Learning } from '../learn/learn.js';
import type { LanguageTag } from '../types.js';
import { addDatabaseOption, type DatabaseOption, withDatabase } from './database.js';
import { Failure, type Io, say, write } from './io.js';
import { jsonLine } from './lines.js';
import { type FormatOption, formatOption, idList } from './options.js';
import { table } from './table.js';

interface LearnOptions extends DatabaseOption, FormatOption {
  document?: number[];
  dryRun?: boolean;
}

export function addLearn(tercet: Command, io: Io): void {
  const learn = tercet
    .command('learn')
    .summary('learn words from confirmed units')
    .description(
      'Draws words that translate each other from the units that reviewers have confirmed, and keeps them in the database: "import", "realign" and the pages then use them, like entries of the shipped lexicon.\nWhat was learnt before is replaced.',
    )
    .option('--document <ids>', 'only from these documents, as 1,4 (default: all)', idList)
    .option('--dry-run', 'only list what would be learnt')
    .addOption(formatOption())
    .addHelpText('after', DETAILS);
  addDatabaseOption(learn).action((options: LearnOptions) => learnWords(io, options));
}

const DETAILS = `
Two words are learnt where they stand in the same units far more often than by chance (a
log-likelihood ratio of 15.1 or more), three times at least, and win over their neighbours.
Names, numbers, function words and what Tercet knows already are left out, and so are units
with a flag that is open or accepted. With --format jsonl, a pair a line:
{"langs": ["en", "fr"], "words": ["hull", "coque"], "units": 5, "score": 31.2}.

Example:
  tercet learn --dry-run`;

async function learnWords(io: Io, options: LearnOptions): Promise<void> {
  const { learnPairs } = await import('../learn/learn.js');
  const { lexiconsWith } = await import('../lexicon/overlay.js');
  const { listTerms, replaceLearnt } = await import('../store/terms.js');
  const { exportUnits } = await import('../store/export.js');
  const { listDocuments } = await import('../store/documents.js');
  const { chosenDocuments } = await import('./chosen-documents.js');
  await withDatabase(options, io, 'fail', async (db) => {
    const documents = chosenDocuments(await listDocuments(db), options.document);
    const ids = documents.map(({ id }) => id);
    const units: ConfirmedUnit[] = [];
    for await (const { status, flags, texts } of exportUnits(db, ids))
      if (status === 'confirmed' && !flags.some((flag) => isPending(flag.status))) units.push(texts);
    const learning = learnPairs(units, lexiconsWith(await listTerms(db, 'glossary')));
    await refuseTooFew(io, learning);
    if (!options.dryRun) await replaceLearnt(db, learning.pairs, new Date());
    if (options.format === 'jsonl') for (const pair of learning.pairs) await write(io, pairLine(pair));
    else await write(io, report(learning, options.dryRun ?? false));
  });
}

/** @throws Failure where no two languages have enough units; some that have too few are named. */
async function refuseTooFew(io: Io, { seen }: Learning): Promise<void> {
  const { ENOUGH_UNITS } = await import('../learn/learn.js');
  const few = seen.filter(({ units }) => units < ENOUGH_UNITS);
  const counts = few.map(({ tags, units }) => `${between(tags)} ${units}`).join(', ');
  if (few.length === seen.length)
    throw new Failure(
      `There is too little to learn from: ${ENOUGH_UNITS} confirmed units with text in two languages are needed${counts && ` (there are: ${counts})`}. Nothing was changed.`,
    );
  if (few.length > 0) say(io, `too few confirmed units, ${ENOUGH_UNITS} are needed: ${counts}`);
}

const pairLine = ({ tags, texts, units, score }: Learning['pairs'][number]): string =>
  jsonLine({ langs: tags, words: texts, units, score: Number(score.toFixed(1)) });

function report({ pairs }: Learning, dryRun: boolean): string {
  const rows = pairs.map(({ tags, texts, units, score }) => [
    between(tags),
    texts[0],
    texts[1],
    String(units),
    score.toFixed(1),
  ]);
  const summary = `${pairs.length} ${pairs.length === 1 ? 'pair' : 'pairs'} ${dryRun ? 'found; nothing was stored' : 'learnt'}.\n`;
  return rows.length === 0 ? summary : table(['languages', 'word', 'means', '#units', '#score'], rows) + summary;
}

const between = ([from, to]: readonly [LanguageTag, LanguageTag]): string => `${from}-${to}`;
