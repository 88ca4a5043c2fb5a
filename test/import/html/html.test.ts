import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../../server/errors.js';
import { readHtml } from '../../../server/import/html/html.js';
import { readSource } from '../../../server/import/read-source.js';
import type { Paragraph } from '../../../server/types.js';
import { PAGE_FR } from './page.js';

const lines = (html: string) => readHtml(html, 'x.html').paragraphs.map(({ kind, text }) => `${kind}: ${text}`);

describe('a news page', () => {
  const { title, paragraphs } = readHtml(PAGE_FR, 'x.html');
  const starts = ({ kind, text }: Paragraph) => `${kind}: ${text.slice(0, 24)}`;
  test('is its article, in order, each paragraph with its kind', () => {
    expect(title).toBe('Le vieux phare rouvre ses portes');
    expect(paragraphs.map(starts)).toEqual([
      'heading: Le vieux phare rouvre se',
      'text: Après deux ans de travau',
      'text: Il aura fallu remplacer ',
      'caption: Le phare, vu de la jetée',
      'heading: Un chantier difficile',
      'text: Le vent a interrompu les',
      'text: Le coût total s’élève à ',
      'quote: La lampe n’attend pas, é',
      'heading: Ce que l’on peut voir',
      'list: La salle des machines, a',
      'list: La chambre du gardien et',
      'list: La galerie, ouverte par ',
      'text: Le phare est ouvert tous',
      'caption: Tarifs',
      'table: Visiteur',
      'table: Prix',
      'table: Adulte',
      'table: 6\u00a0€',
      'table: Enfant',
      'table: 3\u00a0€',
      'text: La mairie prévoit d’accu',
    ]);
  });
  test('without menus, scripts, banners, asides', () => {
    const all = paragraphs.map(({ text }) => text).join('\n');
    for (const foreign of ['cookies', 'Politique', 'EN', 'dataLayer', 'ferry', 'Mentions', 'Publicité', 'Photo du']) {
      expect(all).not.toContain(foreign);
    }
  });
  test('with words whole and signs as they were', () => {
    expect(paragraphs[2]?.text).toContain(
      'remplacer cent\u00advingt marches, la moitié des vitres et la lampe, qui datait',
    );
    expect(paragraphs[1]?.text).toContain('visiteurs\u00a0; les');
  });
});

