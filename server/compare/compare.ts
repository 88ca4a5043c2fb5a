import { type AnalysedVersion, analyse, held } from '../analyse/analyse.js';
import { type Glossary, glossaryOf } from '../lexicon/glossary.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { lexiconsWith, type Term } from '../lexicon/overlay.js';
import type { CheckSettings, Comparison, Divergence, LanguageTag, Unit } from '../types.js';
import { ALIKE, agreementOf } from './agreement.js';
import type { Check, CheckInfo, DocumentPass, UnitSide, UnitView } from './check.js';
import { CHECKS, DOCUMENT_CHECKS } from './checks.js';
import { freedomsOf } from './freedom.js';
import { gapsOf } from './gaps.js';
import { scales } from './lengths.js';
import { matchItems } from './matching/matching.js';

const strongestFirst = (a: Divergence, b: Divergence): number =>
  Number(a.hint ?? false) - Number(b.hint ?? false) || b.confidence - a.confidence;

/** What a comparison goes by, beside the texts. */
export interface ComparisonOptions {
  checks?: CheckSettings;
  /** The version that the others were translated from. */
  source?: LanguageTag | null;
  /** The user's: those of glossaries are to be used. */
  terms?: readonly Term[];
  /**
   * What is known of units already, by their number; null where nothing is. These aren't compared, but what shows over
   * the whole document only is looked for in them too.
   */
  known?: readonly (Comparison | null)[];
}

/** The checks that are to run, each with how its findings are shown. */
function chosen<C extends CheckInfo>(checks: readonly C[], settings: CheckSettings): { check: C; quiet: boolean }[] {
  return checks.flatMap((check) => {
    const setting = settings[check.id] ?? check.byDefault ?? 'on';
    return setting === 'off' ? [] : [{ check, quiet: setting === 'quiet' }];
  });
}

const asHint = (divergence: Divergence): Divergence => ({ ...divergence, hint: true });

function compareUnit(unit: UnitView, checks: ReturnType<typeof chosen<Check>>): Comparison {
  const divergences = checks
    .flatMap(({ check, quiet }) => (quiet ? check.find(unit).map(asHint) : check.find(unit)))
    .sort(strongestFirst);
  return { ...agreementOf(unit, divergences), divergences };
}

/** Lexicons and glossary of a set of terms, made once, however many units come one by one. */
const made = new WeakMap<readonly Term[], { lexicon: (tag: LanguageTag) => Lexicon; glossary: Glossary | null }>();

const NO_TERMS: readonly Term[] = [];

function knownOf(terms: readonly Term[]) {
  let own = made.get(terms);
  if (!own) {
    own = { lexicon: lexiconsWith(terms), glossary: glossaryOf(terms) };
    made.set(terms, own);
  }
  return own;
}

/** In words. No sentence of a language is as long: the text has no full stops, or is no language. */
const TOO_LONG = 3000;

/** Words are looked for among all others of their unit, which would take minutes here. */
const isTooLong = ({ sentences }: UnitSide): boolean =>
  sentences.reduce((words, { types }) => words + types.length, 0) > TOO_LONG;

/** What is said of a unit that is too long to be compared: only which versions have it. */
function notCompared(sides: readonly UnitSide[]): Comparison {
  const present = sides.filter(({ sentences }) => sentences.length > 0).length / sides.length;
  return { agreement: present, parts: { ...ALIKE, findings: 1, present }, divergences: [] };
}

const OF_DOCUMENT: ReadonlySet<string> = new Set(DOCUMENT_CHECKS.map(({ id }) => id));

/** What was said of a unit by itself. */
const withoutDocument = (comparison: Comparison): Comparison => ({
  ...comparison,
  divergences: comparison.divergences.filter(({ type }) => !OF_DOCUMENT.has(type)),
});

/** What is asked of a unit that isn't compared. */
const NOT_MATCHED: UnitView['items'] = new Map();

/** Runs the checks on every unit of a document. Pure; linear in the text. */
export function compareUnits(
  versions: AnalysedVersion[],
  units: readonly Unit[],
  { checks: settings = {}, source = null, terms = NO_TERMS, known = [] }: ComparisonOptions = {},
  progress: (done: number) => void = () => {},
): Comparison[] {
  const scale = scales(versions);
  const freedoms = freedomsOf(versions, units);
  const gaps = gapsOf(units);
  const checks = chosen(CHECKS, settings);
  const { glossary } = knownOf(terms);
  const passes = chosen(units.length > 1 ? DOCUMENT_CHECKS : [], settings).map(({ check, quiet }) => ({
    pass: check.begin({ versions, source, glossary }),
    quiet,
  }));
  const compared = units.map((unit, u) => {
    const before = known[u] ?? null;
    const sides = versions.map((version, v) => {
      const { start, end } = unit.sides[v] ?? { start: 0, end: 0 };
      const own = version.sentences.slice(start, end);
      const sentences = before ? own : own.map(held);
      const length = sentences.reduce((sum, s) => sum + s.length, 0) * (scale[v] as number);
      return { tag: version.tag, version, sentences, first: start, length };
    });
    if (u % 100 === 0) progress(u / units.length);
    if (sides.some(isTooLong)) return notCompared(sides);
    const filled = sides.filter((side) => side.sentences.length > 0);
    const items = before ? NOT_MATCHED : matchItems(filled);
    const gap = gaps[u] ?? null;
    const view: UnitView = { sides, items, gap, freedoms, confidence: unit.confidence, source, glossary };
    for (const { pass } of passes) pass.see(view, u);
    return before ? withoutDocument(before) : compareUnit(view, checks);
  });
  for (const { pass, quiet } of passes) addFindings(compared, pass, quiet);
  return compared;
}

/** What shows over the whole document says nothing of how far a unit's versions agree. */
function addFindings(compared: readonly Comparison[], pass: DocumentPass, quiet: boolean): void {
  const changed = new Set<Comparison>();
  for (const [number, divergence] of pass.findings()) {
    const comparison = compared[number] as Comparison;
    comparison.divergences.push(quiet ? asHint(divergence) : divergence);
    changed.add(comparison);
  }
  for (const { divergences } of changed) divergences.sort(strongestFirst);
}

/** Compares the texts of one unit that came without a document around it. */
export function compareTexts(
  texts: Record<LanguageTag, readonly string[]>,
  options: ComparisonOptions = {},
): Comparison {
  const { lexicon } = knownOf(options.terms ?? NO_TERMS);
  const versions = Object.entries(texts).map(([tag, sentences]) =>
    analyse(
      tag,
      sentences.map((text) => ({ text })),
      lexicon(tag),
    ),
  );
  const unit = { sides: versions.map(({ sentences }) => ({ start: 0, end: sentences.length })), confidence: 1 };
  return compareUnits(versions, [unit], options)[0] as Comparison;
}
