import { directionOf, languageName } from '../direction.js';
import { flagLine } from '../flags/flag-line.js';
import { isPending } from '../flags/flag-status.js';
import type { ExportContext, ExportUnit, PaperLabels } from '../types.js';
import { type Run, runsOf } from './runs.js';

/*
 * What tables for people who review on paper have in common: a row a unit, with its number, each version, its flags and
 * an empty column to write in.
 */

const ENGLISH: PaperLabels = {
  lang: 'en',
  title: 'For review',
  unit: 'Unit',
  flags: 'Flags',
  remarks: 'Remarks',
};

export const labelsOf = (context: ExportContext): PaperLabels => context.labels ?? ENGLISH;

export interface PaperColumn {
  heading: string;
  /** Of the table's width; all together 1. */
  share: number;
  /** Of the heading and, in a version's column, of the texts. */
  lang: string;
  dir: 'ltr' | 'rtl';
}

/** From three languages on, a page is too narrow for them when it stands upright. */
export const isLandscape = ({ languages }: ExportContext): boolean => languages.length >= 3;

export function paperColumns(context: ExportContext): { unit: PaperColumn; texts: PaperColumn[]; rest: PaperColumn[] } {
  const labels = labelsOf(context);
  const own = { lang: labels.lang, dir: directionOf(labels.lang) };
  const narrow = { unit: 0.06, flags: 0.14, remarks: 0.16 };
  const left = 1 - narrow.unit - narrow.flags - narrow.remarks;
  return {
    unit: { ...own, heading: labels.unit, share: narrow.unit },
    texts: context.languages.map((tag) => ({
      heading: languageName(tag, labels.lang),
      share: left / context.languages.length,
      lang: tag,
      dir: directionOf(tag),
    })),
    rest: [
      { ...own, heading: labels.flags, share: narrow.flags },
      { ...own, heading: labels.remarks, share: narrow.remarks },
    ],
  };
}

/** The page's name, for the title bar and the properties; each document has its own title above its table. */
export const paperTitle = (context: ExportContext): string => context.stem ?? labelsOf(context).title;

export interface PaperRow {
  /** The unit's number, with a check mark where it is confirmed. */
  number: string;
  isHeading: boolean;
  begins: boolean;
  /** By version; marked is what a flag speaks of that somebody still has to do something about. */
  texts: Run[][];
  /** One a line. */
  flags: string[];
}

export function paperRow(unit: ExportUnit, { languages }: ExportContext): PaperRow {
  const spans = unit.flags.filter(({ status }) => isPending(status)).flatMap((flag) => flag.spans);
  return {
    number: `${unit.number}${unit.status === 'confirmed' ? ' ✓' : ''}`,
    isHeading: unit.begins === 'heading',
    begins: unit.begins !== undefined,
    texts: languages.map((tag) => runsOf(tag, unit.texts[tag], spans)),
    flags: [...unit.flags.map(flagLine), ...(unit.notes ?? [])],
  };
}
