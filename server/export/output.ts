import { InputError } from '../errors.js';
import { chosenLanguages, selectUnits } from './select.js';
import type { AnyWriter, ExportContext, ExportOptions, Piece, Units } from './types.js';
import { zipped } from './zip.js';

/** A file that a writer will make, of whatever units it is given. */
export interface PlannedFile {
  /** What comes after the common part of the names, with the dot. */
  suffix: string;
  mediaType: string;
  binary: boolean;
  /** The file, piece by piece: what the options leave of `units`. */
  pieces(units: Units): AsyncIterable<Piece>;
}

/** A file under its name. */
export interface OutputFile {
  name: string;
  mediaType: string;
  binary: boolean;
  /** How often the units are gone through: once for each file of a ZIP. */
  passes: number;
  /** @param units gives them afresh whenever it is called. */
  pieces(units: () => Units): AsyncIterable<Piece>;
}

/**
 * The files that a writer makes, one or several. Each is to be given all of the units, afresh.
 * `context.languages` are all that there are versions in; those to write are chosen from them here, before anything is
 * written.
 * @throws InputError `export-language`
 */
export function writtenFiles(writer: AnyWriter, context: ExportContext, options: ExportOptions = {}): PlannedFile[] {
  const languages = chosenLanguages(context.languages, options);
  const own = { ...context, languages };
  const files = 'files' in writer ? writer.files(own) : [{ ...writer, suffix: `.${writer.extension}` }];
  return files.map(({ suffix, mediaType, write }) => ({
    suffix,
    mediaType,
    binary: 'binary' in writer && writer.binary === true,
    pieces: (units) => write(selectUnits(units, { ...options, languages }), own),
  }));
}

/**
 * What `options` leave of `units`, in the writer's format.
 * @throws InputError `export-language`; `export-several-files` where one file isn't enough
 */
export function exportText(
  writer: AnyWriter,
  units: Units,
  context: ExportContext,
  options: ExportOptions = {},
): AsyncIterable<Piece> {
  const [only, ...others] = writtenFiles(writer, context, options);
  if (!only || others.length > 0) throw new InputError('export-several-files', { format: writer.id });
  return only.pieces(units);
}

/**
 * All that a writer makes as one file: itself, or a ZIP of several.
 * @param stem the file's name without what comes after the dot.
 * @throws InputError `export-language`
 */
export function outputFile(
  writer: AnyWriter,
  stem: string,
  context: ExportContext,
  options: ExportOptions = {},
): OutputFile {
  const files = writtenFiles(writer, { ...context, stem }, options);
  const [only, ...others] = files;
  if (only && others.length === 0)
    return { ...only, name: `${stem}${only.suffix}`, passes: 1, pieces: (units) => only.pieces(units()) };
  return {
    ...{ name: `${stem}.zip`, mediaType: 'application/zip', binary: true, passes: files.length },
    pieces: (units) =>
      zipped(
        files.map(({ suffix, pieces }) => ({ path: `${stem}${suffix}`, pieces: () => pieces(units()) })),
        context.created,
      ),
  };
}
