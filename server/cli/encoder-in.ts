import type { Encoder } from '../embed/encoder.js';

/**
 * The sentence encoder of `--embeddings`, where it was given.
 * @throws InputError where it can't be loaded.
 */
export async function encoderIn(folder: string | undefined): Promise<Encoder | undefined> {
  if (folder === undefined) return undefined;
  const { loadEncoder } = await import('../embed/load-encoder.js');
  return loadEncoder(folder);
}
