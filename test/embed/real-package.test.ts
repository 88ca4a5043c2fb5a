import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folderWith, tinyModel } from './model-files.js';

/*
 * With the real package and a network made here, where the package is installed: in this project, or in a folder that
 * TERCET_TRANSFORMERS names (`…/node_modules`). In a process of its own, since Jest's modules have their own typed
 * arrays, which the native program refuses.
 */
const FOLDER = process.env.TERCET_TRANSFORMERS ?? 'node_modules';
const installed = existsSync(join(FOLDER, '@huggingface', 'transformers')) && existsSync('dist/server/embed');

(installed ? describe : describe.skip)('@huggingface/transformers', () => {
  test('runs a model from a folder, and nothing goes out', () => {
    const folder = folderWith({
      ...tinyModel({ stone: [3, 0, 0], water: [0, 2, 0], ჩოყუ: [1, 0, 0], '.': [0, 0, 0] }),
      'run.mjs': `
        import { loadEncoder } from ${JSON.stringify(join(process.cwd(), 'dist/server/embed/load-encoder.js'))};
        globalThis.fetch = () => { throw new Error('something went out'); };
        const encoder = await loadEncoder(process.argv[2], async () => import(process.argv[3]));
        const long = Array.from({ length: 100 }, () => 'water').join(' ');
        const found = await encoder.embed(['stone water', 'ჩოყუ', long]);
        console.log(JSON.stringify([encoder.dimension, ...found.map((vector) => [...vector])]));`,
    });
    const entry = join(FOLDER, '@huggingface', 'transformers', 'dist', 'transformers.node.mjs');
    const said = execFileSync(process.execPath, [join(folder, 'run.mjs'), folder, resolve(entry)], {
      encoding: 'utf8',
    });
    expect(JSON.parse(said)).toEqual([3, [1.5, 1, 0], [1, 0, 0], [0, 2, 0]]);
  });
});
