/**
 * Long documents: the page holds the rows near the one that is read, and two blanks as high as the rest would be. Rows
 * are fetched as the blanks come near, and rows far away are dropped. Short documents are loaded whole, so that the
 * browser's own search finds everything in them.
 */
import { busy, parse, request, turns } from './asking.js';
import { goTo } from './current.js';
import { numberOf, relink, unitRows } from './rows.js';

/** Rows asked for at a time. */
const CHUNK = 50;
/** Rows that the page holds at most: what a browser lays out anew without a stutter. */
const MOST = 600;
/** How far beyond the window there are to be rows, in window heights. */
const AHEAD = 2;
/** How long one rests on a place before it is remembered, in milliseconds. */
const REST = 250;

let pages: Pages | null = null;

/** Only where there is more of the document than the page was sent with. */
export function watchPaging(sheet: HTMLElement): void {
  const total = Number(sheet.dataset.total ?? 0);
  if (unitRows(sheet).length === 0 || total <= unitRows(sheet).length) return;
  pages = new Pages(sheet, Number(sheet.dataset.index ?? 0), total);
  void pages.open();
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
  if (!row && pages) row = await pages.load(number);
  if (!sheet || !row?.matches('.unit')) return false;
  goTo(sheet, row);
  return true;
}

/** Loads the rows around a unit anew, whatever the page holds; where they are few, the page. */
export async function reload(number: number): Promise<boolean> {
  if (!pages || !(await pages.load(number))) return false;
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
  location.hash = there.hash;
  location.reload();
}

const LANDMARKS: Record<string, string> = {
  '.unit': 'unit',
  '.unit.divergent': 'divergent',
  '.unit.has-flags': 'flagged',
};

/** Goes to the next unit of a kind that the page doesn't hold. */
export async function goBeyond(step: 1 | -1, among: string): Promise<void> {
  const sheet = document.querySelector<HTMLElement>('.sheet');
  const rows = sheet ? unitRows(sheet) : [];
  const edge = step === 1 ? rows.at(-1) : rows[0];
  if (!pages || !edge) return;
  const number = await pages.next(numberOf(edge), step, LANDMARKS[among] ?? 'unit');
  if (number !== null) await reveal(number);
}

