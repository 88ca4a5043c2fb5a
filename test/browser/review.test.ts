import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser, stage } from './built.js';

let page: Page;

inBrowser('a reviewer', () => {
  beforeEach(async () => {
    page = await stage.open();
    await page.goto(await stage.server.addBridge());
  });

  test('sees a finding in all columns when one of its marks is come near', async () => {
    await page.hover('#u2 [data-lang=fr] mark');
    expect(await page.locator('#u2 mark.linked').allTextContents()).toEqual(['1742', '1742', '1724']);
    expect(await page.locator('#u2 .note.linked').count()).toBe(1);
    await page.focus('#u3 .note a[data-deed]');
    expect(await page.locator('#u2 .linked').count()).toBe(0);
    expect(await page.locator('#u3 .linked').count()).toBe(2);
  });

  test('moves, confirms and dismisses with single keys', async () => {
    await page.keyboard.press('n');
    expect(await page.locator('.unit.current').getAttribute('id')).toBe('u2');
    await page.keyboard.press('c');
    await page.waitForSelector('#u2 .tick[aria-pressed=true]');
    expect(await page.textContent('#said')).toBe('Unit confirmed.');
    expect(await page.textContent('#state')).toContain('1 confirmed');
    await page.keyboard.press('3');
    await page.waitForSelector('#u2 .closed');
    expect(await page.textContent('#u2 .closed')).toMatch(/Tool’s mistake\s+Restore/u);
    expect(await page.textContent('#state')).toContain('1 divergent');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.locator('.unit.current').getAttribute('id')).toBe('u3');
    expect(page.url()).not.toContain('confirm');
  });

  test('dismisses with one click in the row in work, for a reason, and takes it back', async () => {
    expect(await page.locator('#u2 .reasons').isVisible()).toBe(false);
    await page.click('#u2 .n');
    await page.click('#u2 .reasons >> text=Editorial choice');
    await page.waitForSelector('#u2 .closed .why');
    expect(await page.textContent('#u2 .closed .why')).toBe('Editorial choice');
    await page.click('#u2 .closed >> text=Restore');
    await page.waitForSelector('#u2 .reasons');
    expect(await page.locator('#u2 .reasons').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Right as it is');
  });

  test('finds the reasons with x, where a keyboard has no such letter too', async () => {
    await page.keyboard.press('n');
    await page.evaluate(() =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ч', code: 'KeyX', bubbles: true, cancelable: true }),
      ),
    );
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Right as it is');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#u2 .closed');
  });

  test('is shown all keys by a question mark, and none of them acts meanwhile', async () => {
    await page.keyboard.press('n');
    await page.keyboard.press('?');
    expect(await page.textContent('#all-keys')).toContain('dismiss the finding as “Tool’s mistake”');
    await page.keyboard.press('c');
    await page.keyboard.press('Escape');
    expect(await page.locator('#all-keys').isVisible()).toBe(false);
    expect(await page.locator('.tick[aria-pressed=true]').count()).toBe(0);
  });

  test('can switch the keys off, for good', async () => {
    await page.click('#keys-switch');
    await page.keyboard.press('n');
    expect(await page.locator('.unit.current').count()).toBe(0);
    await page.reload();
    expect(await page.getAttribute('#keys-switch', 'aria-pressed')).toBe('false');
  });

  test('is told where a key finds nothing to do', async () => {
    const told = async (key: string, text: string) => {
      await page.keyboard.press(key);
      await page.waitForFunction((wanted) => document.getElementById('said')?.textContent === wanted, text);
      expect(await page.locator('#said').isVisible()).toBe(true);
    };
    for (const [key, text] of [
      ['c', 'Go to a unit first, by key or with a click.'],
      ['g', 'There is no further flagged unit this way.'],
      ['Shift+L', 'Which version? Choose its column first, with a click or by key.'],
    ] as const)
      await told(key, text);
    await page.click('#u1 .n');
    for (const [key, text] of [
      ['1', 'This unit has no finding to dismiss.'],
      ['k', 'There is no further unit this way.'],
      ['Shift+N', 'There is no further divergence this way.'],
    ] as const)
      await told(key, text);
    expect(await page.locator('.unit.current').getAttribute('id')).toBe('u1');
  });

  test('loses nothing of what is being written by doing something else', async () => {
    await page.keyboard.press('n');
    await page.keyboard.press('f');
    await page.waitForSelector('#u2 .flag-form');
    await page.keyboard.press('Escape');
    expect(await page.locator('.flag-form').count()).toBe(0);
    await page.keyboard.press('f');
    await page.fill('#u2 .flag-form [name=comment]', 'It was 1742.');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel');
    // Within the form, a letter is no command.
    await page.keyboard.press('c');
    expect(await page.locator('#u2 .flag-form').count()).toBe(1);
    await page.click('#u2 .tick');
    await page.waitForSelector('#u2 .tick[aria-pressed=true]');
    expect(await page.inputValue('#u2 .flag-form [name=comment]')).toBe('It was 1742.');
    await page.focus('#u2 .flag-form [name=comment]');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('#u2 .note.flagged');
    await page.click('#u2 .answer summary');
    await page.fill('#u2 .reply textarea', 'Not so sure.');
    await page.click('#u2 .tick');
    await page.waitForSelector('#u2 .tick[aria-pressed=false]');
    expect(await page.inputValue('#u2 .reply textarea')).toBe('Not so sure.');
  });

  test('works on in the open page when the server has been started anew', async () => {
    // Its forms' tokens are those of the server before.
    await page.evaluate(() => {
      for (const field of document.querySelectorAll<HTMLInputElement>('[name=_token]')) field.value = `${field.value}x`;
    });
    await page.keyboard.press('n');
    await page.keyboard.press('c');
    await page.waitForSelector('#u2 .tick[aria-pressed=true]');
    await page.keyboard.press('c');
    await page.waitForSelector('#u2 .tick[aria-pressed=false]');
  });

  test('comes back to the unit that was in work', async () => {
    await page.keyboard.press('n');
    await page.keyboard.press('j');
    await page.click('.bar >> text=Flags');
    await page.goBack();
    await page.waitForSelector('#u3.current');
    await page.keyboard.press('k');
    expect(await page.locator('.unit.current').getAttribute('id')).toBe('u2');
  });

  test('flags what was found, in place', async () => {
    await page.click('#u2 .note a[data-deed]');
    await page.waitForSelector('#u2 .flag-form');
    expect(await page.locator('#u2 .flag-form [name=lang]').inputValue()).toBe('fr-x-2');
    await page.check('#u2 .flag-form [value=critical]');
    await page.fill('#u2 .flag-form textarea', 'It was 1742.');
    await page.click('#u2 .flag-form button');
    await page.waitForSelector('#u2 .note.flagged');
    expect(await page.textContent('#u2 .note.flagged')).toMatch(
      /Mistranslation\s+critical · FR\s2\s+“1724”\s+It was 1742\./u,
    );
    expect(await page.locator('#u2 mark.also-flagged').textContent()).toBe('1724');
    await page.click('#u2 .note.flagged >> text=Mark as fixed');
    await page.waitForSelector('#u2 .closed .note.flagged');
    expect(await page.locator('#u2 mark.also-flagged').count()).toBe(0);
  });

  test('flags the words that were selected', async () => {
    await page.locator('#u1 [data-lang=fr] .s').evaluate((sentence) => {
      const range = document.createRange();
      range.setStart(sentence.firstChild as Node, 3);
      range.setEnd(sentence.firstChild as Node, 8);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    });
    await page.dispatchEvent('body', 'pointerup');
    await page.click('.near-selection');
    await page.waitForSelector('#u1 .flag-form');
    expect(await page.locator('#u1 [name=place]').inputValue()).toBe('fr.0.3.8');
    expect(await page.locator('#u1 [name=place] option:checked').textContent()).toBe('FR “vieux”');
    await page.click('#u1 .flag-form button');
    await page.waitForSelector('#u1 mark.flagged');
    expect(await page.textContent('#u1 mark.flagged')).toBe('vieux');
  });

  test('may think better of it', async () => {
    await page.hover('#u4');
    await page.click('#u4 .raise');
    await page.waitForSelector('#u4 .flag-form');
    await page.click('#u4 [data-cancel]');
    expect(await page.locator('.flag-form').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('raise');
  });

  test('searches from every page with one key, unless the keys are off', async () => {
    const focused = () => page.evaluate(() => document.activeElement?.id);
    const address = page.url();
    for (const path of ['/', '/flags', '/stats', '/documents/new', '/search?q=bridge', new URL(address).pathname]) {
      await page.goto(stage.server.url + path);
      await page.keyboard.press('/');
      expect([path, await focused()]).toEqual([path, 'find']);
      // What is typed into a field stays there.
      await page.keyboard.press('/');
      expect(await page.inputValue('#find')).toBe('/');
    }
    await page.goto(address);
    await page.keyboard.press('j');
    for (const key of ['/', 'x', 'Escape', 'Escape']) await page.keyboard.press(key);
    expect(await focused()).toBe('u1');
    await page.click('#keys-switch');
    await page.goto(`${stage.server.url}/flags`);
    await page.keyboard.press('/');
    expect(await focused()).not.toBe('find');
  });

  test('finds what is rarely done in a menu that closes by itself', async () => {
    const open = () => page.locator('.title .menu').evaluate((menu) => (menu as HTMLDetailsElement).open);
    await page.focus('.title .menu summary');
    await page.keyboard.press('Enter');
    expect(await open()).toBe(true);
    expect(await page.locator('.menu a').allTextContents()).toEqual([
      'Revise…',
      'Realign…',
      'Checks…',
      'Rename…',
      'Delete…',
    ]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await open()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
    await page.click('.title .menu summary');
    await page.click('h1');
    expect(await open()).toBe(false);
  });

  test('reads the columns one below the other on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    const boxes = await page
      .locator('#u1 .cell')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect()));
    expect(new Set(boxes.map(({ left }) => left)).size).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  test('can enlarge the page to twice its size', async () => {
    await page.setViewportSize({ width: 640, height: 450 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
  });
});
