import type { DocumentSummary, StoredUnit } from '../store/types.js';
import type { LanguageTag } from '../types.js';
import { versionCode, type Wording } from '../wording.js';
import { checkName } from './families.js';
import { categoryName } from './flag-view.js';
import { textDirection } from './language.js';
import { primary, wordDifferences } from './same-language.js';
import { segmentsOf } from './segments.js';

/** What a refused change is answered with: the unit as its reader had seen it, beside what it is now. */

export interface StaleView {
  what: string;
  /** False where only what is there now can be shown. */
  known: boolean;
  /** Versions that read otherwise, and what else differs; all where nothing is known of what was seen. */
  rows: StaleRow[];
  /** True where what was asked for makes as much sense now as it did. */
  repeatable: boolean;
}

interface StaleRow {
  name: string;
  lang?: LanguageTag;
  dir?: string;
  was: Piece[];
  now: Piece[];
}

interface Piece {
  text: string;
  removed: boolean;
  added: boolean;
}

export function staleView(
  was: StoredUnit | null,
  now: StoredUnit | null,
  { versions }: DocumentSummary,
  wording: Wording,
): StaleView {
  const texts = versions.map(({ tag }, version) => {
    const [before, after] = [textOf(was, version), textOf(now, version)];
    const marked = was && now ? wordDifferences(before, after, primary(tag)) : { removed: [], added: [] };
    const pieces = (text: string, sort: 'removed' | 'added') =>
      segmentsOf(
        text,
        marked[sort].map((range) => ({ ...range, mark: sort })),
      ).map((segment) => ({
        text: segment.text,
        removed: segment.marks.includes('removed'),
        added: segment.marks.includes('added'),
      }));
    return {
      ...{ name: versionCode(tag), lang: tag, dir: textDirection(tag), same: was !== null && before === after },
      ...{ was: pieces(before, 'removed'), now: pieces(after, 'added') },
    };
  });
  const facts = factsOf(was, wording).map((fact, n) => ({
    name: fact.name,
    same: was !== null && now !== null && fact.text === factsOf(now, wording)[n]?.text,
    was: was ? plain(fact.text) : [],
    now: now ? plain(factsOf(now, wording)[n]?.text ?? '') : [],
  }));
  const number = ((now ?? was)?.position ?? 0) + 1;
  return {
    what: wording.t(now ? 'stale.what' : 'stale.gone', { number }),
    known: was !== null,
    rows: [...texts, ...facts].filter(({ same }) => !same),
    repeatable: was !== null && now !== null && texts.every(({ same }) => same),
  };
}

const plain = (text: string): Piece[] => [{ text, removed: false, added: false }];

function textOf(unit: StoredUnit | null, version: number): string {
  return (unit?.sides[version] ?? []).map(({ text }) => text).join(' ');
}

/** What people did to a unit, in words. */
function factsOf(unit: StoredUnit | null, wording: Wording): { name: string; text: string }[] {
  const list = (items: string[]) => (items.length > 0 ? items.join('; ') : wording.t('stale.none'));
  const flags = (unit?.flags ?? []).map((flag) => {
    const last = flag.replies.findLast(({ text }) => text !== '');
    const parts = [categoryName(flag.category, wording), wording.t(`status.${flag.status}`), flag.comment, last?.text];
    return parts.filter(Boolean).join(' · ');
  });
  const dismissed = (unit?.divergences ?? []).filter((found) => found.dismissed);
  return [
    { name: wording.t('stale.confirmation'), text: wording.t(`stale.${unit?.confirmedAt ? 'confirmed' : 'open'}`) },
    { name: wording.t('stale.flags'), text: list(flags) },
    { name: wording.t('stale.dismissed'), text: list(dismissed.map(({ type }) => checkName(type, wording))) },
  ];
}
