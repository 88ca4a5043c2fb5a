import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { editUnits } from '../../server/store/edits.js';
import { addFlag } from '../../server/store/flags.js';
import { listUnits } from '../../server/store/units.js';
import { openSite, type Site } from './site.js';

const now = new Date('2025-11-23T10:00:00Z');

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('a flag whose words stand in two units is told in both rows, each time by an id of its own', async () => {
  const units = async () => (await listUnits(site.db, site.documentId, { filter: 'all' })).units;
  const at = (await units()).findIndex(({ sides }) => sides[0]?.length && sides[1]?.length);
  const unit = (await units())[at]?.id ?? 0;
  const span = (lang: string) => ({ lang, sentence: 0, start: 0, end: 3 });
  const flag = { category: 'accuracy/mistranslation', severity: 'major', comment: 'Not the same.' } as const;
  const id = await addFlag(site.db, { ...flag, unitId: unit, lang: 'fr', spans: [span('en'), span('fr')] }, now, 'Ada');
  await editUnits(site.db, { kind: 'unlink', unit, version: 1 }, { who: 'Ada', now });
  const part = (await units()).find(({ flagParts }) => flagParts.length > 0);
  expect(part?.flagParts).toMatchObject([{ flag: { id }, spans: [span('en')] }]);
  const page = (await site.visit().get(`/documents/${site.documentId}`)).text;
  const note = `f${id}-u${(part?.position ?? 0) + 1}`;
  for (const one of [`f${id}`, note]) {
    expect(page.split(` id="${one}"`)).toHaveLength(2);
    expect(page).toMatch(new RegExp(`aria-describedby="(?:[^"]* )?${one}(?: [^"]*)?"`, 'u'));
  }
  expect(page).toContain(`Flag of unit ${(part?.flagParts[0]?.unitPosition ?? 0) + 1}`);
});
