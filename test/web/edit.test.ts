import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { listLog } from '../../server/store/log.js';
import type { StoredUnit } from '../../server/store/types.js';
import { listUnits } from '../../server/store/units.js';
import { keyViews } from '../../server/web/key-list.js';
import { wording } from '../../server/wording.js';
import { type Browser, openSite, readable, type Site } from './site.js';

let site: Site;
let browser: Browser;
beforeEach(async () => {
  site = await openSite();
  browser = site.visit();
});
afterEach(async () => {
  expect(site.faults).toEqual([]);
  await site.close();
});

const units = async (): Promise<StoredUnit[]> => (await listUnits(site.db, site.documentId, { filter: 'all' })).units;

/** How many sentences each unit has of each version. */
const shape = async () => (await units()).map(({ sides }) => sides.map((side) => side.length).join(' '));

const BEFORE = ['1 1 1 1', '2 1 1 1', '1 0 0 0', '1 1 1 1'];

async function edit(place: number, fields: Record<string, string>) {
  const unit = (await units())[place] as StoredUnit;
  return browser.post(`/units/${unit.id}/edit`, fields);
}

const step = (way: 'undo' | 'redo') => browser.post(`/documents/${site.documentId}/${way}`, {});

const page = async () => readable((await browser.get(`/documents/${site.documentId}`)).text);

