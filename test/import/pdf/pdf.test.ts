import { describe, expect, test } from '@jest/globals';
import { readSource } from '../../../server/import/read-source.js';
import { linesOf } from '../refusal.js';
import {
  column,
  PAGE,
  type PdfLine,
  type PdfPicture,
  paragraphLines,
  pdfFile,
  type Tagged,
  taggedPdfFile,
  width,
} from './pdf-file.js';

const LAMP =
  'The lamp was lit by hand every evening, and somebody had to stay awake all night to see that it did not go out.';
const KEEPER =
  'When the keeper fell ill in the winter of 1931, his daughter climbed the stairs in his place, a hundred and twelve of them.';
const STORM = 'Nobody in the village knew of it until the storm was over and the boats had come back, all but one.';
const TEXTS = [LAMP, KEEPER, STORM];

const read = (pages: PdfLine[][]) => linesOf(pdfFile(pages), 'x.pdf');
const asText = (texts: readonly string[]) => texts.map((text) => `text: ${text}`);

describe('paragraphs by', () => {
  test.each<[string, PdfLine[]]>([
    ['their distance', column(TEXTS, { gap: 8 })],
    ['their first lines’ indent', column(TEXTS, { indent: 3 })],
    ['what their last lines leave free', column(TEXTS)],
    [
      'columns, one after the other',
      [...column([LAMP], { wide: 36 }), ...column([KEEPER, STORM], { wide: 36, x: 320, indent: 3 })],
    ],
  ])('%s', async (_case, lines) => expect(await read([lines])).toEqual(asText(TEXTS)));

  test('columns that are drawn line by line', async () => {
    const [left, right] = [
      column([LAMP, LAMP], { wide: 36, gap: 10 }),
      column([KEEPER, KEEPER], { wide: 36, x: 320, gap: 10 }),
    ];
    const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, n) =>
      [left[n], right[n]].filter((line) => line !== undefined),
    );
    expect(await read([rows.flat()])).toEqual(asText([LAMP, LAMP, KEEPER, KEEPER]));
  });

  test('columns that are drawn from below', async () => {
    expect(await read([column(TEXTS, { gap: 8 }).toReversed()])).toEqual(asText(TEXTS));
  });

  test('the edge that all lines reach but the last', async () => {
    // Set by words, each line from edge to edge; the first paragraph's last line is all but full.
    const justified = (lines: readonly string[], y: number): PdfLine[] =>
      lines.flatMap((line, n) => {
        const words = line.split(' ');
        const isLast = n === lines.length - 1;
        const letters = words.join('').length;
        const gap = isLast ? width(' ') : (width('x') * 60 - width('x') * letters) / (words.length - 1);
        let x = 60;
        return words.map((text) => {
          const word = { text, x, y: y + n * 12 };
          x += width(text) + gap;
          return word;
        });
      });
    const full = 'and that was all that anybody ever heard of the old lamp.';
    const lines = (text: string) => paragraphLines(text, { wide: 60 }).map((line) => line.text);
    const first = [...lines(LAMP).slice(0, -1), full];
    const texts = [first, lines(KEEPER), lines(STORM), lines(LAMP)];
    let y = 100;
    const page = texts.flatMap((paragraph) => {
      const set = justified(paragraph, y);
      y += paragraph.length * 12;
      return set;
    });
    expect(await read([page])).toEqual(asText(texts.map((paragraph) => paragraph.join(' '))));
  });

  test('a column of its own, set in on both sides', async () => {
    const quote = paragraphLines(KEEPER, { x: 84, y: 160, wide: 40 });
    const lines = [...column([LAMP, STORM]), ...quote, ...column([STORM], { y: 160 + quote.length * 12 + 8 })];
    expect(await read([lines])).toEqual(asText([LAMP, STORM, KEEPER, STORM]));
  });

  test('their beginning on one page and their end on the next', async () => {
    const lines = paragraphLines([LAMP, KEEPER, STORM].join(' '), { y: 700 });
    const pages = [lines.slice(0, 3), lines.slice(3).map((line, n) => ({ ...line, y: 60 + n * 12 }))];
    expect(await read(pages)).toEqual(asText([[LAMP, KEEPER, STORM].join(' ')]));
  });
});

