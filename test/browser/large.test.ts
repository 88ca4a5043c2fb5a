import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser, stage } from './built.js';

let page: Page;
let large: string;

const rowsHeld = () => page.locator('.unit').count();
const top = (id: string) => page.locator(id).evaluate((row) => row.getBoundingClientRect().top);
const scrolled = () => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));

inBrowser('a document of 20,000 units', () => {
  beforeAll(async () => {
    large = await stage.server.addBridge(5000);
  });
  beforeEach(async () => {
    page = await stage.open();
    await page.goto(large);
  });

  test('is as high as all its rows, and holds few of them', async () => {
    await page.waitForSelector('.blank', { state: 'attached' });
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(20_000 * 40);
    expect(await rowsHeld()).toBeLessThanOrEqual(150);
  });

  test('is scrolled through without a gap, and without a row moving', async () => {
    for (let n = 0; n < 60; n++) {
      await page.mouse.wheel(0, 900);
      await page.waitForTimeout(30);
    }
    await scrolled();
    const numbers = await page.locator('.unit').evaluateAll((rows) => rows.map((row) => Number(row.id.slice(1))));
    expect(numbers).toEqual(numbers.map((_, n) => (numbers[0] ?? 0) + n));
    expect(numbers.length).toBeLessThanOrEqual(650);
    const sight = await page.evaluate(() => document.elementFromPoint(640, 450)?.closest('.unit')?.id);
    const before = await top(`#${sight}`);
    await scrolled();
    expect(await top(`#${sight}`)).toBeCloseTo(before, 0);
    for (let n = 0; n < 20; n++) {
      await page.mouse.wheel(0, -900);
      await page.waitForTimeout(30);
    }
    await scrolled();
    expect(await page.evaluate(() => document.elementFromPoint(640, 450)?.closest('.unit'))).not.toBeNull();
  });

  test('is entered anywhere: by the scrollbar, by number, by key, by address', async () => {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForSelector('#u20000');
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    await page.waitForFunction(() => {
      const number = Number(document.elementFromPoint(640, 450)?.closest('.unit')?.id.slice(1));
      return number > 8000 && number < 12_000;
    });
    await page.fill('#go-to', '12345');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#u12345.current');
    expect(await top('#u12345')).toBeGreaterThan(0);
    expect(await top('#u12345')).toBeLessThan(900);
    await page.keyboard.press('n');
    expect(await page.locator('.unit.current').getAttribute('id')).toBe('u12346');
    await page.goto(`${large}?page=150#u14950`);
    await page.waitForSelector('#u14950.current');
    await scrolled();
    expect(await top('#u14950')).toBeGreaterThan(0);
    expect(await top('#u14950')).toBeLessThan(900);
  });

  test('is come back to where one was', async () => {
    await page.fill('#go-to', '7777');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#u7777.current');
    await scrolled();
    const before = await top('#u7777');
    await page.reload();
    await page.waitForSelector('#u7777');
    await scrolled();
    expect(await top('#u7777')).toBeCloseTo(before, 0);
  });

  test('is worked through by keys as fast as they are pressed', async () => {
    await page.keyboard.press('j');
    for (let n = 0; n < 150; n++) await page.keyboard.press('j');
    await page.waitForFunction(() => document.querySelector('.unit.current')?.id === 'u151');
    const box = await page.locator('#u151').boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(900);
    for (let n = 0; n < 200; n++) await page.keyboard.press('n');
    await page.waitForFunction(() => Number(document.querySelector('.unit.current')?.id.slice(1)) > 500);
    await page.keyboard.press('c');
    await page.waitForSelector('.unit.current.confirmed');
  });

  test('keeps its numbers when units far from each other are merged, undone and confirmed elsewhere', async () => {
    await page.click('#u3 .n');
    await page.keyboard.press('m');
    await page.waitForFunction(() => document.getElementById('said')?.textContent === 'Units merged.');
    await page.fill('#go-to', '15000');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#u15000.current');
    const id = await page.getAttribute('#u15000', 'data-unit');
    await page.keyboard.press('z');
    await page.waitForSelector('#u3.current');
    await page.fill('#go-to', '15001');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#u15001.current');
    expect(await page.getAttribute('#u15001', 'data-unit')).toBe(id);
  });

  test('is exported with its progress in sight, and the export can be stopped', async () => {
    await page.goto(`${large}/export`);
    const [whole] = await Promise.all([page.waitForEvent('download'), page.click('main button.first')]);
    await page.waitForFunction(() => Number(document.querySelector('#transfer progress')?.getAttribute('value')) > 0);
    expect(await page.textContent('#transfer-figures')).toMatch(/ of 20,000 units\.$/u);
    await page.waitForSelector('#transfer-said >> text=20,000 units');
    expect(await whole.failure()).toBeNull();
    expect(await page.locator('#transfer').isVisible()).toBe(false);
    // However fast the machine is, the second one takes its time.
    const network = await page.context().newCDPSession(page);
    const throughput = { downloadThroughput: 1_000_000, uploadThroughput: -1 };
    await network.send('Network.emulateNetworkConditions', { offline: false, latency: 0, ...throughput });
    const [half] = await Promise.all([page.waitForEvent('download'), page.click('main button.first')]);
    await page.click('#transfer button');
    expect(await half.failure()).not.toBeNull();
    await page.waitForSelector('#transfer-said >> text=Stopped.');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Download');
  });

  test('is printed whole, and searched', async () => {
    const print = await page.getAttribute('.pager >> text=Print', 'href');
    const all = await (await page.request.get(stage.server.url + print)).text();
    expect(all.match(/class="row unit/gu)).toHaveLength(20_000);
    await page.click('.pager >> text=Find in this document');
    await page.fill('main [name=q]', 'bakers');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === 'bakers');
    expect(await page.textContent('main [role=status]')).toMatch(/5[,\s]?000/u);
  });

  test('has pages without script', async () => {
    const still = await stage.open({ javaScriptEnabled: false });
    await still.goto(large);
    expect(await still.locator('.unit').count()).toBe(100);
    await still.click('.pager [rel=next]');
    expect(await still.locator('.unit').first().getAttribute('id')).toBe('u101');
    await still.fill('#go-to', '19999');
    await still.keyboard.press('Enter');
    await still.waitForURL(/page=200#u19999$/u);
    expect(await still.locator('#u19999').count()).toBe(1);
  });
});
