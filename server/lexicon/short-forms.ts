import type { LanguageTag } from '../types.js';

const words = (list: string): string[] => list.split(' ').map((ending) => (ending === '-' ? '' : ending));

/** Russian endings by the ending of the lemma: what stands after its last vowel or soft sign is taken off. */
const RUSSIAN: readonly [lemma: RegExp, endings: string[]][] = [
  [/(?:[ыио]й)$/u, words('ый ий ой ого его ому ему ым им ом ем ая яя ую юю ое ее ые ие ых их ыми ими')],
  [/й$/u, words('й я ю ем е и ев ям ями ях')],
  [/ия$/u, words('ия ии ию ией ий иям иями иях')],
  [/а$/u, words('а ы и е у ой ей - ам ами ах')],
  [/я$/u, words('я и е ю ей - ь ям ями ях')],
  [/ь$/u, words('ь и ю е ью ем я ей ям ями ях')],
  [/[ое]$/u, words('о е а я у ю ом ем ам ям ами ями ах ях')],
  [/[цкнгшщзхфвпрлджчсмтб]$/u, words('- а у ом ем е ы и ов ей ам ами ах')],
];

function russian(word: string): string[] {
  const rule = RUSSIAN.find(([lemma]) => lemma.test(word));
  if (!rule || /т[ьи]$/u.test(word)) return [word];
  const stem = word.replace(/(?:[ыио]й|ия|[аяьоей])$/u, '');
  return [word, ...rule[1].map((ending) => stem + ending)];
}

const french = (word: string): string[] =>
  /[sxz]$/u.test(word) ? [word] : [word, `${word}s`, ...(word.endsWith('é') ? [`${word}e`, `${word}es`] : [])];

function english(word: string): string[] {
  if (/(?:s|x|z|ch|sh)$/u.test(word)) return [word, `${word}es`];
  return /[^aeiou]y$/u.test(word) ? [word, `${word.slice(0, -1)}ies`] : [word, `${word}s`];
}

const INFLECT: Readonly<Record<LanguageTag, (word: string) => string[]>> = { en: english, fr: french, ru: russian };

/**
 * The forms of a noun or adjective whose stem is too short to be looked up by: `dog` and `dogs`, `газ` and `газом`. Some
 * are no words; they do no harm.
 */
export const shortForms = (tag: LanguageTag, word: string): string[] => [...new Set(INFLECT[tag]?.(word) ?? [word])];
