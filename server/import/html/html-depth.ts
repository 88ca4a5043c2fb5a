import { InputError } from '../../errors.js';

/** Browsers go to 512 and put what is deeper on that level; real pages have some 30. */
const DEEPEST = 2000;

const TAG = /<(\/?)([a-z][a-z0-9-]*)/giu;

/** Elements that have no end tag, or whose end is understood where the next of their kind begins. */
const UNNESTED = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd tr td th thead tbody tfoot option optgroup colgroup rt rp html head body'
  ).split(' '),
);

/**
 * Refuses markup nested so deep that only a program can have made it: the parser's time grows with the square of the
 * depth (100,000 elements deep: 20 s). Counts tags, so that the parser need not be asked.
 * @throws InputError `html-too-deep`
 */
export function refuseTooDeep(html: string, name: string): void {
  const open: string[] = [];
  for (const [, slash, written = ''] of html.matchAll(TAG)) {
    const tag = written.toLowerCase();
    if (UNNESTED.has(tag)) continue;
    if (slash === '') {
      open.push(tag);
      if (open.length > DEEPEST) throw new InputError('html-too-deep', { name, limit: DEEPEST });
    } else {
      const at = open.lastIndexOf(tag);
      if (at >= 0) open.length = at;
    }
  }
}
