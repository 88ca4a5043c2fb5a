import { z } from 'zod';
import { InvalidRequest } from './invalid-request.js';
import type { Answer, Asked } from './operation.js';

/**
 * Lists come a page at a time. A cursor holds the place of the last entry of a page, not how many came before it: what
 * others change meanwhile neither hides an entry nor shows it twice. What is in it is the list's own affair.
 */

export const PAGE_QUERY = {
  limit: z.coerce.number().int().min(1).max(500).default(100).describe('How many to a page.'),
  cursor: z.string().max(400).optional().describe('Where the page begins, as the page before says in `next`.'),
};

/** A page of a list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    total: z.number().int().describe('How many there are on all pages.'),
    next: z.string().nullable().describe('The address of the next page; null on the last one.'),
  });

export interface Cursors<Place> {
  /** @throws InvalidRequest for a cursor that this list hasn't given. */
  read(cursor: string | undefined): Place | undefined;
  write(place: Place): string;
}

/** @param list the name of the list, and of its order where it has several: another one's cursors mean nothing to it. */
export function cursorsOf<T extends z.ZodObject>(list: string, place: T): Cursors<z.infer<T>> {
  // Through the schema, so that the same place always reads the same.
  const write = (at: z.infer<T>): string => Buffer.from(JSON.stringify([list, place.parse(at)])).toString('base64url');
  return {
    write,
    read: (cursor) => {
      if (cursor === undefined) return undefined;
      const at = place.safeParse(held(cursor));
      if (at.success && write(at.data) === cursor) return at.data;
      throw new InvalidRequest([{ in: 'query', path: '/cursor', code: 'cursor' }]);
    },
  };
}

function held(cursor: string): unknown {
  try {
    const [, at] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    return at;
  } catch {
    return undefined;
  }
}

const Count = z.number().int().min(0).max(999_999_999_999_999);

/** Of a list whose entries have numbers that never change, or that goes by its entries' numbers. */
export const After = z.object({ after: Count });

/** The place of a unit, of what it holds, or of a flag. */
export const UnitPlace = z.object({ unitId: Count, documentId: Count, position: Count });

interface Entries<T, U> {
  view: (entry: T) => U;
  /** Where a page begins that comes after this entry. */
  cursor: (entry: T) => string;
  /** Whether there is another page, where that isn't seen by an entry that is left over. */
  more?: boolean;
}

/** A page of what was asked for: one entry more than is wanted, where there is one. */
export function paged<T, U>(
  { url, query: { limit } }: Pick<Asked<unknown, { limit: number }, unknown>, 'url' | 'query'>,
  found: readonly T[],
  total: number,
  { view, cursor, more = found.length > limit }: Entries<T, U>,
): Answer<{ items: U[]; total: number; next: string | null }> {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const next = last !== undefined && more ? nextAddress(url, cursor(last)) : null;
  return { body: { items: shown.map(view), total, next }, next };
}

function nextAddress(url: string, cursor: string): string {
  const [path, query] = url.split('?');
  const params = new URLSearchParams(query);
  // The first page may have been asked for by a place; the others go on from there.
  for (const name of ['from', 'around']) params.delete(name);
  params.set('cursor', cursor);
  return `${path}?${params}`;
}
