import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csv, tsv } from '../../server/export/tables/tsv.js';
import { collected, context, flag, HARD_CHARACTERS, unit } from './unit.js';

test('a header, then a row a unit; an absent side is an empty cell', async () => {
  const flags = [flag({ comment: 'tense' }), flag({ category: 'style', severity: 'minor', lang: null })];
  const units = [
    unit({ flags, status: 'confirmed', begins: 'heading' }),
    unit({ number: 2, texts: { ru: ['Одно.', 'Два.'] } }),
  ];
  expect(await collected(tsv.write(units, context))).toBe(
    '\uFEFFdocument\tunit\tstatus\tconfidence\tagreement\tparagraph\ten\tfr\tru\tflags\tdocumentId\n' +
      'The ferry\t1\tconfirmed\t0.97\t1\theading\tThe ferry left.\tLe bac est parti.\tПаром ушёл.\t' +
      'mistranslation (major, fr) – tense | style (minor)\tferry\n' +
      'The ferry\t2\tunreviewed\t0.97\t1\t\t\t\tОдно. Два.\t\tferry\n',
  );
});

test('with commas: the same, as RFC 4180 has it', async () => {
  const texts = { en: ['Yes, "he" left.'], fr: ['-1'] };
  expect(await collected(csv.write([unit({ texts, notes: ['seen'] })], { ...context, languages: ['en', 'fr'] }))).toBe(
    '\uFEFFdocument,unit,status,confidence,agreement,paragraph,en,fr,flags,documentId\r\n' +
      'The ferry,1,unreviewed,0.97,1,,"Yes, ""he"" left.",\'-1,seen,ferry\r\n',
  );
});

describe('a cell', () => {
  test.each([
    ['a tab', 'a\tb', 'a b'],
    ['line ends, several as one', 'a\r\nb\u2028c\u0085d\ve', 'a b c d e'],
    ['control characters', 'a\0b\u0007', 'a\uFFFDb\uFFFD'],
    ['a formula', '=HYPERLINK(A1)', "'=HYPERLINK(A1)"],
    ['a formula after white space', '\t =1+1', "'  =1+1"],
    ['a formula in full width', '＝1+1', "'＝1+1"],
    ['plus', '+1 did', "'+1 did"],
    ['at', '@SUM(1)', "'@SUM(1)"],
    ['dialogue typed with a hyphen', '- Bonjour !', "'- Bonjour !"],
    ['dialogue with a dash', '— Bonjour !', '— Bonjour !'],
    ['an en dash', '– Bonjour !', '– Bonjour !'],
    ['what looks as if it had been made safe', "'=1", "''=1"],
    ['an apostrophe', "'Tis", "'Tis"],
    ['the signs further on', 'a = b - c @ d', 'a = b - c @ d'],
    ['a quotation mark', 'He said "no".', '"He said ""no""."'],
    ['one at the start', '"No" he said', '"""No"" he said"'],
    ['both', '="x"', `"'=""x"""`],
  ])('%s', async (_, text, cell) => {
    const table = await collected(tsv.write([unit({ texts: { en: [text] } })], context));
    expect(table.split('\n')[1]?.split('\t')[6]).toBe(cell);
  });
});

test('any text: as many rows as units, as many cells as columns, none of them a formula', async () => {
  const hard = fc.array(fc.constantFrom(...HARD_CHARACTERS)).map((all) => all.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(hard, hard, hard)), async (all) => {
      const units = all.map(([en, document, comment]) =>
        unit({ texts: { en: [en] }, document, flags: [flag({ comment })] }),
      );
      const rows = (await collected(tsv.write(units, context))).slice(1).split('\n');
      expect(rows).toHaveLength(units.length + 2);
      for (const row of rows.slice(1, -1)) {
        const cells = row
          .split('\t')
          .map((cell) => (/^".*"$/u.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell));
        expect(cells).toHaveLength(11);
        for (const cell of cells) expect(cell.trimStart()).not.toMatch(/^[=+\-@]/u);
      }
    }),
  );
});
