import { describe, expect, test } from '@jest/globals';
import { folderWith, jsonLinesOf, tercet, zipOf } from './tercet.js';

const SAME = { id: 'same', en: 'It cost 12 euros.', fr: ['Il a coûté 12 euros.'] };
const DIFFERENT = { id: 'different', en: 'It cost 12 euros.', fr: 'Il a coûté 13 euros.' };

function lines(...values: unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join('\n');
}

describe('check --jsonl', () => {
  test('gives agreement and divergences, in order', async () => {
    const { status, out } = await tercet(['check', '--jsonl'], lines(DIFFERENT, SAME));
    expect(status).toBe(0);
    const [different, same] = jsonLinesOf(out);
    expect(different).toMatchObject({ id: 'different', divergences: [{ type: 'number', culprit: null }] });
    expect(same).toEqual({ id: 'same', agreement: expect.any(Number), divergences: [] });
    expect(Number(different?.agreement)).toBeLessThan(Number(same?.agreement));
  });

  test('takes what align gives', async () => {
    const unit = { ...SAME, indexes: { en: [0], fr: [0] }, confidence: 1, agreement: 1, divergences: [], status: 'x' };
    expect(jsonLinesOf((await tercet(['check', '--jsonl'], lines(unit))).out)).toMatchObject([{ id: 'same' }]);
  });

  test.each([
    ['nothing', SAME, [], 0],
    ['critical', DIFFERENT, ['--fail-on', 'critical'], undefined],
    ['minor, where there is none', SAME, ['--fail-on', 'minor'], 0],
    ['minor, where there is worse', DIFFERENT, ['--fail-on', 'minor'], 1],
  ])('--fail-on %s', async (_case, unit, args, expected) => {
    const { status, out } = await tercet(['check', '--jsonl', ...args], lines(unit));
    const found = jsonLinesOf(out)[0]?.divergences as { severity: string }[];
    expect(status).toBe(expected ?? (found.some(({ severity }) => severity === 'critical') ? 1 : 0));
  });

  test('a line that can not be read has its error in its place; status 1', async () => {
    const { status, out } = await tercet(
      ['check', '--jsonl'],
      `{\n${lines({ id: 1, en: 'Alone.' }, { id: 2, en: 'A', fr: [3] }, SAME)}`,
    );
    expect(status).toBe(1);
    expect(jsonLinesOf(out)).toEqual([
      { id: null, error: expect.stringContaining('not a JSON object') },
      { id: 1, error: expect.stringContaining('two or more languages') },
      { id: 2, error: expect.stringContaining('"fr"') },
      expect.objectContaining({ id: 'same' }),
    ]);
  });
});

const TMX = `<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en" creationtool="x"/><body>
  <!-- <tu> that isn't one -->
  <tu tuid="a&amp;1"><note>Not <it pos="begin">this</it>.</note>
    <tuv xml:lang="en"><seg>It cost &#x31;2&#32;&lt;euros&gt;<bpt i="1">&lt;b></bpt>!<ept i="1">x</ept></seg></tuv>
    <tuv lang='fr'><seg>Il a <hi>coûté</hi> <![CDATA[13 <euros>]]> !</seg></tuv>
    <tuv xml:lang="fr"><seg>Deux</seg></tuv><tuv xml:lang="ru"><seg/></tuv></tu>
  <tu><tuv xml:lang="en"><seg> Alone. </seg></tuv></tu>
</body></tmx>`;

describe('check FILE', () => {
  test('reads the units of a TMX file, in UTF-8 or UTF-16', async () => {
    const folder = folderWith({ '8.tmx': TMX, '16.tmx': Buffer.from(`\ufeff${TMX}`, 'utf16le') });
    for (const name of ['8.tmx', '16.tmx']) {
      const { out } = await tercet(['check', `${folder}/${name}`, '--format', 'jsonl']);
      expect(jsonLinesOf(out)).toMatchObject([{ id: 'a&1', divergences: [{ type: 'number' }] }]);
    }
  });

  test('reads files that hold a language each', async () => {
    const folder = folderWith({ 'x.en': 'It cost 12 euros.\nRain.', 'x.fr': 'Il a coûté 13 euros.\nPluie.' });
    const { out } = await tercet(['check', '--from', 'moses', `${folder}/x.en`, `${folder}/x.fr`]);
    expect(out).toContain('→13←');
    expect(out).toContain('1 divergence in 2 units');
  });

  test('a file that can’t be read doesn’t keep the others from being looked at, in an archive too', async () => {
    const folder = folderWith({ 'm.zip': await zipOf({ 'a.tmx': TMX.slice(0, 400), 'b.tmx': TMX }) });
    const { status, out } = await tercet(['check', `${folder}/m.zip`, '--format', 'jsonl']);
    expect(status).toBe(1);
    expect(jsonLinesOf(out)).toMatchObject([
      { file: `${folder}/m.zip/a`, error: expect.stringContaining('a.tmx') },
      { id: 'a&1', divergences: [{ type: 'number' }] },
    ]);
  });

  test.each<[string, string, number, string]>([
    ['cut short', TMX.slice(0, 400), 1, 'line 7'],
    ['not closed', TMX.replace('</tmx>', ''), 1, 'line 10'],
    ['closed in the wrong order', TMX.replace('</seg></tuv>', '</tuv></seg>'), 1, 'line 6'],
    ['with an attribute out of quotes', TMX.replace('version="1.4"', 'version=1.4'), 1, 'line 3'],
    ['a page', '<html><body>Hello</body></html>', 2, 'holds no units'],
    ['no XML', 'Hello there', 1, 'line 1'],
  ])('a file that is %s is refused by its name', async (_case, content, status, words) => {
    const file = `${folderWith({ 'bad.tmx': content })}/bad.tmx`;
    const refused = await tercet(['check', file]);
    expect(refused.status).toBe(status);
    expect(refused.err).toContain('bad.tmx');
    expect(refused.err).toContain(words);
  });

  test('prints the divergences for a person', async () => {
    const file = `${folderWith({ 'x.jsonl': lines(SAME, DIFFERENT) })}/x.jsonl`;
    const { status, out } = await tercet(['check', file]);
    expect(status).toBe(0);
    expect(out).toMatch(/^unit 2 \(different\): \p{L}+ number: .+\n {4}en {2}It cost .*\n {4}fr {2}Il a coûté .*\n/u);
    expect(out).toContain('→13←');
    expect(out).toMatch(/\n1 divergence in 2 units \(1 \p{L}+\)\n$/u);
  });

  test('--format jsonl', async () => {
    const file = `${folderWith({ 'x.tmx': TMX })}/x.tmx`;
    const { out, err } = await tercet(['check', file, '--format', 'jsonl']);
    expect(jsonLinesOf(out)).toMatchObject([{ id: 'a&1' }]);
    expect(err).toContain('1 of 2 units');
  });
});