describe('a reviewer without script', () => {
  test('opens a unit into its sentences, with those above and below', async () => {
    const [, second] = await units();
    const form = readable((await browser.get(`/units/${second?.id}/edit`)).text);
    expect(form).toContain('<h1>Edit unit 2</h1>');
    expect(form).toContain('The old bridge');
    expect(form).toContain('Tags such as');
    expect(form.match(/type="radio" name="first\.en"/gu)).toHaveLength(3);
    expect(form.match(/type="radio" name="first\.ar"/gu)).toHaveLength(2);
    expect(form).toContain('value="move.en.1.before" title="This sentence to unit 1"');
    expect(form).toContain('value="move.en.2.after" title="These 2 sentences to unit 3"');
    expect(form).toContain('<option value="3">has crossed the river since…</option>');
    expect(form).toContain('value="merge.before">Merge with 1 above');
    expect(form).toContain(`href="/documents/${site.documentId}/realign?from=${second?.id}"`);
  });

  test.each<[string, number, Record<string, string>, string[], string]>([
    ['merge of 2 and 3', 1, { do: 'merge.after' }, ['1 1 1 1', '3 1 1 1', '1 1 1 1'], '#u2'],
    ['merge of 1 and 2', 1, { do: 'merge.before' }, ['3 2 2 2', '1 0 0 0', '1 1 1 1'], '#u1'],
    [
      'split of 2',
      1,
      { do: 'split', 'first.en': '1', 'first.fr': '0', 'first.fr-x-2': '1', 'first.ar': '1' },
      ['1 1 1 1', '1 0 1 1', '1 1 0 0', '1 0 0 0', '1 1 1 1'],
      '#u2',
    ],
    ['move between 2 and 3', 1, { do: 'move.fr-x-2.1.after' }, ['1 1 1 1', '2 1 0 1', '1 0 1 0', '1 1 1 1'], '#u2'],
    ['move between 2 and 3', 2, { do: 'move.en.1.before' }, ['1 1 1 1', '3 1 1 1', '1 1 1 1'], '#u2'],
    ['text set apart in 2', 1, { do: 'unlink.ar' }, ['1 1 1 1', '2 1 1 0', '0 0 0 1', '1 0 0 0', '1 1 1 1'], '#u2'],
    [
      'sentence cut in 2',
      1,
      { do: 'split-sentence.en.0', 'cut.en.0': '15' },
      ['1 1 1 1', '3 1 1 1', '1 0 0 0', '1 1 1 1'],
      '#u2',
    ],
    ['sentences joined in 2', 1, { do: 'join-sentences.en.0' }, ['1 1 1 1', '1 1 1 1', '1 0 0 0', '1 1 1 1'], '#u2'],
  ])('does and undoes: %s', async (what, place, fields, after, anchor) => {
    expect(await shape()).toEqual(BEFORE);
    const before = await units();
    const done = await edit(place, fields);
    expect(done.status).toBe(303);
    expect(done.headers.location).toBe(`/documents/${site.documentId}${anchor}`);
    expect(await shape()).toEqual(after);
    expect(await page()).toContain(`Undo: ${what}`);
    await step('undo');
    expect(await units()).toEqual(before);
    expect(await page()).toContain(`Redo: ${what}`);
    expect(await page()).not.toContain('Undo: ');
    await step('redo');
    expect(await shape()).toEqual(after);
  });

  test('begins a paragraph with a sentence, and lets it go on again', async () => {
    const opens = async () => (await units())[3]?.sides[1]?.[0]?.opensParagraph;
    expect(await opens()).toBe(false);
    await edit(3, { do: 'paragraph.fr.0' });
    expect(await opens()).toBe(true);
    await edit(3, { do: 'paragraph.fr.0' });
    expect(await opens()).toBe(false);
  });

  test('is told why something can’t be done, with the form at hand', async () => {
    const refused = await edit(3, { do: 'merge.after' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('role="alert">There is no unit after this one.</p>');
    expect(refused.text).toContain('<h1>Edit unit 4</h1>');
    const french = site.visit('fr');
    const [first, second] = await units();
    const none = await french.post(`/units/${first?.id}/edit`, { do: 'merge.before' });
    expect(none.text).toContain('Il n’y a pas d’unité avant celle-ci.');
    const fields = { 'first.en': '0', 'first.fr': '0', 'first.fr-x-2': '0', 'first.ar': '0' };
    const nothing = await site.visit('ru').post(`/units/${second?.id}/edit`, { do: 'split', ...fields });
    expect(nothing.text).toContain('Одна из двух частей останется без текста.');
    expect(await shape()).toEqual(BEFORE);
  });

  test.each([
    '',
    'merge',
    'merge.up',
    'move.xx.1.before',
    'move.en.-1.before',
    'move.en.1.e6.after',
    'split-sentence.en.0',
    'paragraph.en',
    'delete.en',
  ])('sends nonsense (%j), and nothing happens', async (wanted) => {
    expect((await edit(1, { do: wanted })).status).toBe(422);
    expect(await shape()).toEqual(BEFORE);
  });

  test('undoes nothing where nothing was done', async () => {
    const done = await step('undo');
    expect([done.status, done.headers.location]).toEqual([303, `/documents/${site.documentId}`]);
    expect((await browser.post('/documents/999/undo', {})).status).toBe(404);
  });

  test('undoes what was decided as well, each by its name', async () => {
    const [first, second] = await units();
    const before = await units();
    await browser.post(`/units/${first?.id}/confirm`, { confirmed: '1' });
    expect(await page()).toContain('Undo: confirmation of 1');
    const finding = second?.divergences[0]?.id;
    await browser.post(`/units/${second?.id}/divergences/${finding}`, { reason: 'mistake' });
    expect(await page()).toContain('Undo: dismissal in 2');
    const flag = { place: `d${finding}`, divergence: `${finding}`, lang: 'fr-x-2', comment: 'No.' };
    const kind = { category: 'accuracy/mistranslation', severity: 'major' };
    await browser.post(`/units/${second?.id}/flags`, { ...flag, ...kind });
    expect(await page()).toContain('Undo: flag on 2');
    for (let n = 0; n < 3; n++) await step('undo');
    expect(await units()).toEqual(before);
    for (let n = 0; n < 3; n++) await step('redo');
    const after = await units();
    expect(after[0]?.confirmedAt).not.toBeNull();
    expect(after[1]?.divergences[0]).toMatchObject({ dismissed: true, reason: 'mistake', confirmed: true });
    expect(after[1]?.flags).toHaveLength(1);
  });

  test('tells whose deed would be taken back, unless it is one’s own', async () => {
    const other = site.visit('ru');
    await other.post('/reviewer', { name: 'Ада' });
    const [first] = await units();
    await other.post(`/units/${first?.id}/confirm`, { confirmed: '1' });
    expect(await page()).toContain('Undo: confirmation of 1 by Ада<');
    expect((await other.get(`/documents/${site.documentId}`)).text).toContain('Отменить: подтверждение 1<');
    await browser.post('/reviewer', { name: 'Bo' });
    await step('undo');
    expect(await page()).toContain('Redo: confirmation of 1 by Ада<');
  });

  test('puts another version first, in all documents that have it', async () => {
    await browser.post('/columns', { order: 'ar,fr,en,fr-x-2', back: `/documents/${site.documentId}` });
    const columns = [...(await page()).matchAll(/class="cell[^"]*" data-lang="([^"]+)"/gu)].slice(0, 4);
    expect(columns.map(([, tag]) => tag)).toEqual(['ar', 'fr', 'en', 'fr-x-2']);
    expect(await page()).toContain('name="order" value="fr,ar,en,fr-x-2"');
    await browser.post('/columns', { order: '"><script>,de,en' });
    const then = [...(await page()).matchAll(/class="cell[^"]*" data-lang="([^"]+)"/gu)].slice(0, 4);
    expect(then.map(([, tag]) => tag)).toEqual(['en', 'ar', 'fr', 'fr-x-2']);
  });

  test('realigns from a unit on', async () => {
    const [, , third] = await units();
    const ask = await browser.get(`/documents/${site.documentId}/realign?from=${third?.id}`);
    expect(ask.text).toContain('From unit 3 on');
    const job = await browser.post(`/documents/${site.documentId}/realign`, { from: `${third?.id}` });
    expect(job.headers.location).toMatch(/^\/jobs\//u);
    while (!(await listLog(site.db, site.documentId)).some(({ action }) => action === 'realign-document'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await shape()).slice(0, 2)).toEqual(BEFORE.slice(0, 2));
    expect(await page()).toContain('Undo: realignment');
    const other = await browser.get(`/documents/${site.documentId}/realign?from=9999`);
    expect(other.status).toBe(404);
  });
});

describe('the page’s script', () => {
  const asPart = async (path: string, fields: Record<string, string>) => {
    const _token = await browser.token();
    return browser.agent
      .post(path)
      .type('form')
      .set('X-Part', '1')
      .send({ _token, ...fields });
  };

  test('gets the rows that take the place of those that are gone', async () => {
    const [first, second] = await units();
    const done = await asPart(`/units/${second?.id}/edit`, { do: 'merge.before' });
    const text = readable(done.text);
    expect(text).toContain(`data-gone="${first?.id} ${second?.id}" data-shift="-1" data-focus="${first?.id}"`);
    expect(text.match(/<article/gu)).toHaveLength(1);
    expect(text).toContain('id="u1"');
    expect(text).toContain('3 units');
    expect(text).toContain('Undo: merge of 1 and 2');
    expect(text).toContain('<p id="said">Units merged.</p>');
    const undone = readable((await asPart(`/documents/${site.documentId}/undo`, {})).text);
    // The script stays with the row in work.
    expect(undone).toContain(`data-gone="${first?.id}" data-shift="1" data-focus=""`);
    expect(undone).toContain('<p id="said">Undone: merge of 1 and 2.</p>');
  });

  test('is told in words what can’t be done', async () => {
    const [first] = await units();
    const refused = await asPart(`/units/${first?.id}/edit`, { do: 'move.en.1.before' });
    expect([refused.status, refused.text]).toEqual([
      422,
      expect.stringContaining('<p class="problem" data-problem>There is no unit before this one.</p>'),
    ]);
    const nothing = await asPart(`/documents/${site.documentId}/redo`, {});
    expect(nothing.text).toContain('data-problem>There is nothing to redo.');
  });

  test('learns which words translate each other', async () => {
    const [, second] = await units();
    const { groups } = (await browser.get(`/units/${second?.id}/words`)).body as {
      groups: { lang: string; sentence: number; start: number; end: number }[][];
    };
    const tags = ['en', 'fr', 'fr-x-2', 'ar'];
    const words = groups.map((group) =>
      group.map(({ lang, sentence, start, end }) =>
        second?.sides[tags.indexOf(lang)]?.[sentence]?.text.slice(start, end),
      ),
    );
    expect(words).toContainEqual(['river', 'rivière', 'rivière']);
    expect(words.flat()).not.toContain('1724');
    expect((await browser.get('/units/999/words')).status).toBe(404);
  });
});

test('what is done is kept under the reviewer’s name', async () => {
  await browser.post('/reviewer', { name: 'Ада' });
  await edit(1, { do: 'merge.after' });
  expect((await listLog(site.db, site.documentId)).at(-1)?.detail).toMatchObject({ who: 'Ада' });
});

test.each(['en', 'fr', 'ru'] as const)('every key has a name in %s, and no two commands share one', (lang) => {
  const { groups, foot } = keyViews(wording(lang));
  const keys = groups.flatMap((group) => group.keys);
  expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
  const names = [...groups, ...foot, ...keys].map(({ name }) => name);
  expect(names.filter((name) => name === '' || name.startsWith('keys.'))).toEqual([]);
  expect(foot.every((shown) => shown.keys.length > 0)).toBe(true);
});
