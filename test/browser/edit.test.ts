import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createDocument } from '../../server/store/documents.js';
import type { StoredUnit } from '../../server/store/types.js';
import { listUnits } from '../../server/store/units.js';
import { inBrowser, stage } from './built.js';
import { misaligned, RIGHT, WRONG } from './misaligned.js';

let page: Page;
let documentId: number;

const units = (): Promise<StoredUnit[]> =>
  stage.server.store(async (db) => (await listUnits(db, documentId, { filter: 'all' })).units);

const shapeOf = (stored: StoredUnit[]) => stored.map(({ sides }) => sides.map((side) => side.length).join(' '));

/** Presses keys one after the other, as fast as a test can. */
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const said = (text: string) =>
  page.waitForFunction((wanted) => document.getElementById('said')?.textContent === wanted, text);

const current = () => page.locator('.unit.current').getAttribute('id');

inBrowser('an alignment', () => {
  beforeEach(async () => {
    page = await stage.open();
    documentId = await stage.server.store((db) => createDocument(db, misaligned(), new Date('2026-04-05T06:07:08Z')));
    await page.goto(`${stage.server.url}/documents/${documentId}`);
  });

  test('is corrected in five ways, decided on, undone and done again, by keys alone', async () => {
    const before = await units();
    expect(shapeOf(before)).toEqual(WRONG);
    await press('j', 'j', 's');
    await page.waitForSelector('#u2 .edit-form');
    await press('Enter');
    await said('Unit split.');
    expect(await page.textContent('#history')).toContain('Undo: split of 2');
    await press('3');
    await page.waitForSelector('#u2 .closed');
    await press('c');
    await page.waitForSelector('#u2.confirmed');
    await press('j', 'j', 'l', 'l', 'd');
    await said('Text moved.');
    // What is pressed meanwhile waits for its turn.
    await press('j', 'j', 'j', 'Shift+U', 'j', 'j', 'j', 'h', 'o', 'j', 'j', 'm', 'f');
    await page.waitForSelector('.flag-form');
    expect(await current()).toBe('u11');
    expect(await page.textContent('#history')).toContain('Undo: merge of 11 and 12');
    while (!(await page.evaluate(() => document.activeElement?.matches('textarea[name=comment]')))) await press('Tab');
    await page.keyboard.type('Both at once?');
    while (!(await page.evaluate(() => document.activeElement?.matches('.flag-form button')))) await press('Tab');
    await press('Enter');
    await page.waitForSelector('#u11 .note.flagged');
    await press('c');
    await page.waitForSelector('#u11.confirmed');
    const after = await units();
    expect(shapeOf(after)).toEqual(RIGHT);
    expect(after[1]).toMatchObject({ divergences: [{ type: 'number', culprit: 'fr', reason: 'mistake' }] });
    expect(after[10]?.flags).toMatchObject([{ comment: 'Both at once?' }]);

    await press(...Array<string>(9).fill('z'));
    await said('Undone: split of 2.');
    expect(await units()).toEqual(before);
    expect(await page.locator('#units .unit').count()).toBe(WRONG.length);
    expect(await current()).toBe('u2');
    await press('z');
    await said('There is nothing to undo.');
    await press('Shift+Z', 'Control+Shift+Z', ...Array<string>(7).fill('Shift+Z'));
    await said('Redone: confirmation of 11.');
    expect(await units()).toEqual(after);
    const numbers = await page.locator('#units .unit .n').allTextContents();
    expect(numbers.map((text) => text.trim())).toEqual(RIGHT.map((_, n) => `Unit ${n + 1}`));
  });

  test('says plainly what can’t be done', async () => {
    await press('j', 'Shift+M');
    await said('There is no unit before this one.');
    expect(await page.locator('#said').isVisible()).toBe(true);
    await press('u');
    await said('Which version? Choose its column first, with a click or by key.');
    expect(await page.getAttribute('#u1 .cell.in-work', 'data-lang')).toBe('en');
    expect(shapeOf(await units())).toEqual(WRONG);
  });

  test('is opened sentence by sentence; what is cut is joined again, and the form stays', async () => {
    await page.hover('#u2');
    await page.click('#u2 [data-edit]');
    await page.click('#u2 .column[data-lang=fr] .sentence >> nth=1 >> text=Cut…');
    await page.selectOption('#u2 [name="cut.fr.1"]', { label: 'était pilote.' });
    await page.click('#u2 .column[data-lang=fr] >> text=Cut here >> visible=true');
    await said('Sentence cut in two.');
    await page.waitForSelector('#u2 .edit-form');
    expect((await units())[1]?.sides[1]?.map(({ text }) => text)).toEqual([
      'Il a ouvert en 1913.',
      'Son fondateur',
      'était pilote.',
    ]);
    await page.click('#u2 .column[data-lang=fr] .sentence >> nth=1 >> text=Join with next');
    await said('Sentences joined.');
    await page.click('#u2 .column[data-lang=en] .sentence >> nth=1 >> text=New paragraph');
    await said('Paragraph changed.');
    expect(await page.textContent('#u2 .column[data-lang=en]')).toContain('¶ The founder');
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('Same paragraph'));
    await press('Escape');
    expect(await page.locator('.edit-form').count()).toBe(0);
    await press('Control+z', 'Control+z', 'Control+z');
    await said('Undone: sentence cut in 2.');
    expect(shapeOf(await units())).toEqual(WRONG);
  });

  test('is seen word by word, with the counterparts in all versions', async () => {
    const lit = () => page.evaluate(() => [...(CSS.highlights.get('counterpart') ?? [])].map((range) => String(range)));
    await press('j', 'j', 'w');
    await page.waitForFunction(() => CSS.highlights.has('counterpart'));
    const first = await lit();
    expect(first.length).toBeGreaterThan(1);
    await press('w');
    expect(await lit()).not.toEqual(first);
    await press('Shift+W');
    expect(await lit()).toEqual(first);
    const word = page.locator('#u8 [data-lang=ru] .s');
    await word.scrollIntoViewIfNeeded();
    const place = await word.evaluate((sentence) => {
      const range = document.createRange();
      const at = sentence.textContent?.indexOf('мае') ?? 0;
      range.setStart(sentence.firstChild as Node, at);
      range.setEnd(sentence.firstChild as Node, at + 3);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    await page.mouse.move(place.x, place.y);
    await page.waitForFunction(() => [...(CSS.highlights.get('counterpart') ?? [])].some((r) => String(r) === 'мае'));
    expect(await lit()).toEqual(['mai', 'мае']);
  });

  test('has its columns in the order that one wants, for good', async () => {
    const order = () =>
      page.locator('#u2 .cell').evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.lang));
    const kept = page.waitForResponse((response) => response.request().postData()?.includes('ru%2Cen%2Cfr') === true);
    await press('j', 'l', 'l', 'l', 'Shift+H', 'Shift+H');
    expect(await order()).toEqual(['ru', 'en', 'fr']);
    await kept;
    await page.reload();
    expect(await order()).toEqual(['ru', 'en', 'fr']);
    await page.click('.head [data-lang=en] .swap');
    expect(await order()).toEqual(['en', 'ru', 'fr']);
  });

  test('is edited without script too', async () => {
    const still = await stage.open({ javaScriptEnabled: false });
    await still.goto(page.url());
    await still.press('#u3 [data-edit]', 'Enter');
    await still.waitForURL(/\/edit/u);
    expect(await still.textContent('h1')).toBe('Edit unit 3');
    await still.click('.column[data-lang=fr] .sentence >> nth=1 >> text=Down');
    expect(still.url()).toMatch(/#u3$/u);
    expect(shapeOf(await units()).slice(2, 4)).toEqual(['1 1 1', '1 1 1']);
    await still.click('text=Undo: move between 3 and 4');
    expect(shapeOf(await units())).toEqual(WRONG);
    await still.press('#u2 [data-edit]', 'Enter');
    await still.waitForURL(/\/edit/u);
    await still.check('[name="first.ru"][value="0"]', { force: true });
    await still.click('text=Split at these borders');
    expect(shapeOf(await units()).slice(1, 3)).toEqual(['1 1 0', '1 1 2']);
  });
});

