import type { Band, BlameCount, StateCounts } from '../store/overview.js';
import type { DocumentSummary } from '../store/types.js';
import type { LanguageTag } from '../types.js';
import { versionCode, type Wording } from '../wording.js';
import { type MatrixRow, matrix, stackedBar } from './charts/bars.js';
import { type Panel, profile, type Scale, type Step } from './charts/profile.js';
import type { ChartView } from './charts/view.js';
import { addressOf, rowAddress } from './document-view.js';
import { checkName, familyOf } from './families.js';

/** A document's pictures, in the reader's words. */

export const STATES = ['confirmed', 'flagged', 'divergent', 'open'] as const satisfies (keyof StateCounts)[];

/** Columns of the pictures along the text: a phone still shows each. */
export const COLUMNS = 96;

export function countStates(bands: readonly Band[]): StateCounts & { units: number } {
  const counts = { units: 0, confirmed: 0, flagged: 0, divergent: 0, open: 0 };
  for (const band of bands) for (const key of ['units', ...STATES] as const) counts[key] += band[key];
  return counts;
}

export function progressChart(bands: readonly Band[], { t, lang }: Wording): ChartView {
  const counts = countStates(bands);
  const number = new Intl.NumberFormat(lang);
  const share = new Intl.NumberFormat(lang, { style: 'percent' });
  const rows = STATES.map((state) => ({
    ...{ state, name: t(`overview.state.${state}`), count: number.format(counts[state]) },
    share: share.format(counts.units === 0 ? 0 : counts[state] / counts.units),
  }));
  return {
    kind: 'states',
    picture: stackedBar(
      STATES.map((state) => ({ className: state, count: counts[state] })),
      22,
    ),
    summary: t('overview.progress.summary', {
      states: rows.map(({ name, count }) => t('overview.figure', { name, figure: count })),
    }),
    keys: rows.map(({ state, name, count, share: part }) => ({ className: state, name, figure: `${count} · ${part}` })),
    table: {
      caption: t('overview.progress.title'),
      heads: [
        { text: t('overview.progress.state') },
        ...[t('overview.progress.units'), t('overview.progress.share')].map((text) => ({ text, figure: true })),
      ],
      rows: rows.map(({ name, count, share: part }) => ({ head: name, cells: [count, part] })),
    },
  };
}