class Pages {
  readonly #sheet: HTMLElement;
  readonly #above: HTMLElement;
  readonly #below: HTMLElement;
  readonly #watcher: MutationObserver;
  /** Of the list: the place of the first row, and how many units it has. */
  #index: number;
  #total: number;
  #filling = false;
  #drawing = false;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(sheet: HTMLElement, index: number, total: number) {
    this.#sheet = sheet;
    this.#index = index;
    this.#total = total;
    this.#above = blank();
    this.#below = blank();
    // What is merged and split changes how many there are.
    this.#watcher = new MutationObserver((records) => this.#count(records));
  }

  async open(): Promise<void> {
    // Another font makes other lines: nothing measured before it comes would hold.
    await document.fonts.ready;
    const [first] = this.#rows;
    const before = first?.getBoundingClientRect().top ?? 0;
    document.documentElement.classList.add('paged');
    first?.before(this.#above);
    this.#sheet.append(this.#below);
    this.#measure();
    scrollBy(0, (first?.getBoundingClientRect().top ?? 0) - before);
    this.#spare();
    this.#watch();
    history.scrollRestoration = 'manual';
    await this.#goBack();
    addEventListener('scroll', () => this.#soon(), { passive: true });
    addEventListener('resize', () => this.#soon());
    addEventListener('hashchange', () => this.#followAddress());
    this.#watchPager();
    this.#soon();
  }

  get #rows(): HTMLElement[] {
    return unitRows(this.#sheet);
  }

  get #end(): number {
    return this.#index + this.#rows.length;
  }

  /** Rows around a unit in the place of all that are there. @returns its row, or null. */
  async load(number: number): Promise<HTMLElement | null> {
    const found = await this.#fetch({ around: String(number), limit: String(2 * CHUNK) });
    if (!found?.rows.some((row) => numberOf(row) === number)) return null;
    this.#replace(found);
    const row = document.getElementById(`u${number}`);
    row?.scrollIntoView({ block: 'center' });
    this.#soon();
    return row;
  }

  async next(from: number, step: 1 | -1, what: string): Promise<number | null> {
    const address = this.#address('next', { from: String(from), way: String(step), what });
    const response = await fetch(address).catch(() => null);
    return response?.ok ? ((await response.json()) as { number: number | null }).number : null;
  }

  #address(what: string, fields: Record<string, string>): string {
    const { pathname, searchParams } = new URL(this.#sheet.dataset.list ?? '', location.href);
    for (const [name, value] of Object.entries(fields)) searchParams.set(name, value);
    return `${pathname}/${what}?${searchParams}`;
  }

  async #fetch(fields: Record<string, string>): Promise<Found | null> {
    const back = document.querySelector<HTMLInputElement>('#act [name=back]')?.value;
    const html = await request(this.#address('rows', { ...fields, ...(back ? { back } : {}) }));
    const box = html === null ? null : parse(html).getElementById('rows');
    if (!box) return null;
    const { index = '0', total = '0' } = box.dataset;
    return { index: Number(index), total: Number(total), rows: [...box.querySelectorAll<HTMLElement>('.unit')] };
  }

  /** Null also where something was done meanwhile: rows may stand elsewhere then. */
  async #fetchAside(fields: Record<string, string>): Promise<Found | null> {
    const before = turns();
    const found = await this.#fetch(fields);
    return busy() || turns() !== before ? null : found;
  }

  /** Once a frame at most. */
  #soon(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#showPlace();
      void this.#fill();
    });
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#remember(), REST);
  }

  /** Fetches until there are rows all around the window. */
  async #fill(): Promise<void> {
    if (this.#filling) return;
    this.#filling = true;
    try {
      while (await this.#fillOnce()) this.#showPlace();
    } finally {
      this.#filling = false;
    }
  }

  async #fillOnce(): Promise<boolean> {
    const rows = this.#rows;
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return false;
    const [top, bottom] = [first.getBoundingClientRect().top, last.getBoundingClientRect().bottom];
    const far = AHEAD * innerHeight;
    const whole = this.#total <= MOST;
    if ((bottom < -far || top > innerHeight + far) && !whole) return this.#jump(bottom);
    if (this.#end < this.#total && (whole || bottom < innerHeight + far)) return this.#append(last);
    if (this.#index > 0 && (whole || top > -far)) return this.#prepend(first);
    return false;
  }

  /** Where one has scrolled far into a blank, only the rows there are wanted: as far in as the blank is scrolled by. */
  async #jump(bottom: number): Promise<boolean> {
    const below = bottom < 0;
    const { top, height } = (below ? this.#below : this.#above).getBoundingClientRect();
    const share = Math.min(1, Math.max(0, -top / Math.max(1, height)));
    const place = below ? this.#end + (this.#total - this.#end) * share : this.#index * share;
    const wanted = Math.min(this.#total - 1, Math.floor(place));
    const fields = { from: String(Math.max(0, wanted - CHUNK / 2)), limit: String(CHUNK) };
    const found = await this.#fetchAside(fields);
    if (!found || found.rows.length === 0) return false;
    const scrolled = scrollY;
    this.#replace(found);
    // The row that belongs here comes to stand here, and the page doesn't move under the scrollbar.
    const row = this.#rows[Math.min(this.#rows.length - 1, Math.max(0, wanted - this.#index))];
    const off = (row?.getBoundingClientRect().top ?? 0) - (scrolled - scrollY);
    if (this.#index > 0) setHeight(this.#above, heightOf(this.#above) - off);
    scrollTo(0, scrolled);
    return true;
  }

  #replace({ index, total, rows }: Found): void {
    this.#quietly(() => {
      for (const row of this.#rows) row.remove();
      this.#above.after(...rows);
      this.#index = index;
      this.#total = total;
    });
    relink(this.#sheet);
    this.#measure();
    this.#spare();
  }

  async #append(last: HTMLElement): Promise<boolean> {
    const found = await this.#fetchAside({ after: String(numberOf(last)), limit: String(CHUNK) });
    if (!found || !last.isConnected) return false;
    const rows = this.#unknown(found.rows);
    this.#quietly(() => {
      this.#below.before(...rows);
      this.#total = found.total;
    });
    this.#drop('above');
    relink(this.#sheet);
    setHeight(this.#below, (this.#total - this.#end) * this.#rowHeight());
    this.#spare();
    return rows.length > 0;
  }

  /** What is read stays where it is: the blank shrinks by what the rows take. */
  async #prepend(first: HTMLElement): Promise<boolean> {
    const found = await this.#fetchAside({ before: String(numberOf(first)), limit: String(CHUNK) });
    if (!found || !first.isConnected) return false;
    const rows = this.#unknown(found.rows);
    const before = first.getBoundingClientRect().top;
    this.#quietly(() => {
      this.#above.after(...rows);
      this.#index = found.index;
      this.#total = found.total;
    });
    const taken = first.getBoundingClientRect().top - before;
    setHeight(this.#above, this.#index === 0 ? 0 : heightOf(this.#above) - taken);
    scrollBy(0, first.getBoundingClientRect().top - before);
    this.#drop('below');
    relink(this.#sheet);
    this.#spare();
    return rows.length > 0;
  }

  #unknown(rows: HTMLElement[]): HTMLElement[] {
    const known = new Set(this.#rows.map(({ dataset }) => dataset.unit));
    return rows.filter(({ dataset }) => !known.has(dataset.unit));
  }

  /** Rows at the other end go, unless somebody works in them. */
  #drop(side: 'above' | 'below'): void {
    const rows = this.#rows;
    const surplus = rows.length - MOST;
    if (surplus <= 0) return;
    const gone = side === 'above' ? rows.slice(0, surplus) : rows.slice(-surplus);
    if (gone.some((row) => row.contains(document.activeElement) || row.querySelector('form'))) return;
    const [first, last] = [gone[0] as HTMLElement, gone.at(-1) as HTMLElement];
    const height = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
    const box = side === 'above' ? this.#above : this.#below;
    this.#quietly(() => {
      for (const row of gone) row.remove();
      if (side === 'above') this.#index += gone.length;
    });
    setHeight(box, heightOf(box) + height);
  }

  /** Rows out of sight needn't be drawn, once it is known how high they are. */
  #spare(): void {
    const rows = this.#rows.filter((row) => !row.classList.contains('measured'));
    const heights = rows.map((row) => row.getBoundingClientRect().height);
    for (const [n, row] of rows.entries()) {
      row.style.containIntrinsicBlockSize = `auto ${heights[n]}px`;
      row.classList.add('measured');
    }
  }

  #rowHeight(): number {
    const rows = this.#rows;
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return 1;
    return Math.max(1, (last.getBoundingClientRect().bottom - first.getBoundingClientRect().top) / rows.length);
  }

  #measure(): void {
    const height = this.#rowHeight();
    setHeight(this.#above, this.#index * height);
    setHeight(this.#below, (this.#total - this.#end) * height);
  }

  #watch(): void {
    this.#watcher.observe(this.#sheet, { childList: true });
  }

  #quietly(change: () => void): void {
    this.#count(this.#watcher.takeRecords());
    change();
    this.#watcher.takeRecords();
  }

  #count(records: MutationRecord[]): void {
    const units = (nodes: NodeList) =>
      [...nodes].filter((node) => node instanceof Element && node.matches('.unit')).length;
    if (records.length > 0) this.#soon();
    for (const { addedNodes, removedNodes } of records) this.#total += units(addedNodes) - units(removedNodes);
    // Without a filter, a row's number says where in the list it stands, also where rows above were merged.
    const [first] = this.#rows;
    if (records.length > 0 && first && this.#sheet.dataset.whole !== undefined) this.#index = numberOf(first) - 1;
  }

  /** Where one was before the page was loaded again, or left and come back to. */
  async #goBack(): Promise<void> {
    const place = (history.state as { unit?: number; top?: number } | null) ?? {};
    const named = /^#u\d+$/u.test(location.hash);
    if (place.unit === undefined) {
      const [first] = this.#rows;
      if (this.#index > 0 && !named) first?.scrollIntoView({ block: 'start' });
      else if (named) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'start' });
      return;
    }
    const row = document.getElementById(`u${place.unit}`) ?? (await this.load(place.unit));
    if (row) scrollBy(0, row.getBoundingClientRect().top - (place.top ?? 0));
  }

  #remember(): void {
    const row = this.#firstInSight();
    if (!row) return;
    const place = { unit: numberOf(row), top: row.getBoundingClientRect().top };
    history.replaceState({ ...(history.state as object | null), ...place }, '');
  }

  #firstInSight(): HTMLElement | undefined {
    return this.#rows.find((row) => row.getBoundingClientRect().bottom > 60);
  }

  #followAddress(): void {
    const number = /^#u(\d+)$/u.exec(location.hash)?.[1];
    if (number && !document.getElementById(`u${number}`)) void reveal(Number(number));
  }

  /** The line below says what is in sight, and its links turn over a windowful. */
  #showPlace(): void {
    const line = document.querySelector<HTMLElement>('.pager .place');
    const row = this.#firstInSight();
    if (!line || !row) return;
    const at = this.#index + this.#rows.indexOf(row);
    const seen = this.#rows.filter((one) => one.getBoundingClientRect().top < innerHeight - 60).length + this.#index;
    const count = (number: number) => number.toLocaleString(document.documentElement.lang);
    line.textContent = (line.dataset.text ?? '')
      .replace('{first}', count(Math.min(at + 1, seen)))
      .replace('{last}', count(seen))
      .replace('{count}', count(this.#total));
  }

  #watchPager(): void {
    const pager = document.querySelector<HTMLElement>('.pager');
    pager?.addEventListener('submit', (event) => {
      const field = pager.querySelector<HTMLInputElement>('[name=number]');
      const number = Math.min(Number(field?.max), Math.max(1, Number(field?.value)));
      if (this.#sheet.dataset.whole === undefined || !(number >= 1)) return;
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
}

interface Found {
  index: number;
  total: number;
  rows: HTMLElement[];
}

function blank(): HTMLElement {
  const box = document.createElement('div');
  box.className = 'blank';
  box.setAttribute('aria-hidden', 'true');
  return box;
}

const heightOf = (box: HTMLElement): number => box.getBoundingClientRect().height;

function setHeight(box: HTMLElement, height: number): void {
  box.style.height = `${Math.max(0, height)}px`;
}
