/** Going about in a long document, of which the page holds a part: to a unit, to the next of a kind, to an address. */
import { known, say } from './asking.js';
import { goTo } from './current.js';
import { watchPager } from './place.js';
import { RowWindow } from './row-window.js';
import { unitRows } from './rows.js';

let rows: RowWindow | null = null;

/** Only where there is more of the document than the page was sent with. */
export function watchPaging(sheet: HTMLElement): void {
  const total = Number(sheet.dataset.total ?? 0);
  if (unitRows(sheet).length === 0 || total <= unitRows(sheet).length) return;
  rows = new RowWindow(sheet, Number(sheet.dataset.index ?? 0), total);
  rows.open();
  watchPager(() => sheet.dataset.whole !== undefined, reveal);
  addEventListener('hashchange', () => {
    const number = /^#u(\d+)$/u.exec(location.hash)?.[1];
    if (number && !document.getElementById(`u${number}`)) void reveal(Number(number));
  });
  sheet.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-next]');
    if (!link || link.getAttribute('href')?.startsWith('#') || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void goBeyond(1, '.unit.divergent');
  });
}

/** Brings a unit into the page, and makes it the one in work. @returns false where it isn't in the list. */
export async function reveal(number: number): Promise<boolean> {
  const sheet = document.querySelector<HTMLElement>('.sheet');
  let row = document.getElementById(`u${number}`);
  if (!row && rows) row = await rows.load(number);
  if (!sheet || !row?.matches('.unit')) return false;
  goTo(sheet, row);
  return true;
}

/** Loads the rows around a unit anew, whatever the page holds; where they are few, the page. */
export async function reload(number: number): Promise<boolean> {
  if (!rows || !(await rows.load(number))) return false;
  return reveal(number);
}

/** Goes to an address of this document; what the page holds may be out of date. */
export async function openAt(address: string): Promise<void> {
  const there = new URL(address, location.href);
  const number = Number(/^#u(\d+)$/u.exec(there.hash)?.[1] ?? 0);
  if (number > 0 && there.pathname === location.pathname && (await reload(number))) return;
  if (there.pathname !== location.pathname || there.search !== location.search) {
    location.assign(there);
    return;
  }
  // Where one was before is of no use there.
  history.replaceState(null, '');
  location.hash = there.hash;
  location.reload();
}

/** What one goes to by key: as the server calls it, and what is said where there is none. */
const LANDMARKS = {
  '.unit': ['unit', 'noUnit'],
  '.unit.divergent': ['divergent', 'noDivergent'],
  '.unit.has-flags': ['flagged', 'noFlagged'],
} as const;

export type Landmark = keyof typeof LANDMARKS;

/** Goes to the next unit of a kind that the page doesn't hold. */
export async function goBeyond(step: 1 | -1, among: Landmark): Promise<void> {
  const [what, none] = LANDMARKS[among];
  const number = (await rows?.beyond(step, what)) ?? null;
  if (number === null) say(known(none), true);
  else await reveal(number);
}
