import type { ParagraphKind } from '../../types.js';
import type { HtmlElement } from './html-dom.js';
import { isElement } from './html-dom.js';

/** What Word calls its own styles where it saves as HTML. Its lists are paragraphs, its bullets text. */
const KINDS: [classes: RegExp, kind: ParagraphKind][] = [
  [/^Mso(?:Sub)?[Tt]itle|^MsoHeading\d/u, 'heading'],
  [/^MsoCaption/u, 'caption'],
  [/^Mso(?:Intense)?Quote/u, 'quote'],
  [/^MsoList/u, 'list'],
];

/** Undefined for what Word hasn't made. */
export function officeKind(block: HtmlElement): ParagraphKind | undefined {
  const name = block.getAttribute('class') ?? '';
  const found = name.startsWith('Mso') ? KINDS.find(([classes]) => classes.test(name))?.[1] : undefined;
  return found ?? (/mso-list:\s*l\d/u.test(styleOf(block)) ? 'list' : undefined);
}

const BULLET = /^\s*(?:[·•o§Øü–-]|\(?[\p{L}\d]{1,4}[.)])\s*$/u;

/** Bullets and numbers of lists, marks of notes, and the lines of a table of contents. */
export function isOfficeMark(element: HtmlElement): boolean {
  const { nodeName } = element;
  if (nodeName === 'A') return /#_(?:ftn|edn)(?:ref)?\d+$/u.test(element.getAttribute('href') ?? '');
  if (nodeName === 'P') return /^MsoToc\d/u.test(element.getAttribute('class') ?? '');
  if (nodeName !== 'SPAN') return false;
  if (/mso-list:\s*Ignore/iu.test(styleOf(element))) return true;
  // Saved without what only Word understands, all that is left is the narrow space after the bullet.
  const last = [...element.childNodes].findLast(isElement);
  return last !== undefined && /^font:\s*7(?:\.0)?pt/u.test(styleOf(last)) && BULLET.test(element.textContent ?? '');
}

const styleOf = (element: HtmlElement): string => element.getAttribute('style') ?? '';
