/** The list of rows of which the page shows a part, as the server has it. */
import { busy, parse, request, turns } from './asking.js';

/** Rows that follow each other in the list. */
export interface Found {
  /** The place of the first in the list, from 0. */
  index: number;
  /** Rows of the whole list. */
  total: number;
  rows: HTMLElement[];
}

export class RowList {
  /** The page's own address, with its filters. */
  readonly #page: string;

  constructor(page: string) {
    this.#page = page;
  }

  /** @param fields which rows: `around`, `from`, `after` or `before`, and how many at most. @returns null on failure. */
  async fetch(fields: Record<string, string>): Promise<Found | null> {
    const back = document.querySelector<HTMLInputElement>('#act [name=back]')?.value;
    const html = await request(this.#address('rows', { ...fields, ...(back ? { back } : {}) }));
    const box = html === null ? null : parse(html).getElementById('rows');
    if (!box) return null;
    const { index = '0', total = '0' } = box.dataset;
    return { index: Number(index), total: Number(total), rows: [...box.querySelectorAll<HTMLElement>('.unit')] };
  }

  /** Null also where something was done meanwhile: rows may stand elsewhere then. */
  async fetchAside(fields: Record<string, string>): Promise<Found | null> {
    const before = turns();
    const found = await this.fetch(fields);
    return busy() || turns() !== before ? null : found;
  }

  /** The number of the next unit of a kind, after or before another one; null where there is none. */
  async next(from: number, step: 1 | -1, what: string): Promise<number | null> {
    const address = this.#address('next', { from: String(from), way: String(step), what });
    const response = await fetch(address).catch(() => null);
    return response?.ok ? ((await response.json()) as { number: number | null }).number : null;
  }

  #address(what: string, fields: Record<string, string>): string {
    const { pathname, searchParams } = new URL(this.#page, location.href);
    for (const [name, value] of Object.entries(fields)) searchParams.set(name, value);
    return `${pathname}/${what}?${searchParams}`;
  }
}
