import { describe, expect, test } from '@jest/globals';
import { readTmx } from '../../server/cli/read-tmx.js';
import { folderWith, jsonLinesOf, tercet } from './tercet.js';

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
  test('reads the units of a TMX file', () => {
    expect([...readTmx(Buffer.from(TMX), 'x.tmx')]).toEqual([
      { id: 'a&1', texts: { en: ['It cost 12 <euros>!'], fr: ['Il a coûté 13 <euros> !'], 'fr-x-2': ['Deux'] } },
      { id: 1, texts: { en: ['Alone.'] } },
    ]);
  });

  test('reads UTF-16, as TMX files often are', () => {
    expect([...readTmx(Buffer.from(`\ufeff${TMX}`, 'utf16le'), 'x.tmx')]).toHaveLength(2);
  });

  test.each([
    ['cut short', TMX.slice(0, 400)],
    ['not closed', TMX.replace('</tmx>', '')],
    ['closed in the wrong order', TMX.replace('</seg></tuv>', '</tuv></seg>')],
    ['with a bare ampersand in a tag', TMX.replace('version="1.4"', 'version=1.4')],
    ['no TMX', '<html><body>Hello</body></html>'],
    ['no XML', 'Hello there'],
  ])('a file that is %s is refused by its name', async (_case, content) => {
    const file = `${folderWith({ 'bad.tmx': content })}/bad.tmx`;
    const { status, err } = await tercet(['check', file]);
    expect(status).toBe(1);
    expect(err).toContain('bad.tmx is no TMX file that can be read');
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
