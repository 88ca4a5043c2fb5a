import { z } from 'zod';
import { FLAG_STATUSES, type FlagStatus } from '../export/flags/flag-status.js';
import { FLAG_WRITERS } from '../export/flags/flags.js';
import { FLAG_ORDERS, type FlagQuery, type FlagScope } from '../store/flag-list.js';
import { versionCode, type Wording } from '../wording.js';
import { checkName } from './families.js';
import { categoryName } from './flag-view.js';

/** The page of all flags: what its address asks for, and what its form and links are given. */

/** Flags a page. */
export const FLAGS_A_PAGE = 50;

/** What stands in an address for a flag that has none: no version at fault, no check, no name. */
const NONE = '-';
const SEVERITIES = ['critical', 'major', 'minor'] as const;

const text = z.string().max(80).catch('');

const Request = z.object({
  status: z.enum([...FLAG_STATUSES, 'all']).catch('open'),
  severity: z.enum(SEVERITIES).optional().catch(undefined),
  category: text,
  /** At fault. (`lang` is the reader's language, in every address.) */
  version: text,
  document: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
  check: text,
  who: text,
  sort: z.enum(FLAG_ORDERS).catch('place'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

export type FlagRequest = z.infer<typeof Request>;

export const readFlagRequest = (query: unknown): FlagRequest => Request.parse(query ?? {});

const given = (value: string): string | null | undefined => (value === NONE ? null : value || undefined);

/** What the store is asked. */
export function flagQuery({ status, severity, category, version, document, check, who }: FlagRequest): FlagQuery {
  return {
    status: status === 'all' ? undefined : status,
    severity,
    category: category || undefined,
    lang: given(version),
    documentId: document,
    check: given(check),
    who: who === NONE ? '' : who || undefined,
  };
}

/** An address that asks for the same, with some things changed; what says nothing is left out. */
export function flagsAddress(request: FlagRequest, changes: Partial<FlagRequest> = {}, path = '/flags'): string {
  const { status, sort, page, ...rest } = { ...request, page: 1, ...changes };
  const params = new URLSearchParams();
  if (status !== 'open') params.set('status', status);
  for (const [name, value] of Object.entries(rest)) if (value) params.set(name, String(value));
  if (sort !== 'place') params.set('sort', sort);
  if (page > 1) params.set('page', String(page));
  return params.size > 0 ? `${path}?${params}` : path;
}

/** One chip a status, with how many flags it would show. */
export function statusChips(request: FlagRequest, counts: Record<FlagStatus, number>, wording: Wording) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return [...FLAG_STATUSES, 'all' as const].map((status) => ({
    name: wording.t(`flags.status.${status}`),
    count: status === 'all' ? all : counts[status],
    href: flagsAddress(request, { status }),
    current: status === request.status,
  }));
}

interface Choice {
  value: string;
  name: string;
  chosen: boolean;
}

/** The fields that narrow the list, each with what flags really have. */
export function filterFields(request: FlagRequest, scope: FlagScope, wording: Wording) {
  const { t } = wording;
  const field = (name: keyof FlagRequest, values: [string, string][]) => {
    const chosen = String(request[name] ?? '');
    const any: Choice = { value: '', name: t(`flags.any.${name}`), chosen: chosen === '' };
    return {
      name,
      label: t(`flags.by.${name}`),
      choices: [any, ...values.map(([value, shown]) => ({ value, name: shown, chosen: value === chosen }))],
    };
  };
  const firsts = new Set(scope.categories.filter((one) => one.includes('/')).map((one) => one.split('/')[0] ?? one));
  const categories = [...new Set<string>([...firsts, ...scope.categories])].sort();
  return [
    field(
      'severity',
      SEVERITIES.map((one) => [one, t(`severity.${one}`)]),
    ),
    field(
      'category',
      categories.map((one) => [
        one,
        one.includes('/') ? `– ${categoryName(one, wording)}` : categoryName(one, wording),
      ]),
    ),
    field(
      'version',
      scope.langs.map((tag) =>
        tag === null ? [NONE, t('flag.nobody')] : [tag, `${versionCode(tag)} – ${wording.languageName(tag)}`],
      ),
    ),
    field(
      'document',
      scope.documents.map(({ id, title }) => [String(id), title]),
    ),
    field(
      'check',
      scope.checks.map((check) => (check === null ? [NONE, t('flags.no-check')] : [check, checkName(check, wording)])),
    ),
    field(
      'who',
      scope.authors.map((who) => (who === '' ? [NONE, t('flags.nameless')] : [who, who])),
    ),
  ];
}

export const sortChoices = (request: FlagRequest, wording: Wording): Choice[] =>
  FLAG_ORDERS.map((value) => ({ value, name: wording.t(`flags.sort.${value}`), chosen: value === request.sort }));

/** Whether anything narrows the list beside the status. */
export const isNarrowed = ({ severity, category, version, document, check, who }: FlagRequest): boolean =>
  [severity, category, version, document, check, who].some(Boolean);

export function exportLinks(request: FlagRequest) {
  return FLAG_WRITERS.map(({ id }) => ({
    name: id.toUpperCase(),
    href: flagsAddress(request, {}, `/flags/file.${id}`),
  }));
}

export function flagPager(request: FlagRequest, total: number, wording: Wording) {
  const pages = Math.max(1, Math.ceil(total / FLAGS_A_PAGE));
  const { page } = request;
  const to = (number: number) => (number >= 1 && number <= pages ? flagsAddress(request, { page: number }) : null);
  const [first, last] = [(page - 1) * FLAGS_A_PAGE + 1, Math.min(total, page * FLAGS_A_PAGE)];
  return {
    ...{ several: pages > 1, beyond: page > pages ? pages : null, previous: to(page - 1), next: to(page + 1) },
    text: wording.t('pager.place', { first, last, count: total }),
  };
}
