/** In characters: what fits into a list. */
const LONGEST = 120;

/** A title on one line that fits into a list; a dash where there is none. */
export function shortTitle(long: string): string {
  const title = long.replace(/\s+/gu, ' ').trim() || '—';
  return title.length <= LONGEST ? title : `${title.slice(0, LONGEST - 1).trimEnd()}…`;
}
