import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDocument, deleteDocument } from '../../server/store/documents.js';
import { addFlag } from '../../server/store/flags.js';
import { listLog } from '../../server/store/log.js';
import { addGlossary } from '../../server/store/terms.js';
import type { StoredUnit } from '../../server/store/types.js';
import { confirmUnit, getUnit, listUnits } from '../../server/store/units.js';
import { inProcess } from '../../server/web/jobs/in-process.js';
import { bridge } from './bridge.js';
import { type Browser, openSite, type Site } from './site.js';

const now = new Date('2025-11-23T10:00:00Z');

let site: Site;
let units: StoredUnit[];
beforeAll(async () => {
  site = await openSite();
  ({ units } = await listUnits(site.db, site.documentId, { filter: 'all' }));
});
afterAll(() => site.close());

/** Follows the job's page until it leads elsewhere, or says that it failed. */
async function outcome(browser: Browser, address: string) {
  for (let tries = 0; tries < 100; tries += 1) {
    const response = await browser.get(address);
    if (response.status === 303 || !response.text.includes('data-job')) return response;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('The job never ended.');
}

describe('realigning a document', () => {
  test('is offered on its page, and asked about first', async () => {
    const browser = site.visit();
    const address = `/documents/${site.documentId}/realign`;
    expect((await browser.get(`/documents/${site.documentId}`)).text).toContain(`href="${address}"`);
    const asked = await browser.get(address);
    expect(asked.text).toContain('No unit is confirmed or has a flag');
    expect(asked.text).not.toContain('glossaries');
    expect(await listLog(site.db, site.documentId)).toHaveLength(1);
  });

  test('tells what will stay and what will be used, in the reader’s language', async () => {
    await confirmUnit(site.db, units[0]?.id ?? 0, true, now);
    const flag = { lang: null, category: 'style', severity: 'minor', comment: 'x', spans: [] } as const;
    await addFlag(site.db, { ...flag, spans: [], unitId: units[1]?.id ?? 0 }, now);
    await addGlossary(
      site.db,
      'baking',
      [
        [
          { tag: 'en', text: 'baker' },
          { tag: 'fr', text: 'boulanger' },
        ],
      ],
      now,
    );
    const address = `/documents/${site.documentId}/realign`;
    const english = await site.visit().get(address);
    expect(english.text).toContain('2 units are confirmed or have a flag');
    expect(english.text).toContain('2 terms from glossaries and confirmed units are used.');
    expect((await site.visit('fr').get(address)).text).toContain('2 unités sont confirmées ou signalées');
    expect((await site.visit('ru').get(address)).text).toContain('2 единицы подтверждены или с замечаниями');
  });

  test('is a job that ends at the document, with what was settled as it was', async () => {
    const browser = site.visit();
    const sent = await browser.post(`/documents/${site.documentId}/realign`, {});
    expect(sent.status).toBe(303);
    expect(sent.headers.location).toMatch(/^\/jobs\//u);
    const done = await outcome(browser, String(sent.headers.location));
    expect(done.headers.location).toBe(`/documents/${site.documentId}`);
    expect((await listLog(site.db, site.documentId)).at(-1)?.action).toBe('realign-document');
    for (const unit of units.slice(0, 2)) {
      const { sides, flags, confirmedAt } = await getUnit(site.db, unit.id);
      expect(sides).toEqual(unit.sides);
      expect(flags.length > 0 || confirmedAt !== null).toBe(true);
    }
    expect((await browser.get(`/documents/${site.documentId}`)).status).toBe(200);
  });

  test('needs the form’s token', async () => {
    const { agent } = site.visit();
    const sent = await agent.post(`/documents/${site.documentId}/realign`).type('form').send({});
    expect(sent.status).toBe(403);
  });

  test('of what is not there is a 404', async () => {
    const browser = site.visit();
    expect((await browser.get('/documents/999/realign')).status).toBe(404);
    expect((await browser.post('/documents/999/realign', {})).status).toBe(404);
  });
});

describe('where it fails', () => {
  test('the page says why, and leads back to the document', async () => {
    const other = await openSite({
      run: async (request) => {
        if ('realign' in request) await deleteDocument(other.db, request.realign, now);
        return inProcess(other.db)(request, () => {});
      },
    });
    const id = await createDocument(other.db, bridge(), now);
    const browser = other.visit();
    const sent = await browser.post(`/documents/${id}/realign`, {});
    const failed = await outcome(browser, String(sent.headers.location));
    expect(failed.status).toBe(200);
    expect(failed.text).toContain('It may have been deleted');
    expect(failed.text).toMatch(new RegExp(`href="/documents/${id}">Back to the document<`, 'u'));
    expect(other.faults).toEqual([]);
    await other.close();
  });

  test('nothing of this was a fault of the program', () => expect(site.faults).toEqual([]));
});
