import type { AnalysedSentence, WordType } from '../../../analyse/analyse.js';
import { NAME_SIGN } from '../../../lexicon/terms.js';
import type { Range } from '../../../types.js';
import { type Masks, masksOf, soundCodes } from '../../../words/sounds.js';
import { stemOf } from '../../../words/stem.js';
import { type Token, TokenKind } from '../../../words/tokens.js';
import type { UnitSide } from '../../check.js';
import type { Mention } from '../../reading/mentions.js';

/** One word of a name, or a known name of several words. */
export interface NameWord {
  /** Where it stands in its sentence. */
  start: number;
  stem: string;
  codes: readonly string[];
  masks: Masks;
  /** The codes of one of its forms: what a Russian stemmer takes for an ending may be part of a foreign name. */
  formCodes: readonly string[];
  concepts: readonly number[];
  /** What the lexicon takes it for; null where it doesn't know it. */
  sort: NameSort | null;
}

/** A person, place or organisation in a text. */
export interface Name extends Mention {
  words: NameWord[];
  sort: NameSort | null;
  /** False where only a capital at the start of a sentence says so. */
  sure: boolean;
}

export type NameSort = 'place' | 'person' | 'institution';

const LISTS: [string, NameSort][] = [
  ['places', 'place'],
  ['place-families', 'place'],
  ['cldr-territories', 'place'],
  ['persons', 'person'],
  ['institutions', 'institution'],
];

const sorts = new WeakMap<readonly number[], NameSort | null>();

/** What the lexicon takes concepts for; asked again and again for the same words, so remembered by the list itself. */
export function sortOf(side: Pick<UnitSide, 'version'>, concepts: readonly number[]): NameSort | null {
  let sort = sorts.get(concepts);
  if (sort === undefined) {
    sort = LISTS.find(([list]) => concepts.some((concept) => side.version.lexicon.isIn(concept, list)))?.[1] ?? null;
    sorts.set(concepts, sort);
  }
  return sort;
}

const onlyNames = new WeakMap<readonly number[], boolean>();

/** Whether a word's concepts are all names. */
export function isOnlyName(side: UnitSide, concepts: readonly number[]): boolean {
  let only = onlyNames.get(concepts);
  if (only === undefined) {
    only = concepts.every((concept) => sortOf(side, [concept]) !== null);
    onlyNames.set(concepts, only);
  }
  return only;
}

export const isCapital = (shown: string): boolean => shown[0] !== shown[0]?.toLowerCase();

/** All capitals are an acronym: each language has its own, which sound tells nothing of. */
export const isAcronym = (shown: string): boolean => shown.length < 7 && shown === shown.toUpperCase();

const masksByCodes = new WeakMap<readonly string[], Masks>();

export function masksFor(codes: readonly string[]): Masks {
  let masks = masksByCodes.get(codes);
  if (!masks) {
    masks = masksOf(codes);
    masksByCodes.set(codes, masks);
  }
  return masks;
}

export const NO_CODES: readonly string[] = [];

/** A term of several words, or an acronym, is known by the lexicon or not at all. */
export const UNHEARD = { stem: '', codes: NO_CODES, masks: masksFor(NO_CODES), formCodes: NO_CODES };

/** What is heard of a word that may be a name: where names take no endings, none is cut off. */
export const spoken = ({ version }: UnitSide, { stem, form }: WordType): string =>
  version.language.vocabulary.namesInflect ? stem : form;

export const codesOfForm = ({ version }: UnitSide, { stem, form }: WordType): readonly string[] =>
  version.language.vocabulary.namesInflect && form !== stem ? soundCodes(form) : NO_CODES;

/** French leaves accents off capitals: `Egypte`. */
export function accented({ version }: UnitSide, shown: string): readonly number[] {
  const letter = version.language.tag === 'fr' ? ACCENTED.get(shown[0] ?? '') : undefined;
  if (!letter || shown.length < 4) return NO_CONCEPTS;
  return version.lexicon.conceptsOf(NAME_SIGN + stemOf('fr', letter + shown.slice(1).toLowerCase())) ?? NO_CONCEPTS;
}

export const NO_CONCEPTS: readonly number[] = [];

const ACCENTED = new Map([
  ['E', 'é'],
  ['I', 'î'],
]);

/** Whether a word begins as it does in lower case. */
export const isSmall = (text: string, { start, norm }: Token): boolean => text.charCodeAt(start) === norm.charCodeAt(0);

const acronyms = new WeakMap<readonly number[], WordType>();

/** A token's type; that of an acronym that in small letters is a function word (`WHO`, `US`), which has none, is made. */
export function typeOf(
  { version }: UnitSide,
  { text, types }: AnalysedSentence,
  token: Token,
  at: number,
): WordType | undefined {
  const type = version.types[types[at] as number];
  if (type || token.kind !== TokenKind.Word || isSmall(text, token)) return type;
  const shown = text.slice(token.start, token.end);
  if (shown.length < 2 || shown !== shown.toUpperCase() || text === text.toUpperCase()) return undefined;
  const concepts = version.lexicon.conceptsOf(NAME_SIGN + stemOf(version.language.tag, token.norm));
  if (!concepts) return undefined;
  const made = acronyms.get(concepts) ?? { stem: token.norm, form: token.norm, sentences: 1, name: true, concepts };
  acronyms.set(concepts, made);
  return made;
}

const DOTTED = /(?<![\p{L}.])(?:\p{Lu}\.){2,5}/gu;

const NONE: readonly never[] = [];

/** Whether two stops stand one letter apart; that is quicker to tell than whether the letter is a capital. */
function mayBeDotted(text: string): boolean {
  for (let at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1))
    if (text.charAt(at + 2) === '.') return /\p{Lu}\.\p{Lu}\./u.test(text);
  return false;
}

/** Acronyms that the lexicon knows, written with stops: `U.S.` */
export function dottedIn({ version }: UnitSide, text: string): readonly (Range & { concepts: readonly number[] })[] {
  if (!mayBeDotted(text)) return NONE;
  return [...text.matchAll(DOTTED)].flatMap(({ 0: shown, index: start }) => {
    const norm = shown.replaceAll('.', '').toLowerCase();
    const concepts = version.lexicon.conceptsOf(NAME_SIGN + stemOf(version.language.tag, norm));
    return concepts ? [{ start, end: start + shown.length, concepts }] : [];
  });
}

export function shared(a: readonly number[], b: readonly number[]): boolean {
  if (b.length > 0) for (const concept of a) if (b.includes(concept)) return true;
  return false;
}
