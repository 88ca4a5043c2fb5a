import { expect, test } from '@jest/globals';
import { inBrowser, stage } from './built.js';

/** Files that are asked for by a link are followed and stopped as those of the export form are. */
inBrowser('a file of what was found', () => {
  test('shows how far it is, by keys alone, and the page stays', async () => {
    await stage.server.addBridge(1000);
    const page = await stage.open();
    await page.goto(`${stage.server.url}/search?q=river&in=en`);
    await page.focus('.exports a');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    await page.waitForSelector('#transfer-said >> text=units were gone through');
    expect(download.suggestedFilename()).toBe('hits.tsv');
    expect(await download.failure()).toBeNull();
    expect(await page.locator('#transfer').isVisible()).toBe(false);
    expect(page.url()).toContain('/search?q=river');
    // Asked for once more, it is another transfer.
    const [again] = await Promise.all([page.waitForEvent('download'), page.click('.exports a >> nth=1')]);
    expect(again.suggestedFilename()).toBe('hits.jsonl');
  });

  test('of flags is told in flags', async () => {
    const page = await stage.open();
    const address = await stage.server.addBridge();
    const id = /documents\/(\d+)/u.exec(address)?.[1];
    const unit = await page.request.get(`${stage.server.url}/api/v1/documents/${id}/units?limit=1`);
    const [{ id: unitId }] = ((await unit.json()) as { items: [{ id: number }] }).items;
    await page.request.post(`${stage.server.url}/api/v1/units/${unitId}/flags`, {
      headers: { 'If-Match': '*', 'Content-Type': 'application/json' },
      data: { category: 'style', severity: 'minor' },
    });
    await page.goto(`${stage.server.url}/flags`);
    await Promise.all([page.waitForEvent('download'), page.click('.exports a >> nth=0')]);
    await page.waitForSelector('#transfer-said >> text=1 flag was gone through');
  });

  test('the search for what is rendered in two ways is stopped on its page', async () => {
    await stage.server.addBridge(2000);
    const page = await stage.open();
    await page.goto(`${stage.server.url}/consistency`);
    await page.click('.look-again button');
    await page.click('text=Cancel');
    await page.waitForSelector('text=The search was stopped.');
    expect(await page.locator('.look-again button').isVisible()).toBe(true);
  });
});