test.each<[string, PdfLine[], string[]]>([
  [
    'headings by size',
    [{ text: 'The Lamp', x: 60, y: 60, size: 18 }, ...column([LAMP])],
    ['heading: The Lamp', `text: ${LAMP}`],
  ],
  [
    'headings by their letters',
    [...column([LAMP, KEEPER]), { text: 'The storm', x: 60, y: 180, bold: true }, ...column([STORM], { y: 195 })],
    [`text: ${LAMP}`, `text: ${KEEPER}`, 'heading: The storm', `text: ${STORM}`],
  ],
  [
    'lists',
    [
      ...column([LAMP]),
      ...['• one', '• two', '1. three', '2. four'].map((text, n) => ({ text, x: 60, y: 140 + n * 12 })),
    ],
    [`text: ${LAMP}`, 'list: one', 'list: two', 'list: 1. three', 'list: 2. four'],
  ],
  [
    'an item of several lines, set in below its text',
    [
      { text: `• ${LAMP.slice(0, LAMP.indexOf(' all night'))}`, x: 60, y: 100 },
      { text: LAMP.slice(LAMP.indexOf('all night')), x: 72, y: 112 },
      ...column([STORM], { y: 124 }),
    ],
    [`list: ${LAMP}`, `text: ${STORM}`],
  ],
  [
    'a table of contents',
    [{ text: 'The storm . . . . . . . . 7', x: 60, y: 60 }, ...column([LAMP])],
    [`text: ${LAMP}`],
  ],
  [
    'bullets drawn after the list',
    [...column([LAMP, STORM], { x: 80, y: 100 }), { text: '•', x: 60, y: 100 }, { text: '•', x: 60, y: 124 }],
    [`list: ${LAMP}`, `list: ${STORM}`],
  ],
  [
    'a number within an item',
    [
      { text: '1. The lamp used to burn for all of', x: 60, y: 100 },
      { text: '4.6 hours, and sometimes for some', x: 60, y: 112 },
      { text: '3. hours and a half.', x: 60, y: 124 },
      { text: '2. Then it went out.', x: 60, y: 136 },
    ],
    [
      'list: 1. The lamp used to burn for all of 4.6 hours, and sometimes for some 3. hours and a half.',
      'list: 2. Then it went out.',
    ],
  ],
  [
    'a large initial',
    [
      { text: 'T', x: 60, y: 112, size: 28 },
      ...paragraphLines(LAMP.slice(1), { x: 80, wide: 60 }).map((line, n) => (n < 2 ? line : { ...line, x: 60 })),
      ...column([STORM], { y: 136, indent: 3 }),
    ],
    [`text: ${LAMP}`, `text: ${STORM}`],
  ],
  [
    'bullets apart from their text',
    [
      { text: '•', x: 60, y: 100 },
      { text: 'one', x: 90, y: 100 },
    ],
    ['list: one'],
  ],
  [
    'tables',
    [
      ...column([LAMP]),
      ...['Visitor', 'Adult'].flatMap((text, n) => [
        { text, x: 60, y: 140 + n * 20 },
        { text: `${n} euros`, x: 300, y: 140 + n * 20 },
      ]),
    ],
    [`text: ${LAMP}`, 'table: Visitor', 'table: 0 euros', 'table: Adult', 'table: 1 euros'],
  ],
  [
    'a table with narrow gaps, and the text around it',
    [
      ...column([LAMP]),
      ...['Visitor', 'Senior1', 'Student'].flatMap((text, n) => [
        { text, x: 60, y: 124 + n * 14 },
        { text: `${n} eur`, x: 60 + width(text) + 12, y: 124 + n * 14 },
      ]),
      ...column([STORM], { y: 166 }),
    ],
    [
      `text: ${LAMP}`,
      ...['Visitor', '0 eur', 'Senior1', '1 eur', 'Student', '2 eur'].map((cell) => `table: ${cell}`),
      `text: ${STORM}`,
    ],
  ],
  [
    'captions',
    [...column([LAMP]), { text: 'Figure 3: The lamp', x: 60, y: 160 }],
    [`text: ${LAMP}`, 'caption: Figure 3: The lamp'],
  ],
  [
    'notes and their marks',
    [
      ...paragraphLines(`${LAMP.slice(0, 69)}`),
      { text: '1', x: 60 + 69 * 6, y: 96, size: 6 },
      ...column([KEEPER], { y: 130 }),
      { text: '1', x: 60, y: 697, size: 5 },
      { text: 'By hand, that is.', x: 66, y: 700, size: 8 },
    ],
    [`text: ${LAMP.slice(0, 69)}`, `text: ${KEEPER}`, 'footnote: By hand, that is.'],
  ],
  [
    'notes at the foot of each column, one of several lines',
    [
      ...paragraphLines(LAMP, { wide: 36 }).slice(0, 2),
      { text: '1 By hand, that is, and not by', x: 60, y: 692, size: 8 },
      { text: 'clockwork.', x: 68, y: 702, size: 8 },
      { text: '2 As ever.', x: 60, y: 712, size: 8 },
      ...paragraphLines(LAMP, { x: 320, y: 56, wide: 36 }).slice(2),
      { text: '3 Since 1931.', x: 320, y: 712, size: 8 },
    ],
    [
      `text: ${LAMP}`,
      'footnote: By hand, that is, and not by clockwork.',
      'footnote: As ever.',
      'footnote: Since 1931.',
    ],
  ],
  [
    'exponents',
    [
      { text: 'It measures 20 m', x: 60, y: 100 },
      { text: '2', x: 156, y: 96, size: 6 },
      { text: 'at most, and no more.', x: 168, y: 100 },
    ],
    ['text: It measures 20 m2 at most, and no more.'],
  ],
  [
    'words drawn one by one',
    'The lamp was lit.'.split(' ').map((text, n) => ({ text, x: 60 + n * 33, y: 100 })),
    ['text: The lamp was lit.'],
  ],
  [
    'letters drawn twice',
    [...column([LAMP]), ...column([LAMP]).map((line) => ({ ...line, x: line.x + 0.3 }))].sort((a, b) => a.y - b.y),
    [`text: ${LAMP}`],
  ],
  [
    'text along the margin',
    [...column([LAMP]), { text: 'arXiv:1234', x: 20, y: 400, upright: true }],
    [`text: ${LAMP}`],
  ],
  [
    'a page that is turned',
    column([LAMP]).map((line) => ({ ...line, x: line.y, y: 700 - line.x, upright: true })),
    [`text: ${LAMP}`],
  ],
  ['what is marked as no text', [{ text: 'Head', x: 60, y: 30, artifact: true }, ...column([LAMP])], [`text: ${LAMP}`]],
])('%s', async (_case, lines, expected) => expect(await read([lines])).toEqual(expected));

