/** The place in a long document: remembered for the way back, and told in the line at the foot of the page. */
import { numberOf } from './rows.js';

export interface Place {
  /** The number of the first unit in sight, and where its row began, in pixels from the top of the window. */
  unit: number;
  top: number;
}

/** Where one was before the page was loaded again, or left and come back to. */
export function rememberedPlace(): Place | null {
  const { unit, top = 0 } = (history.state as Partial<Place> | null) ?? {};
  return unit === undefined ? null : { unit, top };
}

export function rememberPlace(rows: readonly HTMLElement[]): void {
  const row = firstInSight(rows);
  if (!row) return;
  const place: Place = { unit: numberOf(row), top: row.getBoundingClientRect().top };
  history.replaceState({ ...(history.state as object | null), ...place }, '');
}

/** The unit in work, for who comes back to the page. */
export function rememberCurrent(row: HTMLElement): void {
  history.replaceState({ ...(history.state as object | null), current: numberOf(row) }, '');
}

/** The row of the unit that was in work before the page was left, where the page holds it. */
export function rememberedCurrent(): HTMLElement | null {
  const { current } = (history.state as { current?: number } | null) ?? {};
  return current === undefined ? null : document.getElementById(`u${current}`);
}

function firstInSight(rows: readonly HTMLElement[]): HTMLElement | undefined {
  return rows.find((row) => row.getBoundingClientRect().bottom > 60);
}

/** Says which rows are in sight. @param index the place of the first of these rows in a list of `total` rows. */
export function showPlace(rows: readonly HTMLElement[], index: number, total: number): void {
  const line = document.querySelector<HTMLElement>('.pager .place');
  const row = firstInSight(rows);
  if (!line || !row) return;
  const at = index + rows.indexOf(row);
  const seen = rows.filter((one) => one.getBoundingClientRect().top < innerHeight - 60).length + index;
  const count = (number: number) => number.toLocaleString(document.documentElement.lang);
  line.textContent = (line.dataset.text ?? '')
    .replace('{first}', count(Math.min(at + 1, seen)))
    .replace('{last}', count(seen))
    .replace('{count}', count(total));
}

/** Its links turn over a windowful; its field leads to a unit. @param whole whether the list holds every unit */
export function watchPager(whole: () => boolean, reveal: (number: number) => unknown): void {
  const pager = document.querySelector<HTMLElement>('.pager');
  pager?.addEventListener('submit', (event) => {
    const field = pager.querySelector<HTMLInputElement>('[name=number]');
    const number = Math.min(Number(field?.max), Math.max(1, Number(field?.value)));
    if (!whole() || !(number >= 1)) return;
    event.preventDefault();
    void reveal(number);
  });
  pager?.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[rel=prev], a[rel=next]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    scrollBy(0, (link.rel === 'next' ? 1 : -1) * (innerHeight - 120));
  });
}
