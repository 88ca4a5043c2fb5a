import {
  type ContrastValue,
  contrastsOf,
  FAMILIES,
  type Family,
  metAt,
  NEGATION,
  opensEntry,
  type ReadWord,
} from '../../lexicon/contrasts.js';
import type { Token } from '../../words/tokens.js';
import type { UnitSide } from '../check.js';
import { byForm } from './by-form.js';
import { once } from './kept.js';
import type { Mention } from './mentions.js';

/** A word or phrase that carries a value of a contrast. */
export interface Sign extends Mention {
  values: readonly ContrastValue[];
}

type Signs = Record<Family, Sign[]>;

const allSigns = once((side: UnitSide): Signs => {
  const signs: Signs = { negator: [], modal: [], value: [] };
  for (let sentence = 0; sentence < side.sentences.length; sentence++) signsIn(side, sentence, signs);
  return signs;
});

/** The signs of negation, the longest at each place: `not only` is one sign, and negates nothing. */
export const negatorsOf = (side: UnitSide): Sign[] => allSigns(side).negator;

/** The signs that say how binding, possible or sure something is. */
export const modalsOf = (side: UnitSide): Sign[] => allSigns(side).modal;

/** The signs that carry a value of any other group. */
export const valuesOf = (side: UnitSide): Sign[] => allSigns(side).value;

/** All signs of a side. */
export const signsOf = (side: UnitSide): Sign[] => [...negatorsOf(side), ...modalsOf(side), ...valuesOf(side)];

/** Words as entries are looked up by them, and for each whether an entry may begin with it. */
const entriesByForm = byForm(
  ({ norm }, { language }) => contrastsOf(language.tag).read(norm),
  (words) => ({ words, open: Uint8Array.from(words, (word) => Number(opensEntry(word))) }),
);

function signsIn(side: UnitSide, sentence: number, found: Signs): void {
  const { text, tokens, forms } = side.sentences[sentence] as UnitSide['sentences'][number];
  const entries = entriesByForm(side.version);
  const words: Token[] = [];
  const read: ReadWord[] = [];
  const openings: number[] = [];
  for (let n = 0; n < forms.length; n++) {
    const form = forms[n] as number;
    if (form < 0) continue;
    if (entries.open[form] === 1) openings.push(words.length);
    words.push(tokens[n] as Token);
    read.push(entries.words[form] as ReadWord);
  }
  const next: Record<Family, number> = { negator: 0, modal: 0, value: 0 };
  for (const at of openings) {
    const met = metAt(read, at);
    if (!met) continue;
    for (const family of FAMILIES) {
      const entry = met[family];
      if (!entry || at < next[family]) continue;
      const [start, end] = [words[at]?.start as number, words[at + entry.size - 1]?.end as number];
      const values = isNameAt(text, start) ? entry.values.filter(({ list }) => WRITTEN_LARGE.has(list)) : entry.values;
      if (values.length > 0)
        found[family].push({ tag: side.tag, sentence, start, end, values, shown: text.slice(start, end) });
      next[family] = at + entry.size;
    }
  }
}

/** Lists whose words may have a capital inside a sentence and still mean what they say: `Monday`, `No`. */
const WRITTEN_LARGE: ReadonlySet<string> = new Set(['time', 'measure', NEGATION]);

/** Whether the word at a place is a name: it has a capital after a word in small letters (`Mrs May`, `the Mark`). */
const isNameAt = (text: string, place: number): boolean =>
  text.charAt(place) !== text.charAt(place).toLowerCase() &&
  /[\p{L}\p{N}][\p{L}.,’']*\s$/u.test(text.slice(Math.max(0, place - 20), place));

/** Whether a sign negates (`strong`), may stand for a negation (`soft`), or only looks like one (`none`). */
export const isNegator = ({ values }: Sign, ...kinds: string[]): boolean =>
  values.some(({ list, value }) => list === NEGATION && kinds.includes(value));
