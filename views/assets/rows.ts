/** Rows as the server gives them anew, put in the place of those that stand in the page. */
import { goTo, makeCurrent } from './current.js';
import { openReasons } from './reasons.js';

/** The rows of units that the page holds, in order. */
export const unitRows = (sheet: HTMLElement): HTMLElement[] => [...sheet.querySelectorAll<HTMLElement>('.unit')];

/** As readers count. */
export const numberOf = (row: HTMLElement): number => Number(row.id.slice(1));

/** Keeps what only the page knows (where the next divergence is, which row is in work), and the focus. */
export function replaceRow(old: HTMLElement, row: HTMLElement, deed: string | undefined): void {
  const same = swapRow(old, row, deed);
  (same ?? row).focus({ preventScroll: true });
}

/** The same, where somebody else has changed it: the focus stays unless the row had it. */
export function renewRow(old: HTMLElement, row: HTMLElement): void {
  const focused = old.contains(document.activeElement);
  const deed = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.deed : undefined;
  const same = swapRow(old, row, deed);
  if (focused) (same ?? row).focus({ preventScroll: true });
}

/** @returns what of the new row the deed was done with. */
function swapRow(old: HTMLElement, row: HTMLElement, deed: string | undefined): HTMLElement | null {
  const sheet = old.closest<HTMLElement>('.sheet');
  const next = old.querySelector<HTMLAnchorElement>('a[data-next]');
  const place = row.querySelector('.scores .deeds');
  if (next && place) place.append(' ', next);
  const current = old.classList.contains('current');
  row.classList.toggle('current', current);
  openReasons(row, current);
  old.replaceWith(row);
  if (sheet && current) makeCurrent(sheet, row);
  return deed ? row.querySelector<HTMLElement>(`[data-deed="${deed}"]`) : null;
}

/**
 * Puts the rows of `#rows` where those stand that are gone, and goes on with the one that it names, else with the one
 * in work if it is among them.
 * @returns that one; null where none of them stands in this page, or where they are very many.
 */
export function restack(sheet: HTMLElement, rows: HTMLElement): HTMLElement | null {
  const { gone = '', shift = '0', focus = '' } = rows.dataset;
  const standing = gone.split(' ').flatMap((id) => rowOf(sheet, id) ?? []);
  const fresh = [...rows.querySelectorAll<HTMLElement>('.unit')];
  const before = sheet.querySelector<HTMLElement>('.unit.current')?.dataset.unit;
  const [first] = standing;
  if (!first || fresh.length === 0) return null;
  first.before(...fresh);
  for (const row of standing) row.remove();
  renumber(fresh.at(-1) as HTMLElement, Number(shift));
  relink(sheet);
  const wanted = focus || before;
  const chosen = fresh.find(({ dataset }) => dataset.unit === wanted) ?? (fresh[0] as HTMLElement);
  goTo(sheet, chosen);
  return chosen;
}

function rowOf(sheet: HTMLElement, id: string): HTMLElement | null {
  return sheet.querySelector<HTMLElement>(`.unit[data-unit="${CSS.escape(id)}"]`);
}

/** The rows after this one come to stand so many places further on. */
function renumber(row: HTMLElement, shift: number): void {
  if (shift === 0) return;
  for (let next = row.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.matches('.unit')) setNumber(next as HTMLElement, numberOf(next as HTMLElement) + shift);
  }
}

export function setNumber(row: HTMLElement, number: number): void {
  row.id = `u${number}`;
  row.setAttribute('aria-labelledby', `u${number}-n`);
  const heading = row.querySelector('.n');
  if (heading) heading.id = `u${number}-n`;
  const link = heading?.querySelector('a');
  link?.setAttribute('href', `#u${number}`);
  if (link?.lastChild) link.lastChild.textContent = String(number);
}

/** Lets each divergent row name the next one. The last one's link, to another page, stays as it is. */
export function relink(sheet: HTMLElement): void {
  const link = sheet.querySelector<HTMLAnchorElement>('a[data-next]');
  const rows = [...sheet.querySelectorAll<HTMLElement>('.unit.divergent')];
  for (const [n, row] of rows.entries()) {
    const next = rows[n + 1];
    const own = row.querySelector<HTMLAnchorElement>('a[data-next]') ?? (link?.cloneNode(true) as typeof link);
    if (!own || !next) continue;
    own.setAttribute('href', `#${next.id}`);
    if (!own.isConnected) row.querySelector('.scores .deeds')?.append(' ', own);
  }
}
