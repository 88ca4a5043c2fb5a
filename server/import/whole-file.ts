import { refuseTooLarge, TEXT_LIMIT } from './size.js';
import type { InputFile } from './types.js';

/**
 * The bytes of a text, which is held as a whole; one that is too large isn't read to its end.
 * @throws InputError `too-large`
 */
export async function wholeFile({ name, open }: InputFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of open()) {
    chunks.push(chunk);
    length += chunk.length;
    refuseTooLarge({ length }, name, TEXT_LIMIT);
  }
  return Buffer.concat(chunks);
}
