/**
 * The rows near the one that is read, and two blanks as high as the rest would be. Rows are fetched as the blanks come
 * near, and rows far away are dropped. Short documents are loaded whole, so that the browser's own search finds
 * everything in them.
 */
import { rememberedPlace, rememberPlace, showPlace } from './place.js';
import { type Found, RowList } from './row-list.js';
import { numberOf, relink, unitRows } from './rows.js';

/** Rows asked for at a time. */
const CHUNK = 50;
/** Rows that the page holds at most: what a browser lays out anew without a stutter. */
const MOST = 600;
/** How far beyond the window there are to be rows, in window heights. */
const AHEAD = 2;
/** How long one rests on a place before it is remembered, in milliseconds. */
const REST = 250;

export class RowWindow {
  readonly #sheet: HTMLElement;
  readonly #list: RowList;
  readonly #above: HTMLElement;
  readonly #below: HTMLElement;
  readonly #watcher: MutationObserver;
  /** Of the list: the place of the first row, and how many units it has. */
  #index: number;
  #total: number;
  #opened: Promise<void> = Promise.resolve();
  #filling = false;
  #drawing = false;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(sheet: HTMLElement, index: number, total: number) {
    this.#sheet = sheet;
    this.#list = new RowList(sheet.dataset.list ?? '');
    this.#index = index;
    this.#total = total;
    this.#above = blank();
    this.#below = blank();
    // What is merged and split changes how many there are.
    this.#watcher = new MutationObserver((records) => this.#count(records));
  }

  /** Puts the blanks around the rows, and goes where one was. */
  open(): void {
    this.#opened = this.#open();
  }

  async #open(): Promise<void> {
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
    await this.#opened;
    return this.#load(number);
  }

  async #load(number: number): Promise<HTMLElement | null> {
    const found = await this.#list.fetch({ around: String(number), limit: String(2 * CHUNK) });
    if (!found?.rows.some((row) => numberOf(row) === number)) return null;
    this.#replace(found);
    const row = document.getElementById(`u${number}`);
    row?.scrollIntoView({ block: 'center' });
    this.#soon();
    return row;
  }

  /** The number of the next unit of a kind beyond the rows that are here; null where there is none. */
  async beyond(step: 1 | -1, what: string): Promise<number | null> {
    const edge = step === 1 ? this.#rows.at(-1) : this.#rows[0];
    return edge ? this.#list.next(numberOf(edge), step, what) : null;
  }

  #showPlace(): void {
    showPlace(this.#rows, this.#index, this.#total);
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
    this.#resting = setTimeout(() => rememberPlace(this.#rows), REST);
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
    const found = await this.#list.fetchAside(fields);
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
    const found = await this.#list.fetchAside({ after: String(numberOf(last)), limit: String(CHUNK) });
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
    const found = await this.#list.fetchAside({ before: String(numberOf(first)), limit: String(CHUNK) });
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
    const [first] = rows;
    if (!first) return;
    // What is kept is the height within border and padding, which all rows have alike.
    const around = frameOf(first);
    const heights = rows.map((row) => row.getBoundingClientRect().height - around);
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

  /** Where one was before, else where the address points. */
  async #goBack(): Promise<void> {
    const place = rememberedPlace();
    const named = /^#u\d+$/u.test(location.hash);
    if (!place) {
      const [first] = this.#rows;
      if (this.#index > 0 && !named) first?.scrollIntoView({ block: 'start' });
      else if (named) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'start' });
      return;
    }
    const row = document.getElementById(`u${place.unit}`) ?? (await this.#load(place.unit));
    if (row) scrollBy(0, row.getBoundingClientRect().top - place.top);
  }
}

function blank(): HTMLElement {
  const box = document.createElement('div');
  box.className = 'blank';
  box.setAttribute('aria-hidden', 'true');
  return box;
}

function frameOf(row: HTMLElement): number {
  const { borderTopWidth, borderBottomWidth, paddingTop, paddingBottom } = getComputedStyle(row);
  return [borderTopWidth, borderBottomWidth, paddingTop, paddingBottom].reduce((sum, one) => sum + parseFloat(one), 0);
}

const heightOf = (box: HTMLElement): number => box.getBoundingClientRect().height;

function setHeight(box: HTMLElement, height: number): void {
  box.style.height = `${Math.max(0, height)}px`;
}
