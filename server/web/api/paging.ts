import { z } from 'zod';
import { InvalidRequest } from './invalid-request.js';
import type { Answer, Asked } from './operation.js';

/** Lists come a page at a time. What a cursor holds is the list's own affair: programs only pass it on. */

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

/** What a list remembers from page to page: the id, or the number, after which the next one begins. */
const Cursor = z.strictObject({ after: z.number().int().min(0) });

/** @throws InvalidRequest for a cursor that no list has given. */
export function afterOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString())).after;
  } catch {
    throw new InvalidRequest([{ in: 'query', path: '/cursor', message: 'api.mistake.cursor' }]);
  }
}

/** @param after what the next page begins after; null where this is the last. */
export function paged<T>(
  { url }: Pick<Asked<unknown, unknown, unknown>, 'url'>,
  items: T[],
  total: number,
  after: number | null,
): Answer<{ items: T[]; total: number; next: string | null }> {
  const next = after === null ? null : nextAddress(url, Buffer.from(JSON.stringify({ after })).toString('base64url'));
  return { body: { items, total, next }, next };
}

function nextAddress(url: string, cursor: string): string {
  const [path, query] = url.split('?');
  const params = new URLSearchParams(query);
  // The first page may have been asked for by a place; the others go on from there.
  for (const name of ['from', 'around']) params.delete(name);
  params.set('cursor', cursor);
  return `${path}?${params}`;
}
