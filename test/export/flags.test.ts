import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { flagLine } from '../../server/export/flags/flag-line.js';
import { type ExportedFlag, FLAG_WRITERS, flagWriter } from '../../server/export/flags/flags.js';
import { collected, HARD_CHARACTERS, flag as unitFlag } from './unit.js';

const TAGS = ['en', 'fr', 'ru'];

function flag(other: Partial<ExportedFlag> = {}): ExportedFlag {
  return {
    ...{ id: 7, document: 'The ferry', documentId: '3', number: 12, status: 'open', category: 'style/register' },
    ...{ severity: 'major', lang: 'fr', comment: '', correction: '', check: null, who: 'Ada' },
    ...{ createdAt: '2026-02-03T04:05:06.789Z', updatedAt: '2026-02-04T00:00:00.000Z', edited: null, replies: [] },
    spans: [{ lang: 'fr', sentence: 1, start: 0, end: 2 }],
    ...{ quotes: ['Il'], languages: TAGS, source: 'en' },
    texts: { en: ['The ferry left. It sank.'], fr: ['Le bac est parti.', 'Il a coulé.'] },
    ...other,
  };
}

const write = (id: string, flags: ExportedFlag[]) => collected(flagWriter(id).write(flags, TAGS));

/** The cells of a table that separates by `mark` and doubles quotation marks. */
function cells(text: string, mark: string): string[][] {
  const rows: string[][] = [[]];
  let [cell, quoted] = ['', false];
  for (let n = 0; n < text.length; n++) {
    const c = text[n] as string;
    if (quoted && c === '"' && text[n + 1] === '"') {
      cell += c;
      n++;
    } else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === mark || c === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (c === '\n') rows.push([]);
    } else if (quoted || c !== '\r') cell += c;
  }
  return rows.slice(0, -1);
}

describe('CSV', () => {
  test('a row a flag, with the unit in every version', async () => {
    const replies = [
      { at: '2026-02-04T00:00:00.000Z', who: 'Bo', text: 'Yes.\nAnd now?', status: null },
      { at: '2026-02-05T00:00:00.000Z', who: '', text: '', status: 'fixed' as const },
    ];
    const text = await write('csv', [flag({ comment: 'Too free, "il"', correction: 'Celui-ci', replies })]);
    expect(text.startsWith('\uFEFFid,document,unit,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(cells(text.slice(1), ',')).toEqual([
      [
        ...['id', 'document', 'unit', 'status', 'category', 'severity', 'version', 'words', 'comment', 'correction'],
        ...['by', 'created', 'changed', 'check', 'replies', ...TAGS],
      ],
      [
        ...['7', 'The ferry', '12', 'open', 'style/register', 'major', 'fr', 'Il', 'Too free, "il"', 'Celui-ci'],
        ...['Ada', '2026-02-03T04:05:06.789Z', '2026-02-04T00:00:00.000Z', ''],
        '2026-02-04 Bo: Yes. And now? | 2026-02-05 (fixed)',
        ...['The ferry left. It sank.', 'Le bac est parti. Il a coulé.', ''],
      ],
    ]);
  });

  test('no cell is a formula, whoever wrote it', async () => {
    const evil = '=HYPERLINK("http://example.invalid")';
    const made = flag({ comment: evil, correction: '+1', who: '@Ada', document: '-2', quotes: ['\t=1'] });
    const [, row = []] = cells((await write('csv', [made])).slice(1), ',');
    for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@]/u);
    expect(row[8]).toBe(`'${evil}`);
  });

  test('as many cells in every row, whatever is written', async () => {
    const hard = fc.array(fc.constantFrom(...HARD_CHARACTERS, ',')).map((all) => all.join(''));
    await fc.assert(
      fc.asyncProperty(hard, hard, async (comment, who) => {
        const rows = cells((await write('csv', [flag({ comment, who }), flag()])).slice(1), ',');
        expect(rows.map(({ length }) => length)).toEqual([18, 18, 18]);
      }),
    );
  });
});

test('JSONL: all that is known, a flag a line', async () => {
  const made = flag({ comment: 'a\u2028b', edited: { at: '2026-02-04T00:00:00.000Z', who: 'Bo' } });
  const text = await write('jsonl', [made, flag()]);
  expect(text.split(/[\n\u2028]/u)).toHaveLength(3);
  const { number: unit, createdAt: created, updatedAt: changed, languages: _, source: __, ...rest } = made;
  expect(JSON.parse(text.split('\n')[0] ?? '')).toEqual({ ...rest, unit, created, changed });
});

