import { basename, extname } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ExportContext, ExportOptions, ExportState, Piece, Units } from '../export/types.js';
import { Failure, type Io, write } from './io.js';
import { languageList } from './options.js';

/** What `--format` takes: the ids of the writers, said here so that asking for help loads none of them. */
export const WRITTEN_FORMATS = [
  ...['tmx', 'tmx-pairs', 'xliff', 'xliff-1', 'xlsx', 'csv', 'tsv', 'jsonl'],
  ...['docx', 'html', 'po', 'moses', 'xces', 'ladder'],
];

const STATES: ExportState[] = ['confirmed', 'unreviewed', 'flagged'];

/** How units are to be written, and which. */
export interface WritingOptions {
  format: string;
  languages?: string[];
  state?: ExportState[];
  onlyConfirmed?: boolean;
  withoutFlagged?: boolean;
  minConfidence?: number;
  deduplicate?: boolean;
  complete?: boolean;
  output?: string;
}

/** The options that every command takes that writes units. */
export function addWritingOptions(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'of the file').choices(WRITTEN_FORMATS).default('tmx'))
    .option('--languages <tags>', 'only these versions, in this order, as en,fr (default: all)', languageList)
    .option('--state <states>', `only units in these states, as confirmed,flagged (${STATES.join(', ')})`, stateList)
    .option('--only-confirmed', 'only units that a reviewer has confirmed')
    .option('--without-flagged', 'leave out units with a flag that is open or accepted')
    .option('--min-confidence <n>', 'only units that the aligner is so sure of, as 0.8', share)
    .option('--deduplicate', 'of units that say the same in all versions, only the first')
    .option('--complete', 'only units that have text in all of the versions')
    .option('-o, --output <file>', 'write to this file (default: standard output)');
}

export function exportOptions(options: WritingOptions): ExportOptions {
  const { languages, state, minConfidence, onlyConfirmed, withoutFlagged, deduplicate, complete } = options;
  return {
    ...(languages ? { languages } : {}),
    ...(state ? { states: state } : {}),
    ...(minConfidence === undefined ? {} : { minConfidence }),
    onlyConfirmed: onlyConfirmed ?? false,
    withoutFlagged: withoutFlagged ?? false,
    deduplicate: deduplicate ?? false,
    complete: complete ?? false,
  };
}

/**
 * Writes units where the command line says: to standard output; to a file, which is there whole or not at all; or, in a
 * format of several files, to files whose names begin alike, or to one ZIP.
 * @param units gives them afresh whenever it is called: each file of several takes all of them.
 * @param byStem `options.output` is a name without what comes after the dot.
 * @returns the files' paths; none for standard output.
 * @throws Failure where a format can't go to standard output.
 */
export async function writeUnits(
  io: Io,
  options: WritingOptions,
  units: () => Units,
  context: Omit<ExportContext, 'toolVersion' | 'created'>,
  byStem = false,
): Promise<string[]> {
  const { outputFile, writerFor, writtenFiles } = await import('../export/index.js');
  const { packageVersion } = await import('./version.js');
  const about: ExportContext = { ...context, toolVersion: packageVersion(), created: new Date() };
  const writer = writerFor(options.format);
  const { output } = options;
  if (output !== undefined && !byStem && /\.zip$/iu.test(output)) {
    const { name, pieces } = outputFile(writer, basename(stemOf(output)), about, exportOptions(options));
    if (!name.endsWith('.zip')) throw new Failure(`${options.format} is one file, not a ZIP of several: -o ${name}`, 2);
    await writePieces(io, output, pieces(units));
    return [output];
  }
  const planned = (stem?: string) =>
    writtenFiles(writer, stem === undefined ? about : { ...about, stem: basename(stem) }, exportOptions(options));
  const suffixes = planned().map(({ suffix }) => suffix);
  if (suffixes.length === 1 && !byStem) {
    const [only] = planned(output && stemOf(output));
    if (output === undefined && only?.binary && (io.stdout as { isTTY?: boolean }).isTTY)
      throw new Failure(`${options.format} is nothing for a terminal: -o FILE writes it to a file.`, 2);
    if (only) await writePieces(io, output, only.pieces(units()));
    return output === undefined ? [] : [output];
  }
  if (output === undefined)
    throw new Failure(
      `${options.format} makes ${suffixes.length} files: -o NAME writes ${suffixes.map((suffix) => `NAME${suffix}`).join(', ')}; -o NAME.zip one ZIP.`,
      2,
    );
  // -o all.xlf stands for all.en-fr.xlf, all.en-ru.xlf
  const stem = !byStem && suffixes.some((suffix) => extname(suffix) === extname(output)) ? stemOf(output) : output;
  for (const { suffix, pieces } of planned(stem)) await writePieces(io, `${stem}${suffix}`, pieces(units()));
  return suffixes.map((suffix) => `${stem}${suffix}`);
}

/** @param path of a file; standard output where there is none. */
export async function writePieces(io: Io, path: string | undefined, pieces: AsyncIterable<Piece>): Promise<void> {
  if (path === undefined) {
    for await (const piece of pieces) await write(io, piece);
    return;
  }
  const { writeWhole } = await import('./write-whole.js');
  await writeWhole(path, pieces);
}

/** Without what comes after the dot. */
const stemOf = (path: string): string => path.replace(/(?<=[^/\\])\.[^./\\]*$/u, '');

function stateList(value: string): ExportState[] {
  return value.split(',').map((item) => {
    const state = STATES.find((one) => one === item.trim());
    if (!state) throw new InvalidArgumentError(`"${item}" is no state; there are ${STATES.join(', ')}.`);
    return state;
  });
}

function share(value: string): number {
  const number = Number(value);
  if (!/^\d*\.?\d+$/u.test(value) || number > 1) throw new InvalidArgumentError('It is a number from 0 to 1, as 0.8.');
  return number;
}