inBrowser('the keys', () => {
  beforeEach(async () => {
    page = await stage.open();
    await page.goto(await stage.server.addBridge());
  });

  test('are changed in the list that shows them, and stay so', async () => {
    await press('?');
    await page.click('.key-change[data-of=next-unit]');
    expect(await page.textContent('#keys-said')).toContain('Press the new key');
    await press('c');
    expect(await page.textContent('#keys-said')).toBe('The key is changed.');
    // The two have changed places.
    expect(await page.textContent('.key-change[data-of=confirm] kbd')).toBe('J');
    await page.click('.key-change[data-of=undo]');
    await press('Escape');
    expect(await page.locator('#all-keys').isVisible()).toBe(true);
    await press('Escape');
    await page.reload();
    expect(await page.textContent('#keys kbd')).toBe('C');
    await press('c', 'c');
    expect(await current()).toBe('u2');
    await press('?');
    await page.click('#keys-default');
    await press('Escape', 'j');
    expect(await current()).toBe('u3');
  });

  test('work by their place on a Russian keyboard, and a French one', async () => {
    const type = (key: string, code: string) =>
      page.evaluate(
        (init) => {
          const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
          (document.activeElement ?? document.body).dispatchEvent(event);
        },
        { key, code },
      );
    await page.reload();
    await type('о', 'KeyJ');
    await type('о', 'KeyJ');
    expect(await current()).toBe('u2');
    await type('&', 'Digit1');
    await page.waitForSelector('#u2 .closed');
    await type('.', 'Slash');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('find');
  });
});
