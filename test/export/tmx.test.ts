import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ExportContext, ExportUnit } from '../../server/export/index.js';
import { sourceOf } from '../../server/export/source.js';
import { tmx } from '../../server/export/tmx/tmx.js';
import { xmlCharacters } from '../../server/export/xml.js';
import { parseTmx, type TmxFile } from './parse-tmx.js';
import { collected, context, flag, HARD_CHARACTERS, unit } from './unit.js';

async function written(units: ExportUnit[], other: Partial<ExportContext> = {}): Promise<TmxFile> {
  return parseTmx(await collected(tmx.write(units, { ...context, ...other })));
}

describe('the file', () => {
  test('whole, to the letter', async () => {
    const flags = [
      flag({ comment: 'left: “est parti”, not <b>' }),
      flag({ category: 'omission', lang: null, status: 'fixed' }),
    ];
    const text = await collected(tmx.write([unit({ flags, agreement: 0.912345 })], { ...context, source: 'ru' }));
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="Tercet" creationtoolversion="0.1.0" segtype="sentence" o-tmf="Tercet" adminlang="en" srclang="ru" datatype="plaintext" creationdate="20260301T000000Z"/>
  <body>
    <tu tuid="ferry-1" changedate="20260203T040506Z">
      <note>Flags: mistranslation (major, fr) – left:\u00A0“est parti”, not &lt;b&gt;
omission (major, fixed)</note>
      <prop type="x-document">The ferry</prop>
      <prop type="x-document-id">ferry</prop>
      <prop type="x-unit">1</prop>
      <prop type="x-confidence">0.97</prop>
      <prop type="x-agreement">0.9123</prop>
      <prop type="x-status">unreviewed</prop>
      <tuv xml:lang="ru"><seg>Паром ушёл.</seg></tuv>
      <tuv xml:lang="en"><seg>The ferry left.</seg></tuv>
      <tuv xml:lang="fr"><seg>Le bac est parti.</seg></tuv>
    </tu>
  </body>
</tmx>
`);
    parseTmx(text);
  });

  test('an empty one is valid', async () => {
    expect(await written([])).toEqual({ header: expect.objectContaining({ srclang: 'en' }), units: [] });
    expect((await written([], { languages: [] })).header.srclang).toBe('*all*');
  });

  test('the same in gives the same out', async () => {
    const twice = [collected(tmx.write([unit()], context)), collected(tmx.write([unit()], context))];
    const [first, second] = await Promise.all(twice);
    expect(first).toBe(second);
  });
});

test.each([
  ['the marked version', ['en', 'fr', 'ru'], 'fr', 'fr'],
  ['spelt as in the tuvs', ['en', 'fr-CA'], 'FR-ca', 'fr-CA'],
  ['the first where none is marked', ['ru', 'en'], null, 'ru'],
  ['the first where the marked one is not written', ['ru', 'en'], 'fr', 'ru'],
])('srclang: %s', (_, languages, source, expected) => {
  expect(sourceOf({ ...context, languages, source })).toBe(expected);
});

describe('a unit', () => {
  test('an absent side is left out unless it is the source, a unit of one side is kept, one of none is not', async () => {
    const sides: ExportUnit['texts'][] = [{ en: ['A.'], fr: [], ru: ['Б.'] }, { fr: ['C.'] }, { en: [''], fr: [' '] }];
    const { units } = await written(sides.map((texts, index) => unit({ number: index + 1, texts })));
    expect(units.map(({ segs }) => segs)).toEqual([
      { en: 'A.', ru: 'Б.' },
      { en: '', fr: 'C.' },
    ]);
  });

  test('sentences are joined, and the unit says that it is a block', async () => {
    const texts = { en: ['One.', 'Two.'], zh: ['一。', '二。'] };
    const { units } = await written([unit({ texts }), unit({ number: 2 })], { languages: ['en', 'zh'] });
    expect(units[0]?.segs).toEqual({ en: 'One. Two.', zh: '一。二。' });
    expect(units.map(({ attributes }) => attributes.segtype)).toEqual(['block', undefined]);
  });

  test('two versions of one language keep their tags', async () => {
    const texts = { en: ['A.'], fr: ['B.'], 'fr-x-2': ['C.'], 'zh-Hant-TW': ['丁。'] };
    const { units } = await written([unit({ texts })], { languages: Object.keys(texts) });
    expect(units[0]?.segs).toEqual({ en: 'A.', fr: 'B.', 'fr-x-2': 'C.', 'zh-Hant-TW': '丁。' });
  });

  test('tuids are unique and without white space', async () => {
    const ids = ['a b', 'a%20b', 'a', 'a-1', 'a\u00A0b', 'паром'];
    const { units } = await written(ids.flatMap((documentId) => [1, 11].map((number) => unit({ documentId, number }))));
    expect(new Set(units.map(({ tuid }) => tuid)).size).toBe(12);
    expect(units[0]?.tuid).toBe('a%20b-1');
  });

  test('at most one note, with one ": " in it', async () => {
    const comments = ['', 'this: that: those', 'two\nlines', 'a: '];
    const { units } = await written([
      unit({ flags: comments.map((comment) => flag({ comment })) }),
      ...comments.map((comment, index) => unit({ number: index + 2, flags: [flag({ comment })] })),
      unit({ number: 9 }),
    ]);
    const notes = units.map((one) => one.notes);
    expect(notes.map((one) => one.length)).toEqual([1, 1, 1, 1, 1, 0]);
    for (const [only] of notes.slice(0, 5)) expect(only?.split(': ')).toHaveLength(2);
    expect(notes[0]?.[0]?.split('\n')).toHaveLength(4);
  });
});

test('where a paragraph begins, where sentences do, and what its file said of a unit', async () => {
  const texts = { en: ['One e\u0301.', 'Two.', 'Three.'], zh: ['一。', '二。'] };
  const notes = ['kept: as: it was'];
  const units = [unit({ texts, begins: 'heading', id: 'a b', notes, flags: [flag()] }), unit({ number: 2 })];
  const text = await collected(tmx.write(units, { ...context, languages: ['en', 'zh'] }));
  expect(text).toContain('<tuv xml:lang="en"><prop type="x-sentences">7 12</prop><seg>One é. Two. Three.</seg>');
  expect(text).toContain('<tuv xml:lang="zh"><prop type="x-sentences">2</prop><seg>一。二。</seg>');
  const [first, second] = parseTmx(text).units;
  expect(first).toMatchObject({
    tuid: 'a%20b',
    props: { 'x-paragraph': 'heading' },
    notes: [notes[0], expect.anything()],
  });
  expect(second?.props['x-paragraph']).toBeUndefined();
});

test('any texts: valid, with every text in its place', async () => {
  const hard = fc
    .array(fc.oneof(fc.constantFrom(...HARD_CHARACTERS), fc.string({ unit: 'binary' })), { maxLength: 8 })
    .map((all) => all.join(''));
  const anyUnit = fc.record({
    texts: fc.record({ en: fc.array(hard, { maxLength: 3 }), fr: fc.array(hard, { maxLength: 3 }) }),
    document: hard,
    documentId: hard,
    flags: fc.array(
      hard.map((comment) => flag({ comment })),
      { maxLength: 2 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyUnit, { maxLength: 4 }), async (all) => {
      const units = all.map((one, index) => unit({ ...one, number: index + 1 }));
      const file = await written(units, { languages: ['en', 'fr'], toolVersion: all[0]?.document ?? '' });
      const expected = units.map(({ texts }) => {
        const [en, fr] = [texts.en, texts.fr].map((sentences = []) =>
          xmlCharacters(sentences.filter((sentence) => sentence.trim() !== '').join(' ')),
        );
        return fr === '' ? (en === '' ? {} : { en }) : { en, fr };
      });
      expect(file.units.map(({ segs }) => segs)).toEqual(expected.filter((segs) => Object.keys(segs).length > 0));
      for (const one of file.units) {
        const given = units[Number(one.props['x-unit']) - 1];
        expect(one.props['x-document']).toBe(xmlCharacters(given?.document ?? ''));
        expect(one.notes.length).toBe(given?.flags.length ? 1 : 0);
      }
    }),
  );
});
