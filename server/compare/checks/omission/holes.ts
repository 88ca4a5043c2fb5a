import { grammarOf } from '../../../language/grammar/index.js';
import { TokenKind } from '../../../words/tokens.js';
import type { UnitSide, UnitView } from '../../check.js';
import { placesIn, wordsOf } from '../../matching/links.js';
import type { Item } from '../../matching/matching.js';

/** What an item says, by how seldom a translator leaves it out or puts it quite differently. */
export function weightOf({ kind, name, concepts }: Item, { version: { lexicon } }: UnitSide): number {
  if (kind === 'number') return 1.5;
  if (name) return 1.3;
  if (concepts.length === 0) return 0.7;
  let light = lightness.get(concepts);
  if (light === undefined) {
    light = concepts.every((concept) => lexicon.isIn(concept, 'verbs') || lexicon.isIn(concept, 'adverbs'));
    lightness.set(concepts, light);
  }
  return light ? 0.6 : 1;
}

/** Whether all concepts of a word are verbs or adverbs: asked again and again of the same lists of the lexicon. */
const lightness = new WeakMap<readonly number[], boolean>();

/** Words in a row of one version of which none is found in another, and the place where that other should have them. */
export interface Hole {
  words: Item[];
  /** What stands in the other version where these words should, without a counterpart itself: other wording, perhaps. */
  filler: number;
  /** Whether what the other version has of the words to the left and right stands side by side there. */
  closed: boolean;
  /** Whether it is a clause or phrase by itself: from a comma or a conjunction to a mark or the end. */
  detached: boolean;
  /** The part of its version's characters that it takes, with the small words in it. */
  share: number;
}

/** The two sides of a hole, as words in order, and the place in the other side of each word that is found there. */
interface Pair {
  own: UnitSide;
  lacking: UnitSide;
  words: readonly Item[];
  theirs: readonly Item[];
  places: ReadonlyMap<Item, number>;
  /** Whether a word of the lacking side can stand for other words than its own counterparts. */
  isFree: (item: Item) => boolean;
}

/** Less than this is lost in every other sentence, and nothing can make it believable. */
const LEAST = 1.5;

/**
 * Where version `lacking` has nothing for words in a row of another.
 * @param counts which words must be missed; a hole begins and ends with such a word.
 * @param isFree which words of the lacking version may be another wording for them.
 */
export function holesIn(
  unit: UnitView,
  own: UnitSide,
  lacking: UnitSide,
  counts: (item: Item) => boolean,
  isFree: (item: Item) => boolean,
): Hole[] {
  const lost = (item: Item | undefined): boolean => item !== undefined && !item.foundIn.has(lacking.tag);
  if (!wordsOf(unit, own.tag).some((item) => lost(item) && counts(item))) return [];
  const [words, theirs] = [wordsOf(unit, own.tag), wordsOf(unit, lacking.tag)];
  const pair: Pair = { own, lacking, words, theirs, places: placesIn(unit, own.tag, lacking.tag), isFree };
  const holes: Hole[] = [];
  for (let from = 0; from < words.length; from++) {
    if (!lost(words[from])) continue;
    let to = from;
    while (lost(words[to + 1])) to++;
    const tooLight = countedWeight(words, from, to, counts, own) < LEAST;
    for (const [start, end] of tooLight ? [] : pieces(own, words, from, to)) {
      let [first, last] = [start, end];
      while (first <= end && !counts(words[first] as Item)) first++;
      while (last > first && !counts(words[last] as Item)) last--;
      if (first > end) continue;
      if (countedWeight(words, first, last, counts, own) < LEAST) continue;
      holes.push({
        words: words.slice(first, last + 1),
        share: shareOf(pair, first, last),
        detached: isDetached(own, words[first] as Item, words[last] as Item),
        ...facing(pair, from, to),
      });
    }
    from = to;
  }
  return holes;
}

function countedWeight(
  words: readonly Item[],
  from: number,
  to: number,
  counts: (item: Item) => boolean,
  own: UnitSide,
): number {
  let weight = 0;
  for (let n = from; n <= to; n++) if (counts(words[n] as Item)) weight += weightOf(words[n] as Item, own);
  return weight;
}

