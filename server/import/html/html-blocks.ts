import type { Paragraph, ParagraphKind } from '../../types.js';
import type { HtmlElement, HtmlNode } from './html-dom.js';
import { isElement, TEXT } from './html-dom.js';
import { isBackNumber, isNote, isNoteMark } from './html-notes.js';
import { isOfficeMark, officeKind } from './html-office.js';

/** What holds no text of the page: code, controls, pictures, what is shown in place of them; how ruby is read; deleted text. */
const SKIPPED = new Set(
  (
    'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE LINK META SVG CANVAS IFRAME OBJECT EMBED AUDIO VIDEO MAP ' +
    'BUTTON INPUT SELECT TEXTAREA DATALIST PROGRESS METER DIALOG RP RT DEL'
  ).split(' '),
);

/** Elements that no word runs across. Any other (a, em, span, custom elements) is inline. */
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LEGEND LI MAIN MENU NAV OL P PRE SEARCH SECTION SUMMARY TABLE TBODY TD ' +
    'TFOOT TH THEAD TR UL'
  ).split(' '),
);

/** Elements that say what their paragraphs are; the innermost one holds. */
const KINDS: Record<string, ParagraphKind> = {
  ...{ H1: 'heading', H2: 'heading', H3: 'heading', H4: 'heading', H5: 'heading', H6: 'heading', SUMMARY: 'heading' },
  ...{ FIGCAPTION: 'caption', CAPTION: 'caption', LEGEND: 'caption' },
  ...{ LI: 'list', DT: 'list', DD: 'list', BLOCKQUOTE: 'quote', TD: 'table', TH: 'table' },
};

/** Classes of captions where the element isn't one: of MediaWiki and WordPress. */
const CAPTIONS = /(?:^|\s)(?:thumbcaption|gallerytext|wp-caption-text)(?:\s|$)/u;

/** Classes of what belongs to the page and not to its text, of MediaWiki mostly. */
const FURNITURE = /(?:^|\s)(?:mw-editsection|navbox|catlinks|noprint)(?:\s|$)/u;

/** In the text under way: the break of a `br` or of a line of `pre`. Line breaks of the source are spaces by then. */
const BREAK = '\n';

/**
 * The paragraphs under an element, in order, each with its kind. A block element begins and ends a paragraph, and so do
 * two `br` in a row. Walks without recursion: pages nested some thousand deep exist.
 */
export function paragraphsOf(root: HtmlNode): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const kinds: ParagraphKind[] = ['text'];
  let text = '';
  /** Of the tables around: whether it only puts things in their places. */
  const inLayout: boolean[] = [];
  let inPre = 0;
  /** The note under way has begun with its number, which was left out. */
  let numbered = false;
  const flush = () => {
    if (numbered) text = text.replace(/^\s*[.):]?\s*/u, '');
    numbered = false;
    for (const part of splitAtBreaks(text)) paragraphs.push({ kind: kinds.at(-1) ?? 'text', text: part });
    text = '';
  };
  const enter = (node: HtmlNode): boolean => {
    if (node.nodeType === TEXT) text += inPre > 0 ? preformatted(node) : folded(node);
    if (!isElement(node) || isSkipped(node)) return false;
    if (kinds.at(-1) === 'footnote' && text.trim() === '' && isBackNumber(node)) {
      numbered = true;
      return false;
    }
    if (node.nodeName === 'BR') text += BREAK;
    if (BLOCKS.has(node.nodeName)) {
      flush();
      kinds.push(kindOf(node, kinds.at(-1) ?? 'text', inLayout));
      if (node.nodeName === 'TABLE') inLayout.push(isLayout(node));
      if (node.nodeName === 'PRE') inPre += 1;
    }
    return true;
  };
  const leave = (node: HtmlNode) => {
    if (!BLOCKS.has(node.nodeName)) return;
    flush();
    kinds.pop();
    if (node.nodeName === 'TABLE') inLayout.pop();
    if (node.nodeName === 'PRE') inPre -= 1;
  };
  walk(root, enter, leave);
  flush();
  return paragraphs;
}

/** A note is one throughout; a cell of a table that lays out the page is what is around it. */
function kindOf(block: HtmlElement, around: ParagraphKind, inLayout: readonly boolean[]): ParagraphKind {
  if (around === 'footnote' || isNote(block)) return 'footnote';
  if (CAPTIONS.test(block.getAttribute('class') ?? '')) return 'caption';
  const kind = officeKind(block) ?? KINDS[block.nodeName];
  return kind === undefined || (kind === 'table' && inLayout.at(-1)) ? around : kind;
}

/** Tables of figures and words have no headings and no tables in them. */
function isLayout(table: HtmlElement): boolean {
  const role = table.getAttribute('role');
  return role === 'presentation' || role === 'none' || table.querySelector('table, h1, h2, h3, h4') !== null;
}

/** Visits the tree in document order; a node that `enter` returns false for is not gone into, nor left. */
function walk(root: HtmlNode, enter: (node: HtmlNode) => boolean, leave: (node: HtmlNode) => void): void {
  let node: HtmlNode | null = root;
  while (node) {
    const inside: HtmlNode | null = enter(node) ? node.firstChild : null;
    if (inside) {
      node = inside;
      continue;
    }
    if (isElement(node) && !isSkipped(node)) leave(node);
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node) leave(node);
    }
    node = node === root || !node ? null : node.nextSibling;
  }
}

/** Left out with all it holds. Hidden by style sheet can't be told, hidden by attribute can. */
function isSkipped(element: HtmlElement): boolean {
  if (SKIPPED.has(element.nodeName.toUpperCase()) || isNoteMark(element) || isOfficeMark(element)) return true;
  if (FURNITURE.test(element.getAttribute('class') ?? '')) return true;
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true') return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(element.getAttribute('style') ?? '');
}

/** White space as HTML folds it, which leaves no-break spaces alone. */
function folded(node: HtmlNode): string {
  return (node.textContent ?? '').replace(/[ \t\n\r\f]+/gu, ' ');
}

function preformatted(node: HtmlNode): string {
  return (node.textContent ?? '').replace(/\r\n?|\f/gu, BREAK).replace(/[ \t]+/gu, ' ');
}

function splitAtBreaks(text: string): string[] {
  const lines = text.split(BREAK).map((line) => line.replace(/ {2,}/gu, ' ').trim());
  const parts: string[] = [];
  let open = false;
  for (const line of lines) {
    if (line === '') open = false;
    else if (open) parts.push(`${parts.pop()} ${line}`);
    else parts.push(line);
    open = line !== '';
  }
  return parts;
}
