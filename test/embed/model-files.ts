import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from '@jest/globals';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, gone after the test. */
export function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tercet-model-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)]);
const number = (field: number, value: number): Buffer => Buffer.from([...varint(field << 3), ...varint(value)]);
const part = (field: number, content: Buffer | string): Buffer => {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from([...varint((field << 3) | 2), ...varint(bytes.length)]), bytes]);
};
const message = (...parts: Buffer[]): Buffer => Buffer.concat(parts);

/**
 * A network in ONNX's own format (protocol buffers; the fields' numbers are those of `onnx.proto`) that does one thing:
 * look up a vector for each token.
 */
export function lookupNetwork(vectors: number[][]): Buffer {
  const size = vectors[0]?.length ?? 0;
  const node = message(part(1, 'table'), part(1, 'input_ids'), part(2, 'last_hidden_state'), part(4, 'Gather'));
  const raw = Buffer.from(Float32Array.from(vectors.flat()).buffer);
  const table = message(number(1, vectors.length), number(1, size), number(2, 1), part(8, 'table'), part(9, raw));
  const named = (name: string) => part(1, part(2, name));
  const value = (name: string, type: number, ...sizes: Buffer[]) =>
    message(part(1, name), part(2, part(1, message(number(1, type), part(2, message(...sizes))))));
  const [batch, length] = [named('batch'), named('length')] as [Buffer, Buffer];
  const input = value('input_ids', 7, batch, length);
  const output = value('last_hidden_state', 1, batch, length, part(1, number(1, size)));
  const graph = message(part(1, node), part(2, 'lookup'), part(5, table), part(11, input), part(12, output));
  return message(number(1, 8), part(7, graph), part(8, message(part(1, ''), number(2, 13))));
}

/** The files of a model that knows these words, each by its vector. */
export function tinyModel(words: Record<string, number[]>): Record<string, string | Uint8Array> {
  const size = Object.values(words)[0]?.length ?? 0;
  const none = Array.from({ length: size }, () => 0);
  const special = (id: number, content: string) => ({
    ...{ id, content, special: true, single_word: false },
    ...{ lstrip: false, rstrip: false, normalized: false },
  });
  const vocab = Object.fromEntries(['[PAD]', '[UNK]', ...Object.keys(words)].map((word, id) => [word, id]));
  const tokenizer = {
    ...{ version: '1.0', truncation: null, padding: null, normalizer: null, post_processor: null, decoder: null },
    added_tokens: [special(0, '[PAD]'), special(1, '[UNK]')],
    pre_tokenizer: { type: 'Whitespace' },
    model: { type: 'WordLevel', vocab, unk_token: '[UNK]' },
  };
  return {
    'config.json': JSON.stringify({ model_type: 'bert', hidden_size: size, max_position_embeddings: 34 }),
    'tokenizer.json': JSON.stringify(tokenizer),
    'tokenizer_config.json': JSON.stringify({
      ...{ tokenizer_class: 'BertTokenizer', pad_token: '[PAD]', unk_token: '[UNK]', model_max_length: 1e30 },
    }),
    'onnx/model.onnx': lookupNetwork([none, none, ...Object.values(words)]),
  };
}

/** A layer in the format of safetensors. */
export function denseFile(weight: number[], bias: number[]): Buffer {
  const values = Buffer.from(Float32Array.from([...weight, ...bias]).buffer);
  const middle = weight.length * 4;
  const header = JSON.stringify({
    'linear.weight': { dtype: 'F32', shape: [bias.length, weight.length / bias.length], data_offsets: [0, middle] },
    'linear.bias': { dtype: 'F32', shape: [bias.length], data_offsets: [middle, values.length] },
  });
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, Buffer.from(header), values]);
}
