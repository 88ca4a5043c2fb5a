import { beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser, stage } from './built.js';

let address: string;

/** Where the frame of the map is, and how tall, in parts of the map. */
async function here(page: Page): Promise<{ top: number; height: number }> {
  const [y, height, all] = await page.$eval('#map .here', (frame: Element) => [
    Number(frame.getAttribute('y')),
    Number(frame.getAttribute('height')),
    Number(frame.closest('svg')?.getAttribute('viewBox')?.split(' ')[3]),
  ]);
  return { top: (y ?? 0) / (all ?? 1), height: (height ?? 0) / (all ?? 1) };
}

inBrowser('the map of the alignment', () => {
  beforeAll(async () => {
    address = await stage.server.addBridge(20);
  });

  async function open(options: { javaScriptEnabled?: boolean; width?: number } = {}): Promise<Page> {
    const { width = 1280, ...rest } = options;
    const page = await stage.open({ locale: 'en', viewport: { width, height: 800 }, ...rest });
    await page.goto(address);
    return page;
  }

  test('follows the reading', async () => {
    const page = await open();
    const before = await here(page);
    expect(before.top).toBe(0);
    expect(before.height).toBeLessThan(0.3);
    await page.locator('#u60').scrollIntoViewIfNeeded();
    await page.waitForFunction(() => Number(document.querySelector('#map .here')?.getAttribute('y')) > 400);
    const after = await here(page);
    expect(after.top).toBeGreaterThan(0.25);
    expect(after.top + after.height).toBeLessThan(0.95);
    await page.context().close();
  });

  test('goes to the unit that is pressed in the strip of a version', async () => {
    const page = await open();
    const box = await page.locator('#map .places').boundingBox();
    await page.mouse.click((box?.x ?? 0) + 12, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await page.waitForFunction(() => /^#u\d+$/u.test(location.hash));
    const number = Number(new URL(page.url()).hash.slice(2));
    expect(number).toBeGreaterThan(33);
    expect(number).toBeLessThan(47);
    await page.waitForFunction((id) => document.getElementById(id)?.matches('.current'), `u${number}`);
    await page.context().close();
  });

  test('is one stop for the keyboard, with arrows from place to place', async () => {
    const page = await open();
    expect(await page.locator('#map .places a[tabindex="0"]').count()).toBe(1);
    await page.locator('#map .places a').first().focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
    const href = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    await page.keyboard.press('Enter');
    await page.waitForFunction((hash) => location.hash === hash, new URL(href, address).hash);
    await page.context().close();
  });

  test('shows what was done', async () => {
    const page = await open();
    expect(await page.locator('#map .bar.confirmed').count()).toBe(0);
    await page.hover('#u1');
    await page.click('#u1 .tick');
    await page.waitForSelector('#map .bar.confirmed', { state: 'attached' });
    await page.context().close();
  });

  test('works by its links where there is no script, and knows the page', async () => {
    const page = await open({ javaScriptEnabled: false });
    expect((await here(page)).height).toBeGreaterThan(0.9);
    const links = page.locator('#map .places a');
    expect(await links.count()).toBeGreaterThan(6);
    await links.nth(4).click();
    await page.waitForURL(/#u\d+$/u);
    await page.context().close();
  });

  test('gives its room to the text where there is little', async () => {
    const page = await open({ width: 390 });
    expect(await page.locator('#map').isVisible()).toBe(false);
    await page.context().close();
  });
});
