import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, jest, test } from '@jest/globals';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { confirmUnit } from '../../server/store/units.js';
import { inBrowser, stage } from './built.js';

// Half a hundred pages and states: on a busy machine each takes seconds.
jest.setTimeout(300_000);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RUN: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // What is in order is neither described nor sent here: that would take longer than to look.
  resultTypes: ['violations'],
};

let document: string;

inBrowser('axe finds nothing to mend', () => {
  beforeAll(async () => {
    document = new URL(await stage.server.addBridge()).pathname;
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
    ['a change that was refused', () => document, beRefused],
    ['the whole document, to be printed', () => `${document}/print`],
    ['the flag form as a page', () => '/units/2/flag'],
    ['an answered flag', () => document, answerFlag],
    ['changing a flag', () => '/units/2/flags/1/edit'],
    ['one flag', () => '/flags/1', (page) => page.click('.answer summary')],
    ['the flags', () => '/flags?status=all&version=fr-x-2&sort=newest'],
    ['the name of the reviewer', () => '/reviewer'],
    ['the list', () => '/'],
    ['the export', () => `${document}/export`],
    ['an export, and what became of it', () => `${document}/export`, exportIt],
    ['deleting', () => `${document}/delete`],
    ['renaming', () => `${document}/rename`],
    ['realigning', () => `${document}/realign`],
    ['revising', () => `${document}/revise?version=fr`],
    ['what a revision would change', () => `${document}/revise`, lookAtRevision],
    ['a changed row', () => document, storeRevision],
    ['the earlier texts', () => `${document}/revisions`],
    ['an earlier text', () => '/revisions/1'],
    ['one family of findings', () => `${document}?family=lost`],
    ['the keys', () => document, (page) => page.keyboard.press('?')],
    ['the menu of the document', () => document, (page) => page.click('.menu summary')],
    ['a unit opened into its sentences', () => document, openSentences],
    ['the same as a page', () => '/units/2/edit', (page) => page.click('.cut summary >> nth=0')],
    ['a version in work, and what was refused', () => document, refuse],
    ['the search', () => '/search'],
    ['its hits', () => '/search?q=bridge&v=ar&c=lacks&w=x'],
    ['its hits as lines', () => '/search?q=bridge&view=lines&sort=after'],
    ['a search for nothing', () => '/search?q=%22'],
    ['the list of the map', () => document, openMapList],
    ['the overview', () => `${document}/overview`, openTables],
    ['the report', () => `${document}/report?findings=1`],
    ['the statistics', () => '/stats'],
    ['the checks', () => '/checks'],
    ['consistency', () => '/consistency'],
    ['consistency, looked for', () => '/consistency', lookThrough],
    ['the checks of the document', () => `${document}/checks`],
    ['the API', () => '/api'],
    ['an error', () => '/nothing'],
  ];

  // each language, scheme and width that can matter, without all of their combinations: those would take minutes
  test.each([
    ['en', 'light', 1280],
    ['ru', 'dark', 390],
  ] as const)('in %s, %s, %i wide', async (locale, colorScheme, width) => {
    // The policy would keep axe out as it would any script that isn't ours.
    const page = await stage.open({ locale, colorScheme, viewport: { width, height: 850 }, bypassCSP: true });
    for (const [name, path, act] of states) {
      await page.goto(stage.server.url + path());
      await act?.(page);
      const violations = await violationsOn(page);
      expect([name, violations]).toEqual([name, []]);
      const overflow = await page.evaluate(() => window.document.documentElement.scrollWidth - window.innerWidth);
      expect([name, overflow <= 0]).toEqual([name, true]);
      // The document of these pages has braces in its text.
      const unfilled = await page.evaluate(() =>
        window.document.querySelector('body')?.textContent.match(/\{\{(?!this)[^}]*/gu),
      );
      expect([name, unfilled ?? null]).toEqual([name, null]);
    }
  });
});

async function violationsOn(page: Page): Promise<string[]> {
  // What the foot of the page covers can be scrolled from under it; axe takes it for too small to be pressed.
  await page.evaluate(() =>
    window.document.querySelector<HTMLElement>('.foot')?.style.setProperty('position', 'static'),
  );
  await page.evaluate(AXE);
  return page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: { run(root: Document, options: RunOptions): Promise<AxeResults> } };
    const { violations } = await axe.run(window.document, options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }, RUN);
}