describe('MQM', () => {
  const rows = async (...flags: ExportedFlag[]) => cells(await write('mqm', flags), '\t').slice(1);

  test('the columns of WMT, the words at fault marked', async () => {
    expect((await write('mqm', [])).trim().split('\t')).toEqual([
      ...['system', 'doc', 'doc_id', 'seg_id', 'rater', 'source', 'target', 'category', 'severity'],
    ]);
    expect(await rows(flag())).toEqual([
      [
        ...['fr', 'The ferry', '3', '12', 'Ada', 'The ferry left. It sank.'],
        ...['Le bac est parti. <v>Il</v> a coulé.', 'Fluency/Register', 'Major'],
      ],
    ]);
  });

  test.each<[string, Partial<ExportedFlag>, string[]]>([
    [
      'an omission is marked in the source',
      { spans: [{ lang: 'en', sentence: 0, start: 16, end: 24 }] },
      ['fr', 'The ferry left. <v>It sank.</v>', 'Le bac est parti. Il a coulé.'],
    ],
    [
      'each of several places, those that overlap as one',
      {
        spans: [
          { lang: 'fr', sentence: 1, start: 3, end: 10 },
          { lang: 'fr', sentence: 0, start: 3, end: 6 },
          { lang: 'fr', sentence: 1, start: 0, end: 4 },
          { lang: 'fr', sentence: 0, start: 11, end: 16 },
          { lang: 'en', sentence: 0, start: 4, end: 9 },
        ],
      },
      ['fr', 'The <v>ferry</v> left. It sank.', 'Le <v>bac</v> est <v>parti</v>. <v>Il a coulé</v>.'],
    ],
    ['the whole unit', { spans: [] }, ['fr', 'The ferry left. It sank.', 'Le bac est parti. Il a coulé.']],
    [
      'nobody blamed, but words marked',
      { lang: null },
      ['fr', 'The ferry left. It sank.', 'Le bac est parti. <v>Il</v> a coulé.'],
    ],
    [
      'the source itself at fault',
      { lang: 'en', spans: [] },
      ['en', 'Le bac est parti. Il a coulé.', 'The ferry left. It sank.'],
    ],
    ['no source known', { source: null }, ['fr', 'The ferry left. It sank.', 'Le bac est parti. <v>Il</v> a coulé.']],
    ['a version with nothing here', { lang: 'ru', spans: [] }, ['ru', 'The ferry left. It sank.', '']],
  ])('%s', async (_, other, [system = '', source = '', target = '']) => {
    const [row = []] = await rows(flag(other));
    expect([row[0], row[5], row[6]]).toEqual([system, source, target]);
  });

  test('a flag that blames no version has no row', async () => {
    const spans = [
      { lang: 'fr', sentence: 0, start: 0, end: 2 },
      { lang: 'ru', sentence: 0, start: 0, end: 2 },
    ];
    expect(await rows(flag({ lang: null, spans: [] }), flag({ lang: null, spans }))).toEqual([]);
  });

  test('texts stay on their line and in their cell', async () => {
    const texts = { en: ['He said: "No\tway.\nNever"'], fr: ['« Non »'] };
    const [row = [], ...others] = await rows(flag({ texts, spans: [] }));
    expect(others).toEqual([]);
    expect(row[5]).toBe('He said: "No way. Never"');
  });
});

test('an unknown format is refused with those that there are', () => {
  expect(FLAG_WRITERS.map(({ id }) => id)).toEqual(['csv', 'jsonl', 'mqm']);
  expect(() => flagWriter('xls')).toThrow('export-format');
});

test.each([
  [{}, 'mistranslation (major, fr)'],
  [{ status: 'accepted' as const, comment: ' a\n b ' }, 'mistranslation (major, fr, accepted) – a b'],
  [{ lang: null, comment: 'a', correction: 'b\nc' }, 'mistranslation (major) – a → b c'],
  [{ correction: 'b' }, 'mistranslation (major, fr) → b'],
])('on one line: %j', (other, line) => expect(flagLine(unitFlag(other))).toBe(line));