/** A run as a whole, and each clause of it by itself: what was put in may stand next to what was only put differently. */
function pieces(own: UnitSide, words: readonly Item[], from: number, to: number): [number, number][] {
  const starts = [from];
  for (let n = from + 1; n <= to; n++) if (opensClause(own, words[n] as Item)) starts.push(n);
  if (starts.length === 1) return [[from, to]];
  return [[from, to], ...starts.map((start, n): [number, number] => [start, (starts[n + 1] ?? to + 1) - 1])];
}

/** What the other version has where the words from one place to another should be. */
function facing(
  { lacking, isFree, words, theirs, places }: Pair,
  from: number,
  to: number,
): Pick<Hole, 'filler' | 'closed'> {
  const left = from === 0 ? -1 : places.get(words[from - 1] as Item);
  const right = to === words.length - 1 ? theirs.length : places.get(words[to + 1] as Item);
  const unmatched = (start: number, step: number): number => {
    let sum = 0;
    for (let n = start + step; n in theirs && isFree(theirs[n] as Item); n += step)
      sum += weightOf(theirs[n] as Item, lacking);
    return sum;
  };
  if (left !== undefined && right !== undefined && right === left + 1)
    return { filler: 0, closed: from > 0 && to < words.length - 1 };
  const [before, after] = [left === undefined ? 0 : unmatched(left, 1), right === undefined ? 0 : unmatched(right, -1)];
  // a stretch without counterparts from one to the other has been summed up twice
  const through =
    left !== undefined &&
    right !== undefined &&
    right > left &&
    theirs.slice(left + 1, right).every((item) => isFree(item));
  return { filler: through ? before : before + after, closed: false };
}

/** Where what begins with an item begins, with the small words that lead up to it: the number of a token. */
export function openingOf({ sentences, tag }: UnitSide, { sentence, start }: Item): number {
  const { tokens, types } = sentences[sentence] as UnitSide['sentences'][number];
  const openers = grammarOf(tag)?.openers;
  let at = tokens.findIndex((token) => token.end > start);
  while (at > 0) {
    const token = tokens[at - 1] as (typeof tokens)[number];
    if (token.kind !== TokenKind.Word) break;
    const opens = openers?.has(token.norm) ?? false;
    if (!opens && (types[at - 1] as number) >= 0) break;
    at--;
    if (opens) break;
  }
  return at;
}

const BEFORE = /^[,;:—–(]$/u;
const BEHIND = /^[,;:—–).!?…»”"]$/u;

/** Whether a clause, or what stands between commas, begins with an item. */
function opensClause(own: UnitSide, item: Item): boolean {
  const { tokens } = own.sentences[item.sentence] as UnitSide['sentences'][number];
  const at = openingOf(own, item);
  const opener = grammarOf(own.tag)?.openers.has(tokens[at]?.norm ?? '') ?? false;
  return opener || at === 0 || BEFORE.test(tokens[at - 1]?.norm ?? '');
}

function isDetached(own: UnitSide, first: Item, last: Item): boolean {
  if (last.sentence !== first.sentence || !opensClause(own, first)) return false;
  const { tokens } = own.sentences[first.sentence] as UnitSide['sentences'][number];
  const next = tokens.find(({ start }) => start >= last.end);
  return !next || BEHIND.test(next.norm);
}

/** The part of a side that words take: half of the small words around them is theirs. */
function shareOf({ own, words }: Pair, first: number, last: number): number {
  let taken = 0;
  let whole = 0;
  own.sentences.forEach(({ text }, n) => {
    whole += text.length;
    const inside = words.slice(first, last + 1).filter(({ sentence }) => sentence === n);
    if (inside.length === 0) return;
    const [before, after] = [words[first - 1], words[last + 1]];
    const outer = (after?.sentence === n ? after.start : text.length) - (before?.sentence === n ? before.end : 0);
    taken += (outer + (inside.at(-1) as Item).end - (inside[0] as Item).start) / 2;
  });
  return taken / Math.max(1, whole);
}

/**
 * How much likelier a side's length is if a part of it is missing (`share` below 0: if there is that much too much), as a
 * logarithm. Lengths of translations scatter about what is expected by this deviation, on professional translations of
 * news; both are in letters.
 */
export function lengthEvidence(length: number, expected: number, share: number): number {
  const variance = 0.005 + 2 / Math.max(10, expected);
  const found = Math.log((length + 4) / (expected + 4));
  const then = share > 0 ? Math.log(1 - Math.min(0.9, share)) : -Math.log(1 + Math.max(-0.9, share));
  return Math.max(-6, Math.min(6, (found ** 2 - (found - then) ** 2) / (2 * variance)));
}
