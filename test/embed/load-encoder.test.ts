import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadEncoder } from '../../server/embed/load-encoder.js';
import type { LoadOptions, Tensor, Transformers } from '../../server/embed/transformers.js';
import { InputError } from '../../server/errors.js';
import { wording } from '../../server/wording.js';
import { denseFile, folderWith, tinyModel } from './model-files.js';

/** Stands in for the library: a token a letter, its vector (1, the letter's place), and what it was asked for. */
function library(
  outputs: 'last_hidden_state' | 'token_embeddings' | 'sentence_embedding' | 'logits' = 'last_hidden_state',
) {
  const asked: { folder: string; options: LoadOptions }[] = [];
  const limits = new Set<number>();
  const note = (folder: string, options: LoadOptions) => asked.push({ folder, options });
  const letters = (text: string) => [...text].map((letter) => (letter.codePointAt(0) ?? 0) - 96);
  const module: Transformers = {
    env: { allowRemoteModels: true, allowLocalModels: false, useFSCache: true, useBrowserCache: true },
    AutoTokenizer: {
      from_pretrained: async (folder, options) => {
        note(folder, options);
        return (texts, { max_length }) => {
          limits.add(max_length);
          const length = Math.max(...texts.map((text) => text.length));
          const padded = texts.flatMap((text) => Array.from({ length }, (_, t) => letters(text)[t] ?? 0));
          const tensor = (data: bigint[]): Tensor => ({ data, dims: [texts.length, length] });
          return {
            input_ids: tensor(padded.map(BigInt)),
            attention_mask: tensor(padded.map((id) => (id === 0 ? 0n : 1n))),
          };
        };
      },
    },
    AutoModel: {
      from_pretrained: async (folder, options) => {
        note(folder, options);
        return async ({ input_ids: ids }) => {
          const all = Array.from(ids?.data ?? [], Number);
          if (outputs === 'sentence_embedding')
            return { sentence_embedding: { data: all.slice(0, 4), dims: [2, 2] }, last_hidden_state: undefined };
          return { [outputs]: { data: all.flatMap((id) => [1, id]), dims: [...(ids?.dims ?? []), 2] } };
        };
      },
    },
  };
  return { module, asked, limits };
}

const MODEL = tinyModel({ a: [1, 0] });
const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(MODEL).filter(([name]) => !names.includes(name)));
const load = (files: Record<string, string | Uint8Array>, { module } = library()) =>
  loadEncoder(folderWith(files), async () => module);

async function refusal(loading: Promise<unknown>): Promise<InputError> {
  const error: unknown = await loading.catch((thrown: unknown) => thrown);
  if (!(error instanceof InputError)) throw new Error(`no InputError: ${error}`);
  for (const lang of ['en', 'fr', 'ru'] as const) expect(wording(lang).error(error)).not.toMatch(/\{\{|\(embeddings-/u);
  return error;
}

const failing =
  (message: string, code = 'ERR_MODULE_NOT_FOUND') =>
  () =>
    Promise.reject(Object.assign(new Error(message), { code }));

describe('says what is missing:', () => {
  test('the folder', async () => {
    const error = await refusal(loadEncoder('nowhere/at-all', async () => library().module));
    expect(error).toMatchObject({ code: 'embeddings-folder', params: { folder: 'nowhere/at-all' } });
  });

  test.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'])('%s', async (file) => {
    expect(await refusal(load(without(file)))).toMatchObject({ code: 'embeddings-file', params: { file } });
  });

  test.each(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'])('the package (%s)', async (code) => {
    const missing = failing("Cannot find package '@huggingface/transformers' imported from /x/transformers.js", code);
    const error = await refusal(loadEncoder(folderWith(MODEL), missing));
    expect(error.code).toBe('embeddings-package');
    expect(wording('en').error(error)).toContain('npm install @huggingface/transformers');
  });

  test('what the package needs itself', async () => {
    const message = "Cannot find package 'onnxruntime-node' imported from /x/@huggingface/transformers/dist/a.mjs";
    const error = await refusal(loadEncoder(folderWith(MODEL), failing(message)));
    expect(error).toMatchObject({ code: 'embeddings-package-fails', params: { reason: message } });
  });
});

