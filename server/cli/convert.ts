import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import type { ExportUnit } from '../export/types.js';
import type { Survey } from './conversion.js';
import type { Outcome } from './conversion-outcomes.js';
import type { ConversionSource } from './conversion-sources.js';
import { describeFailure, sayFault } from './failed-line.js';
import { Failure, type Io } from './io.js';
import { sayLeftOut } from './left-out.js';
import { sayNotices } from './notices.js';
import { fromOption, jobCount, languageList, languageTag, TEXT_FORMATS, UNIT_FORMATS } from './options.js';
import { GLOSSARY_OPTION, several, type TermOptions, termsIn } from './terms-in.js';
import { addWritingOptions, type WritingOptions, writeUnits } from './writing.js';

interface ConvertOptions extends WritingOptions, TermOptions {
  from?: string;
  lang?: string[];
  source?: string;
  presegmented?: boolean;
  jobs?: number;
  dryRun?: boolean;
  json?: boolean;
}

type Usable = Outcome & { from: ConversionSource; survey: Survey };

export function addConvert(tercet: Command, io: Io): void {
  const command = tercet
    .command('convert')
    .summary('turn files of any format into any other, without the database')
    .description(
      'Turns files into any format that Tercet writes. Texts (two or more versions) are aligned; files that hold units (translation memories, tables, catalogues of messages …) keep them as they are.',
    )
    .argument('<PATH...>', 'files, folders, ZIP archives, patterns such as "articles/*.docx", or - for standard input')
    .addOption(fromOption([...TEXT_FORMATS, ...UNIT_FORMATS]))
    .option('--lang <tags>', 'the languages of the files, or of the columns of one file, as en,fr,ru', languageList)
    .option('--source <tag>', 'the version that the others were translated from', languageTag)
    .option('--presegmented', 'texts hold one sentence a line, blank lines between paragraphs')
    .option('--db <file>', 'align with the glossaries and learnt words of this database')
    .option('--glossary <file>', GLOSSARY_OPTION, several)
    .option('--jobs <n>', 'documents aligned at once, each in a thread (default: 1)', jobCount)
    .option('--dry-run', 'only list what would be converted')
    .option('--json', 'list the documents as JSON Lines, each with its files, languages and output or error')
    .addHelpText('after', DETAILS);
  addWritingOptions(command).action((paths: string[], options: ConvertOptions) => convert(io, paths, options));
}

const DETAILS = `
Texts that are named one by one are the versions of one document; in a folder, a pattern or a
ZIP archive, files whose names differ in their language only are (bridge.en.docx,
bridge.fr.docx; en/a.txt, fr/a.txt). Several documents go into one file, or into a file each
where -o names a folder (or ends with /). A document that can't be converted doesn't keep the
others from it: what failed is said at the end, and the exit status is 1.

Examples:
  tercet convert bridge.en.docx bridge.fr.odt --format tmx -o bridge.tmx
  tercet convert memory.tmx --format xlsx --languages en,fr -o memory.xlsx
  tercet convert "articles/**/*.html" --format xliff --jobs 2 -o xliff/
  cat memory.tmx | tercet convert - --format jsonl > memory.jsonl`;

async function convert(io: Io, paths: string[], options: ConvertOptions): Promise<void> {
  const { conversionSources } = await import('./conversion-sources.js');
  const { tellOutcomes } = await import('./conversion-outcomes.js');
  const { sources, leftOut, failed, temporary } = await conversionSources(io, paths, options);
  try {
    sayLeftOut(io, leftOut);
    if (sources.length + failed.length === 0) throw new Failure('There is nothing in it that can be converted.');
    const outcomes: Outcome[] = [];
    for (const { label, error } of failed) outcomes.push({ label, error: await describeFailure(io, error) });
    const folder = options.dryRun ? null : await mkdtemp(join(tmpdir(), 'tercet-'));
    if (folder !== null) temporary.push(folder);
    outcomes.push(...(await surveyed(io, sources, options, folder)));
    if (!options.dryRun) await writeAll(io, options, outcomes);
    await tellOutcomes(io, options, outcomes);
  } finally {
    for (const path of temporary) await rm(path, { recursive: true, force: true });
  }
}

/** What each document holds: nothing is written before all have been looked at, and texts aligned. */
async function surveyed(
  io: Io,
  sources: ConversionSource[],
  options: ConvertOptions,
  folder: string | null,
): Promise<Outcome[]> {
  const { ConversionSurveys } = await import('./conversion-surveys.js');
  const { source = null, presegmented = false, jobs = 1 } = options;
  const settings = { knowledge: { terms: await termsIn(options, io) }, presegmented, source };
  const outcomes: Outcome[] = [];
  await new ConversionSurveys(settings, folder, jobs).each(sources, async ({ from, found, spool }) => {
    const { label } = from;
    if ('failed' in found) {
      sayFault(io, found.failed);
      outcomes.push({ label, from, error: found.failed.message });
      return;
    }
    await sayNotices(io, found.notices, label);
    outcomes.push({ label, from, survey: found, ...(spool === undefined ? {} : { spool }) });
  });
  return outcomes;
}

async function writeAll(io: Io, options: ConvertOptions, outcomes: Outcome[]): Promise<void> {
  const usable = outcomes.filter((outcome): outcome is Usable => outcome.survey !== undefined);
  if (usable.length === 0) return;
  const { output } = options;
  if (output === undefined || !(await isFolder(output))) {
    await writeTogether(io, options, usable, false);
    return;
  }
  await mkdir(output, { recursive: true });
  for (const [outcome, stem] of stemsIn(output, usable))
    await writeTogether(io, { ...options, output: stem }, [outcome], true);
}

/** Documents in one file, or in the files that its format takes. */
async function writeTogether(io: Io, options: ConvertOptions, outcomes: Usable[], byStem: boolean): Promise<void> {
  const languages = [...new Set(outcomes.flatMap(({ survey }) => survey.languages))];
  const sources = new Set(outcomes.map(({ survey }) => survey.source));
  const source = sources.size === 1 ? (outcomes[0]?.survey.source ?? null) : null;
  const changed = new Date();
  const output = await writeUnits(io, options, () => unitsOf(outcomes, changed), { languages, source }, byStem);
  for (const outcome of outcomes) outcome.output = output;
}

async function* unitsOf(outcomes: Usable[], changed: Date): AsyncGenerator<ExportUnit> {
  const { readUnits, spooledUnits } = await import('./conversion.js');
  for (const [n, { from, survey, spool }] of outcomes.entries()) {
    const units = spool === undefined ? readUnits(from, changed, survey.languages) : spooledUnits(spool);
    // Identifiers must differ between documents; those of one file's own do already.
    for await (const unit of units)
      yield outcomes.length === 1 ? unit : { ...unit, documentId: `${n + 1}.${unit.documentId}` };
  }
}

/** A name for each document, of its own where two are called alike. */
function stemsIn(folder: string, outcomes: Usable[]): [Usable, string][] {
  const taken = new Set<string>();
  return outcomes.map((outcome) => {
    const stem = basename(outcome.label) || 'document';
    let name = stem;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${stem}-${n}`;
    taken.add(name.toLowerCase());
    return [outcome, join(folder, name)];
  });
}

async function isFolder(output: string): Promise<boolean> {
  return /[/\\]$/u.test(output) || ((await stat(output).catch(() => null))?.isDirectory() ?? false);
}
