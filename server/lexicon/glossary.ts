import { languageOf, primaryOf } from '../language/index.js';
import type { LanguageTag, Range } from '../types.js';
import { stemOf } from '../words/stem.js';
import { type Token, TokenKind, tokenize } from '../words/tokens.js';
import type { Term, TermStatus } from './overlay.js';
import { SILENT } from './terms.js';

/** A term of a user's glossary, ready to be found in texts: in any of its forms, but with its own prepositions. */
export interface GlossaryTerm {
  concept: number;
  tag: LanguageTag;
  text: string;
  status: TermStatus | null;
  pieces: readonly Piece[];
}

interface Piece {
  /** A stem; the word itself if it is a number or carries no content; with its capitals if it is an acronym. */
  word: string;
  kind: 'stem' | 'exact' | 'acronym';
}

/** A place where terms stand: several where one text stands in the glossary for several concepts. */
export interface GlossaryMention extends Range {
  terms: readonly GlossaryTerm[];
}

export interface Glossary {
  /** The terms in a text of a language, the longest at each place; what lies inside a longer one is left out. */
  mentionsIn(tag: LanguageTag, text: string, tokens: readonly Token[]): GlossaryMention[];
  /** The terms of a concept in a language; those of a variety (`fr-CA`) before those of its language. */
  termsOf(concept: number, tag: LanguageTag): readonly GlossaryTerm[];
}

/** What nobody should write. */
export const isUnwanted = ({ status }: Pick<GlossaryTerm, 'status'>): boolean =>
  status === 'deprecated' || status === 'forbidden';

/** A word that is known by its capitals: `IT` is not `it`, and `CO2` has no plural. Endings are added to it: `МИДа`. */
const isAcronym = (shown: string): boolean => (shown.match(/\p{Lu}/gu)?.length ?? 0) >= 2;

/** In a term all in capitals, words longer than this are shouted rather than abbreviated. */
const LONGEST_ACRONYM = 5;

function isShouted(words: readonly string[]): boolean {
  return (
    words.length > 1 &&
    words.every((word) => word === word.toUpperCase()) &&
    words.some((word) => word.length > LONGEST_ACRONYM)
  );
}

/** The pieces a term is made of; none where it has no word that carries content. */
function piecesOf(tag: LanguageTag, text: string): Piece[] {
  const { functionWords } = languageOf(tag).vocabulary;
  const tokens = tokenize(text).filter(({ kind }) => kind !== TokenKind.Sign);
  const shown = tokens.map(({ start, end }) => text.slice(start, end));
  const shouted = isShouted(shown);
  let content = false;
  const pieces = tokens.flatMap((token, n): Piece[] => {
    const word = shown[n] as string;
    if (token.kind === TokenKind.Digits) return [{ word: token.norm, kind: 'exact' }];
    if (!shouted && isAcronym(word)) {
      content = true;
      return [{ word, kind: 'acronym' }];
    }
    if (functionWords.has(token.norm)) {
      const partOfName = /^\p{Lu}/u.test(word) && /^\p{Lu}/u.test(shown[n + 1] ?? '');
      return SILENT.has(token.norm) && !partOfName ? [] : [{ word: token.norm, kind: 'exact' }];
    }
    content = true;
    return [{ word: stemOf(tag, token.norm), kind: 'stem' }];
  });
  return content ? pieces : [];
}

/** Whether a term can be looked for at all: not if it has function words and numbers only. */
export const isGlossaryTerm = (tag: LanguageTag, text: string): boolean => piecesOf(tag, text).length > 0;

/** Word and digit tokens of a text with what they are looked up by. */
interface Place extends Range {
  norm: string;
  stem: string;
  shown: string;
}

/** `AIDS` is no plural of aid; but in a text all in capitals nothing can be told. */
const isOnlyAcronym = (shown: string, loud: boolean): boolean =>
  !loud && shown.length <= LONGEST_ACRONYM && isAcronym(shown) && shown === shown.toUpperCase();

function placesOf(tag: LanguageTag, text: string, tokens: readonly Token[]): Place[] {
  const loud = text === text.toUpperCase();
  return tokens
    .filter(({ kind }) => kind !== TokenKind.Sign)
    .map(({ start, end, norm, kind }) => {
      const shown = text.slice(start, end);
      const stem = kind === TokenKind.Word && !isOnlyAcronym(shown, loud) ? stemOf(tag, norm) : shown;
      return { start, end, norm, shown, stem };
    });
}

/** What inflection may add to an acronym: `NGOs`, `МИДом`. */
const ENDING = /^\p{Ll}{0,3}$/u;

function fits({ word, kind }: Piece, place: Place): boolean {
  if (kind === 'stem') return place.stem === word;
  if (kind === 'exact') return place.norm === word;
  return place.shown.startsWith(word) && ENDING.test(place.shown.slice(word.length));
}

