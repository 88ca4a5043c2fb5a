import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import type { ExportUnit } from '../export/types.js';
import type { ConversionSettings, Survey } from './conversion.js';
import type { ConversionAligner } from './conversion-aligner.js';
import type { ConversionSource } from './conversion-sources.js';
import { describeFailure, sayFault } from './failed-line.js';
import { Failure, type Io, say, write } from './io.js';
import { sayLeftOut } from './left-out.js';
import { jsonLine } from './lines.js';
import { sayNotices } from './notices.js';
import { jobCount, languageList, languageTag } from './options.js';
import { table } from './table.js';
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

/** How it went with one document. */
interface Outcome {
  from: ConversionSource;
  survey?: Survey;
  output?: string[];
  error?: string;
}

type Usable = Outcome & { survey: Survey };

export function addConvert(tercet: Command, io: Io): void {
  const command = tercet
    .command('convert')
    .summary('turn files of any format into any other, without the database')
    .description(
      'Turns files into any format that Tercet writes. Texts (two or more versions) are aligned; files that\nhold units (translation memories, tables, catalogues of messages …) keep them as they are.',
    )
    .argument('<PATH...>', 'files, folders, patterns such as "articles/*.docx", or - for standard input')
    .option('--from <format>', 'read the files as this format (default: as their names and first bytes say)')
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
Texts that are named one by one are the versions of one document; in a folder or a pattern,
files whose names differ in their language only are (bridge.en.docx, bridge.fr.docx; en/a.txt,
fr/a.txt). Several documents go into one file, or into a file each where -o names a folder
(or ends with /). A document that can't be converted doesn't keep the others from it: what
failed is said at the end, and the exit status is 1.

Examples:
  tercet convert bridge.en.docx bridge.fr.odt --format tmx -o bridge.tmx
  tercet convert memory.tmx --format xlsx --languages en,fr -o memory.xlsx
  tercet convert "articles/**/*.html" --format xliff --jobs 2 -o xliff/
  cat memory.tmx | tercet convert - --format jsonl > memory.jsonl`;

async function convert(io: Io, paths: string[], options: ConvertOptions): Promise<void> {
  const { conversionSources } = await import('./conversion-sources.js');
  const { sources, leftOut, temporary } = await conversionSources(io, paths, options);
  try {
    sayLeftOut(io, leftOut);
    if (sources.length === 0) throw new Failure('There is nothing in it that can be converted.');
    const { source = null, presegmented = false } = options;
    const settings = { knowledge: { terms: await termsIn(options, io) }, presegmented, source };
    const outcomes = await surveyed(io, sources, settings);
    if (!options.dryRun) await writeAll(io, options, outcomes, settings);
    await tell(io, options, outcomes);
  } finally {
    for (const path of temporary) await rm(path, { recursive: true, force: true });
  }
}

/** What each document holds: nothing is written before all have been looked at. */
async function surveyed(io: Io, sources: ConversionSource[], settings: ConversionSettings): Promise<Outcome[]> {
  const { survey } = await import('./conversion.js');
  const outcomes: Outcome[] = [];
  for (const from of sources) {
    try {
      const found = await survey(from, settings);
      await sayNotices(io, found.notices, from.label);
      outcomes.push({ from, survey: found });
    } catch (error) {
      outcomes.push({ from, error: await describeFailure(io, error) });
    }
  }
  return outcomes;
}

async function writeAll(io: Io, options: ConvertOptions, outcomes: Outcome[], settings: ConversionSettings) {
  const usable = outcomes.filter((outcome): outcome is Usable => outcome.survey !== undefined);
  if (usable.length === 0) return;
  const { conversionAligner } = await import('./conversion-aligner.js');
  const { writerFor } = await import('../export/index.js');
  const writer = writerFor(options.format);
  const again = 'files' in writer;
  const sources = usable.map(({ from }) => from);
  const aligner = await conversionAligner(sources, settings, options.jobs ?? 1, again);
  const { output } = options;
  try {
    if (output === undefined || !(await isFolder(output))) {
      await writeTogether(io, options, usable, aligner, false);
      return;
    }
    await mkdir(output, { recursive: true });
    for (const [outcome, stem] of stemsIn(output, usable)) {
      await writeTogether(io, { ...options, output: stem }, [outcome], aligner, true);
    }
  } finally {
    await aligner.close();
  }
}

/** Documents in one file, or in the files that its format takes. */
async function writeTogether(
  io: Io,
  options: ConvertOptions,
  outcomes: Usable[],
  aligner: ConversionAligner,
  byStem: boolean,
): Promise<void> {
  const languages = [...new Set(outcomes.flatMap(({ survey }) => survey.languages))];
  const sources = new Set(outcomes.map(({ survey }) => survey.source));
  const source = sources.size === 1 ? (outcomes[0]?.survey.source ?? null) : null;
  try {
    const units = () => unitsOf(io, outcomes, aligner);
    const output = await writeUnits(io, options, units, { languages, source }, byStem);
    for (const outcome of outcomes) if (outcome.error === undefined) outcome.output = output;
  } catch (error) {
    const [only, ...others] = outcomes;
    if (!(error instanceof NothingToWrite) || !only || others.length > 0) throw error;
    only.error = error.message;
  }
}

/** The only document can't be aligned: an empty file would look like a result. */
class NothingToWrite extends Error {}

async function* unitsOf(io: Io, outcomes: Usable[], aligner: ConversionAligner): AsyncGenerator<ExportUnit> {
  const { readUnits } = await import('./conversion.js');
  const changed = new Date();
  for (const [n, outcome] of outcomes.entries()) {
    const { from } = outcome;
    // Identifiers must differ between documents; those of one file's own do already.
    const identified = (unit: ExportUnit): ExportUnit =>
      outcomes.length === 1 ? unit : { ...unit, documentId: `${n + 1}.${unit.documentId}` };
    if (from.reader !== null) {
      for await (const unit of readUnits(from, changed)) yield identified(unit);
      continue;
    }
    const aligned = await aligner.align(from);
    if ('failed' in aligned) {
      sayFault(io, aligned.failed);
      if (outcomes.length === 1) throw new NothingToWrite(aligned.failed.message);
      outcome.error = aligned.failed.message;
      continue;
    }
    // A format of several files asks for the units again.
    if (outcome.survey.units === null) await sayNotices(io, aligned.notices, from.label);
    outcome.survey.units = aligned.units.length;
    for (const unit of aligned.units) yield identified(unit);
  }
}

/** A name for each document, of its own where two are called alike. */
function stemsIn(folder: string, outcomes: Usable[]): [Usable, string][] {
  const taken = new Set<string>();
  return outcomes.map((outcome) => {
    const stem = basename(outcome.from.label) || 'document';
    let name = stem;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${stem}-${n}`;
    taken.add(name.toLowerCase());
    return [outcome, join(folder, name)];
  });
}

