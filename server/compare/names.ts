import type { AnalysedSentence } from '../analyse/analyse.js';
import { soundCodes, soundLikeness } from '../words/sounds.js';
import { type Token, TokenKind } from '../words/tokens.js';
import type { UnitSide } from './check.js';
import type { Mention } from './mentions.js';

interface NameWord {
  stem: string;
  codes: readonly string[];
  concepts: readonly number[];
}

/** A person, place or organisation in a text. */
export interface Name extends Mention {
  words: NameWord[];
  /** What the lexicon takes it for; null where it doesn't know it. */
  sort: NameSort | null;
}

type NameSort = 'place' | 'person' | 'institution';

const LISTS: [string, NameSort][] = [
  ['places', 'place'],
  ['place-families', 'place'],
  ['cldr-territories', 'place'],
  ['persons', 'person'],
  ['institutions', 'institution'],
];

/** Two names that the lexicon both knows, as different ones, are no variants unless they hardly differ. */
const HARDLY = 0.8;

const sorts = new WeakMap<readonly number[], NameSort | null>();

/** What the lexicon takes concepts for; asked again and again for the same words, so remembered by the list itself. */
function sortOf(side: UnitSide, concepts: readonly number[]): NameSort | null {
  let sort = sorts.get(concepts);
  if (sort === undefined) {
    sort = LISTS.find(([list]) => concepts.some((concept) => side.version.lexicon.isIn(concept, list)))?.[1] ?? null;
    sorts.set(concepts, sort);
  }
  return sort;
}

const onlyNames = new WeakMap<readonly number[], boolean>();

/** Whether a word's concepts are all names. */
function isOnlyName(side: UnitSide, concepts: readonly number[]): boolean {
  let only = onlyNames.get(concepts);
  if (only === undefined) {
    only = concepts.every((concept) => sortOf(side, [concept]) !== null);
    onlyNames.set(concepts, only);
  }
  return only;
}

function nameWord(
  side: UnitSide,
  sentence: AnalysedSentence,
  token: Token,
  at: number,
): (NameWord & { sort: NameSort | null }) | null {
  const type = side.version.types[sentence.types[at] as number];
  if (token.kind !== TokenKind.Word || !type) return null;
  // `2009/73/EC` is the number of a directive
  if (sentence.text[token.start - 1] === '/') return null;
  const shown = sentence.text.slice(token.start, token.end);
  const sort = sortOf(side, type.concepts);
  const capital = shown[0] !== shown[0]?.toLowerCase();
  // adjectives and inhabitants of places go without a capital in French and Russian; a common word is no name
  const known = sort !== null && isOnlyName(side, type.concepts) && (capital || sort === 'place');
  // all capitals are an acronym: each language has its own, which sound tells nothing of
  const acronym = shown.length < 6 && shown === shown.toUpperCase();
  const unknown = capital && type.name && type.concepts.length === 0 && !acronym && shown.length > 2;
  if (!known && !unknown) return null;
  return { stem: type.stem, codes: acronym ? [] : soundCodes(type.stem), concepts: type.concepts, sort };
}

/** Words of a person's name stand together; a place before a person is where they are from. */
const sameNature = (a: NameSort | null, b: NameSort | null): boolean =>
  (a === null || a === 'person') && (b === null || b === 'person');

/** The names of a sentence, words that stand together as one; a known term of several words is one name. */
export function namesOf(side: UnitSide, sentence: AnalysedSentence, number: number): Name[] {
  const found: Name[] = [];
  const terms = sentence.terms.filter(({ concepts }) => sortOf(side, concepts) !== null);
  for (const { start, end, concepts } of terms)
    found.push({
      ...{ tag: side.tag, sentence: number, start, end, shown: sentence.text.slice(start, end) },
      words: [{ stem: '', codes: [], concepts }],
      sort: sortOf(side, concepts),
    });
  let last = -2;
  let open: Name | null = null;
  sentence.tokens.forEach((token, at) => {
    if (terms.some(({ start, end }) => token.start >= start && token.end <= end)) return;
    const word = nameWord(side, sentence, token, at);
    if (!word) return;
    const { sort, ...rest } = word;
    const gap = open ? sentence.text.slice(open.end, token.start) : '';
    if (open && at - last <= 2 && /^[\s’'-]*$/u.test(gap) && sameNature(open.sort, sort)) {
      open.end = token.end;
      open.shown = sentence.text.slice(open.start, token.end);
      open.words.push(rest);
      open.sort ??= sort;
    } else {
      const { start, end } = token;
      open = {
        tag: side.tag,
        sentence: number,
        start,
        end,
        shown: sentence.text.slice(start, end),
        words: [rest],
        sort,
      };
      found.push(open);
    }
    last = at;
  });
  return found.filter(
    (name) => name.sort !== null || name.words.some(({ codes }) => codes.some((code) => code.length >= 4)),
  );
}

const shared = (a: readonly number[], b: readonly number[]): boolean => a.some((concept) => b.includes(concept));

function likeness(a: NameWord, b: NameWord): number {
  if (shared(a.concepts, b.concepts)) return 1;
  const heard = soundLikeness(a.codes, b.codes);
  return a.concepts.length > 0 && b.concepts.length > 0 && heard < HARDLY ? 0 : heard;
}

/** How alike two names are by their most similar words, 0 to 1. */
export const nameLikeness = (a: Name, b: Name): number =>
  Math.max(0, ...a.words.flatMap((x) => b.words.map((y) => likeness(x, y))));

/**
 * How much a name is heard in a side, in words that are names or not: for each of its words the most similar one, and
 * of these the mean, so that a surname alone still carries half.
 */
export function echo(name: Name, side: UnitSide): number {
  const most = name.words.map(() => 0);
  for (const { types, terms } of side.sentences) {
    for (const { concepts } of terms) if (name.words.some((own) => shared(own.concepts, concepts))) return 1;
    for (const id of types) {
      const type = side.version.types[id];
      if (!type) continue;
      const facing = { stem: type.stem, codes: soundCodes(type.stem), concepts: type.concepts };
      // a common word of the lexicon is no name, however it sounds
      const common = type.concepts.length > 0 && !type.name && sortOf(side, type.concepts) === null;
      name.words.forEach((own, n) => {
        const alike = likeness(own, facing);
        if (!common || alike >= HARDLY) most[n] = Math.max(most[n] as number, alike);
      });
    }
  }
  return most.reduce((sum, n) => sum + n, 0) / most.length;
}
