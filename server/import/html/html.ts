import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { InputError } from '../../errors.js';
import type { Paragraph } from '../../types.js';
import { notesLast } from '../paragraph-list.js';
import { refuseTooLarge } from '../size.js';
import type { SourceText } from '../types.js';
import { paragraphsOf } from './html-blocks.js';
import { refuseTooDeep } from './html-depth.js';
import type { HtmlDocument, HtmlElement, HtmlNode } from './html-dom.js';
import { isElement } from './html-dom.js';
import { isNote } from './html-notes.js';

/** Megabytes of markup hold kilobytes of text; the largest pages there are (a book, a statute) have some 5 MB. */
export const HTML_LIMIT = 10_000_000;

/** Readability's time grows with the square of the depth: 1 s at 150 elements, 6 s at 500. Real pages have some 30. */
const DEEPEST_FOR_READABILITY = 150;

/** Readability takes some 20 elements a millisecond; a page with more than this is read whole instead. */
const MOST_ELEMENTS = 50_000;

export interface HtmlText extends SourceText {
  /** As the page spells it. */
  language: string | null;
}

/**
 * The article of a page: its title, headings, paragraphs, captions, quotations and list items, without menus, scripts,
 * cookie banners. A piece of HTML that has no such things around it is read whole. Nothing is run or loaded.
 * @throws InputError `too-large`, `html-too-deep`, `html-no-text`, `html-unreadable`
 */
export function readHtml(html: string, name: string): HtmlText {
  refuseTooLarge(html, name, HTML_LIMIT);
  refuseTooDeep(html, name);
  let source: HtmlText;
  try {
    source = readPage(html);
  } catch (error) {
    // The libraries are not ours: whatever breaks them is the page's, and no reason to fall over.
    throw new InputError('html-unreadable', { name, reason: error instanceof Error ? error.message : String(error) });
  }
  if (!source.paragraphs.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) throw new InputError('html-no-text', { name });
  return { ...source, paragraphs: notesLast(source.paragraphs) };
}

/** All that a piece of HTML says, whole: within another format, nothing is around the text. @throws InputError `html-too-deep` */
export function htmlPieceParagraphs(html: string, name: string): Paragraph[] {
  refuseTooDeep(html, name);
  return paragraphsOf(bodyOf(parse(html)));
}

/** What a page says of itself, which many leave as their program has it. */
const LANGUAGES: [element: string, attribute: string][] = [
  ['html', 'lang'],
  ['html', 'xml:lang'],
  ['body', 'lang'],
  ['meta[http-equiv="content-language" i]', 'content'],
];

function languageOf(document: HtmlDocument): string | null {
  const said = LANGUAGES.map(([element, attribute]) => document.querySelector(element)?.getAttribute(attribute));
  return said.find((language) => Boolean(language)) ?? null;
}

function readPage(html: string): HtmlText {
  const document = parse(html);
  // Before Readability changes it.
  const language = languageOf(document);
  return { ...textOf(document, html), language };
}

function textOf(document: HtmlDocument, html: string): SourceText {
  const pageTitle = document.querySelector('title')?.textContent?.trim() || null;
  const heading = onlyHeading(document);
  if (!hasSurroundings(document)) return { title: heading ?? pageTitle, paragraphs: paragraphsOf(bodyOf(document)) };
  const whole = wholeText(parse(html));
  const article = isTooMuch(document) ? null : extractArticle(document);
  if (!article || size(article.paragraphs) < LEAST_SHARE * size(whole)) {
    return { title: heading ?? pageTitle, paragraphs: whole };
  }
  const title = heading && related(heading, article.title) ? heading : article.title || heading;
  return { title, paragraphs: withTitle(title, asInWhole(article.paragraphs, whole)) };
}

/**
 * Where Readability keeps less than this of a page without its navigation, it has found a part of the article, or a
 * side-box; too much is better then than too little.
 */
const LEAST_SHARE = 0.25;