/** Which version stands alone, check by check; null where nothing was found. */
export function blameChart(
  document: DocumentSummary,
  found: readonly BlameCount[],
  wording: Wording,
): ChartView | null {
  const { t } = wording;
  const format = (count: number) => new Intl.NumberFormat(wording.lang).format(count);
  const culprits: (LanguageTag | null)[] = [...document.versions.map(({ tag }) => tag), null];
  const count = (type: string, culprit: LanguageTag | null): number =>
    found.find((one) => one.type === type && one.culprit === culprit)?.count ?? 0;
  const rows = [...new Set(found.map(({ type }) => type))]
    .map((type) => ({ type, counts: culprits.map((culprit) => count(type, culprit)) }))
    .sort((a, b) => sum(b.counts) - sum(a.counts));
  if (rows.length === 0) return null;
  const totals = culprits.map((_, column) => sum(rows.map(({ counts }) => counts[column] ?? 0)));
  const heads = culprits.map((tag) => (tag === null ? t('overview.blame.nobody') : versionCode(tag)));
  const marked = rows.map(
    ({ type, counts }): MatrixRow => ({ name: checkName(type, wording), className: familyOf(type), counts }),
  );
  return {
    kind: 'blame',
    picture: matrix(
      heads.map((name, index) => ({ name, sum: format(totals[index] ?? 0) })),
      marked,
      format,
    ),
    summary: t('overview.blame.summary', {
      figures: heads.map((name, index) => `${name} ${format(totals[index] ?? 0)}`),
    }),
    table: {
      caption: t('overview.blame.title'),
      heads: [
        { text: t('overview.blame.check') },
        ...[...heads, t('overview.blame.total')].map((text) => ({ text, figure: true })),
      ],
      rows: [
        ...rows.map(({ type, counts }) => ({
          head: checkName(type, wording),
          href: addressOf(document.id, { check: type }),
          cells: [...counts, sum(counts)].map(format),
        })),
        { head: t('overview.blame.all'), cells: [...totals, sum(totals)].map(format) },
      ],
    },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Added to both lengths, in characters, so that a heading of two words doesn't look like a loss. */
const SMOOTHING = 15;

/**
 * How long each version is against the first (the source, where the document has one), as a multiple of what it is over
 * the whole text: 1 is as everywhere, 0 is missing.
 */
export function lengthRatios(bands: readonly Band[], reference: number, version: number): number[] {
  const total = (index: number): number => sum(bands.map(({ lengths }) => lengths[index] ?? 0));
  const usual = total(version) / Math.max(1, total(reference)) || 1;
  return bands.map(({ lengths }) => {
    const [own, other] = [(lengths[version] ?? 0) / usual, lengths[reference] ?? 0];
    return own === 0 && other > 0 ? 0 : (own + SMOOTHING) / (other + SMOOTHING);
  });
}

/** Null for a document with nothing to compare with. */
export function lengthChart(document: DocumentSummary, bands: readonly Band[], wording: Wording): ChartView | null {
  const { t } = wording;
  const { versions } = document;
  const reference = Math.max(
    0,
    versions.findIndex(({ isSource }) => isSource),
  );
  const others = versions.map((_, index) => index).filter((index) => index !== reference);
  if (others.length === 0 || bands.length === 0) return null;
  const ratios = others.map((version) => lengthRatios(bands, reference, version));
  const base = versionCode(versions[reference]?.tag ?? '');
  const codes = others.map((version) => versionCode(versions[version]?.tag ?? ''));
  const figure = new Intl.NumberFormat(wording.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return {
    kind: 'lengths',
    note: t('overview.length.note', { base }),
    picture: profile(
      others.map((_, index): Panel => ({ name: codes[index] ?? '', series: [ratioSteps(bands, ratios[index] ?? [])] })),
      RATIOS,
      72,
      endsOf(bands, wording),
    ),
    summary: t('overview.length.summary', { versions: codes, base }),
    keys: ['longer', 'shorter', 'gone'].map((className) => ({ className, name: t(`overview.length.${className}`) })),
    table: alongTable(document.id, bands, t('overview.length.title'), codes, wording, (index) =>
      ratios.map((of) => figure.format(of[index] ?? 1)),
    ),
  };
}

/** From half to twice as long as usual, by equal steps of proportion. */
const RATIOS: Scale = {
  ...{ base: 0, low: -1, high: 1 },
  lines: [
    { value: 1, text: '×2' },
    { value: 0, text: '×1', className: 'base' },
    { value: -1, text: '×½' },
  ],
};

function ratioSteps(bands: readonly Band[], ratios: readonly number[]): Step[] {
  return bands.map(({ units }, index) => {
    const ratio = ratios[index] ?? 1;
    if (ratio === 0) return { weight: units, value: RATIOS.low, className: 'gone' };
    return { weight: units, value: Math.log2(ratio), className: ratio < 1 ? 'shorter' : 'longer' };
  });
}

/** Where the aligner was sure, and where not: up, its confidence; down, how many units it doubts. */
export function confidenceChart(document: DocumentSummary, bands: readonly Band[], wording: Wording): ChartView | null {
  const { t, lang } = wording;
  if (bands.length === 0) return null;
  const figure = new Intl.NumberFormat(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  // Cut, not rounded: 1 is said only of what is entirely sure.
  const shown = (score: number) => figure.format(Math.floor(score * 100 + 1e-9) / 100);
  const number = new Intl.NumberFormat(lang);
  const units = sum(bands.map((band) => band.units));
  const mean = sum(bands.map((band) => band.units * band.confidence.mean)) / units;
  const doubtful = sum(bands.map(({ confidence }) => confidence.doubtful));
  const lines = [1, HALF, 0].map((value) => ({
    value,
    text: number.format(value),
    className: value === 0 ? 'base' : '',
  }));
  const columns = ['mean', 'doubt'].map((key) => t(`overview.confidence.${key}`));
  return {
    kind: 'confidence',
    picture: profile(
      [{ name: '', series: [bands.map(surely), doubts(bands)] }],
      { base: 0, low: -DOWN, high: 1, lines },
      120,
      endsOf(bands, wording),
    ),
    summary: t('overview.confidence.summary', { mean: shown(mean), count: doubtful }),
    keys: ['sure', 'doubt'].map((className, index) => ({ className, name: columns[index] ?? '' })),
    table: alongTable(document.id, bands, t('overview.confidence.title'), columns, wording, (index) => {
      const { confidence } = bands[index] ?? {};
      return [shown(confidence?.mean ?? 0), number.format(confidence?.doubtful ?? 0)];
    }),
  };
}

const HALF = 0.5;
/** How far down the longest column of doubt reaches. */
const DOWN = 0.35;

const surely = ({ units, confidence }: Band): Step => ({ weight: units, value: confidence.mean, className: 'sure' });

function doubts(bands: readonly Band[]): Step[] {
  const shares = bands.map(({ units, confidence }) => confidence.doubtful / units);
  const most = Math.max(...shares);
  return bands.map(({ units }, index) => {
    const share = shares[index] ?? 0;
    return { weight: units, value: share === 0 ? 0 : (-DOWN * share) / most, className: share === 0 ? '' : 'doubt' };
  });
}

/** The numbers of the first and the last unit. */
function endsOf(bands: readonly Band[], { lang }: Wording): [string, string] {
  const number = new Intl.NumberFormat(lang);
  return [number.format(1), number.format(sum(bands.map(({ units }) => units)))];
}

/** A row for each stretch of the text, with a link to where it begins. */
function alongTable(
  documentId: number,
  bands: readonly Band[],
  caption: string,
  columns: readonly string[],
  wording: Wording,
  cells: (index: number) => string[],
): ChartView['table'] {
  return {
    caption,
    heads: [{ text: wording.t('overview.units') }, ...columns.map((text) => ({ text, figure: true }))],
    rows: bands.map((band, index) => ({
      head: placeName(band, wording),
      href: rowAddress(documentId, band.first),
      cells: cells(index),
    })),
  };
}

/** "Units 4–6", by their numbers as readers count. */
export function placeName({ first, units }: Pick<Band, 'first' | 'units'>, { t }: Wording): string {
  return units === 1
    ? t('map.place-one', { number: first + 1 })
    : t('map.place', { first: first + 1, last: first + units });
}
