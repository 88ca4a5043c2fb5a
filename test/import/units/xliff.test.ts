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
