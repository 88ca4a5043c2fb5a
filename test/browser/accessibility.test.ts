import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { type BuiltServer, startBuilt } from './built.js';
import { hasChromium, type OpenBrowser, openBrowser } from './chromium.js';

jest.setTimeout(120_000);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RUN: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

let server: BuiltServer;
let browser: OpenBrowser;
let document: string;

const inBrowser = hasChromium ? describe : describe.skip;

inBrowser('axe finds nothing to mend', () => {
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuilt(), openBrowser()]);
    document = new URL(await server.addBridge()).pathname;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Each page, and what is done to it first. */
  const states: [string, () => string, ((page: Page) => Promise<unknown>)?][] = [
    ['the empty list of flags', () => '/flags'],
    ['the new-document form', () => '/documents/new'],
    ['that form with a mistake', () => '/documents/new', (page) => page.click('main button.first')],
    ['the document', () => document, (page) => page.click('.legend summary')],
    ['its differences and hints', () => `${document}?diff=fr-x-2&hints=1&show=divergent`],
    ['a confirmed row', () => document, confirmFirst],
    ['the flag form in a row', () => document, openFlagForm],
    ['a flagged row', () => document, flagSecond],
    ['a dismissed finding', () => document, dismissThird],
    ['the flag form as a page', () => '/units/2/flag'],
    ['the flags', () => '/flags?status=all'],
    ['the list', () => '/'],
    ['the export', () => `${document}/export`],
    ['deleting', () => `${document}/delete`],
    ['renaming', () => `${document}/rename`],
    ['realigning', () => `${document}/realign`],
    ['an error', () => '/nothing'],
  ];

  test.each([
    ['en', 'light', 1280],
    ['fr', 'dark', 1280],
    ['ru', 'light', 390],
    ['en', 'dark', 390],
  ] as const)('in %s, %s, %i wide', async (locale, colorScheme, width) => {
    // The policy would keep axe out as it would any script that isn't ours.
    const context = await browser.context({ locale, colorScheme, viewport: { width, height: 850 }, bypassCSP: true });
    const page = await context.newPage();
    for (const [name, path, act] of states) {
      await page.goto(server.url + path());
      await act?.(page);
      const violations = await violationsOn(page);
      expect([name, violations]).toEqual([name, []]);
      const overflow = await page.evaluate(() => window.document.documentElement.scrollWidth - window.innerWidth);
      expect([name, overflow <= 0]).toEqual([name, true]);
    }
    await context.close();
  });
});

async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((options): Promise<AxeResults> => {
    const { axe } = window as unknown as { axe: { run(root: Document, options: RunOptions): Promise<AxeResults> } };
    return axe.run(window.document, options);
  }, RUN);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

async function confirmFirst(page: Page): Promise<void> {
  await page.hover('#u1');
  if ((await page.getAttribute('#u1 .tick', 'aria-pressed')) === 'false') await page.click('#u1 .tick');
  await page.waitForSelector('#u1 .tick[aria-pressed=true]');
}

async function openFlagForm(page: Page): Promise<void> {
  await page.click('#u2 .note a[data-deed]');
  await page.waitForSelector('.flag-form');
}

async function flagSecond(page: Page): Promise<void> {
  await openFlagForm(page);
  await page.click('.flag-form button');
  await page.waitForSelector('#u2 .note.flagged');
}

async function dismissThird(page: Page): Promise<void> {
  const button = page.locator('#u3 [data-deed^="dismiss-d"][value="1"]');
  if ((await button.count()) > 0) await button.click();
  await page.waitForSelector('#u3 .closed');
}
