import type { HtmlElement, HtmlNode } from './html-dom.js';
import { isElement } from './html-dom.js';

/** Digital publishing roles (DPUB-ARIA), EPUB's types, and the classes of Pandoc, Markdown programs and MediaWiki. */
const NOTES = /(?:^|\s)(?:doc-)?(?:footnotes?|endnotes?|rearnotes?)(?:\s|$)/u;
const REFERENCES = /(?:^|\s)references(?:\s|$)/u;
const MARKS =
  /(?:^|\s)(?:(?:doc-)?(?:noteref|backlink|pagebreak)|footnote-?(?:ref|backref|back)|mw-cite-backlink)(?:\s|$)/u;
/** Word and LibreOffice, where they save as HTML. */
const NOTE_ID = /^(?:sd)?(?:foot|end)note\d+$|^(?:ftn|edn)\d+$/u;

/** A number, a letter or a star, with or without brackets. */
const MARK_TEXT = /^[[(]?(?:\d{1,3}|\p{L}|[*†‡§]{1,3})[\])]?$/u;

/** A link that is but this stands for a note, raised or not. */
const BRACKETED = /^\[\d{1,3}\]$/u;

/** Whether a block is a note, or the list of notes. */
export function isNote(block: HtmlElement): boolean {
  const name = classes(block);
  if (name !== '' && (NOTES.test(name) || (block.nodeName === 'OL' && REFERENCES.test(name)))) return true;
  return NOTE_ID.test(block.getAttribute('id') ?? '') || /mso-element:\s*(?:foot|end)note(?:;|$)/u.test(styleOf(block));
}

/** What stands in a text for a note, or in a note for the place in the text: no words of either. */
export function isNoteMark(element: HtmlElement): boolean {
  const name = classes(element);
  if (name !== '' && MARKS.test(name)) return true;
  if (element.nodeName === 'A' && BRACKETED.test((element.textContent ?? '').trim()))
    return element.getAttribute('href')?.includes('#') === true;
  const around = element.nodeName === 'A' || element.nodeName === 'SUP' ? raisedLink(element) : null;
  return around?.getAttribute('href')?.includes('#') === true && MARK_TEXT.test((element.textContent ?? '').trim());
}

/** The number that a note begins with, where it is a link back to the text. */
export function isBackNumber(element: HtmlElement): boolean {
  if (element.nodeName !== 'A' || !element.getAttribute('href')?.includes('#')) return false;
  return MARK_TEXT.test((element.textContent ?? '').trim().replace(/\.$/u, ''));
}

/** The link of a link in superscript, or of superscript that is but a link. */
function raisedLink(element: HtmlElement): HtmlElement | null {
  if (element.nodeName === 'SUP') return onlyElement(element, 'A');
  const { parentNode } = element;
  return parentNode?.nodeName === 'SUP' || onlyElement(element, 'SUP') ? element : null;
}

function onlyElement(element: HtmlElement, name: string): HtmlElement | null {
  const inside = [...element.childNodes].filter((node: HtmlNode) => isElement(node) || node.textContent?.trim() !== '');
  const [only] = inside;
  return inside.length === 1 && only && isElement(only) && only.nodeName === name ? only : null;
}

const classes = (element: HtmlElement): string =>
  ['role', 'epub:type', 'class']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ')
    .trim();

const styleOf = (element: HtmlElement): string => element.getAttribute('style') ?? '';
