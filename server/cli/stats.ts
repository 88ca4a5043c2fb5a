import type { Command } from 'commander';
import type { CheckFigures } from '../store/stats.js';
import { addDatabaseOption, type DatabaseOption, withDatabase } from './database.js';
import { type Io, say, write } from './io.js';
import { documentId, type FormatOption, formatOption } from './options.js';
import { table } from './table.js';

interface StatsOptions extends DatabaseOption, FormatOption {
  document?: number;
}

export function addStats(tercet: Command, io: Io): void {
  const stats = tercet
    .command('stats')
    .summary('show how often reviewers confirmed each check')
    .description('Shows check by check what was found and what reviewers made of it.')
    .addOption(formatOption())
    .option('--document <id>', 'of one document only ("tercet list" shows the numbers)', documentId)
    .addHelpText('after', DETAILS);
  addDatabaseOption(stats).action((options: StatsOptions) => showStats(io, options));
}

const DETAILS = `
A finding is confirmed when a reviewer makes a flag from it. One that was dismissed was right
as it is, an editorial choice, or the tool's mistake; before reasons were asked for, unknown.
The share confirmed is given from five decisions on.

With --format jsonl, one check a line: {"check", "shown", "hints", "undecided", "confirmed",
"dismissed": {"right", "editorial", "mistake", "unknown"}, "decided", "shareConfirmed": 0.75|null}.

Examples:
  tercet stats
  tercet stats --document 3 --format jsonl`;

async function showStats(io: Io, options: StatsOptions): Promise<void> {
  const { checkFigures, decisionsOf, shareConfirmed } = await import('../store/stats.js');
  const figures = await withDatabase(options, io, 'fail', (db) => checkFigures(db, options.document));
  const row = (of: CheckFigures): string[] => {
    const { right, editorial, mistake, unknown } = of.dismissed;
    const [decided, share] = [decisionsOf(of), shareConfirmed(of)];
    const shown = share === null ? '-' : `${Math.round(100 * share)} % of ${decided}`;
    return [of.check, of.shown, of.hints, of.undecided, of.confirmed, right, editorial, mistake, unknown, shown].map(
      String,
    );
  };
  if (options.format === 'jsonl') {
    const { jsonLine } = await import('./lines.js');
    const { rounded } = await import('../export/score.js');
    for (const of of figures) {
      const share = shareConfirmed(of);
      await write(
        io,
        jsonLine({ ...of, decided: decisionsOf(of), shareConfirmed: share === null ? null : rounded(share) }),
      );
    }
    return;
  }
  const told = figures.filter((of) => of.shown + of.hints + decisionsOf(of) > 0);
  if (told.length === 0) return say(io, 'Nothing was found yet.');
  await write(io, table(HEADINGS, told.map(row)));
}

const HEADINGS = [
  ...['check', '#shown', '#hints', '#undecided', '#confirmed'],
  ...['#right', '#editorial', '#mistake', '#unknown', '#share confirmed'],
];