async function isFolder(output: string): Promise<boolean> {
  return /[/\\]$/u.test(output) || ((await stat(output).catch(() => null))?.isDirectory() ?? false);
}

/** What became of each document: to standard output where that is free, else to standard error. */
async function tell(io: Io, options: ConvertOptions, outcomes: Outcome[]): Promise<void> {
  const failed = outcomes.filter(({ error }) => error !== undefined);
  if (failed.length > 0) io.status = 1;
  const free = options.dryRun || options.output !== undefined;
  if (options.json) {
    const lines = outcomes.map(record).map(jsonLine).join('');
    if (free) await write(io, lines);
    else io.stderr.write(lines);
    return;
  }
  for (const { from, error } of failed) say(io, `${from.label}: ${error}`);
  if (options.dryRun) await write(io, listed(outcomes));
  else if (outcomes.length > 1) {
    const done = outcomes.length - failed.length;
    say(
      io,
      `${done} ${done === 1 ? 'document' : 'documents'} converted${failed.length > 0 ? `, ${failed.length} failed` : ''}.`,
    );
  }
}

const record = ({ from, survey, output, error }: Outcome) => ({
  document: from.label,
  files: from.files.map(({ path }) => path),
  format: from.reader ?? 'text',
  ...(survey ? { languages: survey.languages, units: survey.units } : {}),
  ...(output === undefined || output.length === 0 ? {} : { output }),
  ...(error === undefined ? {} : { error }),
});

function listed(outcomes: Outcome[]): string {
  const rows = outcomes
    .filter(({ error }) => error === undefined)
    .map(({ from, survey }) => [
      from.label,
      from.reader ?? 'texts',
      survey?.languages.join(' ') ?? '',
      survey?.units === null ? 'to be aligned' : String(survey?.units),
      from.files.map(({ name }) => name).join(' '),
    ]);
  return rows.length === 0 ? '' : table(['document', 'read as', 'languages', '#units', 'files'], rows);
}
