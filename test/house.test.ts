import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

/** The folders of server/ in the order in which data flows; each may import from itself and from what stands before. */
const ROWS = [
  ['types.ts', 'errors.ts'],
  ['language'],
  ['words'],
  ['lexicon'],
  ['import', 'split', 'analyse'],
  ['align', 'embed'],
  ['compare', 'learn', 'review'],
  ['export'],
  ['engine.ts'],
  ['pipeline.ts'],
  ['store'],
  ['wording.ts'],
  ['index.ts'],
  ['web', 'cli'],
  ['bench'],
];

const server = join(import.meta.dirname, '../server');
const rowOf = (place: string): number => ROWS.findIndex((row) => row.includes(place.split('/')[0] as string));

/** Imports of values only: a type says nothing of what runs. */
const IMPORTS = /^(?:import|export)\s(?!type\s)[^;]*?from\s+'(\.[^']+)'/gmu;

const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

test('every folder of server/ has its row', () => {
  const places = readdirSync(server).filter((name) => name !== 'bootstrap' && !name.endsWith('.mjs'));
  expect(places.filter((place) => rowOf(place) < 0)).toEqual([]);
});

test('nothing imports from a row below its own', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const source = file.replaceAll('\\', '/');
    for (const [, target] of readFileSync(join(server, file), 'utf8').matchAll(IMPORTS)) {
      const path = join('/', source, '..', target as string)
        .replaceAll('\\', '/')
        .slice(1);
      const row = rowOf(path.replace(/\.js$/u, '.ts'));
      if (row > rowOf(source) && !(source.startsWith('cli/') && path.startsWith('web/')))
        wrong.push(`${source} → ${path}`);
    }
  }
  expect(wrong).toEqual([]);
});
