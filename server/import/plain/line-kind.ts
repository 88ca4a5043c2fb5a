/** A sign that does nothing but begin an item. */
const BULLET = /^[•‣◦▪▫●○■□►▸✓✔⁃]\s?\S/u;

/** Signs that begin items, but that a wrapped line of prose may begin with too. */
const DASH = /^[-–*·]\s\S/u;
const NUMBER = /^(?:\d{1,3}(?:[.)]|\.\d{1,2}\.?)|\p{L}\)|[ivxIVX]{2,5}[.)])\s\S/u;

/** The dash of dialogue, which a wrapped line may begin with as well: what follows it in a line of its own is a capital. */
const DIALOGUE = /^[—–-]\s?["«“„…]*\p{Lu}/u;

/** An end that a line in the middle of a sentence seldom has. */
const ENDS_CLAUSE = /[.!?…:;]["»”“’)\]]*$/u;

export function isListItem(text: string): boolean {
  return BULLET.test(text) || DASH.test(text) || NUMBER.test(text);
}

/**
 * Whether a line begins a paragraph of its own, though no blank line is before it.
 * @param open the lines of the paragraph before it
 * @param first the first line of the block: where that is an item, the like of it are items
 */
export function startsItem(line: string, open: string[], first: string): boolean {
  if (BULLET.test(line)) return true;
  const ended = ENDS_CLAUSE.test(open.at(-1) ?? '');
  if (DIALOGUE.test(line) && ended) return true;
  if (DASH.test(line)) return ended || (DASH.test(first) && first.charAt(0) === line.charAt(0));
  return NUMBER.test(line) && (ended || NUMBER.test(first));
}

/** Longer than a headline, or the shortest paragraph; in characters. */
const LONGEST_HEADING = 120;

const FINAL = /[.!?…:;,。！？؟।]["'»”“’)\]]*$/u;

/** A short line without final punctuation: a heading, a menu entry, a caption, a by-line. */
export function isHeadingLike(text: string): boolean {
  return text.length <= LONGEST_HEADING && /\p{L}/u.test(text) && !FINAL.test(text);
}
