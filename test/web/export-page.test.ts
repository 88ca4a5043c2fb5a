import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { renameDocument } from '../../server/store/documents.js';
import { addFlag } from '../../server/store/flags.js';
import { confirmUnit, listUnits } from '../../server/store/units.js';
import { openSite, type Site } from './site.js';

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await renameDocument(site.db, site.documentId, 'Мост / "old" ', new Date());
});
afterAll(() => site.close());

const file = (query: string) => site.visit().get(`/export/file?document=${site.documentId}${query}`);

describe('the export', () => {
  test('offers every format and the versions there are', async () => {
    const { text } = await site.visit().get(`/documents/${site.documentId}/export`).expect(200);
    for (const part of ['value="tmx"', 'value="jsonl"', 'value="tsv"', 'value="fr-x-2"']) expect(text).toContain(part);
    expect((await site.visit().get('/export')).text).toContain('All documents');
  });

  test('is a file with a name that every system takes', async () => {
    const { headers, text } = await file('&format=tmx').buffer().expect(200);
    const name = encodeURIComponent('Мост old.tmx');
    expect(headers['content-disposition']).toBe(`attachment; filename="???? old.tmx"; filename*=UTF-8''${name}`);
    expect(headers['content-type']).toContain('charset=utf-8');
    expect(text).toContain('<tmx version="1.4">');
  });

  test.each([
    ['xlsx', '.xlsx', 'spreadsheetml.sheet'],
    ['docx', '.docx', 'wordprocessingml.document'],
    ['html', '.html', 'text/html; charset=utf-8'],
    ['xliff', '.zip', 'application/zip'],
    ['moses', '.zip', 'application/zip'],
  ])('%s is downloaded as %s', async (format, extension, type) => {
    const { headers } = await file(`&format=${format}`).buffer().expect(200);
    expect(headers['content-disposition']).toContain(`${extension}"`);
    expect(headers['content-type']).toContain(type);
  });

  test('holds only what was chosen', async () => {
    const { units } = await listUnits(site.db, site.documentId, { filter: 'all' });
    for (const unit of units.slice(0, 2)) await confirmUnit(site.db, unit.id, true, new Date());
    const about = { lang: null, category: 'style', severity: 'minor', comment: '', spans: [] } as const;
    await addFlag(site.db, { ...about, unitId: units[1]?.id ?? 0, spans: [] }, new Date());
    const lines = async (query: string) =>
      (await file(`&format=jsonl${query}`).buffer().expect(200)).text.trim().split('\n');
    expect(await lines('')).toHaveLength(4);
    expect(await lines('&confirmed=1')).toHaveLength(2);
    expect(await lines('&confirmed=1&unflagged=1')).toHaveLength(1);
    expect(await lines('&confidence=0.999999')).not.toHaveLength(4);
    expect(await lines('&version=ar&complete=1')).not.toHaveLength(4);
    const [first] = await lines('&version=fr&version=en');
    expect(Object.keys(JSON.parse(String(first)) as object)).not.toContain('ar');
    // One version alone, although it is also a language of the interface.
    const [french] = await lines('&version=fr');
    expect(JSON.parse(String(french))).toMatchObject({ fr: ['Le vieux pont'], indexes: { fr: [0] } });
    expect(JSON.parse(String(french))).not.toHaveProperty('en');
  });

  test.each([
    ['&format=sdlxliff', 'There is no format “sdlxliff”'],
    ['&version=de', 'There is no version DE'],
  ])('with %s says what there is', async (query, message) => {
    const response = await file(query);
    expect(response.status).toBe(422);
    expect(response.headers['content-disposition']).toBeUndefined();
    expect(response.text).toContain(message);
  });
});
