import type { LanguageTag } from '../../types.js';
import { flagLine } from '../flags/flag-line.js';
import { isPending } from '../flags/flag-status.js';
import { joined } from '../joined.js';
import { type Pair, pairsWithSource } from '../pairs.js';
import { rounded } from '../score.js';
import { sentenceStarts } from '../sentence-starts.js';
import type { ExportContext, ExportUnit } from '../types.js';
import { xmlText } from '../xml.js';

/** The source's language, and the target's where there is one. */
export type Sides = Pair | readonly [LanguageTag];

/** A unit as both versions of XLIFF need it. */
export interface XliffUnit {
  source: string;
  /** '' where there is no translation. */
  target: string;
  state: 'initial' | 'translated' | 'reviewed' | 'final';
  flagged: boolean;
  /** The flags, one a note, and the remarks of the file that it came from. */
  flags: { line: string; appliesTo: 'source' | 'target' | null; priority: number }[];
  notes: readonly string[];
  /** What Tercet alone knows of the unit, as an element's content. */
  own: [name: string, value: string][];
}

const PRIORITY = { critical: 1, major: 2, minor: 5 } as const;

/**
 * `initial`: not translated. `translated`: nobody has looked at it, or it has a flag that is open or accepted. `reviewed`:
 * confirmed, but flagged again since. `final`: confirmed, and nothing is left to be done.
 */
function stateOf({ status }: ExportUnit, target: string, flagged: boolean): XliffUnit['state'] {
  if (target === '') return 'initial';
  if (status === 'unreviewed') return 'translated';
  return flagged ? 'reviewed' : 'final';
}

/** Null where there is no text in either language. */
export function xliffUnit(unit: ExportUnit, [sourceTag, targetTag]: Sides): XliffUnit | null {
  const text = (tag: LanguageTag | undefined): string =>
    tag === undefined ? '' : xmlText(joined(tag, unit.texts[tag]));
  const [source, target] = [text(sourceTag), text(targetTag)];
  if (source === '' && target === '') return null;
  const flagged = unit.flags.some(({ status }) => isPending(status));
  const side = (lang: LanguageTag | null) => (lang === sourceTag ? 'source' : lang === targetTag ? 'target' : null);
  const starts = (tag: LanguageTag | undefined): string =>
    tag === undefined ? '' : sentenceStarts(tag, unit.texts[tag]);
  const own: [string, string][] = [
    ['document', xmlText(unit.documentId)],
    ['paragraph', unit.begins ?? ''],
    // Of what isn't translated, or was flagged again since, the state doesn't say it in both versions of XLIFF.
    ['status', unit.status === 'confirmed' && (target === '' || flagged) ? 'confirmed' : ''],
    ['confidence', String(rounded(unit.confidence))],
    ['agreement', String(rounded(unit.agreement))],
    ['sentences.source', starts(sourceTag)],
    ['sentences.target', starts(targetTag)],
  ];
  return {
    ...{ source, target, flagged },
    state: stateOf(unit, target, flagged),
    flags: unit.flags
      .filter(({ lang }) => lang === null || side(lang) !== null)
      .map((flag) => ({ line: flagLine(flag), appliesTo: side(flag.lang), priority: PRIORITY[flag.severity] })),
    notes: unit.notes ?? [],
    own: own.filter(([, value]) => value !== ''),
  };
}

/** The source with each other language; the source by itself where it is the only one. */
export function sidesOf(context: ExportContext, format: string): Sides[] {
  const [only, ...others] = context.languages;
  return only !== undefined && others.length === 0 ? [[only]] : pairsWithSource(context, format);
}
