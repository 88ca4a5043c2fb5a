import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { po as gettext } from 'gettext-parser';
import { po } from '../../../server/import/units/po.js';
import { file, read, refusal, texts } from './reading.js';

const header = (language = 'Language: fr_CA\\n') =>
  `# Somebody's translation\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"${language}"\n\n`;

describe('a catalogue of messages', () => {
  test.each<[string, string, string[]]>([
    [
      'entries',
      'msgid "Sail"\nmsgstr "Voile"\n\nmsgid "Hull"\nmsgstr "Coque"',
      ['en:Sail fr-CA:Voile', 'en:Hull fr-CA:Coque'],
    ],
    [
      'entries without lines between',
      'msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n#: x\nmsgid "e"\nmsgstr "f"',
      ['en:a fr-CA:b', 'en:c fr-CA:d', 'en:e fr-CA:f'],
    ],
    [
      'strings in pieces, escapes',
      'msgid ""\n"One \\"two\\"\\n"\n  "three\\\\\\t\\101\\x42"\nmsgstr "é"',
      ['en:One "two"\nthree\\\tAB fr-CA:é'],
    ],
    ['without a translation', 'msgid "a"\nmsgstr ""', ['en:a']],
    [
      'a text that is a number, in its place',
      'msgid "b"\nmsgstr "x"\n\nmsgid "1"\nmsgstr "y"',
      ['en:b fr-CA:x', 'en:1 fr-CA:y'],
    ],
    [
      'the plural',
      'msgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%d jour"\nmsgstr[1] "%d jours"\nmsgstr[2] "%d de jours"',
      ['en:%d day fr-CA:%d jour', 'en:%d days fr-CA:%d jours', 'en:%d days fr-CA:%d de jours'],
    ],
    [
      'a language without a plural',
      'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "x"',
      ['en:day fr-CA:x', 'en:days fr-CA:x'],
    ],
    ['obsolete entries', 'msgid "a"\nmsgstr "b"\n\n#~ msgid "c"\n#~ msgstr "d"\n', ['en:a fr-CA:b']],
  ])('%s', async (_case, body, units) =>
    expect(await texts(po, file('x.po', header() + body, { piece: 5 }))).toEqual(units),
  );

  test('what is said of entries', async () => {
    const body =
      '#  By hand.\n#. by a program\n#: a.c:1\n#, fuzzy, c-format\n#| msgid "z"\nmsgctxt "menu"\nmsgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"';
    const { units, head } = await read(po, file('x.po', header() + body));
    expect(head.source).toBe('en');
    expect(units).toEqual([
      { id: 'menu', texts: { en: ['a'], 'fr-CA': ['b'] }, notes: ['By hand.', 'by a program'] },
      { texts: { en: ['c'], 'fr-CA': ['d'] }, confirmed: true },
    ]);
  });

  test.each<[string, string, string, string[]]>([
    ['the header', 'x.po', header('X-Source-Language: ru\\nLanguage: sr@latin\\n'), ['ru:a sr-Latn:b']],
    ['the name', 'de.po', '', ['en:a de:b']],
    ['the folder', 'po/de/messages.po', header('Language: \\n'), ['en:a de:b']],
  ])('its languages by %s', async (_case, name, head, units) =>
    expect(await texts(po, file(name, `${head}msgid "a"\nmsgstr "b"`))).toEqual(units),
  );

  test('in an old encoding', async () => {
    const text = `${header().replace('UTF-8', 'ISO-8859-1')}msgid "a"\nmsgstr "très élevé à côté de la forêt"`;
    expect(await texts(po, file('x.po', Buffer.from(text, 'latin1')))).toEqual([
      'en:a fr-CA:très élevé à côté de la forêt',
    ]);
  });

  test('whatever gettext-parser writes', async () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'aé "\\\n\t%#я'), minLength: 1 })
      .filter((one) => one.trim() !== '');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(text, text), { minLength: 1, maxLength: 5, selector: ([id]) => id }),
        async (pairs) => {
          const entries = pairs.map(([msgid, msgstr]) => [`x${msgid}`, { msgid: `x${msgid}`, msgstr: [msgstr] }]);
          const bytes = gettext.compile({
            charset: 'utf-8',
            headers: { Language: 'fr' },
            translations: { '': Object.fromEntries(entries) },
          });
          const { units } = await read(po, file('x.po', bytes));
          expect(units.map(({ texts }) => texts)).toEqual(
            pairs.map(([id, string]) => ({ en: [`x${id}`.trim()], fr: [string.trim()] })),
          );
        },
      ),
    );
  });
});

test.each<[string, string, string, string, object]>([
  ['no language', 'x.po', 'msgid "a"\nmsgstr "b"', 'language-unknown', {}],
  ['a line that is none', 'x.po', `${header()}msgid "a"\nmsgstr b`, 'po-line', { line: 8 }],
  ['a string without end', 'x.po', `${header()}msgid "a\nmsgstr "b"`, 'po-line', { line: 7 }],
  ['another file', 'x.po', 'Hello.', 'po-line', { line: 1 }],
  ['a header alone', 'x.po', header(), 'units-none', {}],
  ['nothing', 'x.po', '', 'empty-file', {}],
])('refused: %s', async (_case, name, content, code, params) => {
  expect(await refusal(po, file(name, content))).toMatchObject({ code, params: { name, ...params } });
});
