import { describe, expect, test } from '@jest/globals';
import { xliff } from '../../../server/import/units/xliff.js';
import { file, read, refusal, texts } from './reading.js';

const one = (body: string, target = ' target-language="fr-FR"') =>
  `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.html" source-language="en-US"${target} datatype="html"><header><note>not this</note></header><body>${body}</body></file></xliff>`;

const two = (body: string) =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f1"><group id="g">${body}</group></file></xliff>`;

describe('XLIFF 1.2', () => {
  test.each<[string, string, string[]]>([
    [
      'units',
      '<trans-unit id="1"><source>a</source><target>b</target></trans-unit><group><trans-unit id="2"><source>c</source></trans-unit></group>',
      ['en-US:a fr-FR:b', 'en-US:c'],
    ],
    [
      'codes and marks',
      '<trans-unit id="1"><source><g id="1">a <x id="2"/><bpt id="3">&lt;b></bpt><mrk mtype="term">b</mrk></g><ept id="3">x</ept><ph id="4">y<sub>z</sub></ph></source></trans-unit>',
      ['en-US:a b'],
    ],
    [
      'segments',
      '<trans-unit id="1"><source>One. Two. Three.</source><seg-source><mrk mtype="seg" mid="0">One.</mrk> <g id="1"><mrk mtype="seg" mid="1">Two.</mrk> <mrk mtype="seg" mid="2">Three.</mrk></g></seg-source><target><mrk mtype="seg" mid="1"><g id="1">Deux.</g></mrk> <mrk mtype="seg" mid="0">Un.</mrk><mrk mtype="seg" mid="9">Neuf.</mrk></target></trans-unit>',
      ['en-US:One. fr-FR:Un.', 'en-US:Two. fr-FR:Deux.', 'en-US:Three.', 'fr-FR:Neuf.'],
    ],
    [
      'text between segments',
      '<trans-unit id="1"><source>a</source><seg-source>- <mrk mtype="seg" mid="0">One.</mrk> (x) <mrk mtype="seg" mid="1">Two.</mrk></seg-source></trans-unit>',
      ['en-US:- One. (x)', 'en-US:Two.'],
    ],
    [
      'proposals',
      '<trans-unit id="1"><source>a</source><target>b</target><alt-trans><source>x</source><target>y</target></alt-trans></trans-unit><bin-unit id="2"><bin-source/><note>z</note></bin-unit>',
      ['en-US:a fr-FR:b'],
    ],
  ])('%s', async (_case, body, units) => expect(await texts(xliff, file('x.xlf', one(body)))).toEqual(units));

  test('what was taken out under Trados’ tracked changes', async () => {
    const target =
      '<mrk mtype="seg" mid="1">Il <mrk mtype="x-sdl-deleted" sdl:revid="1">fait <mrk mtype="x">x</mrk></mrk><mrk mtype="x-sdl-added">était</mrk> là.</mrk>';
    const body = `<trans-unit id="1"><source>a</source><seg-source><mrk mtype="seg" mid="1">a</mrk></seg-source><target>${target}</target></trans-unit>`;
    expect(await texts(xliff, file('x.sdlxliff', one(body)))).toEqual(['en-US:a fr-FR:Il était là.']);
  });

  test('what memoQ says of units', async () => {
    const unit = (status: string, more: string) =>
      `<trans-unit id="1" mq:status="${status}"><source>a</source><target>b</target>${more}</trans-unit>`;
    const body =
      unit(
        'Proofread',
        '<mq:comments><mq:comment>Why?</mq:comment><mq:comment deleted="true">x</mq:comment></mq:comments>',
      ) +
      unit(
        'ManuallyConfirmed',
        '<mq:minorversions><mq:historical-unit><source>x</source></mq:historical-unit></mq:minorversions>',
      );
    const { units } = await read(xliff, file('x.mqxliff', one(body)));
    expect(units.map(({ texts, confirmed, notes }) => [texts['en-US'], confirmed, notes])).toEqual([
      [['a'], true, ['Why?']],
      [['a'], undefined, undefined],
    ]);
  });

  test('codes as Phrase writes them', async () => {
    const body =
      '<trans-unit id="1"><source>The {b&gt;big {1}gate{2}&lt;b} {approx} 5 &lt; 6 {12&gt;is&lt;12}.</source></trans-unit>';
    const phrase = one(body).replace('<xliff ', '<xliff xmlns:m="http://www.memsource.com/mxlf/2.0" ');
    expect(await texts(xliff, file('x.mxliff', phrase))).toEqual(['en-US:The big gate {approx} 5 < 6 is.']);
    expect(await texts(xliff, file('x.xlf', one(body)))).toEqual([
      'en-US:The {b>big {1}gate{2}<b} {approx} 5 < 6 {12>is<12}.',
    ]);
  });

  test('what is said of units', async () => {
    const body =
      '<trans-unit id="1" resname="title" approved="yes"><source>a</source><target>b</target><note>Seen.</note></trans-unit>' +
      '<trans-unit id="2"><source>c</source><target state="needs-translation">d</target></trans-unit>' +
      '<trans-unit id="3"><source>e</source><target state="signed-off">f</target></trans-unit>';
    const { units, head } = await read(xliff, file('x.xlf', one(body)));
    const shared = { document: 'a.html', begins: 'text' };
    expect(head).toEqual({ notices: [], source: 'en-US', title: 'a.html' });
    expect(units).toEqual([
      { id: '1', ...shared, texts: { 'en-US': ['a'], 'fr-FR': ['b'] }, confirmed: true, notes: ['Seen.'] },
      { id: '2', ...shared, texts: { 'en-US': ['c'], 'fr-FR': ['d'] } },
      { id: '3', ...shared, texts: { 'en-US': ['e'], 'fr-FR': ['f'] }, confirmed: true },
    ]);
  });

  test('several files, each with its languages', async () => {
    const part = (target: string) =>
      `<file original="${target}" source-language="en" target-language="${target}"><body><trans-unit id="1"><source>a</source><target>b</target></trans-unit></body></file>`;
    expect(await texts(xliff, file('x.xlf', `<xliff version="1.2">${part('fr')}${part('ru')}</xliff>`))).toEqual([
      'en:a fr:b',
      'en:a ru:b',
    ]);
  });

  describe('parts in several languages', () => {
    const unit = (id: string, source: string, target: string) =>
      `<trans-unit id="${id}">${source && `<source>${source}</source>`}${target && `<target>${target}</target>`}</trans-unit>`;
    const part = (target: string, units: string, original = 'a.txt') =>
      `<file original="${original}" source-language="en" target-language="${target}"><body>${units}</body></file>`;
    const whole = (...parts: string[]) => file('x.xlf', `<xliff version="1.2">${parts.join('')}</xliff>`);

    test.each<[string, string[], string[]]>([
      [
        'all units are in all of them',
        [part('fr', unit('1', 'a', 'b') + unit('2', 'c', 'd')), part('ru', unit('1', 'a', 'e') + unit('2', 'c', 'f'))],
        ['en:a fr:b ru:e', 'en:c fr:d ru:f'],
      ],
      [
        'three languages, each with units of its own',
        [
          part('fr', unit('1', 'a', 'b') + unit('2', '', 'only fr') + unit('4', 'c', 'd')),
          part('ru', unit('1', 'a', '') + unit('3', '', 'only ru') + unit('4', 'c', 'f')),
          part('de', unit('1', 'a', 'g') + unit('4', 'c', '') + unit('5', '', 'only de')),
        ],
        ['en:a fr:b de:g', 'fr:only fr', 'ru:only ru', 'en:c fr:d ru:f', 'de:only de'],
      ],
      [
        'several originals, not all in both',
        [
          part('fr', unit('1', 'a', 'b')),
          part('fr', unit('1', 'x', 'y'), 'b.txt'),
          part('fr', unit('1', 'c', 'd'), 'c.txt'),
          part('ru', unit('1', 'a', 'e')),
          part('ru', unit('1', 'c', 'f'), 'c.txt'),
        ],
        ['en:a fr:b ru:e', 'en:x fr:y', 'en:c fr:d ru:f'],
      ],
    ])('become units of all: %s', async (_case, parts, units) => {
      const { head } = await read(xliff, whole(...parts));
      expect(head.notices).toEqual([]);
      expect(await texts(xliff, whole(...parts))).toEqual(units);
    });

    test.each<[string, string[], string[], number]>([
      [
        'one has another source text',
        [part('fr', unit('1', 'a', 'b') + unit('2', 'c', 'd')), part('ru', unit('1', 'a', 'e') + unit('2', 'C', 'f'))],
        ['en:a fr:b', 'en:c fr:d', 'en:a ru:e', 'en:C ru:f'],
        1,
      ],
      [
        'one has another order',
        [
          part('fr', unit('1', 'a', 'b') + unit('2', 'c', 'd') + unit('3', 'g', 'h')),
          part('ru', unit('1', 'a', 'e') + unit('3', 'g', 'i') + unit('2', 'c', 'f')),
        ],
        ['en:a fr:b', 'en:c fr:d', 'en:g fr:h', 'en:a ru:e', 'en:g ru:i', 'en:c ru:f'],
        1,
      ],
      [
        'they are of different originals',
        [part('fr', unit('1', 'a', 'b')), part('ru', unit('1', 'a', 'e'), 'b.txt')],
        ['en:a fr:b', 'en:a ru:e'],
        0,
      ],
      [
        'one doesn’t say its language',
        [
          part('fr', unit('1', 'a', 'b')),
          part('ru', unit('1', 'a', 'e')),
          '<file source-language="en"><body><trans-unit id="1"><source>a</source></trans-unit></body></file>',
        ],
        ['en:a fr:b', 'en:a ru:e', 'en:a'],
        0,
      ],
    ])('stay apart where %s', async (_case, parts, units, notices) => {
      const { head } = await read(xliff, whole(...parts));
      expect(await texts(xliff, whole(...parts))).toEqual(units);
      expect(head.notices.map(({ code }) => code)).toEqual(Array(notices).fill('xliff-apart'));
    });

    test('are confirmed where all of them are, and keep all notes once', async () => {
      const noted = (target: string, approved: string, note: string) =>
        part(
          target,
          `<trans-unit id="1"${approved}><source>a</source><target>b</target><note>Both.</note><note>${note}</note></trans-unit>` +
            `<trans-unit id="2"${approved}><source>c</source></trans-unit>` +
            `<trans-unit id="3" approved="yes"><source>d</source><target>e</target></trans-unit>`,
        );
      const { units } = await read(xliff, whole(noted('fr', ' approved="yes"', 'One.'), noted('ru', '', 'Two.')));
      expect(units.map(({ confirmed, notes }) => ({ confirmed, notes }))).toEqual([
        { notes: ['Both.', 'One.', 'Two.'] },
        {},
        { confirmed: true },
      ]);
    });
  });

  test('a target’s own language, and what Trados Studio says of segments', async () => {
    const body =
      '<trans-unit id="1" xmlns:sdl="x"><source>a</source><seg-source><mrk mtype="seg" mid="5">a</mrk></seg-source><target xml:lang="de"><mrk mtype="seg" mid="5">b</mrk></target><sdl:seg-defs><sdl:seg id="5" conf="ApprovedTranslation"/></sdl:seg-defs></trans-unit>';
    const { units } = await read(xliff, file('x.sdlxliff', one(body, '')));
    expect(units).toMatchObject([{ texts: { 'en-US': ['a'], de: ['b'] }, confirmed: true }]);
  });
});

