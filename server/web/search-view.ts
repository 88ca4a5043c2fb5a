import { ALL_CHECKS } from '../compare/checks.js';
import { counterpartsOf } from '../compare/counterparts.js';
import { isPending } from '../export/flags/flag-status.js';
import { type FoundUnit, SEARCH_STATES } from '../store/search.js';
import type { StoredSentence } from '../store/types.js';
import type { DivergenceSpan, LanguageTag } from '../types.js';
import { versionCode, type Wording } from '../wording.js';
import { rowAddress } from './document-view.js';
import { checkName } from './families.js';
import { textDirection } from './language.js';
import { primary } from './same-language.js';
import { type HitLine, LINE_ORDERS, narrowed } from './search-lines.js';
import { type SearchRequest, searchAddress } from './search-request.js';
import { segmentsOf } from './segments.js';

/** What the template of the search page is given. */

interface Choice {
  value: string;
  name: string;
  chosen: boolean;
}

const choices = (values: readonly { value: string; name: string }[], chosen: string | undefined): Choice[] =>
  values.map((one) => ({ ...one, chosen: one.value === chosen }));

/** Languages that several versions are in come first as a whole: `fr`, and then `fr` alone isn't offered again. */
function versionChoices(tags: readonly LanguageTag[], wording: Wording): { value: string; name: string }[] {
  const named = (value: string) => ({ value, name: `${versionCode(value)} – ${wording.languageName(value)}` });
  const values = new Set(
    tags.flatMap((tag) => [
      ...(tags.some((other) => other !== tag && primary(other) === primary(tag)) ? [primary(tag)] : []),
      tag,
    ]),
  );
  return [...values].map(named);
}

/** The form, filled in with what was asked for. */
export function formView(
  request: SearchRequest,
  { documents, tags }: { documents: { id: number; title: string }[]; tags: LanguageTag[] },
  wording: Wording,
) {
  const { t } = wording;
  const versions = [{ value: '', name: t('search.any') }, ...versionChoices(tags, wording)];
  const has = ['has', 'lacks'].map((value) => ({ value, name: t(`search.${value}`) }));
  const states = SEARCH_STATES.map((value) => ({ value, name: t(`search.state.${value}`) }));
  const checks = ALL_CHECKS.map(({ id }) => ({ value: id, name: checkName(id, wording) }));
  return {
    ...{ q: request.q, exact: request.forms === 'exact', view: request.view, sort: request.sort },
    versions: choices(versions, request.in),
    /** Those that were filled in, and an empty one. */
    rows: [...request.rows, { tag: request.in || (tags[0] ?? ''), has: false, words: '' }].map((row, n) => ({
      ...{ number: n + 1, words: row.words },
      versions: choices(versions, row.tag),
      has: choices(has, row.has ? 'has' : 'lacks'),
    })),
    documents: choices(
      documents.map(({ id, title }) => ({ value: String(id), name: title })),
      String(request.document ?? ''),
    ),
    states: choices(states, request.state),
    checks: choices(checks, request.check),
    narrowed: request.rows.length > 0 || Boolean(request.document || request.state || request.check),
  };
}

/** Found units that follow each other in one document, as a sheet. */
export function sheets(found: readonly FoundUnit[], wording: Wording) {
  const byDocument = new Map<number, FoundUnit[]>();
  for (const one of found) byDocument.set(one.document.id, [...(byDocument.get(one.document.id) ?? []), one]);
  return [...byDocument.values()].map((units) => {
    const { id, title, tags } = (units[0] as FoundUnit).document;
    return {
      ...{ id, title, many: tags.length > 4 },
      versions: tags.map((tag) => ({ code: versionCode(tag), name: wording.languageName(tag) })),
      units: units.map(foundView),
    };
  });
}

function foundView({ unit, document, hits }: FoundUnit) {
  const { tags } = document;
  const counterparts = counterpartsOf(tags, unit.sides, hits);
  return {
    number: unit.position + 1,
    anchor: `d${document.id}-u${unit.position + 1}`,
    href: rowAddress(document.id, unit.position),
    confirmed: unit.confirmedAt !== null,
    divergent: unit.divergences.some(({ hint, dismissed }) => !hint && !dismissed),
    flagged: unit.flags.some(({ status }) => isPending(status)),
    cells: tags.map((tag, index) => {
      const sentences = unit.sides[index] ?? [];
      return {
        ...{ tag, code: versionCode(tag), dir: textDirection(tag), kind: sentences[0]?.kind ?? 'none' },
        sentences: sentences.map((sentence, place) => ({
          index: place,
          opensParagraph: place > 0 && sentence.opensParagraph,
          pieces: pieces(sentence, ofSentence(hits, tag, place), ofSentence(counterparts, tag, place)),
        })),
      };
    }),
  };
}

const ofSentence = (spans: readonly DivergenceSpan[], tag: LanguageTag, sentence: number): DivergenceSpan[] =>
  spans.filter((span) => span.lang === tag && span.sentence === sentence);

function pieces({ text }: StoredSentence, hits: readonly DivergenceSpan[], counterparts: readonly DivergenceSpan[]) {
  const marked = [
    ...hits.map(({ start, end }) => ({ start, end, mark: 'hit' })),
    ...counterparts.map(({ start, end }) => ({ start, end, mark: 'counterpart' })),
  ];
  return segmentsOf(text, marked).map((segment) => {
    const className = segment.marks.includes('hit') ? 'hit' : segment.marks[0];
    return { text: segment.text, ...(className ? { mark: { className } } : {}) };
  });
}

export const lineView = (line: HitLine) => ({
  ...narrowed(line),
  number: line.position + 1,
  code: versionCode(line.lang),
  dir: textDirection(line.lang),
  href: rowAddress(line.documentId, line.position),
});

/** The ways to look at what was found. */
export function viewChips(request: SearchRequest, { t }: Wording) {
  return {
    views: (['units', 'lines'] as const).map((view) => ({
      name: t(`search.view.${view}`),
      href: searchAddress(request, { view, page: 1 }),
      current: request.view === view,
    })),
    orders:
      request.view === 'lines'
        ? LINE_ORDERS.map((sort) => ({
            name: t(`search.sort.${sort}`),
            href: searchAddress(request, { sort, page: 1 }),
            current: request.sort === sort,
          }))
        : [],
  };
}

export function pagerView(request: SearchRequest, size: number, total: number, { t }: Wording) {
  const pages = Math.max(1, Math.ceil(total / size));
  const to = (page: number): string | null => (page >= 1 && page <= pages ? searchAddress(request, { page }) : null);
  const first = (request.page - 1) * size + 1;
  return {
    several: pages > 1,
    previous: to(request.page - 1),
    next: to(request.page + 1),
    text: t('pager.place', { first, last: Math.min(total, request.page * size), count: total }),
  };
}
