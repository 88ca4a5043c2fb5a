import { InputError } from '../errors.js';
import { ladder } from './corpora/ladder.js';
import { moses } from './corpora/moses.js';
import { xces } from './corpora/xces.js';
import { jsonl } from './jsonl.js';
import { docx } from './paper/docx.js';
import { html } from './paper/html.js';
import { po } from './po.js';
import { csv, tsv } from './tables/tsv.js';
import { xlsx } from './tables/xlsx.js';
import { tmx } from './tmx/tmx.js';
import { tmxPairs } from './tmx/tmx-pairs.js';
import type { AnyWriter } from './types.js';
import { xliff } from './xliff/xliff.js';
import { xliff1 } from './xliff/xliff-1.js';

export { exportUnitsOf } from './from-file-units.js';
export { exportText, type OutputFile, outputFile, type PlannedFile, writtenFiles } from './output.js';
export { chosenLanguages, selectUnits } from './select.js';
export * from './types.js';

/** Every format that Tercet writes. A new one is a file of its own and a place in this list. */
export const WRITERS: readonly AnyWriter[] = [
  ...[tmx, tmxPairs, xliff, xliff1],
  ...[xlsx, csv, tsv, jsonl],
  ...[docx, html],
  ...[po, moses, xces, ladder],
];

/** @throws InputError `export-format`, with the formats that there are. */
export function writerFor(id: string): AnyWriter {
  const found = WRITERS.find((writer) => writer.id === id);
  if (!found) throw new InputError('export-format', { format: id, known: WRITERS.map((writer) => writer.id) });
  return found;
}