test('the language of a target that the file doesn’t say', async () => {
  const content = one('<trans-unit><source>a</source><target>b</target></trans-unit>', '');
  expect(await texts(xliff, file('fr.xlf', content))).toEqual(['en-US:a fr:b']);
  expect(await texts(xliff, file('x.xlf', content, { tag: 'ru' }))).toEqual(['en-US:a ru:b']);
});

describe('XLIFF 2', () => {
  test.each<[string, string, string[]]>([
    [
      'segments',
      '<unit id="1"><segment id="s1"><source>One.</source><target>Un.</target></segment><ignorable><source> </source></ignorable><segment id="s2"><source>Two.</source></segment></unit>',
      ['en:One. fr:Un.', 'en:Two.'],
    ],
    [
      'codes and marks',
      '<unit id="1"><originalData><data id="d1">&lt;b></data></originalData><segment><source><pc id="1" dataRefStart="d1">a <mrk id="m" type="term">b</mrk></pc><sc id="2"/><ph id="3"/> c<ec startRef="2"/><sm id="4"/><cp hex="0001"/><em startRef="4"/></source></segment></unit>',
      ['en:a b c\ufffd'],
    ],
    [
      'proposals',
      '<unit id="1" xmlns:mtc="m"><mtc:matches><mtc:match ref="#1"><source>x</source><target>y</target></mtc:match></mtc:matches><segment><source>a</source><target>b</target></segment></unit>',
      ['en:a fr:b'],
    ],
  ])('%s', async (_case, body, units) => expect(await texts(xliff, file('x.xlf', two(body)))).toEqual(units));

  test('what is said of units', async () => {
    const body =
      '<unit id="u1"><notes><note>Seen.</note></notes><segment id="s1" state="final"><source>a</source><target>b</target></segment><segment id="s2" state="translated"><source>c</source><target>d</target></segment></unit>';
    const { units } = await read(xliff, file('x.xlf', two(body)));
    expect(units).toEqual([
      { id: 'u1.s1', texts: { en: ['a'], fr: ['b'] }, begins: 'text', confirmed: true, notes: ['Seen.'] },
      { id: 'u1.s2', texts: { en: ['c'], fr: ['d'] } },
    ]);
  });
});

test.each<[string, string, string, object]>([
  [
    'no source language',
    '<xliff version="1.2"><file><body>\n<trans-unit><source>a</source></trans-unit></body></file></xliff>',
    'unit-language',
    { line: 2 },
  ],
  [
    'no target language',
    one('\n<trans-unit><source>a</source><target>b</target></trans-unit>', ''),
    'language-unknown',
    {},
  ],
  ['another root', '<tmx/>', 'unit-root', { element: 'tmx' }],
  ['no unit', one(''), 'units-none', {}],
  ['a file that was cut off', one('<trans-unit><source>a</source>').slice(0, -20), 'xml-cut-off', {}],
])('refused: %s', async (_case, content, code, params) => {
  expect(await refusal(xliff, file('x.xlf', content))).toMatchObject({ code, params: { name: 'x.xlf', ...params } });
});
