import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../server/store/connection.js';
import { createDocument } from '../../server/store/documents.js';
import { migrateUp } from '../../server/store/migrate.js';
import { addGlossary } from '../../server/store/terms.js';
import { HARBOUR, HULL, ISLAND } from '../store/translated.js';
import { folderWith, jsonLinesOf, tercet } from './tercet.js';

async function database(): Promise<string> {
  const path = join(folderWith(), 'tercet.db');
  const db = openDatabase(path);
  await migrateUp(db);
  await createDocument(db, HARBOUR, new Date(0));
  await createDocument(db, ISLAND, new Date(0));
  await addGlossary(db, 'ships', [HULL], new Date(0));
  await db.destroy();
  return path;
}

describe('consistency', () => {
  test('for a person', async () => {
    const { status, out } = await tercet(['consistency', '--db', await database()]);
    expect(status).toBe(0);
    expect(out).toContain(
      'segment fr, one in en, ru: The old bridge was closed again.\n    1×  Le vieux pont a été fermé de nouveau.\n        Harbour, unit 2\n    1×  On ne passait plus la rivière.\n        Island, unit 1\n',
    );
    expect(out).toContain('name en, one in ru: Островский\n');
    expect(out).toContain('term fr, one in en, ru: hull\n');
  });

  test('for a program', async () => {
    const { out } = await tercet(['consistency', '--db', await database(), '--format', 'jsonl']);
    const found = jsonLinesOf(out);
    expect(found.map(({ kind }) => kind)).toEqual(['segment', 'name', 'term']);
    expect(found[2]).toEqual({
      ...{ kind: 'term', lang: 'fr', others: ['en', 'ru'], value: 'hull' },
      ways: [
        { text: 'carène', count: 1, places: [{ documentId: 2, document: 'Island', unit: 2 }] },
        { text: 'coque', count: 1, places: [{ documentId: 1, document: 'Harbour', unit: 1 }] },
      ],
    });
  });

  test('for a spreadsheet', async () => {
    const { out } = await tercet(['consistency', '--db', await database(), '--format', 'tsv']);
    const rows = out.trimEnd().split('\n');
    expect(rows).toHaveLength(7);
    expect(rows[5]).toBe('term\tfr\tcarène\t1\thull\ten ru\tIsland, unit 2');
  });

  test('in one document that has none', async () => {
    const { status, out, err } = await tercet(['consistency', '--db', await database(), '--document', '1']);
    expect({ status, out, err }).toEqual({ status: 0, out: '', err: 'tercet: nothing is rendered in two ways.\n' });
  });
});

describe('--glossary', () => {
  const GLOSSARY = 'en,fr,fr forbidden\ncargo,fret,cargaison\n';
  const UNIT = { id: 'u1', en: 'The cargo was insured.', fr: 'La marchandise était assurée.' };

  test('check uses it, without a database', async () => {
    const folder = folderWith({ 'terms.csv': GLOSSARY, 'units.jsonl': JSON.stringify(UNIT) });
    const args = ['check', join(folder, 'units.jsonl'), '--format', 'jsonl'];
    const types = ({ out }: { out: string }) =>
      jsonLinesOf(out).flatMap(({ divergences }) => divergences as { type: string; culprit: string }[]);
    expect(types(await tercet(args)).map(({ type }) => type)).not.toContain('terminology');
    const found = types(await tercet([...args, '--glossary', join(folder, 'terms.csv'), '--source', 'en']));
    expect(found).toContainEqual(expect.objectContaining({ type: 'terminology', culprit: 'fr', severity: 'major' }));
    const quiet = await tercet([...args, '--glossary', join(folder, 'terms.csv'), '--check', 'terminology=off']);
    expect(types(quiet).map(({ type }) => type)).not.toContain('terminology');
  });

  test('several are used at once, by align too', async () => {
    const folder = folderWith({ 'a.csv': GLOSSARY, 'b.csv': 'en,fr\nhull,coque\n' });
    const line = JSON.stringify({
      id: 1,
      versions: {
        en: ['The cargo was dry.', 'The hull leaked.'],
        fr: ['La cargaison était sèche.', 'Le fond fuyait.'],
      },
    });
    const args = ['--glossary', join(folder, 'a.csv'), '--glossary', join(folder, 'b.csv')];
    const { out } = await tercet(['align', '--jsonl', ...args], line);
    const [result] = jsonLinesOf(out) as { units: { divergences: { type: string; message: string }[] }[] }[];
    const found = result?.units.flatMap(({ divergences }) => divergences.filter(({ type }) => type === 'terminology'));
    expect(found?.map(({ message }) => message)).toEqual([
      expect.stringContaining('forbidden by the glossary'),
      expect.stringContaining('coque'),
    ]);
  });

  test('a file that is none is refused by its name', async () => {
    const { status, err } = await tercet(['check', '--jsonl', '--glossary', 'none.csv']);
    expect(status).toBe(1);
    expect(err).toContain("none.csv can't be read");
  });
});

test('names in a TMX file are shown as they were', async () => {
  const unit =
    '<tuv xml:lang="en"><seg>It cost 12 euros.</seg></tuv><tuv xml:lang="fr"><seg>Il a coûté 13 euros.</seg></tuv>';
  const tmx = `<tmx version="1.4"><header/><body><tu tuid="A%20bridge-1">${unit}</tu><tu tuid="100%">${unit}</tu></body></tmx>`;
  const file = join(folderWith({ 'x.tmx': tmx }), 'x.tmx');
  const { out } = await tercet(['check', file]);
  expect(out).toMatch(/^unit 1 \(A bridge-1\): /u);
  expect(out).toContain('unit 2 (100%): ');
  expect(jsonLinesOf((await tercet(['check', file, '--format', 'jsonl'])).out)[0]?.id).toBe('A%20bridge-1');
});
