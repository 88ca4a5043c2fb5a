import type { Range } from '../types.js';
import { DASHES, EITHER_QUOTES, isSpace, OPENERS } from './characters.js';

/** Longer brackets are taken for a passage in brackets, or for a bracket that was never meant as one. */
const LONGEST_ASIDE = 400;

/** The outermost pairs of matching brackets of the paragraph, in order and disjoint; `end` is after the closing one. */
export function asides(text: string): Range[] {
  const found: Range[] = [];
  const open: number[] = [];
  for (const match of text.matchAll(/[()[\]]/gu)) {
    if (match[0] === '(' || match[0] === '[') {
      open.push(match.index);
      continue;
    }
    const start = open.at(-1);
    if (start === undefined || (text[start] === '(') !== (match[0] === ')')) continue;
    open.pop();
    if (match.index - start > LONGEST_ASIDE) continue;
    while ((found.at(-1)?.start ?? -1) > start) found.pop();
    found.push({ start, end: match.index + 1 });
  }
  return found;
}

/** Which marks may have opened a quotation that each mark closes. */
const OPENED_BY: Readonly<Record<string, string>> = {
  '»': '«',
  '«': '»',
  '›': '‹',
  '‹': '›',
  '”': '“„”',
  '“': '„“',
  '"': '"',
  '」': '「',
  '』': '『',
};

/** Deeper nesting than this is a mark that was never closed. */
const DEEPEST = 4;

/** Follows the quotation marks of a paragraph from left to right, and knows which quotations are open. */
export class Quotations {
  private readonly marks: Iterator<RegExpExecArray>;
  private upcoming: number;
  private readonly open: number[] = [];

  constructor(private readonly text: string) {
    this.marks = text.matchAll(/["“”„«»‹›「」『』]/gu);
    this.upcoming = this.take();
  }

  /**
   * Where the innermost quotation opened that is open just before this offset and that this mark (any, if none is
   * given) would close; -1 if there is none. Offsets must not go back.
   */
  openAt(offset: number, mark?: string): number {
    while (this.upcoming < offset) {
      this.note(this.upcoming);
      this.upcoming = this.take();
    }
    return this.lastOpened(mark);
  }

  private take(): number {
    return this.marks.next().value?.index ?? this.text.length;
  }

  private lastOpened(mark?: string): number {
    if (mark === undefined) return this.open.at(-1) ?? -1;
    const openers = OPENED_BY[mark] ?? '';
    return this.open.findLast((at) => openers.includes(this.text[at] ?? ' ')) ?? -1;
  }

  private note(at: number): void {
    const mark = this.text[at] ?? '';
    if (this.opens(at, mark)) {
      if (this.open.push(at) > DEEPEST) this.open.shift();
      return;
    }
    const opened = this.lastOpened(mark);
    if (opened >= 0) this.open.length = this.open.indexOf(opened);
  }

  private opens(at: number, mark: string): boolean {
    if (!EITHER_QUOTES.has(mark)) return OPENERS.has(mark);
    const before = this.text[at - 1] ?? ' ';
    const after = this.text[at + 1] ?? ' ';
    if (!isSpace(before) && !OPENERS.has(before) && !DASHES.has(before)) return false;
    return !isSpace(after) || this.lastOpened(mark) < 0;
  }
}
