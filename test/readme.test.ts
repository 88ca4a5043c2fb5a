import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ALL_CHECKS } from '../server/compare/checks.js';

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
