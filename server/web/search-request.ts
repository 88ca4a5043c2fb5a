import { z } from 'zod';
import { type Condition, SEARCH_STATES, type SearchQuery } from '../store/search.js';

/** What the address of the search page asks for. */

/** Longer than any sentence that one would look for. */
const LONGEST = 500;
/** Rows of conditions: more than anyone has use for. */
const MOST_ROWS = 12;

const tag = z.string().max(40).catch('');
const words = z
  .string()
  .transform((text) => text.slice(0, LONGEST))
  .catch('');
const several = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item), item.transform((one) => [one])]).catch([]) as z.ZodType<z.infer<T>[]>;

const Request = z.object({
  q: words,
  /** The language or version that `q` is looked for in; '' for any. */
  in: tag,
  /** `exact`: no other forms of the words. */
  forms: z.literal('exact').optional().catch(undefined),
  /** Rows of conditions: the version, whether it has or lacks, and what. */
  v: several(tag),
  c: several(z.enum(['has', 'lacks']).catch('has')),
  w: several(words),
  document: z.coerce.number().int().positive().optional().catch(undefined),
  state: z.enum(SEARCH_STATES).optional().catch(undefined),
  check: z.string().max(40).optional().catch(undefined),
  view: z.enum(['units', 'lines']).catch('units'),
  sort: z.enum(['text', 'before', 'after']).catch('text'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

export interface SearchRequest extends Omit<z.infer<typeof Request>, 'v' | 'c' | 'w'> {
  rows: { tag: string; has: boolean; words: string }[];
}

export function readSearch(query: unknown): SearchRequest {
  const { v, c, w, ...rest } = Request.parse(query ?? {});
  const rows = w.map((typed, n) => ({ tag: v[n] ?? '', has: c[n] !== 'lacks', words: typed }));
  return { ...rest, rows: rows.filter((row) => row.words.trim() !== '').slice(0, MOST_ROWS) };
}

/** What the store is asked. */
export function searchQuery({ q, in: lang, forms, rows, document, state, check }: SearchRequest): SearchQuery {
  const own = (typed: string, has: boolean, of: string): Condition => ({ lang: of || null, has, words: typed });
  return {
    conditions: [own(q, true, lang), ...rows.map((row) => own(row.words, row.has, row.tag))],
    exact: forms === 'exact',
    documentId: document ?? null,
    state: state ?? null,
    check: check || null,
  };
}

/** An address that asks for the same, with some things changed; what says nothing is left out. */
export function searchAddress(request: SearchRequest, changes: Partial<SearchRequest> = {}, path = '/search'): string {
  const { rows, page, view, sort, ...plain } = { ...request, ...changes };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(plain)) if (value) params.set(name, String(value));
  for (const row of rows) {
    params.append('v', row.tag);
    params.append('c', row.has ? 'has' : 'lacks');
    params.append('w', row.words);
  }
  if (view === 'lines') params.set('view', view);
  if (view === 'lines' && sort !== 'text') params.set('sort', sort);
  if (page > 1) params.set('page', String(page));
  return params.size > 0 ? `${path}?${params}` : path;
}
