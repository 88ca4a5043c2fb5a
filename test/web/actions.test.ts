import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listFlags } from '../../server/store/flags.js';
import type { StoredUnit } from '../../server/store/types.js';
import { getUnit, listUnits } from '../../server/store/units.js';
import { openSite, type Site } from './site.js';

let site: Site;
let units: StoredUnit[];
beforeAll(async () => {
  site = await openSite();
  ({ units } = await listUnits(site.db, site.documentId, { filter: 'all' }));
});
afterAll(() => site.close());

const unit = (place: number): StoredUnit => units[place] as StoredUnit;

describe('a reviewer without script', () => {
  test('confirms a unit, comes back to its row, and takes it back', async () => {
    const browser = site.visit();
    const back = `/documents/${site.documentId}?show=unreviewed`;
    const done = await browser.post(`/units/${unit(0).id}/confirm`, { confirmed: '1', back });
    expect(done.status).toBe(303);
    expect(done.headers.location).toBe(`${back}#u1`);
    expect((await getUnit(site.db, unit(0).id)).confirmedAt).not.toBeNull();
    await browser.post(`/units/${unit(0).id}/confirm`, { confirmed: '0', back });
    expect((await getUnit(site.db, unit(0).id)).confirmedAt).toBeNull();
  });

  test('is never sent to another site', async () => {
    for (const back of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', 'javascript:1']) {
      const done = await site.visit().post(`/units/${unit(0).id}/confirm`, { confirmed: '0', back });
      expect(done.headers.location).toBe(`/documents/${site.documentId}#u1`);
    }
  });

  test('dismisses a finding and restores it', async () => {
    const browser = site.visit();
    const finding = unit(1).divergences[0]?.id;
    await browser.post(`/units/${unit(1).id}/divergences/${finding}`, { reason: 'editorial' });
    const page = (await browser.get(`/documents/${site.documentId}`)).text;
    expect(page).toMatch(/<s>“1724” in FR[^<]*<\/s> <span class="why">Editorial choice<\/span>/u);
    expect(page).toContain('Restore');
    await browser.post(`/units/${unit(1).id}/divergences/${finding}`, { restore: '1' });
    expect((await getUnit(site.db, unit(1).id)).divergences[0]?.dismissed).toBe(false);
  });

  test.each<Record<string, string>[]>([[{}], [{ reason: 'dull' }]])('has to say why: %j is refused', async (fields) => {
    const finding = unit(1).divergences[0]?.id;
    const refused = await site.visit().post(`/units/${unit(1).id}/divergences/${finding}`, fields);
    expect(refused.status).toBe(422);
    expect((await getUnit(site.db, unit(1).id)).divergences[0]?.dismissed).toBe(false);
  });

  test('flags what was found: the form is filled in', async () => {
    const browser = site.visit();
    const form = await browser.get(`/units/${unit(1).id}/flag?divergence=${unit(1).divergences[0]?.id}`);
    expect(form.text).toContain('<option value="d1" selected>');
    expect(form.text).toContain('<option value="fr-x-2" selected>');
    expect(form.text).toMatch(/value="major"[^>]* checked/u);
    expect(form.text).toContain('<input type="hidden" name="divergence" value="1">');
    const fields = {
      divergence: '1',
      place: 'd1',
      lang: 'fr-x-2',
      category: 'accuracy/mistranslation',
      severity: 'major',
      comment: 'No.',
    };
    const done = await browser.post(`/units/${unit(1).id}/flags`, fields);
    expect(done.headers.location).toBe(`/documents/${site.documentId}#u2`);
    const [flag] = await listFlags(site.db, { documentId: site.documentId });
    expect(flag).toMatchObject({
      check: 'number',
      lang: 'fr-x-2',
      comment: 'No.',
      spans: [{ lang: 'fr-x-2', start: 29, end: 33 }],
    });
  });

  test('sees then that it is flagged, and a flag of a finding that is gone is a flag all the same', async () => {
    const browser = site.visit();
    expect((await browser.get(`/documents/${site.documentId}`)).text).toContain('<span class="quiet">Flagged</span>');
    const fields = { divergence: '999', place: '', lang: '', category: 'style', severity: 'minor', comment: 'Gone.' };
    await browser.post(`/units/${unit(2).id}/flags`, fields);
    expect((await getUnit(site.db, unit(2).id)).flags).toMatchObject([{ check: null, comment: 'Gone.' }]);
  });

  test('flags a selection, has it fixed, opens it again', async () => {
    const browser = site.visit();
    const fields = { place: 'fr.0.0.4', lang: '', category: 'style', severity: 'minor', comment: '' };
    await browser.post(`/units/${unit(3).id}/flags`, fields);
    const [flag] = (await getUnit(site.db, unit(3).id)).flags;
    expect(flag).toMatchObject({ lang: null, spans: [{ lang: 'fr', sentence: 0, start: 0, end: 4 }] });
    await browser.post(`/units/${unit(3).id}/flags/${flag?.id}`, { status: 'fixed' });
    expect((await browser.get('/flags')).text).not.toContain('#u4');
    expect((await browser.get('/flags?status=fixed')).text).toContain(`/documents/${site.documentId}#u4`);
    const reopened = await browser.post(`/flags/${flag?.id}`, { status: 'open', back: '/flags?status=open' });
    expect(reopened.headers.location).toBe('/flags?status=open');
    expect((await getUnit(site.db, unit(3).id)).flags[0]?.status).toBe('open');
  });

  test.each([
    [{ place: '', category: 'nonsense', severity: 'minor' }, 'Choose a category'],
    [{ place: 'fr.0.2.999', category: 'style', severity: 'minor' }, 'not in this unit'],
    [{ place: 'de.0.0.1', category: 'style', severity: 'minor' }, 'not in this unit'],
    [{ place: 'd999', category: 'style', severity: 'minor' }, 'not in this unit'],
  ])('gets the form back where it says %j', async (fields, message) => {
    const response = await site.visit().post(`/units/${unit(3).id}/flags`, { comment: 'kept', lang: '', ...fields });
    expect(response.status).toBe(422);
    expect(response.text).toContain(message);
  });
});

