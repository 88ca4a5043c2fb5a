import { expect, test } from '@jest/globals';
import { addFlag } from '../../server/store/flags.js';
import { listUnits } from '../../server/store/units.js';
import { inBrowser, stage } from './built.js';

inBrowser('flags are discussed and decided', () => {
  test.each([true, false])('with script: %s', async (javaScriptEnabled) => {
    const document = await stage.server.addBridge();
    const page = await stage.open({ javaScriptEnabled, locale: 'en' });
    await page.goto(document);
    await page.click('.you');
    await page.fill('#name', 'Ada');
    await page.click('main button.first');
    expect(await page.textContent('.you')).toBe('You: Ada');

    await page.hover('#u3');
    await page.click('#u3 .raise');
    await page.selectOption('.flag-form [name=category]', 'style/awkward');
    await page.fill('.flag-form [name=comment]', 'Heavy.');
    await page.fill('.flag-form [name=correction]', 'Lighter words.');
    await page.click('.flag-form button');
    const note = page.locator('#u3 .note.flagged');
    await note.waitFor();
    expect(await note.textContent()).toMatch(/Awkward wording.*Heavy\..*Lighter words\..*Ada,/su);

    await note.locator('summary').click();
    await note.locator('textarea').fill('Agreed.');
    await note.locator('.reply select').selectOption('accepted');
    await note.locator('.reply button').click();
    await page.waitForSelector('#u3 .thread');
    expect(await note.locator('.thread').textContent()).toMatch(/Ada,.*status: accepted.*Agreed\./su);
    if (javaScriptEnabled) expect(await page.evaluate(() => window.document.activeElement?.textContent)).toBe('Reply');

    await note.locator('text=Change').click();
    expect(await page.inputValue('.flag-form [name=comment]')).toBe('Heavy.');
    await page.fill('.flag-form [name=comment]', 'Too heavy.');
    await page.click('.flag-form button');
    await page.waitForSelector('#u3 .note.flagged >> text=Too heavy.');

    await note.locator('text=Mark as fixed').click();
    await page.waitForSelector('#u3 .closed .note.flagged');
    await page.click('.bar >> text=Flags');
    await page.click('.chips >> text=Fixed');
    expect(await page.locator('.flag-entry.closed').last().textContent()).toMatch(/Too heavy\..*(1 reply|2 replies)/su);
    await page.click('.flag-entry .kind a >> nth=-1');
    expect(await page.textContent('h1')).toBe('Awkward wording, unit 3');
    await page.click('text=Reopen');
    expect(await page.locator('.thread li').count()).toBe(3);
  });

  test('narrowed by form, and taken along as a table', async () => {
    const document = await stage.server.addBridge();
    const id = Number(document.split('/').at(-1));
    await stage.server.store(async (db) => {
      const [unit] = (await listUnits(db, id, { filter: 'all' })).units;
      const flag = { unitId: unit?.id ?? 0, lang: 'fr', category: 'terminology', severity: 'critical' } as const;
      await addFlag(db, { ...flag, comment: 'Only this.', spans: [] }, new Date(), 'Bo');
    });
    const page = await stage.open({ javaScriptEnabled: false, locale: 'ru' });
    await page.goto(`${stage.server.url}/flags`);
    await page.selectOption('[name=severity]', 'critical');
    await page.selectOption('[name=who]', 'Bo');
    await page.click('.sieve button');
    expect(await page.locator('.flag-entry').count()).toBe(1);
    expect(await page.textContent('.flag-entry .comment')).toBe('Only this.');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('.exports >> text=CSV')]);
    expect(download.suggestedFilename()).toBe('замечания.csv');
  });
});
