import { z } from 'zod';
import type { DocumentSummary, StoredUnit, UnitFilter } from '../store/types.js';
import type { UnitCounts } from '../store/units.js';
import type { LanguageTag } from '../types.js';
import type { Wording } from '../wording.js';
import { checkName, FAMILIES, familyOf } from './families.js';
import { sameLanguagePairs } from './same-language.js';
import { type UnitView, unitView } from './unit-view.js';

/** The side-by-side page: what its address asks for, and what its template is given. */

/** Rows a page: more and a phone takes its time; fewer and one turns pages all the time. */
export const PAGE_SIZE = 100;

const FILTERS = ['all', 'divergent', 'flagged', 'unreviewed', 'changed'] as const satisfies UnitFilter[];

const Query = z.object({
  show: z.enum(FILTERS).catch('all'),
  /** Only units with a finding of this family, or of the check of this id. */
  family: z.enum(FAMILIES).optional().catch(undefined),
  check: z.string().max(40).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  hints: z.literal('1').optional().catch(undefined),
  /** The version whose differences from the one before it in the same language are shown. */
  diff: z.string().max(40).optional().catch(undefined),
});

export type DocumentQuery = z.infer<typeof Query>;

export function readQuery(query: unknown): DocumentQuery {
  return Query.parse(query ?? {});
}

/** The query of an address on this site (`/documents/3?show=divergent`). */
export function queryOfPath(path: string): DocumentQuery {
  return readQuery(Object.fromEntries(new URL(path, 'http://localhost').searchParams));
}

/** The page's address with some of its parameters changed; those that say nothing are left out. */
export function addressOf(documentId: number, query: Partial<DocumentQuery>): string {
  const { show, family, check, page, hints, diff } = query;
  const params = new URLSearchParams();
  if (show && show !== 'all') params.set('show', show);
  if (family && !check) params.set('family', family);
  if (check) params.set('check', check);
  if (diff) params.set('diff', diff);
  if (hints) params.set('hints', hints);
  if (page && page > 1) params.set('page', String(page));
  return `/documents/${documentId}${params.size > 0 ? `?${params}` : ''}`;
}

/** The row of a unit, on the page that shows all units. */
export function rowAddress(documentId: number, position: number): string {
  return `${addressOf(documentId, { page: Math.floor(position / PAGE_SIZE) + 1 })}#u${position + 1}`;
}

/** The types of finding that the query asks for; undefined where it doesn't. */
export function typesOf({ check, family }: DocumentQuery, counts: UnitCounts): string[] | undefined {
  if (check) return [check];
  return family && Object.keys(counts.types).filter((type) => familyOf(type) === family);
}

export function pairOf(document: DocumentSummary, { diff }: DocumentQuery): [LanguageTag, LanguageTag] | null {
  return sameLanguagePairs(document.versions.map(({ tag }) => tag)).find(([, tag]) => tag === diff) ?? null;
}

/** The bar: what is confirmed, what of the rest diverges, and what remains; in hundredths of the whole. */
export function stateView({ units, confirmed, divergent, flagged }: DocumentSummary) {
  const share = (count: number): number => (units === 0 ? 0 : Math.round((1000 * count) / units) / 10);
  const done = share(confirmed);
  const open = Math.min(share(divergent), 100 - done);
  return { units, confirmed, divergent, flagged, done, open };
}

export function chips(document: DocumentSummary, counts: UnitCounts, query: DocumentQuery, wording: Wording) {
  const { id } = document;
  const rest = { hints: query.hints, diff: query.diff };
  const inside = query.check ? familyOf(query.check) : query.family;
  return {
    // That no revision has changed anything is the usual case, and nothing to be told of.
    filters: FILTERS.filter((show) => show !== 'changed' || counts.filters.changed || query.show === show).map(
      (show) => ({
        name: wording.t(`filter.${show}`),
        count: counts.filters[show],
        href: addressOf(id, { ...rest, show }),
        current: query.show === show && !inside,
      }),
    ),
    families: FAMILIES.filter((family) => counts.groups[family] || family === inside).map((family) => ({
      name: wording.t(`family.${family}`),
      family,
      count: counts.groups[family] ?? 0,
      // Pressed again, it lets go.
      href: addressOf(id, query.family === family && !query.check ? rest : { ...rest, family }),
      current: inside === family,
    })),
    /** Of the family that was chosen. */
    checks: Object.entries(counts.types)
      .filter(([check]) => familyOf(check) === inside)
      .map(([check, count]) => ({
        name: checkName(check, wording),
        count,
        href: addressOf(id, query.check === check ? { ...rest, family: familyOf(check) } : { ...rest, check }),
        current: query.check === check,
      })),
    toggles: [
      {
        name: wording.t('filter.hints'),
        href: addressOf(id, { ...query, page: 1, hints: query.hints ? undefined : '1' }),
        current: query.hints !== undefined,
      },
      ...sameLanguagePairs(document.versions.map(({ tag }) => tag)).map(([tag, other]) => ({
        name: wording.t('filter.diff', { tag, other }),
        href: addressOf(id, { ...query, diff: query.diff === other ? undefined : other }),
        current: query.diff === other,
      })),
    ],
  };
}

/** Rows, each divergent one with a link to the next: on this page, else at the top of the next one. */
export function rows(
  units: readonly StoredUnit[],
  document: DocumentSummary,
  query: DocumentQuery,
  nextPage: string | null,
  wording: Wording,
): UnitView[] {
  const pair = pairOf(document, query);
  const views = units.map((unit) =>
    unitView(unit, { versions: document.versions, wording, hints: query.hints !== undefined, pair }),
  );
  let next = nextPage ? `${nextPage}#units` : undefined;
  for (const view of views.toReversed()) {
    if (!view.divergent) continue;
    if (next !== undefined) view.next = next;
    next = `#${view.anchor}`;
  }
  return views;
}

export function pager(documentId: number, query: DocumentQuery, total: number, wording: Wording) {
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(query.page, pages);
  const to = (number: number): string | null =>
    number >= 1 && number <= pages ? addressOf(documentId, { ...query, page: number }) : null;
  const first = (page - 1) * PAGE_SIZE + 1;
  return {
    several: pages > 1,
    page,
    previous: to(page - 1),
    next: to(page + 1),
    text: wording.t('pager.place', { first, last: Math.min(total, page * PAGE_SIZE), count: total }),
    /** The same with places for figures, for the script. */
    pattern: wording
      .t('pager.place', { first: 1, last: 2, count: 3 })
      .replace(/[123]/gu, (figure) => `{${['first', 'last', 'count'][Number(figure) - 1]}}`),
    index: first - 1,
    total,
  };
}