describe('a model that is no sentence encoder', () => {
  test('cannot be loaded', async () => {
    const { module } = library();
    module.AutoModel.from_pretrained = failing('Protobuf parsing failed.\n  at somewhere', '');
    const error = await refusal(load(MODEL, { ...library(), module }));
    expect(error).toMatchObject({ code: 'embeddings-unusable', params: { reason: 'Protobuf parsing failed.' } });
  });

  test('gives something else', async () => {
    const error = await refusal(load(MODEL, library('logits')));
    expect(error.params.reason).toContain('logits');
  });

  test('fails on the way', async () => {
    const { module, ...rest } = library();
    const { from_pretrained: loadModel } = module.AutoModel;
    module.AutoModel.from_pretrained = async (folder, options) => {
      const model = await loadModel(folder, options);
      return async (tokens) => {
        if (tokens.input_ids?.dims[0] === 2) throw new Error('out of memory');
        return model(tokens);
      };
    };
    const encoder = await load(MODEL, { module, ...rest });
    expect((await refusal(encoder.embed(['a', 'b']))).params.reason).toBe('out of memory');
  });
});

describe('only this machine is asked', () => {
  test('by the library’s settings, and by leaving it nothing to fetch with', async () => {
    const { module, ...rest } = library();
    await load(MODEL, { module, ...rest });
    expect(module.env).toMatchObject({ allowRemoteModels: false, allowLocalModels: true, useFSCache: false });
    await expect(module.env.fetch?.()).rejects.toThrow('downloads nothing');
  });

  test('for a folder by its whole path, since "owner/name" would be a model of the network', async () => {
    const { module, asked } = library();
    const folder = folderWith(MODEL);
    await loadEncoder(relative(process.cwd(), folder), async () => module);
    expect(asked.map((request) => request.folder)).toEqual([folder, folder]);
    for (const { options } of asked) expect(options.local_files_only).toBe(true);
  });
});

describe('the file of the network', () => {
  const content = MODEL['onnx/model.onnx'] as Uint8Array;
  test.each([
    [['onnx/model_quantized.onnx'], 'onnx', 'q8'],
    [['onnx/model_quantized.onnx', 'onnx/model.onnx'], 'onnx', 'fp32'],
    [['onnx/model_fp16.onnx', 'onnx/model_int8.onnx'], 'onnx', 'int8'],
    [['model.onnx'], '', 'fp32'],
  ])('%j', async (names, subfolder, dtype) => {
    const { module, asked, limits } = library();
    const files = { ...without('onnx/model.onnx'), ...Object.fromEntries(names.map((name) => [name, content])) };
    await load(files, { module, asked, limits });
    expect(asked.at(-1)?.options).toMatchObject({ subfolder, dtype });
  });
});

describe('a sentence’s vector', () => {
  const texts = ['ac', 'b'];
  const embedded = async (files: Record<string, string | Uint8Array>, outputs?: Parameters<typeof library>[0]) =>
    (await (await load({ ...MODEL, ...files }, library(outputs))).embed(texts)).map((vector) => [...vector]);
  const pooling = (mode: string) => ({ '1_Pooling/config.json': JSON.stringify({ [mode]: true }) });

  test('is the mean of its tokens’, padding left out', async () => {
    expect(await embedded({})).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  test.each([
    ['pooling_mode_cls_token', 1],
    ['pooling_mode_lasttoken', 3],
  ])('is that of one token where the model says so (%s)', async (mode, place) => {
    expect((await embedded(pooling(mode), 'token_embeddings'))[0]).toEqual([1, place]);
  });

  test('goes through a further layer where the model has one', async () => {
    const layer = {
      'modules.json': JSON.stringify([{ type: 'sentence_transformers.models.Dense', path: '2_Dense' }]),
      '2_Dense/config.json': JSON.stringify({ activation_function: 'torch.nn.modules.activation.Tanh' }),
      '2_Dense/model.safetensors': denseFile([1, 0, 0, 0.5, 0, 0], [0, 0, -1]),
    };
    const [first] = (await embedded({ ...pooling('pooling_mode_cls_token'), ...layer })) as [number[]];
    [1, 0.5, -1].forEach((value, d) => {
      expect(first[d]).toBeCloseTo(Math.tanh(value), 5);
    });
    const { '2_Dense/model.safetensors': _, ...incomplete } = layer;
    expect((await refusal(embedded(incomplete))).params.reason).toContain(join('2_Dense', 'model.safetensors'));
  });

  test('is the network’s own where it makes one', async () => {
    expect(await embedded({}, 'sentence_embedding')).toEqual([
      [1, 3],
      [2, 0],
    ]);
  });

  test('is of as many tokens as the model takes', async () => {
    const { module, asked, limits } = library();
    const said = { 'sentence_bert_config.json': JSON.stringify({ max_seq_length: 20 }) };
    await load(MODEL, { module, asked, limits });
    await load({ ...MODEL, ...said }, { module, asked, limits });
    expect([...limits]).toEqual([32, 20]);
  });
});
