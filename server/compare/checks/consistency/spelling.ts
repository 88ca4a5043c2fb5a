import type { AnalysedVersion, WordType } from '../../../analyse/analyse.js';
import { languageOf, primaryOf } from '../../../language/index.js';
import { NAME_ENDINGS } from '../../../language/name-endings.js';
import { NAME_SIGN } from '../../../lexicon/terms.js';
import type { LanguageTag } from '../../../types.js';
import { soundCodes, soundLikeness } from '../../../words/sounds.js';
import { stemOf } from '../../../words/stem.js';

/** A name as a version writes it: its stem where names take endings, and one of its forms, in small letters. */
export type Spelling = Pick<WordType, 'stem' | 'form'>;

/** Shorter words sound like too many others. */
const SHORTEST = 4;

/** Whether a word type is a name: known as one, or written as one and unknown. */
export function isName({ tag, lexicon }: AnalysedVersion, { name, form, concepts }: WordType): boolean {
  if (!name || form.length < SHORTEST) return false;
  return concepts.length === 0 || lexicon.conceptsOf(NAME_SIGN + stemOf(tag, form)) !== undefined;
}

/** Two spellings of one name sound at least this much alike. */
const ALIKE = 0.88;

/** Whether two words of a language may be one name, spelt in two ways; in two cases, or derived, it is another word. */
export function areSpellings(tag: LanguageTag, a: Spelling, b: Spelling): boolean {
  if (a.stem === b.stem || a.form === b.form || isLatin(a.form) !== isLatin(b.form)) return false;
  if (!differInSpelling(tag, a.form, b.form)) return false;
  return soundLikeness(soundCodes(a.stem), soundCodes(b.stem), ALIKE) >= ALIKE;
}

/** A name in Latin letters in a Russian text is meant to be. */
const isLatin = (form: string): boolean => /^\p{Script=Latin}/u.test(form);

function differInSpelling(tag: LanguageTag, a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  const language = primaryOf(tag);
  const endings = NAME_ENDINGS[language];
  if (languageOf(tag).vocabulary.namesInflect) {
    const isEnding = (rest: string): boolean => rest === '' || (endings ? endings.has(rest) : rest.length < 4);
    return !(isEnding(restA) && isEnding(restB));
  }
  if (restA === '' || restB === '') return isSilent(language, a.slice(0, same), restA + restB);
  return !endings?.has(restA) && !endings?.has(restB);
}

/** What may be added to a name without making another one of it: `Sarah`, `Clarke`, `Matt`, `Zelenskyy`. */
function isSilent(language: string, before: string, added: string): boolean {
  if (added === 'h' || added === before.at(-1)) return true;
  if (added === 'e') return language === 'en';
  return /^[yij]$/u.test(added) && /[yi]$/u.test(before);
}

/** What is the same name in another version sounds at least this much like it. */
const LINKED = 0.72;

/** How much names of two versions are alike, 0 to 1; 0 where they are taken for two names. */
export function nameLikeness(a: WordType, b: WordType): number {
  if (a.concepts.some((concept) => b.concepts.includes(concept))) return 1;
  if (a.concepts.length > 0 && b.concepts.length > 0) return 0;
  const alike = soundLikeness(soundCodes(a.stem), soundCodes(b.stem), LINKED);
  return alike >= LINKED ? alike : 0;
}