describe('a tagged file', () => {
  const at = (text: string, y: number, x = 60): PdfLine[] => paragraphLines(text, { x, y });
  const P = (text: string, y: number): Tagged => ({ role: 'P', lines: at(text, y) });

  test('tells its paragraphs, in its order', async () => {
    const elements: Tagged[] = [
      { role: 'H1', lines: at('The Lamp', 60) },
      { role: 'TOC', inside: [{ role: 'TOCI', inside: [P('The Lamp 3', 80)] }] },
      {
        role: 'P',
        lines: at(LAMP, 100),
        inside: [{ role: 'Note', inside: [{ role: 'Lbl', lines: at('1', 700) }, P('By hand.', 712)] }],
      },
      P(KEEPER, 300),
      {
        role: 'L',
        inside: [
          {
            role: 'LI',
            inside: [
              { role: 'Lbl', lines: at('1.', 400) },
              { role: 'LBody', lines: at('one', 400, 90) },
            ],
          },
        ],
      },
      {
        role: 'Table',
        inside: [
          {
            role: 'TR',
            inside: [
              { role: 'TH', lines: at('a', 420) },
              { role: 'TD', inside: [P('b', 432)] },
            ],
          },
        ],
      },
      { role: 'BlockQuote', lines: at('Somebody had to.', 460) },
      { role: 'Figure', inside: [{ role: 'Caption', lines: at('The lamp', 500) }] },
      // Drawn where a paragraph would seem to go on.
      P(STORM, 124),
    ];
    expect(await linesOf(taggedPdfFile(elements), 'x.pdf')).toEqual([
      'heading: The Lamp',
      `text: ${LAMP}`,
      `text: ${KEEPER}`,
      'list: one',
      'table: a',
      'table: b',
      'quote: Somebody had to.',
      'caption: The lamp',
      `text: ${STORM}`,
      'footnote: By hand.',
    ]);
  });

  test('with a paragraph that goes on over the page', async () => {
    const half = LAMP.indexOf('and somebody');
    const elements: Tagged[] = [P(LAMP.slice(0, half - 1), 700), { ...P(LAMP.slice(half), 60), page: 1 }];
    expect(await linesOf(taggedPdfFile(elements, 2), 'x.pdf')).toEqual([`text: ${LAMP}`]);
  });

  test('is not believed where it calls each line a paragraph', async () => {
    const elements = paragraphLines(LAMP, { wide: 30 }).map((line): Tagged => ({ role: 'P', lines: [line] }));
    expect(await linesOf(taggedPdfFile(elements), 'x.pdf')).toEqual([`text: ${LAMP}`]);
  });
});

