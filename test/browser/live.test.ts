import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { editUnits } from '../../server/store/edits.js';
import { inBrowser, stage } from './built.js';

let address: string;

/** Somebody with a browser of their own, at the document. */
async function visitor(name: string): Promise<Page> {
  const page = await stage.open();
  await page.goto(`${stage.server.url}/reviewer`);
  await page.fill('main [name=name]', name);
  await page.click('main button');
  await page.goto(address);
  return page;
}

const said = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.getElementById('said')?.textContent === wanted, text);

inBrowser('two people at one document', () => {
  beforeEach(async () => {
    address = await stage.server.addBridge();
  });

  test('see what the other does, and keep their own place', async () => {
    const [ada, bo] = [await visitor('Ada'), await visitor('Bo')];
    await bo.click('#u3 .n');
    await ada.keyboard.press('n');
    await ada.keyboard.press('c');
    await bo.waitForSelector('#u2 .tick[aria-pressed=true]');
    await said(bo, 'Unit 2 was changed by Ada.');
    await bo.waitForFunction(() => document.getElementById('state')?.textContent?.includes('1 confirmed'));
    expect(await bo.locator('.unit.current').getAttribute('id')).toBe('u3');
    // Whoever did it is told by the deed itself.
    await said(ada, 'Unit confirmed.');
    await bo.keyboard.press('c');
    await ada.waitForSelector('#u3 .tick[aria-pressed=true]');
  });

  test('see units merged and parted, each at the row they were at', async () => {
    const [ada, bo] = [await visitor('Ada'), await visitor('Bo')];
    await bo.click('#u4 .n');
    const id = await bo.getAttribute('#u4', 'data-unit');
    await ada.click('#u1 .n');
    await ada.keyboard.press('m');
    await bo.waitForFunction(() => document.querySelectorAll('.unit').length === 3);
    expect(await bo.locator('.unit.current').getAttribute('data-unit')).toBe(id);
    expect(await bo.locator('.unit.current').getAttribute('id')).toBe('u3');
    expect(await bo.textContent('.unit.current .n')).toMatch(/3$/u);
    await bo.keyboard.press('z');
    await ada.waitForFunction(() => document.querySelectorAll('.unit').length === 4);
    expect(await ada.locator('.unit').evaluateAll((rows) => rows.map((row) => row.id))).toEqual([
      'u1',
      'u2',
      'u3',
      'u4',
    ]);
  });

  test('are told whose deed they would take back', async () => {
    const [ada, bo] = [await visitor('Ada'), await visitor('Bo')];
    await ada.click('#u2 .n');
    await ada.keyboard.press('c');
    await bo.waitForSelector('#history >> text=Undo: confirmation of 2 by Ada');
    await ada.waitForSelector('#history >> text=/^Undo: confirmation of 2$/');
    await bo.keyboard.press('z');
    await said(bo, 'Undone: confirmation of 2 by Ada.');
    await ada.waitForSelector('#history >> text=Redo: confirmation of 2');
  });

  test('are told who has given a version another text', async () => {
    const [ada, bo] = [await visitor('Ada'), await visitor('Bo')];
    await ada.goto(`${address}/revise?version=en`);
    await ada.fill('#text', 'The old bridge\n\nIt has crossed the wide river since 1742. Bakers used it.');
    await ada.click('main button.first');
    await ada.click('main button.first');
    await ada.waitForURL(address);
    await said(bo, 'This document was changed by Ada.');
    await bo.waitForSelector('#history >> text=Undo: revision by Ada');
  });

  test('lose nothing of what they write, and overwrite nothing', async () => {
    const [ada, bo] = [await visitor('Ada'), await visitor('Bo')];
    await bo.click('#u2 .note a[data-deed]');
    await bo.fill('#u2 .flag-form [name=comment]', 'It was 1742.');
    await ada.click('#u2 .n');
    await ada.keyboard.press('c');
    await said(bo, 'Unit 2 was changed meanwhile. What you are writing is kept; when you send it, you will see both.');
    expect(await bo.inputValue('#u2 .flag-form [name=comment]')).toBe('It was 1742.');
    await bo.click('#u2 .flag-form button');
    await bo.waitForSelector('#u2 .stale');
    expect(await bo.textContent('#u2 .stale table')).toMatch(/State\s*not confirmed\s*confirmed/u);
    expect(await bo.textContent('#u2 .stale blockquote')).toBe('It was 1742.');
    expect(await bo.locator('#u2 .note.flagged').count()).toBe(0);
    await bo.click('#u2 .stale button');
    await bo.waitForSelector('#u2 .note.flagged');
    expect(await bo.textContent('#u2 .note.flagged')).toContain('It was 1742.');
    await ada.waitForSelector('#u2 .note.flagged');
    expect(await ada.locator('#u2 .tick').getAttribute('aria-pressed')).toBe('true');
  });

  test('are refused what others have made impossible, with both texts, and see the row as it is', async () => {
    const bo = await visitor('Bo');
    // As if the connection were down: nothing is told.
    await bo.route('**/events*', (route) => route.abort());
    await bo.reload();
    const now = new Date('2026-01-02T03:04:05Z');
    const unit = Number(await bo.getAttribute('#u2', 'data-unit'));
    await stage.server.store((db) =>
      editUnits(db, { kind: 'move', unit, version: 0, sentences: 1, to: 'after' }, { who: '', now }),
    );
    await bo.click('#u2 .n');
    await bo.keyboard.press('c');
    await bo.waitForSelector('#u2 .stale');
    expect(await bo.textContent('#u2 .stale del')).toContain('Bakers used it');
    expect(await bo.locator('#u2 .tick').getAttribute('aria-pressed')).toBe('false');
    await bo.click('#u2 [data-leave]');
    expect(await bo.locator('.stale').count()).toBe(0);
    expect(await bo.textContent('#u2 [data-lang=en] p')).not.toContain('Bakers');
    await bo.waitForFunction(() => document.querySelector('#u3 [data-lang=en] p')?.textContent?.includes('Bakers'));
  });

  test('see both states without script too', async () => {
    const page = await stage.open({ javaScriptEnabled: false });
    await page.goto(address);
    const ada = await visitor('Ada');
    await ada.click('#u2 .n');
    await ada.keyboard.press('c');
    await ada.waitForSelector('#u2 .tick[aria-pressed=true]');
    await page.click('#u2 .dismiss summary');
    await page.click('#u2 .reasons button >> nth=0');
    expect(await page.textContent('h1')).toBe('Changed meanwhile');
    expect(await page.textContent('.stale table')).toMatch(/not confirmed\s*confirmed/u);
    await page.click('text=Do it all the same');
    expect(page.url()).toMatch(/#u2$/u);
    expect(await page.locator('#u2 .closed .note').count()).toBe(1);
  });
});

inBrowser('a job', () => {
  test.each([true, false])('is cancelled, and nothing of it is stored (script: %s)', async (javaScriptEnabled) => {
    const page = await stage.open({ javaScriptEnabled });
    await page.goto(`${stage.server.url}/documents/new`);
    const text = (word: string) =>
      Array.from({ length: 20_000 }, (_, n) => `${word} ${n} ${'x'.repeat((n * 7) % 40)} ${n % 13}.`).join('\n\n');
    for (const [n, [name, word]] of [['en.txt', 'Line'] as const, ['fr.txt', 'Ligne'] as const].entries())
      await page.setInputFiles(`[name="versions[${n}][file]"]`, {
        ...{ name, mimeType: 'text/plain', buffer: Buffer.from(text(word)) },
      });
    await page.click('main button.first');
    await page.waitForURL(/\/jobs\//u);
    if (javaScriptEnabled)
      await page.waitForFunction(() => Number(document.querySelector('progress')?.value) > 5, null, {
        timeout: 30_000,
      });
    await page.click('main form button');
    await page.waitForSelector('h1 >> text=Cancelled');
    await page.goto(stage.server.url);
    expect(await page.locator('.entry').count()).toBe(0);
    // The database is free for others at once.
    const stored = await stage.server.addBridge();
    await page.goto(stored);
    expect(await page.locator('.unit').count()).toBe(4);
    await page.goto(`${stored}/delete`);
    await page.click('main button');
  });
});
