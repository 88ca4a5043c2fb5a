import { expect, test } from '@jest/globals';
import { inBrowser, stage } from './built.js';

inBrowser('without script', () => {
  test('two texts become a document that is reviewed and exported', async () => {
    const page = await stage.open({ javaScriptEnabled: false, locale: 'fr' });
    await page.goto(stage.server.url);
    await page.click('text=Ajouter le premier document');
    await page.fill('[name="versions[0][text]"]', 'The bridge\n\nIt was built in 1742. It is old.');
    await page.selectOption('[name="versions[0][tag]"]', 'en');
    await page.click('text=Ajouter une version');
    expect(await page.locator('fieldset.version').count()).toBe(4);
    expect(await page.inputValue('[name="versions[0][text]"]')).toContain('It was built');
    await page.setInputFiles('[name="versions[3][file]"]', {
      name: 'pont.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Le pont\n\nIl date de 1724. Il est vieux.'),
    });
    await page.click('main button.first');
    await page.waitForURL(/\/documents\/\d+$/u, { timeout: 30_000 });
    await page.hover('#u2');
    await page.click('#u2 .tick');
    expect(page.url()).toMatch(/#u2$/u);
    expect(await page.textContent('#state')).toContain('1 confirmée');
    await page.hover('#u2');
    await page.click('#u2 .raise');
    await page.fill('textarea', 'À revoir.');
    await page.click('.flag-form button');
    expect(await page.textContent('#u2 .note.flagged')).toContain('À revoir.');
    await page.click('text=Exporter…');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Télécharger')]);
    expect(download.suggestedFilename()).toBe('The bridge.tmx');
    await page.click('.languages >> text=RU');
    expect(await page.textContent('h1')).toBe('Экспорт');
  });

  test('words are searched for in all documents', async () => {
    const page = await stage.open({ javaScriptEnabled: false, locale: 'en' });
    await page.goto(stage.server.url);
    await page.fill('#find', 'built');
    await page.keyboard.press('Enter');
    expect(await page.textContent('mark.hit')).toBe('built');
    await page.click('.asked summary');
    await page.selectOption('[name="v"]', 'fr');
    await page.fill('[name="w"]', 'dater');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.getAll('w').includes('dater'));
    expect(await page.textContent('[role=status]')).toBe('Nothing found.');
    await page.selectOption('[name="c"] >> nth=0', 'has');
    await page.click('.asked button');
    await page.waitForURL((url) => url.searchParams.getAll('c').includes('has'));
    expect(await page.locator('mark.hit').allTextContents()).toEqual(['built', 'date']);
    await page.click('.n a');
    expect(page.url()).toMatch(/\/documents\/\d+#u2$/u);
  });
});
