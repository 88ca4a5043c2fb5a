import { InputError } from '../../errors.js';
import { refuseTooLarge } from '../size.js';

/** A long novel has 3 MB. The parser reads some 100 kB a second. */
const MARKDOWN_LIMIT = 10_000_000;

/** Quotations and lists within each other; people use three or four. */
const DEEPEST = 100;

const NESTED = /^(?:>[ \t]*|[-+*][ \t]+|\d{1,9}[.)][ \t]+){100}/u;
/** A list in a list is set in by two columns at least. */
const ITEM = /^(?:[-+*]|\d{1,9}[.)])[ \t]/u;
const RULE = /^(?:[-*_][ \t]*)+$/u;

/** The signs that may open or close emphasis or a link. */
const MARKS = /[*_~[\]`]/gu;

/** The parser takes 10 s for 20,000 signs in one paragraph, and that grows with their square. */
const MOST_WORK = 20_000 ** 2;

/**
 * Refuses Markdown that only a program can have made and that the parser would need minutes for.
 * @throws InputError `too-large`, `markdown-too-deep`, `markdown-too-dense`
 */
export function refuseHostileMarkdown(text: string, name: string): void {
  refuseTooLarge(text, name, MARKDOWN_LIMIT);
  let work = 0;
  let marks = 0;
  text.split(/\r\n?|\n/u).forEach((line, at) => {
    const said = line.trimStart();
    if (NESTED.test(said) ? !RULE.test(said) : line.length - said.length >= DEEPEST * 2 && ITEM.test(said)) {
      throw new InputError('markdown-too-deep', { name, line: at + 1, limit: DEEPEST });
    }
    // A table's cells are looked at one by one; in other text, signs find their like up to the next blank line.
    const own = line.match(MARKS)?.length ?? 0;
    const alone = line.trim() === '' || line.includes('|');
    work += alone ? own ** 2 : (marks + own) ** 2 - marks ** 2;
    marks = alone ? 0 : marks + own;
    if (work > MOST_WORK) throw new InputError('markdown-too-dense', { name, line: at + 1 });
  });
}
