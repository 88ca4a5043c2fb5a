import { InputError } from '../errors.js';
import { jsonl } from './jsonl.js';
import { chosenLanguages, selectUnits } from './select.js';
import { tmx } from './tmx.js';
import { tsv } from './tsv.js';
import type { ExportContext, ExportOptions, Units, Writer } from './types.js';

export { chosenLanguages, selectUnits } from './select.js';
export type * from './types.js';

/** Every format that Tercet writes. A new one is a file of its own and a place in this list. */
export const WRITERS: readonly Writer[] = [tmx, jsonl, tsv];

/** @throws InputError `export-format`, with the formats that there are. */
export function writerFor(id: string): Writer {
  const found = WRITERS.find((writer) => writer.id === id);
  if (!found) throw new InputError('export-format', { format: id, known: WRITERS.map((writer) => writer.id) });
  return found;
}

/**
 * The file, piece by piece: what `options` leave of `units`, in the writer's format. `context.languages` are all that
 * there are versions in; those to write are chosen from them here, and before the first piece is asked for.
 * @throws InputError `export-language`
 */
export function exportText(
  writer: Writer,
  units: Units,
  context: ExportContext,
  options: ExportOptions = {},
): AsyncIterable<string> {
  const languages = chosenLanguages(context.languages, options);
  return writer.write(selectUnits(units, { ...options, languages }), { ...context, languages });
}
