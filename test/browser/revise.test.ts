import { expect, test } from '@jest/globals';
import { inBrowser, stage } from './built.js';

const NEXT = [
  'The old bridge',
  'It has crossed the wide river since 1742. Bakers used it.',
  'Tags such as <script>alert(1)</script> & {{this}} stay text. The end. Nobody knows what comes next.',
].join('\n\n');

inBrowser('a version is revised', () => {
  test.each([
    ['with script', true],
    ['without', false],
  ])('and no flag, no confirmation and no dismissal is lost: %s', async (_, javaScriptEnabled) => {
    const address = await stage.server.addBridge();
    await decide(address);
    const page = await stage.open({ javaScriptEnabled });
    await page.goto(address);
    await page.click('.title .menu summary');
    await page.click('.menu >> text=Revise…');
    await page.selectOption('#tag', 'en');
    await page.fill('#text', NEXT);
    await page.click('main button.first');
    expect(await page.textContent('main .figures')).toMatch(/4 sentences unchanged\s+1 changed\s+1 added/u);
    expect(await page.locator('.revision .changed ins').textContent()).toContain('wide');
    await page.click('main button.first');
    await page.waitForURL(address);
    expect(await page.textContent('#lags')).toMatch(
      /EN was changed in 2 places on [^;]+; FR, FR\s2 and AR not since\./u,
    );
    for (const [unit, confirmed] of [
      ['#u1', 'true'],
      ['#u2', 'false'],
      ['#u4', 'true'],
    ])
      expect([unit, await page.getAttribute(`${unit} .tick`, 'aria-pressed')]).toEqual([unit, confirmed]);
    expect(await page.textContent('#u2 .note.flagged')).toContain('Which river?');
    expect(await page.textContent('#u3 .closed')).toContain('Editorial choice');
    await page.click('#u2 .revised summary');
    expect(await page.locator('#u2 .revised ins').textContent()).toContain('wide');
    await page.click('#chips >> text=Changed');
    expect(await page.locator('.unit').count()).toBe(2);
    await page.click('#u2 .tick');
    await page.waitForSelector(javaScriptEnabled ? '#u2 .tick[aria-pressed=true]' : '#u5');
    await page.goto(address);
    expect(await page.textContent('#lags')).toContain('EN was changed in 1 place on');
    expect(await page.locator('#u2 .revised').count()).toBe(0);
    await page.click('#lags >> text=1 earlier text');
    await page.click('tbody a');
    expect(await page.textContent('.old-text .otherwise')).toBe('It has crossed the river since 1742.');
  });
});

/** What a reviewer does to the document: two units confirmed, a flag, a dismissal. */
async function decide(address: string): Promise<void> {
  const page = await stage.open();
  await page.goto(address);
  for (const unit of ['#u1', '#u2', '#u4']) {
    await page.hover(unit);
    await page.click(`${unit} .tick`);
    await page.waitForSelector(`${unit} .tick[aria-pressed=true]`);
  }
  await page.hover('#u2');
  await page.click('#u2 .raise');
  await page.fill('#u2 .flag-form textarea', 'Which river?');
  await page.click('#u2 .flag-form button');
  await page.waitForSelector('#u2 .note.flagged');
  await page.click('#u3 .n');
  await page.click('#u3 .reasons >> text=Editorial choice');
  await page.waitForSelector('#u3 .closed');
}
