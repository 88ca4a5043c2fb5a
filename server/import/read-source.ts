import { InputError } from '../errors.js';
import { HEAD_BYTES, readerFor, readerOf } from './formats.js';
import type { ReadSource } from './types.js';

/**
 * A file's bytes to its paragraphs, by the reader that its name or its beginning asks for.
 * @param options.format the id of a text reader.
 * @throws InputError `format-units` for a file that holds units, `import-format`, and what the readers throw
 */
export async function readSource(
  bytes: Uint8Array,
  name: string,
  options: { format?: string } = {},
): Promise<ReadSource> {
  const { format } = options;
  const reader = format === undefined ? readerFor(name, bytes.subarray(0, HEAD_BYTES)) : readerOf(format);
  if (reader.kind === 'units') throw new InputError('format-units', { name, format: reader.id });
  return reader.read(bytes, name);
}
