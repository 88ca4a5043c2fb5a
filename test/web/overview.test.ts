import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addFlag, replyToFlag } from '../../server/store/flags.js';
import type { Band } from '../../server/store/overview.js';
import { confirmUnit, listUnits } from '../../server/store/units.js';
import { lengthRatios } from '../../server/web/overview-view.js';
import { openSite, readable, type Site } from './site.js';

let site: Site;
let path: string;
beforeAll(async () => {
  site = await openSite();
  path = `/documents/${site.documentId}`;
});
afterAll(() => site.close());

async function page(address: string, lang = 'en'): Promise<string> {
  const { text } = await site.visit(lang).get(address).expect(200);
  return readable(text);
}

const pictures = (html: string) =>
  [...html.matchAll(/<svg class="chart [^>]*aria-label="([^"]*)"/gu)].map(([, said]) => said);

describe('the overview', () => {
  test('has pictures that are said in a sentence, and each as a table', async () => {
    const html = await page(`${path}/overview`);
    expect(pictures(html)).toEqual([
      'Units by state. Confirmed: 0, Flagged: 0, Divergent: 2 and Nothing found: 2.',
      'Findings by the version that stands alone. EN 1, FR 0, FR\u00a02 1, AR 0 and Not known 0.',
      'The length of FR, FR\u00a02 and AR against EN along the text, as a multiple of what is usual.',
      'Confidence of the alignment along the text: 0.97 on average, with 0 doubtful units.',
    ]);
    expect(html.match(/<details class="as-table">/gu)).toHaveLength(4);
    expect(html).toContain(`<a href="${path}?check=number">Numbers</a>`);
    expect(html).toContain(`<a href="${path}#u3">Unit 3</a>`);
    expect(html).toContain('No flag counts yet');
  });

  test.each(['fr', 'ru'])('speaks %s', async (lang) => {
    const html = await page(`${path}/overview`, lang);
    expect(html).not.toMatch(/>[^<]*(?:overview|mqm|map)\.[a-z]/u);
    expect(pictures(html)[0]).toMatch(lang === 'fr' ? /^Unités par état/u : /^Единицы по состоянию/u);
  });

  test('of what isn’t there is not found', async () => {
    await site.visit().get('/documents/99/overview').expect(404);
    await site.visit().get('/documents/99/map').expect(404);
  });
});

describe('the length of a version against another', () => {
  const bandsOf = (lengths: [number, number][]) => lengths.map((of) => ({ lengths: of }) as unknown as Band);

  test('is one where it is as everywhere, whatever the languages', () => {
    for (const ratio of lengthRatios(
      bandsOf([
        [100, 130],
        [200, 260],
        [50, 65],
      ]),
      0,
      1,
    ))
      expect(ratio).toBeCloseTo(1);
  });

  test('falls where something was left out, and is nothing where all is', () => {
    const ratios = lengthRatios(
      bandsOf([
        [100, 100],
        [100, 100],
        [100, 30],
        [100, 0],
      ]),
      0,
      1,
    );
    expect(ratios[2]).toBeLessThan(0.7);
    expect(ratios[3]).toBe(0);
    expect(lengthRatios(bandsOf([[0, 0]]), 0, 1)).toEqual([1]);
  });
});

describe('the map beside the text', () => {
  test('is said in a sentence, has links into the text, and lists what diverges', async () => {
    const html = await page(path);
    const [, map = ''] = /<aside class="map"([\s\S]*?)<\/aside>/u.exec(html) ?? [];
    expect(map).toContain('aria-label="Map of the alignment of EN, FR, FR\u00a02 and AR. Confirmed: 0, Flagged: 0,');
    expect(
      [...map.matchAll(/href="[^"]*#u(\d+)" aria-label="([^"]+)"/gu)].map(([, unit, name]) => [unit, name]),
    ).toEqual([
      ['1', 'Unit 1'],
      ['2', 'Unit 2'],
      ['3', 'Unit 3'],
      ['4', 'Unit 4'],
    ]);
    expect(map).toMatch(/2 divergent units<\/h2>\s*<ol><li><a href="[^"]*#u2">2<\/a> <span class="kind fact">Numbers/u);
    expect(map).toContain('class="ribbon fact"');
    expect(map).toMatch(/class="here" x="1" width="74" y="0" height="\d+"/u);
  });

  test('of a long text keeps small, and knows which page one is on', async () => {
    const long = await openSite({}, 600);
    const { text } = await long.visit().get(`/documents/${long.documentId}?page=11`).expect(200);
    const [map = ''] = /<aside class="map"[\s\S]*?<\/aside>/u.exec(readable(text)) ?? [];
    const [svg = ''] = /<svg class="strips"[\s\S]*?<\/svg>/u.exec(map) ?? [];
    expect(svg.length).toBeGreaterThan(10_000);
    expect(svg.length).toBeLessThan(60_000);
    expect(Number(/class="here"[^>]* y="(\d+)"/u.exec(svg)?.[1])).toBeGreaterThan(500);
    expect(map.match(/<li>/gu)).toHaveLength(100);
    expect(map).toContain('1,100 more');
    // From the page on.
    expect(/<li><a href="[^"]*#u(\d+)"/u.exec(map)?.[1]).toBe('1002');
    await long.close();
  });

  test('comes alone for the script, after something was done', async () => {
    const { units } = await listUnits(site.db, site.documentId, { filter: 'all' });
    await confirmUnit(site.db, units[3]?.id ?? 0, true, new Date());
    const html = await page(`${path}/map?from=2`);
    expect(html).not.toContain('<html');
    expect(html).toContain('class="bar confirmed"');
    expect(/<li><a href="[^"]*#u(\d+)"/u.exec(html)?.[1]).toBe('3');
  });
});

test('the MQM score stands under the title as soon as a flag counts, and not when it was rejected', async () => {
  expect(await page(path)).not.toContain('class="mqm"');
  const { units } = await listUnits(site.db, site.documentId, { filter: 'all' });
  const flag = { unitId: units[1]?.id ?? 0, category: 'accuracy/mistranslation', comment: '', spans: [] } as const;
  const id = await addFlag(site.db, { ...flag, lang: 'fr', severity: 'major', spans: [] }, new Date());
  await addFlag(site.db, { ...flag, lang: null, severity: 'critical', spans: [] }, new Date());
  const html = await page(path);
  const [line = ''] = /<span class="mqm">.*?<\/span>/u.exec(html) ?? [];
  // Five points for what has eighteen words.
  expect(line).toMatch(/EN <b>0<\/b> FR <b>\d+(?:\.\d)?<\/b> FR\u00a02 <b>0<\/b> AR <b>0<\/b>/u);
  const overview = await page(`${path}/overview`);
  expect(overview).toContain('1 flag names no version and counts for none.');
  expect(overview).toMatch(/<th scope="row">Mistranslation<\/th><td class="figure">0<\/td><td class="figure">1<\/td>/u);
  await replyToFlag(site.db, id, { status: 'rejected' }, new Date(), '');
  expect(await page(path)).not.toContain('class="mqm"');
});
