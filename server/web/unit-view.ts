import { isPending } from '../export/flags/flag-status.js';
import type {
  FlagPart,
  StoredDivergence,
  StoredFlag,
  StoredSentence,
  StoredUnit,
  StoredVersion,
} from '../store/types.js';
import type { AgreementParts, LanguageTag } from '../types.js';
import { versionCode, type Wording } from '../wording.js';
import { type ChangeView, changeViews } from './change-view.js';
import { checkName, type Family, familyOf } from './families.js';
import { type FlagView, flagView } from './flag-view.js';
import { textDirection } from './language.js';
import { type ReasonView, reasonViews } from './reasons.js';
import { primary, type WordDifferences, wordDifferences } from './same-language.js';
import { type Marked, segmentsOf } from './segments.js';
import { showing } from './stale.js';

/** What the template of a row is given: text in pieces with what marks them, and no HTML. */
export interface UnitView {
  id: number;
  /** Counts from 1, as readers do. */
  number: number;
  anchor: string;
  /** Stands for what the row shows; forms send it back (see `stale.ts`). */
  seen: string;
  opensParagraph: boolean;
  confirmed: boolean;
  divergent: boolean;
  flagged: boolean;
  cells: CellView[];
  /** Shown, and dismissed. */
  findings: FindingView[];
  dismissed: FindingView[];
  flags: FlagView[];
  /** Flags of other units that speak of words here too. */
  flagParts: FlagPartView[];
  closedFlags: FlagView[];
  /** Set where the aligner is in doubt. */
  doubtful: boolean;
  confidence: string;
  agreement: string;
  /** What lowers the agreement. */
  parts: { name: string; figure: string }[];
  /** What a revision changed in it, until it is confirmed. */
  changes: ChangeView[];
  hasApparatus: boolean;
  /** Where the next divergent unit is; the page fills it in. */
  next?: string;
}

export interface CellView {
  tag: LanguageTag;
  code: string;
  dir: string;
  kind: string;
  sentences: { index: number; opensParagraph: boolean; pieces: PieceView[] }[];
}

/** What a row says of a flag that is another unit's. */
export interface FlagPartView extends Pick<FlagView, 'category' | 'severity' | 'code' | 'comment' | 'quotes'> {
  note: string;
  /** Of the flag's own unit, and where it stands. */
  number: number;
  href: string;
}

interface PieceView {
  text: string;
  removed: boolean;
  added: boolean;
  /** The finding or flag that the piece belongs to, if any: the first where there are several. */
  mark?: { className: string; ids: string; describedBy: string };
}

export interface FindingView {
  id: number;
  family: Family;
  kind: string;
  message: string;
  severity: string;
  culprit: string | null;
  hint: boolean;
  /** A reviewer has flagged it. */
  confirmed: boolean;
  /** Why it was dismissed; '' where it wasn't, or where nobody knows. */
  reason: string;
  /** What it can be dismissed as, each with its key. */
  reasons: ReasonView[];
}

export interface UnitViewOptions {
  versions: readonly StoredVersion[];
  wording: Wording;
  /** Also weaker findings. */
  hints?: boolean;
  /** Two versions in one language whose differences are to be shown. */
  pair?: readonly [LanguageTag, LanguageTag] | null;
}

type PieceMark =
  | { sort: 'finding'; divergence: StoredDivergence }
  /** With the id of what is said of it. */
  | { sort: 'flag'; note: string }
  | { sort: 'removed' | 'added' };

/** Below this the aligner is more likely wrong than right. */
const DOUBTFUL = 0.5;

export function unitView(unit: StoredUnit, options: UnitViewOptions): UnitView {
  const { versions, wording } = options;
  const shown = unit.divergences.filter((found) => !found.dismissed && (options.hints || !found.hint));
  const differences = pairDifferences(unit, options);
  const finding = (found: StoredDivergence) => findingView(found, wording);
  const flags = unit.flags.map((flag) => flagView(flag, unit, versions, wording));
  const view: UnitView = {
    id: unit.id,
    number: unit.position + 1,
    anchor: anchorOf(unit),
    seen: showing(unit),
    opensParagraph: unit.sides.some((side) => side[0]?.opensParagraph),
    confirmed: unit.confirmedAt !== null,
    divergent: shown.some((found) => !found.hint),
    flagged: flags.some((flag) => flag.open),
    cells: versions.map(({ tag }, index) => {
      const sentences = unit.sides[index] ?? [];
      return {
        tag,
        code: versionCode(tag),
        dir: textDirection(tag),
        kind: sentences[0]?.kind ?? 'none',
        sentences: sentences.map((sentence, place) => ({
          index: place,
          opensParagraph: place > 0 && sentence.opensParagraph,
          pieces: pieces(
            sentence,
            [
              ...findingMarks(shown, tag, place),
              ...unit.flags.flatMap((flag) => flagMarks(flag, `f${flag.id}`, tag, place)),
              ...unit.flagParts.flatMap((part) =>
                flagMarks({ ...part.flag, spans: part.spans }, partNote(part, unit), tag, place),
              ),
              ...differenceMarks(differences, tag, sentences, place),
            ],
            tag,
          ),
        })),
      };
    }),
    findings: shown.map(finding),
    dismissed: unit.divergences.filter((found) => found.dismissed).map(finding),
    flags: flags.filter((flag) => flag.open),
    closedFlags: flags.filter((flag) => !flag.open),
    flagParts: unit.flagParts.filter(({ flag }) => isPending(flag.status)).map((part) => partView(part, unit, options)),
    doubtful: unit.confidence < DOUBTFUL,
    confidence: figure(unit.confidence, wording),
    agreement: figure(unit.agreement, wording),
    parts: partViews(unit.parts, wording),
    changes: changeViews(unit, versions, wording),
    hasApparatus: false,
  };
  const flagged = unit.flags.length + view.flagParts.length;
  const noted = flagged + unit.changes.length + view.findings.length + view.dismissed.length;
  view.hasApparatus = view.doubtful || noted > 0;
  return view;
}

