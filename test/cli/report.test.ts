import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { folderWith, tercet } from './tercet.js';

const TEXTS = {
  'mill.en.txt': 'The mill was sold in 1902. It cost 12 thousand crowns.',
  'mill.fr.txt': 'Le moulin fut vendu en 1902. Il a coûté 14 mille couronnes.',
  'mill.ru.txt': 'Мельницу продали в 1902 году. Она стоила 12 тысяч крон.',
};

test('a report comes out whole, in the language asked for', async () => {
  const folder = folderWith(TEXTS);
  const db = join(folder, 'tercet.db');
  await tercet(['import', folder, '--title', 'The mill', '--db', db]);
  const { status, out, err } = await tercet(['report', '1', '--lang', 'fr', '--findings', '--db', db]);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toMatch(/^<!doctype html>\n<html lang="fr">/u);
  expect(out).toContain('<h1>The mill</h1>');
  expect(out).toContain('>14 mille</mark>');
  expect(out).not.toContain('class="tools"');

  const file = join(folder, 'report.html');
  expect((await tercet(['report', '1', '-o', file, '--db', db])).out).toBe('');
  const written = readFileSync(file, 'utf8');
  expect(written).toMatch(/<html lang="en">/u);
  expect(written).not.toContain('>14 mille</mark>');
});

test('of what isn’t there says so', async () => {
  const folder = folderWith(TEXTS);
  const db = join(folder, 'tercet.db');
  await tercet(['import', folder, '--db', db]);
  const { status, out, err } = await tercet(['report', '9', '--db', db]);
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toMatch(/There is no document 9/u);
  expect((await tercet(['report', 'x', '--db', db])).status).toBe(2);
  expect((await tercet(['report', '1', '--lang', 'de', '--db', db])).status).toBe(2);
});
