import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { read } from '../../../server/web/api/invalid-request.js';
import { MISTAKES, type Mistake, mistakeText } from '../../../server/web/api/mistake.js';
import { Edit } from '../../../server/web/api/resources/edit.js';
import { NewFlag } from '../../../server/web/api/resources/flag.js';
import { Text } from '../../../server/web/api/resources/text.js';
import { READER_LANGUAGES, wording } from '../../../server/wording.js';
import { type Client, connect } from './client.js';

/** What doesn't fit is told where it stands, and in words of our own. */

function told(schema: z.ZodType, value: unknown, lang: 'en' | 'fr' | 'ru' = 'en'): string[] {
  const mistakes: Mistake[] = [];
  read(schema, value, 'body', mistakes);
  return mistakes.map((mistake) => `${mistake.path} ${mistake.code}: ${mistakeText(mistake, wording(lang))}`);
}

const flag = { category: 'style', severity: 'minor' };
const span = { lang: 'fr', sentence: 0, start: 0, end: 2 };

describe('a body', () => {
  test.each<[z.ZodType, unknown, string[]]>([
    [NewFlag, { category: 'style' }, ['/severity missing: This is missing.']],
    [NewFlag, { ...flag, severity: 'huge' }, ['/severity one-of: Expected here is one of: minor, major, critical.']],
    [NewFlag, { ...flag, comment: 7 }, ['/comment type: Expected here: a string.']],
    [NewFlag, { ...flag, comment: 'x'.repeat(4001) }, ['/comment too-long: At most 4,000 characters are taken.']],
    [NewFlag, { ...flag, lang: '' }, ['/lang too-short: At least 1 character is needed.']],
    [NewFlag, { ...flag, spans: Array(201).fill(span) }, ['/spans too-many: At most 200 entries are taken.']],
    [NewFlag, { ...flag, spans: [span, { ...span, start: -1 }] }, ['/spans/1/start too-small: It must be at least 0.']],
    [NewFlag, { ...flag, spans: [{ ...span, end: 1.5 }] }, ['/spans/0/end type: Expected here: a whole number.']],
    [NewFlag, { ...flag, spans: { ...span } }, ['/spans type: Expected here: a list.']],
    [
      NewFlag,
      { ...flag, colour: 1, 'a/b~c': 2 },
      [
        '/colour unknown: Nothing of this name is expected here.',
        '/a~1b~0c unknown: Nothing of this name is expected here.',
      ],
    ],
    [NewFlag, null, [' type: Expected here: an object.']],
    [NewFlag, [1], [' type: Expected here: an object.']],
    [Edit, {}, ['/kind missing: This is missing.']],
    [
      Edit,
      { kind: 'melt' },
      [
        '/kind one-of: Expected here is one of: merge, split, move, unlink, split-sentence, join-sentences, split-paragraph, join-paragraphs.',
      ],
    ],
    [Edit, { kind: 'merge' }, ['/to missing: This is missing.']],
    [
      Edit,
      { kind: 'split', first: { ['x'.repeat(81)]: 1 } },
      [`/first/${'x'.repeat(81)} name: This can’t be a name here.`],
    ],
    [Text, 7, [' type: Expected here: a string or a list.']],
    [Text, '', [' too-short: At least 1 character is needed.']],
    [Text, [['One.'], ['Two.', 3]], ['/1/1 type: Expected here: a string.']],
    [z.strictObject({ text: Text }), {}, ['/text missing: This is missing.']],
    [
      z.int().max(3),
      1e17,
      [' too-large: It must be at most 9,007,199,254,740,991.', ' too-large: It must be at most 3.'],
    ],
    [z.string().regex(/^x$/u), 'y', [' format: This isn’t written as is expected here.']],
  ])('%#', (schema, value, expected) => {
    expect(told(schema, value)).toEqual(expected);
  });

  test.each<['fr' | 'ru', unknown, string]>([
    ['fr', { ...flag, comment: 7 }, '/comment type: Attendu ici : une chaîne de caractères.'],
    ['fr', { ...flag, comment: 'x'.repeat(4001) }, '/comment too-long: Pas plus de 4 000 caractères.'],
    ['fr', { ...flag, severity: '' }, '/severity one-of: Attendu ici, au choix : minor, major, critical.'],
    ['ru', { ...flag, comment: 7 }, '/comment type: Здесь ожидается: строка.'],
    ['ru', { ...flag, comment: 'x'.repeat(4001) }, '/comment too-long: Допускается не больше 4 000 знаков.'],
    ['ru', { category: 'style' }, '/severity missing: Этого не хватает.'],
  ])('in %s', (lang, value, expected) => {
    expect(told(NewFlag, value, lang).map((text) => text.replaceAll(/[\u00a0\u202f]/gu, ' '))).toEqual([expected]);
  });

  test('with a great many unknown names isn’t answered with as many mistakes', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`x${n}`, n]));
    expect(told(NewFlag, { ...flag, ...many })).toHaveLength(20);
  });
});

test.each(READER_LANGUAGES)('every mistake has its words in %s', (lang) => {
  const { has } = wording(lang);
  for (const code of MISTAKES)
    expect([code, has(`api.mistake.${code}`) || has(`api.mistake.${code}_other`)]).toEqual([code, true]);
});

describe('a request', () => {
  let client: Client;
  beforeAll(async () => {
    client = await connect();
  });
  afterAll(async () => {
    await client.site.close();
    expect(client.site.faults).toEqual([]);
  });

  const first = (body: unknown) => (body as { mistakes: Mistake[] }).mistakes[0];

  test.each<[string, object, string, string]>([
    ['a parameter that isn’t there', { colour: 'red' }, '/colour', 'unknown'],
    ['one that is given twice', { sort: ['place', 'newest'] }, '/sort', 'repeated'],
    ['a number given twice', { limit: ['1', '2'] }, '/limit', 'repeated'],
    ['no number', { limit: 'ten' }, '/limit', 'type'],
    ['half a number', { limit: '1.5' }, '/limit', 'type'],
    ['too large a number', { limit: '501' }, '/limit', 'too-large'],
    ['another value of a list', { status: ['open', 'shut'] }, '/status/1', 'one-of'],
  ])('with %s', async (_, query, path, code) => {
    const { status, body } = await client.call('listFlags', { query: query as Record<string, string> });
    expect([status, first(body)]).toMatchObject([400, { in: 'query', path, code }]);
  });

  test.each([
    ['{"title":', 'json', /line 1, column 10\./u],
    ['{"title": "x",\n  "title" "y"}', 'json', /line 2, column 11\./u],
    ['title=x', 'not-json', /isn’t JSON/u],
    ['"x"', 'type', /an object/u],
    ['null', 'type', /an object/u],
    ['', 'missing', /missing/u],
  ])('whose content is %j', async (text, code, message) => {
    const { status, body } = await client.call('renameDocument', { params: { document: 1 }, body: text });
    expect([status, first(body)]).toMatchObject([400, { in: 'body', code, message: expect.stringMatching(message) }]);
  });
});