/** What may stand between the words of a term: spaces, hyphens, apostrophes, the stops of abbreviations. */
const BETWEEN = /^[\s\p{Pd}\u00ad'’ʼ.]*$/u;

/** The end of a term in a text where it begins at a place; articles may stand between its words. */
function endOf(pieces: readonly Piece[], places: readonly Place[], from: number, text: string): number | null {
  let at = from;
  for (const [n, piece] of pieces.entries()) {
    while (n > 0 && places[at] && !fits(piece, places[at] as Place) && SILENT.has((places[at] as Place).norm)) at++;
    const place = places[at];
    if (!place || !fits(piece, place)) return null;
    if (n > 0 && !BETWEEN.test(text.slice((places[at - 1] as Place).end, place.start))) return null;
    at++;
  }
  return at - 1;
}

/** Terms are found by their first piece: acronyms by their first two characters, since endings follow. */
const keyOf = ({ word, kind }: Piece): string => (kind === 'acronym' ? `^${word.slice(0, 2)}` : word);

type Index = Map<string, GlossaryTerm[]>;

function mentionsIn(tag: LanguageTag, index: Index, text: string, tokens: readonly Token[]): GlossaryMention[] {
  const places = placesOf(tag, text, tokens);
  const found: GlossaryMention[] = [];
  places.forEach((place, at) => {
    const keys = new Set([place.stem, place.norm, `^${place.shown.slice(0, 2)}`]);
    let last = at - 1;
    let terms: GlossaryTerm[] = [];
    for (const key of keys)
      for (const term of index.get(key) ?? []) {
        const end = endOf(term.pieces, places, at, text);
        if (end === null || end < last) continue;
        if (end > last) terms = [];
        last = end;
        terms.push(term);
      }
    if (terms.length > 0) found.push({ terms, start: place.start, end: (places[last] as Place).end });
  });
  return found.filter(
    (mention) => !found.some((other) => other !== mention && other.start <= mention.start && other.end >= mention.end),
  );
}

/** A user's glossaries, ready for comparing; null where there are none. What was learnt from texts is no glossary. */
export function glossaryOf(terms: readonly Term[]): Glossary | null {
  const own = terms.filter(({ glossary }) => glossary);
  if (own.length === 0) return null;
  const indexes = new Map<string, Index>();
  const concepts = new Map<number, GlossaryTerm[]>();
  for (const { concept, tag, text, status = null } of own) {
    const pieces = piecesOf(tag, text);
    const [first] = pieces;
    if (!first) continue;
    const term = { concept, tag, text, status, pieces };
    const index = indexes.get(primaryOf(tag)) ?? new Map<string, GlossaryTerm[]>();
    indexes.set(primaryOf(tag), index);
    index.set(keyOf(first), [...(index.get(keyOf(first)) ?? []), term]);
    concepts.set(concept, [...(concepts.get(concept) ?? []), term]);
  }
  return {
    mentionsIn: (tag, text, tokens) => {
      const index = indexes.get(primaryOf(tag));
      return index ? mentionsIn(tag, index, text, tokens) : [];
    },
    termsOf: (concept, tag) => {
      const inLanguage = (concepts.get(concept) ?? []).filter((term) => primaryOf(term.tag) === primaryOf(tag));
      const inVariety = inLanguage.filter((term) => term.tag === tag);
      return inVariety.length > 0 ? inVariety : inLanguage;
    },
  };
}

/** How many words may stand in between before words are no longer taken for one term. */
const APART = 3;

/** From this length on, a word within another one is the same word, compounded or derived: `экспорт`, `экспортный`. */
const LONG = 5;

/**
 * Whether a text has a term in another guise: its words in another order, with others in between, compounded or derived.
 * Good enough to let a translation pass, not to say that the term is there.
 */
export function holdsLoosely({ tag, pieces }: GlossaryTerm, text: string, tokens: readonly Token[]): boolean {
  const places = placesOf(tag, text, tokens);
  const wanted = pieces.filter(({ kind }) => kind !== 'exact');
  const hits = wanted.map((piece) =>
    places.flatMap((place, at) =>
      fits(piece, place) || (piece.kind === 'stem' && piece.word.length >= LONG && place.norm.includes(piece.word))
        ? [at]
        : [],
    ),
  );
  const [first = [], ...rest] = hits;
  const reach = wanted.length - 1 + APART;
  return first.some((at) => rest.every((places) => places.some((other) => Math.abs(other - at) <= reach)));
}

/** Whether a text has one of the words of a term of several. */
export function holdsPart({ tag, pieces }: GlossaryTerm, text: string, tokens: readonly Token[]): boolean {
  const wanted = pieces.filter(({ kind }) => kind !== 'exact');
  return wanted.length > 1 && placesOf(tag, text, tokens).some((place) => wanted.some((piece) => fits(piece, place)));
}