function parse(html: string): HtmlDocument {
  // Without a body of its own, linkedom makes the first element of a fragment the root, and drops text around it.
  const complete = /<body[\s>]|<frameset[\s>]/iu.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  const { document }: { document: unknown } = parseHTML(complete);
  return document as HtmlDocument;
}

function bodyOf(document: HtmlDocument): HtmlNode {
  return document.querySelector('body') ?? document;
}

/** What a page has around its article, and a piece of one copied or made by a word processor has not. */
const SURROUNDINGS =
  'nav, header, footer, aside, main, article, form, button, iframe, [role], ' +
  '[class*="menu"], [id*="menu"], [class*="nav"], [id*="nav"], [class*="cookie"], [id*="cookie"]';

/** With as many links as this, some may be a menu, whatever that is made of. */
const MENU_LINKS = 5;

function hasSurroundings(document: HtmlDocument): boolean {
  return document.querySelector(SURROUNDINGS) !== null || [...document.querySelectorAll('a')].length >= MENU_LINKS;
}

function isTooMuch(document: HtmlDocument): boolean {
  let elements = 0;
  let depth = 0;
  let node: HtmlNode | null = document.documentElement;
  while (node) {
    if (isElement(node)) elements += 1;
    if (elements > MOST_ELEMENTS || depth > DEEPEST_FOR_READABILITY) return true;
    if (node.firstChild) {
      node = node.firstChild;
      depth += 1;
      continue;
    }
    while (node && !node.nextSibling) {
      node = node.parentNode;
      depth -= 1;
    }
    node = node?.nextSibling ?? null;
  }
  return false;
}

/** Mozilla's Readability, of Firefox's reader view. It changes the document that it is given. */
function extractArticle(document: HtmlDocument): SourceText | null {
  const article = new Readability<HtmlNode>(document as never, {
    serializer: (node) => node as never,
    // They tell notes and captions.
    keepClasses: true,
  }).parse();
  if (!article?.content) return null;
  return { title: article.title?.trim() || null, paragraphs: paragraphsOf(article.content) };
}

const NOT_TEXT = 'nav, footer, aside, form, [role="navigation"], [role="dialog"], [class*="cookie"], [id*="cookie"]';

/** The page without what is plainly not its text. */
function wholeText(document: HtmlDocument): Paragraph[] {
  for (const element of document.querySelectorAll(NOT_TEXT)) if (!isNote(element)) element.remove();
  // The site's, and not the article's.
  for (const header of document.querySelectorAll('body > header, body > div > header'))
    if (!header.querySelector('h1, h2')) header.remove();
  return paragraphsOf(bodyOf(document));
}

/** Readability takes notes for what stands beside the text, and elements around single paragraphs out, with what they say. */
function asInWhole(article: readonly Paragraph[], whole: readonly Paragraph[]): Paragraph[] {
  const kinds = new Map(whole.map(({ kind, text }) => [text, kind]));
  const taken = new Set(article.map(({ text }) => text));
  const notes = whole.filter(({ kind, text }) => kind === 'footnote' && !taken.has(text));
  const own = article.map(({ kind, text }) => ({ kind: kind === 'text' ? (kinds.get(text) ?? kind) : kind, text }));
  return [...own, ...notes];
}

function size(paragraphs: Paragraph[]): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0);
}

function onlyHeading(document: HtmlDocument): string | null {
  const [first, second]: HtmlElement[] = [...document.querySelectorAll('h1')];
  const text = first && !second ? paragraphsOf(first)[0]?.text : null;
  return text ?? null;
}

/** The page's title is the article's with the site's name, or a shorter one; a logo's `h1` has nothing in common with it. */
function related(heading: string, title: string | null): boolean {
  const [a, b] = [bare(heading), bare(title ?? '')];
  return b === '' || a.includes(b) || b.includes(a);
}

/** Readability takes the title out of the article, where it repeats the page's; it is the text's first sentence to us. */
function withTitle(title: string | null, paragraphs: Paragraph[]): Paragraph[] {
  if (!title || paragraphs.slice(0, 5).some(({ text }) => bare(text) === bare(title))) return paragraphs;
  return [{ kind: 'heading', text: title }, ...paragraphs];
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
