import { eld } from 'eld/extrasmall';
import type { LanguageTag, Notice } from '../types.js';
import { primarySubtag } from './language-tag.js';

export interface DetectedLanguage {
  tag: LanguageTag;
  /** The text is long enough to tell, and most places of it that were looked at are clearly in this language. */
  reliable: boolean;
}

/** ELD looks at 350 bytes; so one place of a text may be a quotation, a menu, a list of names. */
const PLACES = 7;
const PLACE_LENGTH = 400;

/** Of news cut to 80 characters (some 65 letters), one in 300 is taken for another language; of 40, one in 30. */
const FEWEST_LETTERS = 60;

/**
 * The language that most of a text is in, by ELD's letter groups (60 languages; the smallest of its tables: 0.17 s to
 * load instead of 1.7 s for the largest, and as good on texts of a sentence and more). Null where there are no words.
 */
export function detectLanguage(text: string): DetectedLanguage | null {
  const votes = new Map<string, number>();
  let places = 0;
  for (const place of placesOf(text)) {
    const result = eld.detect(place);
    if (result.language === '') continue;
    places += 1;
    votes.set(result.language, (votes.get(result.language) ?? 0) + (result.isReliable() ? 1 : 0.4));
  }
  const [winner] = [...votes].sort(([, a], [, b]) => b - a);
  if (!winner) return null;
  const [tag, sum] = winner;
  return { tag, reliable: sum / places > 0.6 && hasLetters(text, FEWEST_LETTERS) };
}

/** What a cut leaves of the first and last word. Of Chinese, which has no spaces, nothing is taken. */
const CUT_WORDS = /^\S{1,30}(?=\s)|(?<=\s)\S{1,30}$/gu;

function placesOf(text: string): string[] {
  if (text.length <= PLACE_LENGTH * 2) return [text];
  const places = Math.min(PLACES, Math.floor(text.length / PLACE_LENGTH));
  return Array.from({ length: places }, (_, i) => {
    const at = Math.floor((i * (text.length - PLACE_LENGTH)) / (places - 1));
    return text.slice(at, at + PLACE_LENGTH).replace(CUT_WORDS, '');
  });
}

/** Languages so alike in writing that a detector's word on which of them it is can't be held against a person's. */
const ALIKE = [
  ['no', 'nb', 'nn', 'da'],
  ['hr', 'sr', 'bs', 'sh', 'cnr'],
  ['ms', 'id', 'jv', 'su', 'min'],
  ['cs', 'sk'],
  ['pt', 'gl'],
  ['es', 'gl', 'ast', 'an'],
  ['ca', 'oc'],
  ['fr', 'oc', 'wa', 'pcd', 'frp'],
  ['it', 'co', 'scn', 'nap', 'vec', 'lmo'],
  ['nl', 'af', 'fy', 'li', 'nds'],
  ['de', 'gsw', 'bar', 'lb', 'nds'],
  ['en', 'sco'],
  ['uk', 'rue'],
  ['bg', 'mk'],
  ['az', 'tr', 'tk', 'crh', 'gag'],
  ['hi', 'mr', 'ne', 'sa', 'mai', 'bho'],
  ['fa', 'prs', 'tg', 'ku', 'ckb'],
  ['zh', 'yue', 'wuu', 'lzh'],
  ['ar', 'arz', 'ary'],
  ['tl', 'fil', 'ceb'],
  ['am', 'ti'],
  ['bn', 'as'],
];

const knownToEld = new Set(Object.values(eld.info().Languages));

/**
 * A warning where a text is not in the language that it is said to be in; null where it is, or where that can't be told
 * (a short text, a language like it, a language that ELD does not know and that is written in the same script).
 */
export function languageNotice(declaredTag: LanguageTag, text: string, name: string): Notice | null {
  const detected = detectLanguage(text);
  if (!detected?.reliable) return null;
  const declared = primarySubtag(declaredTag);
  const found = primarySubtag(detected.tag);
  if (declared === found || ALIKE.some((group) => group.includes(declared) && group.includes(found))) return null;
  if (!knownToEld.has(declared) && scriptOf(declaredTag) === scriptOf(detected.tag)) return null;
  return { code: 'language-mismatch', params: { name, declared: declaredTag, detected: detected.tag } };
}

function hasLetters(text: string, fewest: number): boolean {
  return (text.slice(0, fewest * 20).match(/\p{L}/gu) ?? []).length >= fewest;
}

function scriptOf(tag: LanguageTag): string | undefined {
  return new Intl.Locale(tag).maximize().script;
}
