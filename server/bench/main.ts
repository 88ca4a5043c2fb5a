import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { bins, calibrationError, type Verdict } from './calibration.js';
import { type CheckReport, scoreChecks } from './checks.js';
import { disturbed } from './disturb.js';
import { type InterchangeRow, measureInterchange } from './interchange.js';
import { measureQuality, type QualityRow } from './quality.js';
import { calibrationTable, checksTable, qualityTable, speedTable } from './report.js';
import { interchangeTable } from './report-interchange.js';
import { goldSamples, rawSamples, readSamples } from './samples.js';
import { measureSpeed, type SpeedRow } from './speed.js';
import { declaration } from './udhr.js';
import { measureWorkspace, type WaitRow, workspaceTable } from './workspace.js';

const SAMPLES = fileURLToPath(new URL('../../../corpus/samples', import.meta.url));
/** How often the Declaration and the samples are disturbed: enough units that one more or less is no news. */
const TIMES = { declaration: 10, samples: 2 };

interface Options {
  json?: true;
  lines: number[];
  units: number;
  workspace: number;
  peer: boolean;
}

interface Report {
  alignment: QualityRow[];
  calibration: Verdict[];
  checks: CheckReport;
  speed: SpeedRow[];
  interchange: InterchangeRow[];
  workspace: WaitRow[];
}

function lineCounts(value: string): number[] {
  return value
    .split(',')
    .filter((item) => item !== '')
    .map((item) => {
      if (!/^\d{1,6}$/u.test(item.trim())) throw new InvalidArgumentError(`"${item}" is no number of lines.`);
      return Number(item);
    });
}

function unitCount(value: string): number {
  if (!/^\d{1,8}$/u.test(value)) throw new InvalidArgumentError(`"${value}" is no number of units.`);
  return Number(value);
}

async function measure({ lines, units: count, workspace, peer }: Options): Promise<Report> {
  const samples = readSamples(SAMPLES);
  const clean = samples.filter(({ errors }) => errors.length === 0);
  const given = goldSamples(clean);
  const rights = declaration();
  const sets = [
    rawSamples(clean),
    given,
    disturbed(given, TIMES.samples),
    rights,
    disturbed(rights, TIMES.declaration),
  ];
  const report: Report = {
    ...{ alignment: [], calibration: [], checks: scoreChecks([], []) },
    ...{ speed: [], interchange: [], workspace: [] },
  };
  for (const set of sets) {
    say(`aligning: ${set.name}`);
    const { rows, verdicts } = await measureQuality(set, peer);
    report.alignment.push(...rows);
    report.calibration.push(...verdicts);
  }
  say('checking the samples');
  report.checks = scoreChecks(samples, (await measureQuality(rawSamples(samples), false)).found);
  const units = [given, rights].flatMap(({ documents }) => documents.flatMap(({ gold }) => gold));
  for (const count of lines) {
    say(`aligning ${count} lines`);
    report.speed.push(...(await measureSpeed(units, given.tags, count, peer)));
  }
  if (count > 0) {
    say(`reading and writing a memory of ${count} units`);
    report.interchange = await measureInterchange(units, given.tags, count, peer);
  }
  if (workspace > 0) {
    say(`working on a document of ${workspace} units`);
    report.workspace = await measureWorkspace(units, given.tags, workspace);
  }
  return report;
}

const say = (text: string): void => console.error(`— ${text}`);

function print(report: Report): void {
  console.log(`Alignment, strict F1\n\n${qualityTable(report.alignment)}`);
  console.log(`Confidence of Tercet's units in all of these texts\n\n${calibrationTable(report.calibration)}`);
  console.log(`Checks, on the samples\n\n${checksTable(report.checks)}`);
  if (report.speed.length > 0) console.log(`Speed, whole processes, one long document\n\n${speedTable(report.speed)}`);
  if (report.interchange.length > 0)
    console.log(`Translation memories (TMX), read and written\n\n${interchangeTable(report.interchange)}`);
  if (report.workspace.length > 0)
    console.log(`What a reviewer waits for, on one long document\n\n${workspaceTable(report.workspace)}`);
}

function printJson({ calibration, ...report }: Report): void {
  const summary = { error: calibrationError(calibration), bins: bins(calibration) };
  console.log(JSON.stringify({ ...report, calibration: summary }, null, 1));
}

await new Command('npm run bench --')
  .description(
    'Measures Tercet on the texts that come with it and on the Universal Declaration of Human Rights, side by side ' +
      'with hunalign (realigning, without a dictionary; units of three versions are composed of its pairs with English) ' +
      'and, for translation memories, with translate-toolkit where it is installed.',
  )
  .option('--json', 'print one JSON object instead of tables')
  .option(
    '--lines <counts>',
    'lengths of the documents for measuring speed; none: --lines=',
    lineCounts,
    [2000, 20_000],
  )
  .option('--units <count>', 'units of a translation memory that is read and written; 0: none', unitCount, 100_000)
  .option('--workspace <units>', 'units of a document that is edited, revised and searched; 0: none', unitCount, 20_000)
  .option('--no-peer', 'leave out hunalign, which takes minutes for 20,000 lines, and translate-toolkit')
  .action(async (options: Options) => {
    const report = await measure(options);
    if (options.json) printJson(report);
    else print(report);
  })
  .parseAsync();
