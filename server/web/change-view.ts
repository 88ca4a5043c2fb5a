import { joined } from '../review/revision-steps.js';
import type { StoredUnit, StoredVersion } from '../store/types.js';
import type { LanguageTag, Range } from '../types.js';
import { versionCode, type Wording } from '../wording.js';
import { longDate } from './dates.js';
import { textDirection } from './language.js';
import { primary, wordDifferences } from './same-language.js';
import { segmentsOf } from './segments.js';

/** Text in pieces; only what was taken out, or put in, is marked. */
interface Piece {
  text: string;
  removed: boolean;
  added: boolean;
}

export interface ChangeView {
  tag: LanguageTag;
  code: string;
  dir: string;
  what: string;
  /** Empty where there was, or is, nothing. */
  before: Piece[];
  after: Piece[];
}

/** What of a unit was changed, each version's old text against the one that it has. */
export function changeViews(
  { changes, sides }: Pick<StoredUnit, 'changes' | 'sides'>,
  versions: readonly Pick<StoredVersion, 'tag'>[],
  wording: Wording,
): ChangeView[] {
  return changes.map(({ tag, at, before }) => {
    const now = joined(sides[versions.findIndex((version) => version.tag === tag)] ?? []);
    const kind = before === '' ? 'added' : now === '' ? 'removed' : 'changed';
    const what = wording.t(`revision.unit.${kind}`, { lang: tag, date: longDate(at, wording.lang) });
    return { tag, code: versionCode(tag), dir: textDirection(tag), what, ...oldAndNew(before, now, tag) };
  });
}

/** Two texts of a version, with what only one of them has. @param words where that is known already. */
export function oldAndNew(
  before: string,
  after: string,
  tag: LanguageTag,
  { removed, added } = wordDifferences(before, after, primary(tag)),
): { before: Piece[]; after: Piece[] } {
  const pieces = (text: string, ranges: readonly Range[], sort: 'removed' | 'added'): Piece[] =>
    text === ''
      ? []
      : segmentsOf(
          text,
          ranges.map((range) => ({ ...range, mark: sort })),
        ).map((piece) => ({
          text: piece.text,
          removed: sort === 'removed' && piece.marks.length > 0,
          added: sort === 'added' && piece.marks.length > 0,
        }));
  return { before: pieces(before, removed, 'removed'), after: pieces(after, added, 'added') };
}
