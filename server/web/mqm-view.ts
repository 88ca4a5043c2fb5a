import type { Kysely } from 'kysely';
import { countsAsError, type MqmScore, mqmScores, PENALTY } from '../review/mqm.js';
import { flagsOf } from '../store/overview.js';
import type { Database } from '../store/tables.js';
import type { DocumentSummary, StoredFlag } from '../store/types.js';
import type { Severity } from '../types.js';
import { versionCode, type Wording } from '../wording.js';
import { type BarRow, barRows } from './charts/bars.js';
import type { ChartView, TableView } from './charts/view.js';
import { categoryName } from './flag-view.js';

/** The MQM score of each version: in the line under a document's title, as a picture, and as tables. */

export const SEVERITIES: readonly Severity[] = ['minor', 'major', 'critical'];

type Scored = Pick<StoredFlag, 'lang' | 'severity' | 'status' | 'category'>;

export const scoresOf = ({ versions }: DocumentSummary, flags: readonly Scored[]): MqmScore[] =>
  mqmScores(
    versions,
    flags.filter(({ status }) => countsAsError(status)),
  );

/** `EN 1.2`, a version each; null where no flag counts yet: nothing was found is not the same as nothing looked for. */
export async function mqmLine(db: Kysely<Database>, document: DocumentSummary, wording: Wording) {
  const scores = scoresOf(document, await flagsOf(db, document.id));
  if (scores.every(({ penalty }) => penalty === 0)) return null;
  const href = `/documents/${document.id}/overview#mqm`;
  return {
    href,
    scores: scores.map(({ lang, per1000 }) => ({ code: versionCode(lang), points: points(per1000, wording) })),
  };
}

export function points(per1000: number | null, { lang }: Wording): string {
  return per1000 === null ? '–' : new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(per1000);
}

export function mqmView(document: DocumentSummary, flags: readonly Scored[], wording: Wording) {
  const { t } = wording;
  const counted = flags.filter(({ status }) => countsAsError(status));
  const scores = scoresOf(document, flags);
  const unblamed = counted.filter(({ lang }) => lang === null).length;
  return {
    any: counted.length > 0,
    unblamed: unblamed > 0 ? t('mqm.unblamed', { count: unblamed }) : '',
    scores: scoreChart(scores, wording),
    categories: categoryTable(document, counted, wording),
  };
}

function scoreChart(scores: readonly MqmScore[], wording: Wording): ChartView {
  const { t } = wording;
  const rows = scores.map((score): BarRow => {
    const per = score.words > 0 ? 1000 / score.words : 0;
    return {
      name: versionCode(score.lang),
      figure: points(score.per1000, wording),
      pieces: SEVERITIES.map((s) => ({ className: s, value: per * PENALTY[s] * score.errors[s] })),
    };
  });
  const figures = scores.map((score) => `${versionCode(score.lang)} ${points(score.per1000, wording)}`);
  return {
    kind: 'penalties',
    picture: barRows(rows),
    summary: t('mqm.summary', { points: figures }),
    keys: SEVERITIES.map((s) => ({ className: s, name: t(`mqm.${s}`) })),
    table: scoreTable(scores, wording),
  };
}

function scoreTable(scores: readonly MqmScore[], wording: Wording): TableView {
  const { t, lang } = wording;
  const number = new Intl.NumberFormat(lang);
  const share = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const heads = [...SEVERITIES, 'words', 'penalty', 'per1000', 'score'].map((key) => t(`mqm.${key}`));
  return {
    caption: t('mqm.caption'),
    heads: [{ text: t('mqm.version') }, ...heads.map((text) => ({ text, figure: true }))],
    rows: scores.map(({ lang: tag, errors, words, penalty, per1000, score }) => ({
      head: `${versionCode(tag)} ${wording.languageName(tag)}`,
      cells: [
        ...[...SEVERITIES.map((s) => errors[s]), words, penalty].map((count) => number.format(count)),
        points(per1000, wording),
        score === null ? '–' : share.format(score),
      ],
    })),
  };
}

/** Errors by category and version. */
function categoryTable({ versions }: DocumentSummary, counted: readonly Scored[], wording: Wording): TableView {
  const { t } = wording;
  const number = new Intl.NumberFormat(wording.lang);
  const columns = [...versions.map(({ tag }) => tag), null];
  const used = columns.filter((tag) => tag !== null || counted.some((flag) => flag.lang === null));
  const categories = [...new Set(counted.map(({ category }) => category))].sort();
  return {
    caption: t('mqm.by-category'),
    heads: [
      { text: t('mqm.category') },
      ...used.map((tag) => ({ text: tag === null ? t('mqm.nobody') : versionCode(tag), figure: true })),
    ],
    rows: categories.map((category) => ({
      head: categoryName(category, wording),
      cells: used.map((tag) => number.format(counted.filter((f) => f.category === category && f.lang === tag).length)),
    })),
  };
}