export function anchorOf(unit: Pick<StoredUnit, 'position'>): string {
  return `u${unit.position + 1}`;
}

export function findingView(found: StoredDivergence, wording: Wording): FindingView {
  return {
    id: found.id,
    family: familyOf(found.type),
    kind: checkName(found.type, wording),
    message: wording.divergence(found),
    severity: wording.t(`severity.${found.severity}`),
    culprit: found.culprit,
    hint: found.hint === true,
    confirmed: found.confirmed,
    reason: found.reason === null ? '' : wording.t(`reason.${found.reason}`),
    reasons: reasonViews(wording),
  };
}

/** With two decimals, cut and not rounded: 1 is said only of what is entirely sure. (0.58 × 100 is 57.99… in binary.) */
function figure(score: number, wording: Wording): string {
  return wording.t('unit.figure', { score: Math.floor(score * 100 + 1e-9) / 100 });
}

/** A part that rounds to 1 lowers nothing that one could see. */
const WHOLE = 0.995;

/** The lowest first. */
function partViews(parts: AgreementParts | null, wording: Wording): UnitView['parts'] {
  return Object.entries(parts ?? {})
    .filter(([, share]) => share < WHOLE)
    .sort(([, a], [, b]) => a - b)
    .map(([part, share]) => ({ name: wording.t(`parts.${part}`), figure: figure(share, wording) }));
}

function findingMarks(shown: StoredDivergence[], tag: LanguageTag, sentence: number): Marked<PieceMark>[] {
  return shown.flatMap((divergence) =>
    divergence.spans
      .filter((span) => span.lang === tag && span.sentence === sentence)
      .map(({ start, end }) => ({ start, end, mark: { sort: 'finding', divergence } as const })),
  );
}

function flagMarks(
  { status, spans }: Pick<StoredFlag, 'status' | 'spans'>,
  note: string,
  tag: LanguageTag,
  sentence: number,
): Marked<PieceMark>[] {
  if (!isPending(status)) return [];
  return spans
    .filter((span) => span.lang === tag && span.sentence === sentence)
    .map(({ start, end }) => ({ start, end, mark: { sort: 'flag', note } as const }));
}

/** A flag may have parts in several units. */
const partNote = ({ flag }: FlagPart, { position }: StoredUnit): string => `f${flag.id}-u${position + 1}`;

function partView(part: FlagPart, unit: StoredUnit, { versions, wording }: UnitViewOptions): FlagPartView {
  const { flag, unitPosition } = part;
  const { category, severity, code, comment, quotes } = flagView(
    { ...flag, spans: part.spans },
    unit,
    versions,
    wording,
  );
  // leads to the unit's row, wherever it stands by then
  const href = `/units/${flag.unitId}`;
  return { note: partNote(part, unit), number: unitPosition + 1, href, category, severity, code, comment, quotes };
}

interface PairDifferences extends WordDifferences {
  first: LanguageTag;
  second: LanguageTag;
}

function pairDifferences(unit: StoredUnit, { versions, pair }: UnitViewOptions): PairDifferences | null {
  if (!pair) return null;
  const [first, second] = pair;
  const text = (tag: LanguageTag): string =>
    (unit.sides[versions.findIndex((version) => version.tag === tag)] ?? []).map((sentence) => sentence.text).join(' ');
  return { first, second, ...wordDifferences(text(first), text(second), primary(first)) };
}

/** Differences count through the whole side, its sentences joined by a space. */
function differenceMarks(
  differences: PairDifferences | null,
  tag: LanguageTag,
  sentences: StoredSentence[],
  place: number,
): Marked<PieceMark>[] {
  if (!differences || (tag !== differences.first && tag !== differences.second)) return [];
  const sort = tag === differences.first ? 'removed' : 'added';
  const offset = sentences.slice(0, place).reduce((sum, sentence) => sum + sentence.text.length + 1, 0);
  return differences[sort].map(({ start, end }) => ({ start: start - offset, end: end - offset, mark: { sort } }));
}

function pieces(sentence: StoredSentence, marked: Marked<PieceMark>[], tag: LanguageTag): PieceView[] {
  return segmentsOf(sentence.text, marked).map(({ text, marks }) => {
    const findings = marks.flatMap((mark) => (mark.sort === 'finding' ? [mark.divergence] : []));
    const flags = marks.flatMap((mark) => (mark.sort === 'flag' ? [mark.note] : []));
    const piece: PieceView = {
      text,
      removed: marks.some((mark) => mark.sort === 'removed'),
      added: marks.some((mark) => mark.sort === 'added'),
    };
    if (findings.length + flags.length === 0) return piece;
    const notes = [...findings.map(({ id }) => `d${id}`), ...flags];
    const odd = findings.some((found) => found.culprit === tag) ? ' odd' : '';
    const sort = findings[0] ? familyOf(findings[0].type) : 'flagged';
    const also = findings[0] && flags.length > 0 ? ' also-flagged' : '';
    return {
      ...piece,
      mark: { className: `${sort}${odd}${also}`, ids: notes.join(' '), describedBy: notes.join(' ') },
    };
  });
}