async function confirmFirst(page: Page): Promise<void> {
  await page.hover('#u1');
  if ((await page.getAttribute('#u1 .tick', 'aria-pressed')) === 'false') await page.click('#u1 .tick');
  await page.waitForSelector('#u1 .tick[aria-pressed=true]');
}

async function openFlagForm(page: Page): Promise<void> {
  // A finding is flagged once: after that, the unit.
  const ofFinding = page.locator('#u2 .note a[data-deed^="flag-d"]');
  await page.hover('#u2');
  await ((await ofFinding.count()) > 0 ? ofFinding : page.locator('#u2 .raise')).click();
  await page.waitForSelector('.flag-form');
}

async function flagSecond(page: Page): Promise<void> {
  await openFlagForm(page);
  await page.click('.flag-form button');
  await page.waitForSelector('#u2 .note.flagged');
}

async function answerFlag(page: Page): Promise<void> {
  await page.locator('#u2 .answer summary').first().click();
  await page.locator('#u2 .reply textarea').first().fill('So it is.');
  await page.locator('#u2 .reply button').first().click();
  await page.waitForSelector('#u2 .thread');
  await page.locator('#u2 .answer summary').first().click();
  // What the bar at the bottom half covers is too small a target, wherever the page happens to stand.
  await page.locator('#u2').evaluate((row) => row.scrollIntoView({ block: 'start' }));
}

/** Somebody else changes the unit while its form is filled in. */
async function beRefused(page: Page): Promise<void> {
  await page.hover('#u1');
  await page.click('#u1 .raise');
  await page.waitForSelector('#u1 .flag-form');
  const confirmed = (await page.getAttribute('#u1 .tick', 'aria-pressed')) === 'true';
  const unit = Number(await page.getAttribute('#u1', 'data-unit'));
  await stage.server.store((db) => confirmUnit(db, unit, !confirmed, new Date()));
  await page.click('#u1 .flag-form button');
  await page.waitForSelector('#u1 .stale');
}

async function dismissThird(page: Page): Promise<void> {
  await page.click('#u3 .n');
  const button = page.locator('#u3 .reasons button');
  if ((await button.count()) > 0) await button.first().click();
  await page.waitForSelector('#u3 .closed');
}

async function openSentences(page: Page): Promise<void> {
  await page.click('#u2 .parts summary');
  await page.click('#u2 [data-edit]');
  await page.waitForSelector('#u2 .edit-form');
  await page.click('#u2 .cut summary >> nth=0');
}

async function refuse(page: Page): Promise<void> {
  for (const key of ['j', 'l', 'Shift+M']) await page.keyboard.press(key);
  await page.waitForSelector('#said:not(.unseen)');
}

async function exportIt(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('download'), page.click('main button.first')]);
  await page.waitForSelector('#transfer-said:not(:empty)');
  // Small as it is, it is over at once; what is shown meanwhile stays to be looked at.
  await page.evaluate(() => window.document.getElementById('transfer')?.removeAttribute('hidden'));
}

/** Another text each time the page is visited. */
let revisions = 0;

async function lookAtRevision(page: Page): Promise<void> {
  revisions += 1;
  const title = `The old bridge, ${revisions}`;
  const text = 'It has crossed the river since 1742. Bakers used it.\n\nTags such as <script>alert(1)</script> &';
  await page.fill('#text', `${title}\n\n${text} {{this}} stay text. The end.`);
  await page.click('main button.first');
}

async function storeRevision(page: Page): Promise<void> {
  const address = page.url();
  await page.goto(`${address}/revise`);
  await lookAtRevision(page);
  await page.click('main button.first');
  await page.waitForURL(address);
  await page.click('.revised summary');
}

async function lookThrough(page: Page): Promise<void> {
  await page.click('.look-again button');
  await page.waitForSelector('.look-again .quiet');
}

/** On a phone there is no map. */
async function openMapList(page: Page): Promise<void> {
  const summary = page.locator('.map-list summary');
  if (await summary.isVisible()) await summary.click();
}

async function openTables(page: Page): Promise<void> {
  for (const summary of await page.locator('.as-table summary').all()) await summary.click();
}
