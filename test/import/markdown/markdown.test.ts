import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { markdownPieces } from '../../../server/import/markdown/markdown-pieces.js';
import { readSource } from '../../../server/import/read-source.js';
import { linesOf, refusalOf } from '../refusal.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

test.each<[string, string, string[]]>([
  [
    'emphasis, code, links, pictures',
    'One **bo**ld `a_b` [link](u "t") ![x](y) <http://a.b> ~~gone~~',
    ['text: One bold a_b link http://a.b gone'],
  ],
  ['lines of a paragraph', 'one\ntwo  \nthree\\\nfour', ['text: one two three four']],
  ['escapes and entities', '\\*a\\* &amp; &nbsp;b 3 < 4', ['text: *a* & \u00a0b 3 < 4']],
  ['headings', '# One #\n\nTwo\n===\n\n## Three {#three}', ['heading: One', 'heading: Two', 'heading: Three']],
  ['lists', '- a\n  - b\n\n    more\n- [x] c\n\n1. d', ['list: a', 'list: b', 'list: more', 'list: c', 'list: d']],
  ['quotations', '> a\n> # b\n> - c', ['quote: a', 'heading: b', 'list: c']],
  [
    'tables',
    '| a | b |\n|--:|---|\n| c `\\|` | [d][r] |\n\n[r]: u',
    ['table: a', 'table: b', 'table: c |', 'table: d'],
  ],
  [
    'notes',
    'a[^2] b[^x].\n\n[^x]: second\n[^2]: first\n\n    more\n\nc',
    ['text: a b.', 'text: c', 'footnote: first', 'footnote: more', 'footnote: second'],
  ],
  ['code', '```js\none\ntwo\n\nthree\n```\n\n    four', ['text: one two', 'text: three', 'text: four']],
  [
    'HTML',
    '<details>\n<summary>a</summary>\n\nb <b>c</b><br>d<!-- x -->\n\n</details>\n\n<!-- x -->\n\n<table><tr><td>e</td></tr></table>',
    ['heading: a', 'text: b c d', 'table: e'],
  ],
  [
    'definition lists, captions of tables',
    'a\n: b *c*\n: d\n  e\n\n: f\n\n1:2 : g',
    ['list: a', 'list: b c', 'list: d e', 'caption: f', 'text: 1:2 : g'],
  ],
  [
    'marks of site generators',
    'import X from \'@x/y\';\n\na\n{: .b }\n\n[[toc]]\n\n:::note[c]\nd\n:::\n\n> [!TIP]\n> e\n\n{{< figure src="x" caption="f" >}}\n\n{{% x %}}g{{% /x %}}',
    ['text: a', 'text: c d', 'quote: e', 'caption: f', 'text: g'],
  ],
  ['rules and definitions', 'a\n\n---\n\n[x]: y "z"\n\nb', ['text: a', 'text: b']],
  ['front matter', '---\ntitle: "A \\"title\\""\nlayout: x\n---\n\na', ['heading: A "title"', 'text: a']],
  ['front matter with the same title', "+++\ntitle = 'It''s'\n+++\n# It's\n\na", ["heading: It's", 'text: a']],
  ['a rule, and no front matter', 'a\n\n---\ntitle: b\n---', ['text: a', 'heading: title: b']],
])('%s', async (_case, text, expected) => expect(await linesOf(utf8(text), 'x.md')).toEqual(expected));

test.each<[string, string | null, string | undefined]>([
  ['---\ntitle: A title # for now\nlang: fr_CA\n---\na', 'A title', 'fr-CA'],
  ['---\ntitle: >\n  folded\nlanguage: nonsense\n---\n# One', 'One', undefined],
  ['---\ntitle: "\\u00c9t\\u00e9"\n---\na', 'Été', undefined],
  ['a\n\n# One', null, undefined],
])('%j', async (text, title, tag) => {
  const source = await readSource(utf8(text), 'x.md');
  expect([source.title, source.tag]).toEqual([title, tag]);
});

const BLOCKS = [
  '# A heading\n\n',
  'A paragraph with *emphasis* and [a link][ref] that goes on.\n\n',
  'Another[^note] one\nof two lines.\n\n',
  '- item\n- item\n\n  of two paragraphs\n\n',
  '> quotation\nthat is lazy\n\n',
  '```\ncode\n\n# no heading\n\nno paragraph\n```\n\n',
  '~~~ text\n```\n\nlast\n~~~\n\n',
  '<!-- a comment\n\nof two paragraphs -->\n\n',
  '<pre>\none\n\ntwo\n</pre>\n\n',
  '| a | b |\n|---|---|\n| c | d |\n\n',
  '[ref]: http://a.b\n\n',
  '[^note]: A note\n\n    of two paragraphs.\n\n',
  'Title\n---\n\n',
];

test('a long text is the same in pieces as it is whole', async () => {
  const long = fc.array(fc.constantFrom(...BLOCKS), { minLength: 25, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(long, async (blocks) => {
      // So long that it is cut, with paragraphs that say where they are.
      const text = blocks.map((block, n) => `${block}${n} ${'word '.repeat(700)}\n\n`).join('');
      const pieces = markdownPieces(text);
      expect(pieces.length).toBeGreaterThan(1);
      expect(pieces.map(({ source, end }) => source.slice(0, end)).join('')).toBe(text);
      const short = blocks.map((block, n) => `${block}${n} word\n\n`).join('');
      const shortened = (await linesOf(utf8(text), 'x.md')).map((line) => line.replace(/(?:word\s?)+$/u, 'word'));
      expect(shortened).toEqual(await linesOf(utf8(short), 'x.md'));
    }),
    { numRuns: 5 },
  );
});

test.each<[string, string, object]>([
  ['nothing', ' \n', { code: 'empty-file' }],
  ['front matter and comments only', '---\nlayout: x\n---\n<!-- x -->', { code: 'empty-file' }],
  ['quotations without end', `a\n\n${'>'.repeat(5000)} b`, { code: 'markdown-too-deep', line: 3 }],
  ['lists without end', `${'- '.repeat(5000)}b`, { code: 'markdown-too-deep', line: 1 }],
  [
    'a list in a list, and so on',
    Array.from({ length: 500 }, (_, n) => `${'  '.repeat(n)}- a`).join('\n'),
    { code: 'markdown-too-deep', line: 101 },
  ],
  ['marks without end', 'a\n\n'.concat('_a*'.repeat(20_000)), { code: 'markdown-too-dense', line: 3 }],
  ['too much', 'a\n'.repeat(5_000_001), { code: 'too-large' }],
])('refused: %s', async (_case, text, expected) => {
  expect(await refusalOf(() => readSource(utf8(text), 'x.md'))).toMatchObject({ name: 'x.md', ...expected });
});

test('a rule of many dashes and a table of many marks are no hindrance', async () => {
  const table = `| a |\n|---|\n${'| *b* |\n'.repeat(5000)}`;
  expect(await linesOf(utf8(`${'-'.repeat(300)}\n\n${'- '.repeat(150)}\n\n${table}`), 'x.md')).toHaveLength(5001);
});
