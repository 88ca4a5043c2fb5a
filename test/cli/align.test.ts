import { describe, expect, test } from '@jest/globals';
import { folderWith, jsonLinesOf, tercet } from './tercet.js';

const EN = 'The bridge opened on Monday. It cost 12 million euros.\n\nNobody was hurt.';
const FR = 'Le pont a ouvert lundi. Il a coûté 12 millions d’euros.\n\nPersonne n’a été blessé.';
const RU = 'Мост открылся в понедельник. Он стоил 12 миллионов евро.\n\nНикто не пострадал.';

describe('align FILE FILE…', () => {
  const files = { 'bridge.en.txt': EN, 'bridge.fr.txt': FR, 'bridge.ru.txt': RU };

  function paths(folder: string): string[] {
    return Object.keys(files).map((name) => `${folder}/${name}`);
  }

  test('gives a unit a line', async () => {
    const { status, out } = await tercet(['align', ...paths(folderWith(files))]);
    expect(status).toBe(0);
    const units = jsonLinesOf(out);
    expect(units).toHaveLength(3);
    expect(Object.keys(units[1] ?? {})).toEqual([
      'en',
      'fr',
      'ru',
      'indexes',
      'confidence',
      'agreement',
      'divergences',
    ]);
    expect(units[1]).toMatchObject({
      en: ['It cost 12 million euros.'],
      fr: ['Il a coûté 12 millions d’euros.'],
      ru: ['Он стоил 12 миллионов евро.'],
      indexes: { en: [1], fr: [1], ru: [1] },
    });
  });

  test.each([
    ['tmx', /^<\?xml[\s\S]*<\/tmx>\s*$/u],
    ['tsv', /It cost 12 million euros\.\tIl a coûté/u],
  ])('--format %s', async (format, expected) => {
    const { status, out } = await tercet(['align', '--format', format, ...paths(folderWith(files))]);
    expect(status).toBe(0);
    expect(out).toMatch(expected);
  });

  test('--lang names the languages where the names do not', async () => {
    const folder = folderWith({ one: EN, two: FR });
    const { out } = await tercet(['align', `${folder}/one`, `${folder}/two`, '--lang', 'en-GB,fr-CA']);
    expect(Object.keys(jsonLinesOf(out)[0] ?? {}).slice(0, 2)).toEqual(['en-GB', 'fr-CA']);
  });

  test('an empty file is refused by its name, without a stack', async () => {
    const folder = folderWith({ 'en.txt': EN, 'fr.txt': ' \n' });
    const { status, out, err } = await tercet(['align', `${folder}/en.txt`, `${folder}/fr.txt`]);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^tercet: .+\n$/u);
  });
});

describe('align --jsonl', () => {
  test('takes raw texts, sentences and paragraphs of sentences', async () => {
    const lines = [
      { id: 'raw', versions: { en: EN, fr: FR } },
      { id: 'sentences', versions: { en: ['One.', 'Two.'], fr: ['Un.', 'Deux.'] } },
      { id: 'paragraphs', versions: { en: [['One.', 'Two.'], ['Three.']], de: [['Eins.', 'Zwei.'], ['Drei.']] } },
    ];
    const { status, out } = await tercet(['align', '--jsonl'], lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(status).toBe(0);
    const results = jsonLinesOf(out) as { id: string; units: Record<string, string[]>[] }[];
    expect(results.map(({ id }) => id)).toEqual(['raw', 'sentences', 'paragraphs']);
    const texts = results.map(({ units }) => units.flatMap(({ en }) => en));
    expect(texts).toEqual([
      ['The bridge opened on Monday.', 'It cost 12 million euros.', 'Nobody was hurt.'],
      ['One.', 'Two.'],
      ['One.', 'Two.', 'Three.'],
    ]);
  });

  test('a line that can not be aligned has its error in its place; the rest goes on; status 1', async () => {
    const good = '{"id": 7, "versions": {"en": "A bridge.", "fr": "Un pont."}}';
    const bad = [
      'nonsense',
      '[1]',
      'null',
      '{"id": "x"}',
      '{"id": "x", "versions": ["a"]}',
      '{"id": "x", "versions": {"en": "Alone."}}',
      '{"id": "x", "versions": {"en": "A.", "fr": 3}}',
      '{"id": "x", "versions": {"en": "A.", "fr": ["a", ["b"]]}}',
    ];
    const { status, out } = await tercet(['align', '--jsonl'], [good, ...bad, '', good].join('\r\n'));
    expect(status).toBe(1);
    const results = jsonLinesOf(out);
    expect(results).toHaveLength(bad.length + 2);
    expect(results.map((result) => 'error' in result)).toEqual([false, ...bad.map(() => true), false]);
    expect(results.map(({ id }) => id)).toEqual([7, null, null, null, 'x', 'x', 'x', 'x', 'x', 7]);
    for (const { error } of results.slice(1, -1)) expect(error).not.toMatch(/fault of the program/u);
  });

  test('keeps line and paragraph separators within one line of output', async () => {
    const versions = { en: ['One\u2028more.'], fr: ['Un\u2029autre.'] };
    const { out } = await tercet(['align', '--jsonl'], JSON.stringify({ id: 1, versions }));
    expect(out).not.toMatch(/[\u2028\u2029]/u);
    expect(jsonLinesOf(out)).toMatchObject([{ units: [{ en: ['One\u2028more.'], fr: ['Un\u2029autre.'] }] }]);
  });
});
