import { countsAsError } from '../review/mqm.js';
import type { Band, BlameCount } from '../store/overview.js';
import type { DocumentSummary, StoredFlag, StoredUnit } from '../store/types.js';
import { versionCode, type Wording } from '../wording.js';
import { longDate } from './dates.js';
import { flagView } from './flag-view.js';
import { textDirection } from './language.js';
import { mqmView } from './mqm-view.js';
import { blameChart, confidenceChart, lengthChart, progressChart } from './overview-view.js';
import { type UnitView, type UnitViewOptions, unitView } from './unit-view.js';

/** What the report's templates are given. */

export interface ReportFacts {
  document: DocumentSummary;
  bands: readonly Band[];
  blame: readonly BlameCount[];
  flags: readonly (StoredFlag & { position: number })[];
  made: Date;
  /** Tercet's. */
  version: string;
}

export function reportView({ document, bands, blame, flags, made, version }: ReportFacts, wording: Wording) {
  const { t, lang } = wording;
  const counted = flags.filter(({ status }) => countsAsError(status));
  const number = new Intl.NumberFormat(lang);
  return {
    ...{ lang, wording, title: document.title },
    made: t('report.made', { date: longDate(made.toISOString(), lang), version }),
    madeAt: made.toISOString().slice(0, 10),
    versions: document.versions.map((one) => ({
      code: versionCode(one.tag),
      name: wording.languageName(one.tag),
      file: one.name,
      dir: textDirection(one.tag),
      source: one.isSource,
      words: number.format(one.words),
      sentences: number.format(one.sentences),
    })),
    summary: [
      t('report.units', { count: document.units }),
      t('report.confirmed', { count: document.confirmed }),
      counted.length > 0 ? t('report.flags', { count: counted.length }) : t('report.no-flags'),
      t('report.findings', { count: document.divergent }),
    ],
    progress: progressChart(bands, wording),
    mqm: mqmView(document, flags, wording),
    blame: blameChart(document, blame, wording),
    length: lengthChart(document, bands, wording),
    confidence: confidenceChart(document, bands, wording),
    anyFlags: counted.length > 0,
  };
}

/** A unit with its flags that count: marked, whatever became of them since. */
export function flaggedView(unit: StoredUnit, options: UnitViewOptions) {
  const flags = unit.flags.filter(({ status }) => countsAsError(status));
  const marked = flags.map((flag): StoredFlag => ({ ...flag, status: 'open' }));
  const { cells, number } = unitView({ ...unit, flags: marked, flagParts: [], divergences: [] }, options);
  return {
    ...{ cells, number, columns: columnsOf(cells) },
    flags: flags.map((flag) => flagView(flag, unit, options.versions, options.wording)),
  };
}

/** A unit with the findings that nobody has decided yet; null where there are none. */
export function findingsView(unit: StoredUnit, options: UnitViewOptions) {
  const divergences = unit.divergences.filter((found) => !found.hint && !found.dismissed && !found.confirmed);
  if (divergences.length === 0) return null;
  const { cells, number, findings } = unitView({ ...unit, flags: [], flagParts: [], divergences }, options);
  return { cells, number, columns: columnsOf(cells), findings };
}

/** Side by side as far as a page of paper allows, else under each other. */
const columnsOf = (cells: UnitView['cells']): string => (cells.length <= 4 ? `columns-${cells.length}` : 'stacked');
