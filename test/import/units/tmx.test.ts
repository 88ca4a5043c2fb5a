import { describe, expect, test } from '@jest/globals';
import { tmx } from '../../../server/import/units/tmx.js';
import { file, read, refusal, texts } from './reading.js';

const memory = (body: string, header = '<header srclang="en-GB" o-tmf="x"/>') =>
  `<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n${header}\n<body>\n${body}\n</body></tmx>`;

const tuv = (lang: string, text: string) => `<tuv xml:lang="${lang}"><seg>${text}</seg></tuv>`;

describe('a translation memory', () => {
  test.each<[string, string, string[]]>([
    [
      'of languages in any spelling',
      `<tu>${tuv('EN-us', 'a')}${tuv('fr_CA', 'b')}${tuv('rus', 'c')}${tuv('zh-CHT', 'd')}</tu>`,
      ['en-US:a fr-CA:b ru:c zh-Hant:d'],
    ],
    ['of before 1.4', '<tu><tuv lang="EN"><seg>a</seg></tuv><tuv lang="FR"><seg>b</seg></tuv></tu>', ['en:a fr:b']],
    [
      'with a language twice',
      `<tu>${tuv('fr', 'a')}${tuv('FR', 'b')}${tuv('fr', 'c')}${tuv('fr-x-a', 'd')}${tuv('fr-x-a', 'e')}</tu>`,
      ['fr:a fr-x-2:b fr-x-3:c fr-x-a:d fr-x-a-2:e'],
    ],
    [
      'with codes',
      `<tu>${tuv('en', '<bpt i="1">{b}</bpt>bold <hi type="x">and <it pos="begin">&lt;i></it>more</hi><ept i="1">{/b}</ept><ph x="1">[<sub>alt <hi>text</hi></sub>]</ph>.<ut>u</ut>')}</tu>`,
      ['en:bold and more.'],
    ],
    ['with white space', `<tu>${tuv('en', '\n  a  b\n')}</tu>`, ['en:a  b']],
    ['with blank segments', `<tu>${tuv('en', ' ')}${tuv('fr', 'b')}</tu><tu>${tuv('en', '')}</tu>`, ['fr:b']],
  ])('%s', async (_case, body, units) => expect(await texts(tmx, file('x.tmx', memory(body)))).toEqual(units));

  test.each(['utf16le', 'utf8'] as const)('in %s, in pieces of any size', async (encoding) => {
    const body = `<tu>${tuv('en', 'It cost 12 &lt;euros>!')}${tuv('fr', 'Ça coûtait 12 euros.')}</tu>`.repeat(50);
    const bytes = Buffer.from(`\ufeff${memory(body)}`, encoding);
    for (const piece of [1, 7, 100_000])
      expect(new Set(await texts(tmx, file('x.tmx', bytes, { piece })))).toEqual(
        new Set(['en:It cost 12 <euros>! fr:Ça coûtait 12 euros.']),
      );
  });

  test('with what is said of its units', async () => {
    const said = '<note>Seen.</note><note> </note><prop type="x-ConfirmationLevel">ApprovedSignOff</prop>';
    const unit = `<tu tuid=" a%20b " changedate="20260102T030405Z" creationdate="20250101T000000Z">${said}${tuv('en', 'a')}</tu>`;
    const { units, head } = await read(tmx, file('x.tmx', memory(unit)));
    expect(head.source).toBe('en-GB');
    expect(units).toEqual([
      {
        ...{ id: 'a%20b', texts: { en: ['a'] }, notes: ['Seen.'], confirmed: true },
        changed: new Date('2026-01-02T03:04:05Z'),
      },
    ]);
  });

  test('that Tercet wrote', async () => {
    const props = [
      ['x-document', 'The ferry &amp; us'],
      ['x-unit', '7'],
      ['x-confidence', '0.97'],
      ['x-agreement', '2'],
      ['x-status', 'confirmed'],
      ['x-paragraph', 'heading'],
    ].map(([type, value]) => `<prop type="${type}">${value}</prop>`);
    const two = '<tuv xml:lang="en"><prop type="x-sentences">5</prop><seg>One. Two.</seg></tuv>';
    const wrong = '<tuv xml:lang="fr"><prop type="x-sentences">50</prop><seg>Un. Deux.</seg></tuv>';
    const header = '<header srclang="*all*" o-tmf="Tercet"/>';
    const { units, head } = await read(
      tmx,
      file('x.tmx', memory(`<tu tuid="a%20b">${props.join('')}${two}${wrong}</tu>`, header)),
    );
    expect(head).toEqual({ notices: [] });
    expect(units).toEqual([
      {
        ...{ id: 'a b', document: 'The ferry & us', texts: { en: ['One.', 'Two.'], fr: ['Un. Deux.'] } },
        ...{ begins: 'heading', confidence: 0.97, confirmed: true },
      },
    ]);
  });

  test('with units that have no text', async () => {
    const { head } = await read(
      tmx,
      file('x.tmx', memory(`<tu/><tu>${tuv('en', 'a')}</tu><tu>${tuv('en', ' ')}</tu>`)),
    );
    expect(head.notices).toEqual([{ code: 'units-blank', params: { name: 'x.tmx', count: 2 } }]);
  });
});

describe('a file that can’t be read is refused by its name, with the line', () => {
  const languages = Array.from({ length: 2000 }, (_, at) => tuv(`en-x-${at}`, 'a')).join('\n');
  test.each<[string, string, string, object]>([
    [
      'two segments',
      memory('<tu>\n<tuv xml:lang="en"><seg>a</seg>\n<seg>b</seg></tuv></tu>'),
      'tmx-segments',
      { line: 8 },
    ],
    ['no segment', memory('<tu>\n<tuv xml:lang="en"></tuv></tu>'), 'tmx-no-segment', { line: 7 }],
    ['no language', memory('<tu>\n<tuv><seg>a</seg></tuv></tu>'), 'unit-language', { line: 7, given: '' }],
    [
      'an unknown language',
      memory(`<tu>\n\n${tuv('klingonese', 'a')}</tu>`),
      'unit-language',
      { line: 8, given: 'klingonese' },
    ],
    ['too many languages', memory(`<tu>\n${languages}</tu>`), 'unit-languages', { line: 207, limit: 200 }],
    ['another root', '<xliff version="1.2"/>', 'unit-root', { element: 'xliff' }],
    ['no unit', memory(''), 'units-none', {}],
    ['no text', memory(`<tu>${tuv('en', ' ')}</tu>`), 'units-none', {}],
    ['a file that was cut off', memory(`<tu>${tuv('en', 'a')}`).slice(0, -30), 'xml-cut-off', {}],
    ['a segment without end', memory(`<tu>${tuv('en', 'a'.repeat(1_100_000))}</tu>`), 'unit-too-long', { line: 6 }],
    ['no XML', 'en\tfr\na\tb', 'xml-broken', { line: 1 }],
  ])('%s', async (_case, content, code, params) => {
    expect(await refusal(tmx, file('x.tmx', content))).toMatchObject({ code, params: { name: 'x.tmx', ...params } });
  });
});