test.each<[string, string, string[]]>([
  ['inline tags', '<p>One <b>bo</b>ld<i>.</i> H<sub>2</sub>O</p>', ['text: One bold. H2O']],
  ['entities', 'plain &amp; &eacute;t&#233; &lt;b&gt;&nbsp;!', ['text: plain & été <b>\u00a0!']],
  ['one br, two br', '<p>a<br>b<br> <br/>c</p>', ['text: a b', 'text: c']],
  ['loose text between blocks', 'a<p>b</p>c<div>d</div>e', ['text: a', 'text: b', 'text: c', 'text: d', 'text: e']],
  ['nested lists', '<ul><li>a<ul><li>b</li></ul>c</li></ul>', ['list: a', 'list: b', 'list: c']],
  ['a heading in a quotation', '<blockquote><h2>a</h2><p>b</p></blockquote>', ['heading: a', 'quote: b']],
  ['preformatted', '<pre>a\n  b\n\nc</pre>', ['text: a b', 'text: c']],
  ['definitions', '<dl><dt>a</dt><dd>b</dd></dl>', ['list: a', 'list: b']],
  ['hidden', '<p hidden>a</p><p style="display: none">b</p><p>c</p><template>d</template>', ['text: c']],
  ['unclosed and crossed tags', '<p>a <div>b <b>c<p>d</i></div>', ['text: a', 'text: b c', 'text: d']],
  ['a whole page that is short', '<html><head><title>T</title></head><body><p>a</p></body></html>', ['text: a']],
  ['tables', '<table><tr><th>a</th><td><p>b</p>c</td></tr></table>', ['table: a', 'table: b', 'table: c']],
  ['tables that lay out', '<table><tr><td><h2>a</h2><p>b</p></td></tr></table>', ['heading: a', 'text: b']],
  ['tables that say so', '<table role="presentation"><td>a</table>', ['text: a']],
  ['a table in one that lays out', '<table><td>a<table><td>b</table></table>', ['text: a', 'table: b']],
  [
    'notes of Pandoc',
    '<p>a<a class="footnote-ref" href="#n"><sup>1</sup></a></p><section class="footnotes"><ol><li><p>b<a class="footnote-back" href="#r">↩</a></p></li></ol></section><p>c</p>',
    ['text: a', 'text: c', 'footnote: b'],
  ],
  [
    'notes of MediaWiki',
    '<p>a<sup class="reference"><a href="#n">[1]</a></sup>.</p><ol class="references"><li><span class="mw-cite-backlink"><a href="#r">↑</a></span> b</li></ol>',
    ['text: a.', 'footnote: b'],
  ],
  ['notes of Word', '<p>a</p><div style="mso-element:footnote" id="ftn1"><p>b</p></div>', ['text: a', 'footnote: b']],
  [
    'notes of EPUB',
    '<p>a<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n"><p><a href="x.html#r">1</a>. b</p><p>c <a href="#y">2</a></p></aside>',
    ['text: a', 'footnote: b', 'footnote: c 2'],
  ],
  ['notes by their number in brackets', '<p>a<a href="#n">[12]</a></p>', ['text: a']],
  [
    'Word’s paragraphs',
    '<p class=MsoTitle>a</p><p class=MsoToc1>x 3</p><p class=MsoNormal>b<a style="mso-footnote-id:ftn1" href="#_ftn1"><span>[1]</span></a></p><p class=MsoCaption>c</p><p class=MsoQuote>d</p><div style="mso-element:footnote" id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1">[1]</a> e</p></div>',
    ['heading: a', 'text: b', 'caption: c', 'quote: d', 'footnote: e'],
  ],
  [
    'Word’s lists',
    '<p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp; </span></span>a</p><p class=MsoListParagraph><span>2)<span style=\'font:7.0pt "Times New Roman"\'>&nbsp; </span></span>b</p>',
    ['list: a', 'list: b'],
  ],
  ['ruby, deletions', '<p><ruby>a<rp>(</rp><rt>x</rt><rp>)</rp></ruby><del>y</del><ins>b</ins></p>', ['text: ab']],
  [
    'exponents and links that are none',
    '<p>m<sup>2</sup> <sup><a href="/x">2</a></sup> <a href="#x">see</a></p>',
    ['text: m2 2 see'],
  ],
  ['source line breaks', '<p>a\n   b\tc</p>\n', ['text: a b c']],
])('%s', (_, html, expected) => {
  expect(lines(html)).toEqual(expected);
});

const SEA =
  '<p>The keeper of the northern lighthouse kept three diaries: one about the weather, one about the ships, and one about himself.</p>';

test.each<[string, string, string | undefined]>([
  ['the page', `<html lang="en-GB"><body>${SEA}`, 'en-GB'],
  ['its body', `<html><body lang=EN-US>${SEA}`, 'en'],
  ['its head', `<html><head><meta http-equiv="Content-Language" content="en"></head><body>${SEA}`, 'en'],
  ['nobody', SEA, undefined],
  ['a page in another language than it says', `<html lang="fr"><body>${SEA}`, undefined],
])('the language, said by %s', async (_case, html, tag) => {
  expect((await readSource(Buffer.from(html), 'x.html')).tag).toBe(tag);
});

test('an article of Wikipedia', () => {
  const long =
    'The bridge was built by the county, and repaired when two of its piers had been carried off by a flood. '.repeat(
      4,
    );
  const page = `<html><head><title>Old Bridge - Wikipedia</title></head><body><div id="nav-menu"><a href="/a">Main page</a></div><main id="content"><h1>Old Bridge</h1>
    <div class="mw-parser-output"><p>${long}<sup class="reference"><a href="#cite_note-1">[1]</a></sup></p>
    <h2><span>History</span><span class="mw-editsection">[<a href="/e">edit</a>]</span></h2><p>${long}</p>
    <div class="thumb"><div class="thumbcaption">The bridge in 1900</div></div><p>${long}</p>
    <ol class="references"><li><span class="mw-cite-backlink"><a href="#cite_ref-1">^</a></span> Oake, Bridges.</li></ol>
    <div class="navbox"><a href="/x">Other bridges</a></div></div></main></body></html>`;
  const own = `text: ${long.trim()}`;
  expect(lines(page)).toEqual([
    'heading: Old Bridge',
    own,
    'heading: History',
    own,
    'caption: The bridge in 1900',
    own,
    'footnote: Oake, Bridges.',
  ]);
});

