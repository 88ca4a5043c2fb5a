import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ALL_CHECKS } from '../server/compare/checks.js';
import { WRITERS } from '../server/export/index.js';
import { READERS } from '../server/import/formats.js';

/** The README's table of checks, made from the checks themselves. */
const table = [
  '| check | what it finds, and what it lets pass |',
  '|---|---|',
  ...ALL_CHECKS.map((c) => `| ${c.name} | ${c.description} |`),
];

test('the README says of each check what the check says of itself', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  expect(readme).toContain(table.join('\n'));
});

test('the README’s table of formats names every reader and every writer', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\|[^|]*\|([^|]*)\|([^|]*)\|[^|]*\|[^|]*\|$/gmu)];
  const named = (column: number): string[] =>
    rows.flatMap((row) => [...(row[column] ?? '').matchAll(/`([^`-][^`]*)`/gu)].map(([, id = '']) => id));
  expect(named(1)).toEqual(expect.arrayContaining(READERS.map(({ id }) => id)));
  expect(named(2)).toEqual(expect.arrayContaining(WRITERS.map(({ id }) => id)));
});
