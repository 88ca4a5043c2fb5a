import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InputError } from '../errors.js';

/** A folder with a sentence encoder, as far as that can be told by its files. */
export interface ModelFolder {
  /** Absolute: the library takes anything that looks like `owner/name` for a model to be found elsewhere. */
  path: string;
  subfolder: string;
  dtype: string;
  /** The most tokens that the model takes. */
  longest: number;
}

/**
 * The model's files, best first: the exact one before the quantised, which is a quarter of its size and less exact;
 * half precision last, since processors calculate with it slowly.
 */
const MODEL_FILES = [
  { file: 'model.onnx', dtype: 'fp32' },
  { file: 'model_quantized.onnx', dtype: 'q8' },
  { file: 'model_int8.onnx', dtype: 'int8' },
  { file: 'model_uint8.onnx', dtype: 'uint8' },
  { file: 'model_fp16.onnx', dtype: 'fp16' },
] as const;

/** What a model takes that doesn't say. */
const USUAL_LENGTH = 512;
/** Places that models of RoBERTa's kind keep for themselves. */
const RESERVED = 2;

/** @throws InputError where the folder, or a file that has to be in it, isn't there. */
export async function modelFolder(folder: string): Promise<ModelFolder> {
  const path = resolve(folder);
  if (!(await exists(path, 'folder'))) throw new InputError('embeddings-folder', { folder });
  for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    if (!(await exists(join(path, file), 'file'))) throw new InputError('embeddings-file', { folder, file });
  for (const subfolder of ['onnx', ''])
    for (const { file, dtype } of MODEL_FILES)
      if (await exists(join(path, subfolder, file), 'file'))
        return { path, subfolder, dtype, longest: await longestInput(path) };
  throw new InputError('embeddings-file', { folder, file: 'onnx/model.onnx' });
}

async function exists(path: string, kind: 'file' | 'folder'): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && (kind === 'file' ? found.isFile() : found.isDirectory());
}

async function longestInput(path: string): Promise<number> {
  const { max_position_embeddings: places } = await readJson(join(path, 'config.json'));
  const { max_seq_length: trained } = await readJson(join(path, 'sentence_bert_config.json'));
  const limits = [typeof places === 'number' ? places - RESERVED : USUAL_LENGTH, trained];
  return Math.min(...limits.filter((limit) => typeof limit === 'number' && limit > 0).map(Number));
}

/** A file's JSON object; an empty one where there is no such file, or something else in it. */
export async function readJson(path: string): Promise<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
