import { InputError } from '../errors.js';
import type { Encoder } from './encoder.js';
import { type ModelFolder, modelFolder } from './model-folder.js';
import { pool, readPooling } from './pooling.js';
import {
  type ImportPackage,
  importTransformers,
  type LoadOptions,
  PACKAGE,
  stayLocal,
  type Tensor,
  type Tokens,
  type Transformers,
} from './transformers.js';

/**
 * The sentence encoder in a folder of this machine: an ONNX model with its tokenizer, as they are published for
 * sentence-transformers. Nothing is ever downloaded.
 * @throws InputError where the folder, one of its files or the package is missing, or the model isn't a sentence encoder.
 */
export async function loadEncoder(folder: string, importPackage: ImportPackage = importTransformers): Promise<Encoder> {
  const model = await modelFolder(folder);
  const transformers = await load(importPackage);
  stayLocal(transformers);
  const unusable = (error: unknown): never => {
    throw new InputError('embeddings-unusable', { folder, reason: reasonOf(error) });
  };
  const { dimension, embed } = await encoderOf(model, transformers).catch(unusable);
  return { dimension, embed: (texts) => embed(texts).catch(unusable) };
}

async function load(importPackage: ImportPackage): Promise<Transformers> {
  try {
    return await importPackage();
  } catch (error) {
    // What it needs itself may be missing too: then it is there, but not whole.
    const missing = reasonOf(error).includes(`'${PACKAGE}'`) && /^(?:ERR_)?MODULE_NOT_FOUND$/u.test(codeOf(error));
    if (missing) throw new InputError('embeddings-package', { package: PACKAGE });
    throw new InputError('embeddings-package-fails', { package: PACKAGE, reason: reasonOf(error) });
  }
}

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException | null)?.code ?? '');

/** The first line: what comes after is a stack, or the values that a network was given. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';

async function encoderOf(folder: ModelFolder, { AutoTokenizer, AutoModel }: Transformers): Promise<Encoder> {
  const { path, dtype, subfolder, longest } = folder;
  const local: LoadOptions = { local_files_only: true };
  const tokenize = await AutoTokenizer.from_pretrained(path, local);
  const model = await AutoModel.from_pretrained(path, { ...local, dtype, subfolder });
  const run = async (texts: string[]): Promise<{ tokens: Tokens; found: Record<string, Tensor | undefined> }> => {
    const tokens = tokenize(texts, { padding: true, truncation: true, max_length: longest });
    return { tokens, found: await model(tokens) };
  };
  const { found: first } = await run(['1']);
  const pooling = first.sentence_embedding ? null : await readPooling(path);
  const embed = async (texts: string[]): Promise<Float32Array[]> => {
    const { tokens, found } = await run(texts);
    if (!pooling) return rows(found.sentence_embedding as Tensor);
    const { last_hidden_state: states = found.token_embeddings } = found;
    const mask = tokens.attention_mask;
    if (states?.dims.length !== 3 || !mask) throw new Error(`its outputs are ${Object.keys(found).join(', ')}`);
    return pool(pooling, states, mask);
  };
  const [vector] = await embed(['1']);
  if (!vector?.length) throw new Error('it gives no vectors');
  return { dimension: vector.length, embed };
}

/** A network that pools by itself gives a row a sentence. */
function rows({ data, dims }: Tensor): Float32Array[] {
  const [sentences = 0, size = 0] = dims;
  return Array.from({ length: sentences }, (_, s) =>
    Float32Array.from({ length: size }, (_, d) => Number(data[s * size + d])),
  );
}