describe('heads and numbers of pages', () => {
  const head = (text: string, y = 30): PdfLine => ({ text, x: 60, y });
  const number = (n: number): PdfLine => ({ text: `- ${n} -`, x: 280, y: PAGE.height - 30 });

  test('go where they repeat themselves', async () => {
    const pages = TEXTS.map((text, n) => [head('The Lamp'), ...column([text], { gap: 30 }), number(n + 1)]);
    expect(await read(pages)).toEqual(asText(TEXTS));
  });

  test('on left and right pages by turns', async () => {
    const texts = [...TEXTS, ...TEXTS];
    const pages = texts.map((text, n) => [head(n % 2 ? `Chapter One ${n}` : `${n} The Lamp`), ...column([text])]);
    expect(await read(pages)).toEqual(asText(texts));
  });

  test('stay on a single page, and where they are but alike', async () => {
    expect(await read([[head('The Lamp.'), ...column([LAMP])]])).toEqual(['text: The Lamp.', `text: ${LAMP}`]);
    const pages = TEXTS.map((text, n) => [head(`${['One', 'Two', 'Three'][n]}.`), ...column([text])]);
    expect(await read(pages)).toHaveLength(6);
  });
});

test('hyphens of a text that isn’t hyphenated stay', async () => {
  const lines = Array.from({ length: 30 }, (_, n) => `the keeper went up the stairs for the ${n}th time and lit it`);
  lines.splice(15, 0, 'the keeper went up the stairs for the lamp-');
  expect((await read([column(lines, { y: 60, wide: 80 })])).join(' ')).toContain('lamp-the keeper');
});

test('pages that are but pictures are named', async () => {
  const pages: (PdfLine | PdfPicture)[][] = [
    column(TEXTS),
    [],
    [{ picture: true }],
    [{ picture: true }],
    column(TEXTS),
    [{ picture: true }],
  ];
  const { notices } = await readSource(pdfFile(pages), 'x.pdf');
  expect(notices).toEqual([{ code: 'pdf-scans', params: { name: 'x.pdf', pages: '3–4, 6' } }]);
});

test.each<[string, string, string | null]>([
  ['its first heading', '/Title (Property)', 'The Lamp'],
  ['its property', '/Title (Property)', 'Property'],
  ['no makeshift', '/Title (Microsoft Word - x)', null],
])('its title: %s', async (_case, info, title) => {
  const lines = title === 'The Lamp' ? [{ text: title, x: 60, y: 60, size: 18 }] : [];
  expect((await readSource(pdfFile([[...lines, ...column([LAMP])]], info), 'x.pdf')).title).toBe(title);
});
