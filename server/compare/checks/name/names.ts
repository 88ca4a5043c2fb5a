import type { AnalysedSentence, AnalysedVersion } from '../../../analyse/analyse.js';
import type { Range } from '../../../types.js';
import { soundCodes } from '../../../words/sounds.js';
import type { Token } from '../../../words/tokens.js';
import type { UnitSide } from '../../check.js';
import {
  accented,
  codesOfForm,
  dottedIn,
  isAcronym,
  isCapital,
  isOnlyName,
  isSmall,
  masksFor,
  type Name,
  type NameSort,
  type NameWord,
  NO_CODES,
  NO_CONCEPTS,
  shared,
  sortOf,
  spoken,
  typeOf,
  UNHEARD,
} from './name-words.js';

const known = new WeakMap<AnalysedVersion, Uint8Array>();

/** For each type of a version, 1 if the lexicon takes it for a place. */
function placeTypes(version: AnalysedVersion): Uint8Array {
  let places = known.get(version);
  if (!places) {
    places = Uint8Array.from(version.types, ({ concepts }) => Number(sortOf({ version }, concepts) === 'place'));
    known.set(version, places);
  }
  return places;
}

function nameWord(
  side: UnitSide,
  sentence: AnalysedSentence,
  token: Token,
  at: number,
): (NameWord & Pick<Name, 'sure'>) | null {
  const type = typeOf(side, sentence, token, at);
  if (!type) return null;
  // `2009/73/EC` is the number of a directive
  if (sentence.text[token.start - 1] === '/') return null;
  const shown = sentence.text.slice(token.start, token.end);
  const concepts = type.concepts.length > 0 ? type.concepts : accented(side, shown);
  const sort = sortOf(side, concepts);
  const capital = isCapital(shown);
  // a common word is no name
  const known = sort !== null && isOnlyName(side, concepts) && (capital || sort === 'place');
  const acronym = isAcronym(shown);
  const unknown = capital && concepts.length === 0 && shown.length > 2;
  if (!known && !unknown) return null;
  const stem = spoken(side, type);
  const codes = acronym ? NO_CODES : soundCodes(stem);
  const formCodes = acronym ? NO_CODES : codesOfForm(side, type);
  return {
    start: token.start,
    stem,
    codes,
    masks: masksFor(codes),
    formCodes,
    concepts,
    sort,
    sure: known || type.name,
  };
}

/** Words of a person's name stand together; a place before a person is where they are from. */
const sameNature = (a: NameSort | null, b: NameSort | null): boolean =>
  (a === null || a === 'person') && (b === null || b === 'person');

/** The words of a known person's name: another surname may stand beside the first name. */
function wordsOfPerson(
  side: UnitSide,
  sentence: AnalysedSentence,
  { start, end }: Range,
  concepts: readonly number[],
): NameWord[] {
  return sentence.tokens.flatMap((token, at): NameWord[] => {
    const type = side.version.types[sentence.types[at] as number];
    if (!type || token.start < start || token.end > end) return [];
    const codes = soundCodes(type.stem);
    return [
      {
        start: token.start,
        stem: type.stem,
        codes,
        masks: masksFor(codes),
        formCodes: codesOfForm(side, type),
        concepts,
        sort: 'person',
      },
    ];
  });
}

/** The names of a sentence, words that stand together as one; a known term of several words is one name. */
export function namesOf(side: UnitSide, sentence: AnalysedSentence, number: number): Name[] {
  const found: Name[] = [];
  const known = sentence.terms.filter(({ concepts }) => sortOf(side, concepts) !== null);
  const terms = [...known, ...dottedIn(side, sentence.text)];
  for (const { start, end, concepts } of terms) {
    const sort = sortOf(side, concepts);
    const shown = sentence.text.slice(start, end);
    const words = sort === 'person' ? wordsOfPerson(side, sentence, { start, end }, concepts) : [];
    if (words.length === 0) words.push({ ...UNHEARD, start, concepts, sort });
    found.push({ tag: side.tag, sentence: number, start, end, shown, words, sort, sure: true });
  }
  let last = -2;
  let open: Name | null = null;
  const { text, tokens, types, forms } = sentence;
  const places = placeTypes(side.version);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if ((forms[at] as number) < 0) continue;
    const type = types[at] as number;
    // adjectives and inhabitants of places go without a capital in French and Russian
    if (isSmall(text, token) && (type < 0 || places[type] === 0)) continue;
    const word = nameWord(side, sentence, token, at);
    if (!word || terms.some(({ start, end }) => token.start >= start && token.end <= end)) continue;
    const { start, end } = token;
    const gap = open ? sentence.text.slice(open.end, start) : '';
    if (open && at - last <= 3 && JOINING.test(gap) && sameNature(open.sort, word.sort)) {
      open.end = end;
      open.shown = sentence.text.slice(open.start, end);
      open.words.push(word);
      open.sort ??= word.sort;
      open.sure ||= word.sure;
    } else {
      const shown = sentence.text.slice(start, end);
      open = { tag: side.tag, sentence: number, start, end, shown, words: [word], sort: word.sort, sure: word.sure };
      found.push(open);
    }
    last = at;
  }
  return found.length === 0 ? found : found.filter(isTelling).sort((a, b) => a.start - b.start);
}

/** What may stand within a name: an initial, a particle. */
const JOINING =
  /^(?:[\s’'-]*|\s+(?:\p{Lu}\.\s*|(?:de|da|di|du|van|von|der|den|bin|ibn|al|el|ben|де|да|ди|дю|ван|фон|дер|бен|бин|ибн|аль|эль)\s+)+)$/u;

/** A name that the lexicon doesn't know tells something by its sound only, or, as an acronym, by its letters. */
const isTelling = ({ sort, words, shown }: Name): boolean =>
  sort !== null || isAcronym(shown) || words.some(({ codes }) => codes.some((code) => code.length >= 4));

/** Whether a name of several words has another within it: `Eastern Europe`, `South American`. */
export const holds = (side: UnitSide, { sentence, start, end }: Name, { concepts }: NameWord): boolean => {
  const { tokens, types } = side.sentences[sentence] as AnalysedSentence;
  return tokens.some((token, at) => {
    if (token.start < start || token.end > end) return false;
    return shared(side.version.types[types[at] as number]?.concepts ?? NO_CONCEPTS, concepts);
  });
};