describe('a reviewer with script', () => {
  test('gets the row as it is now, with the counts', async () => {
    const browser = site.visit('fr');
    const _token = await browser.token();
    const response = await browser.agent
      .post(`/units/${unit(0).id}/confirm`)
      .set('X-Part', '1')
      .type('form')
      .send({ _token, confirmed: '1', back: `/documents/${site.documentId}?diff=fr-x-2` });
    expect(response.status).toBe(200);
    expect(response.text).not.toContain('<html');
    expect(response.text).toContain('id="u1"');
    expect(response.text).toContain('aria-pressed="true"');
    expect(response.text).toContain('<del>vieux');
    expect(response.text).toContain('Unité confirmée.');
    expect(response.text).toContain('1 confirmée');
  });

  test('gets the form alone, and errors as a part', async () => {
    const { agent } = site.visit();
    const form = await agent.get(`/units/${unit(0).id}/flag?place=fr.0.3.8`).set('X-Part', '1');
    expect(form.text.trim()).toMatch(/^<form class="flag-form/u);
    expect(form.text).toContain('<option value="fr.0.3.8" selected>FR “vieux”</option>');
    const missing = await agent.get('/units/99999/flag').set('X-Part', '1');
    expect(missing.status).toBe(404);
    expect(missing.text).toContain('data-problem');
  });
});

describe('what does not exist', () => {
  test.each([
    '/documents/999',
    '/documents/0',
    '/documents/1e3',
    '/documents/%00',
    '/documents/99999999999999999999',
    '/documents/1/nothing',
    '/units/999/flag',
    '/jobs/none',
    '/jobs/none/state',
    '/export/file?document=999',
    '/export/file?document=1%20or%201',
    '/nothing/at/all',
  ])('%s is a friendly 404', async (path) => {
    const response = await site.visit('ru').get(path);
    expect(response.status).toBe(404);
    expect(response.text).toContain('Не найдено');
  });

  test('neither is a finding of another unit', async () => {
    const browser = site.visit();
    const path = `/units/${unit(0).id}/divergences/${unit(1).divergences[0]?.id}`;
    expect((await browser.post(path, { dismissed: '1' })).status).toBe(404);
    expect((await browser.post(`/units/${unit(0).id}/flags/12345`, { status: 'open' })).status).toBe(404);
    expect((await browser.post('/flags/12345', { status: 'open' })).status).toBe(404);
    expect((await browser.post('/flags/1', { status: 'lost' })).status).toBe(422);
  });

  test('nothing of this was a fault of the program', () => expect(site.faults).toEqual([]));
});