test.each([
  '<aside role="doc-footnote" id="n1"><p>The note.</p></aside>',
  '<section class="footnotes" role="doc-endnotes"><hr><ol><li id="n1"><p>The note.<a class="footnote-back" href="#r1">↩</a></p></li></ol></section>',
  '<div id="ftn1"><p><a href="#_ftnref1">[1]</a> The note.</p></div>',
])('the notes of an article: %s', (note) => {
  const long =
    'The bridge was built by the county, and repaired when two of its piers had been carried off by a flood. '.repeat(
      6,
    );
  const page = `<body><nav><a href="/">Home</a></nav><article><h1>Bridge</h1><p>${long}<sup><a href="#n1">1</a></sup></p><p>${long}</p>${note}</article></body>`;
  expect(lines(page)).toEqual([
    'heading: Bridge',
    `text: ${long.trim()}`,
    `text: ${long.trim()}`,
    'footnote: The note.',
  ]);
});

test('a page read whole, without the site’s head', () => {
  const page = '<body><header><a href="/">The site</a></header><main><h1>Rules</h1><p>Be kind.</p></main></body>';
  expect(lines(page)).toEqual(['heading: Rules', 'text: Be kind.']);
});

test('the heading that a page shows is preferred to its title bar', () => {
  const body = `<main><h1>Winter at Sea</h1><p>${'It was cold, and the wind blew. '.repeat(30)}</p></main>`;
  const page = `<html><head><title>Winter at Sea - Some Site</title></head><body><nav><a href="/">Home</a></nav>${body}</body></html>`;
  const { title, paragraphs } = readHtml(page, 'x.html');
  expect(title).toBe('Winter at Sea');
  expect(paragraphs[0]).toEqual({ kind: 'heading', text: 'Winter at Sea' });
  expect(paragraphs).toHaveLength(2);
});

test('a menu that only its links show to be one', () => {
  const menu = '<a href="/a">Новости</a><br><a href="/b">Архив номеров</a><br>'.repeat(4);
  const text = `<p>${'Смотритель маяка вёл три дневника, и один из них сохранился. '.repeat(5)}</p>`;
  const read = lines(`<html><body><div>${menu}</div><div>${text.repeat(4)}</div></body></html>`);
  expect(read).toHaveLength(4);
  expect(read.every((line) => line.startsWith('text: Смотритель'))).toBe(true);
});

test.each<[string, string, string]>([
  ['only script', '<html><body><div id="root"></div><script>render("words")</script></body></html>', 'html-no-text'],
  ['only a word for those without script', '<body><noscript>Turn scripts on</noscript></body>', 'html-no-text'],
  ['only pictures', '<html><body><nav></nav><img src="a.png" alt="words"></body></html>', 'html-no-text'],
  ['nothing', '', 'html-no-text'],
  ['nested without end', '<div>'.repeat(100_000), 'html-too-deep'],
  ['nested without end, inline', `<p>${'<b>'.repeat(100_000)}a`, 'html-too-deep'],
  ['too much', '<p>a</p>'.repeat(1_250_001), 'too-large'],
])('refused: %s', (_, html, code) => {
  let caught: unknown;
  try {
    readHtml(html, 'x.html');
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(InputError);
  expect(caught).toMatchObject({ code, params: { name: 'x.html' } });
});

test('deep but possible nesting is read', () => {
  expect(lines(`<main>${'<div>'.repeat(1500)}Hello, world.`)).toEqual(['text: Hello, world.']);
});
