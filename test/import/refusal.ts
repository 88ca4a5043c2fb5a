import { InputError } from '../../server/errors.js';
import { readSource } from '../../server/import/read-source.js';
import type { ReadSource } from '../../server/import/types.js';

/** What reading a file is refused with; a fault of the program goes through. */
export async function refusalOf(act: () => ReadSource | Promise<ReadSource>): Promise<object> {
  try {
    await act();
  } catch (error) {
    if (error instanceof InputError) return { code: error.code, ...error.params };
    throw error;
  }
  return { code: 'read' };
}

/** The paragraphs of a file, each with its kind: `heading: A title`. */
export async function linesOf(bytes: Uint8Array, name: string): Promise<string[]> {
  return (await readSource(bytes, name)).paragraphs.map(({ kind, text }) => `${kind}: ${text}`);
}
