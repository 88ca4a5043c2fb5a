import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson } from './model-folder.js';
import type { Tensor } from './transformers.js';

/**
 * How the vectors of a sentence's tokens become that of the sentence: their mean, or that of the first or last token,
 * and for some models (LaBSE) a further layer. Models are published with this in the files of sentence-transformers,
 * not in the network.
 */
export interface Pooling {
  tokens: 'mean' | 'first' | 'last';
  layers: Dense[];
}

interface Dense {
  /** A row for each number that comes out. */
  weight: Float32Array;
  bias: Float32Array;
  tanh: boolean;
}

/** @throws Error where a layer is named but can't be read. */
export async function readPooling(folder: string): Promise<Pooling> {
  const config = await readJson(join(folder, '1_Pooling', 'config.json'));
  const tokens = config.pooling_mode_cls_token ? 'first' : config.pooling_mode_lasttoken ? 'last' : 'mean';
  const modules = Object.values(await readJson(join(folder, 'modules.json'))) as { type?: unknown; path?: unknown }[];
  const layers: Dense[] = [];
  for (const { type, path } of modules)
    if (String(type).endsWith('.Dense')) layers.push(await readDense(join(folder, String(path))));
  return { tokens, layers };
}

async function readDense(folder: string): Promise<Dense> {
  const { activation_function: activation } = await readJson(join(folder, 'config.json'));
  const file = await readFile(join(folder, 'model.safetensors'));
  const weight = readTensor(file, 'linear.weight');
  if (!weight) throw new Error(`${folder}: no linear.weight of 32-bit numbers`);
  const bias = readTensor(file, 'linear.bias') ?? new Float32Array(weight.length);
  return { weight, bias, tanh: String(activation).endsWith('Tanh') };
}

/** Safetensors: the length of a header, a header in JSON that says where each tensor is, the tensors. */
function readTensor(file: Buffer, name: string): Float32Array | undefined {
  const start = 8 + Number(file.readBigUInt64LE(0));
  const header = JSON.parse(file.toString('utf8', 8, start)) as Record<
    string,
    { dtype: string; data_offsets: [number, number] } | undefined
  >;
  const tensor = header[name];
  if (tensor?.dtype !== 'F32') return undefined;
  const [from, to] = tensor.data_offsets;
  return Float32Array.from({ length: (to - from) / 4 }, (_, n) => file.readFloatLE(start + from + n * 4));
}

/** One vector a sentence. `tokens` has a vector for each token; `mask` is 0 where a sentence has been padded. */
export function pool({ tokens: mode, layers }: Pooling, tokens: Tensor, mask: Tensor): Float32Array[] {
  const [sentences = 0, length = 0, size = 0] = tokens.dims;
  return Array.from({ length: sentences }, (_, s) => {
    const kept = Array.from({ length }, (_, t) => t).filter((t) => Number(mask.data[s * length + t]) > 0);
    const chosen = mode === 'mean' ? kept : kept.slice(mode === 'first' ? 0 : -1).slice(0, 1);
    const vector = new Float32Array(size);
    for (const t of chosen)
      for (let d = 0; d < size; d++)
        vector[d] = (vector[d] as number) + Number(tokens.data[(s * length + t) * size + d]) / chosen.length;
    return layers.reduce(through, vector);
  });
}

function through(vector: Float32Array, { weight, bias, tanh }: Dense): Float32Array {
  const size = vector.length;
  return Float32Array.from({ length: weight.length / size }, (_, row) => {
    let sum = bias[row] as number;
    for (let d = 0; d < size; d++) sum += (weight[row * size + d] as number) * (vector[d] as number);
    return tanh ? Math.tanh(sum) : sum;
  });
}
