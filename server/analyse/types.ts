import { NAME_SIGN } from '../lexicon/terms.js';
import type { VersionForms } from './words.js';

/** A word type of a version: the forms that share a stem. */
export interface WordType {
  stem: string;
  /** One of its forms, in lower case. */
  form: string;
  /** In how many sentences it stands. */
  sentences: number;
  /** It is written with a capital where that isn't due to its place: a name, most likely. */
  name: boolean;
  /** What the lexicon says it can mean. */
  concepts: readonly number[];
}

const NOTHING: readonly never[] = [];

/** How often a word, whatever its form, has a capital that its place doesn't explain, and how often none. */
interface Capitals {
  capital: number;
  lower: number;
}

function capitalsOf({ known, telling }: VersionForms): Map<string, Capitals> {
  const words = new Map<string, Capitals>();
  known.forEach(({ norm, capital }, form) => {
    let word = words.get(norm);
    if (!word) {
      word = { capital: 0, lower: 0 };
      words.set(norm, word);
    }
    if (capital) word.capital += telling[form] as number;
    else word.lower += telling[form] as number;
  });
  return words;
}

/** Where a language writes every noun with a capital, capitals name nothing. */
function areCommon(words: Iterable<Capitals>): boolean {
  let capitals = 0;
  let lowers = 0;
  for (const { capital, lower } of words) {
    capitals += capital;
    lowers += lower;
  }
  return capitals > 0.2 * (capitals + lowers) && capitals + lowers > 100;
}

/**
 * Turns the words of a version that has been read into types, in the order in which they are met.
 * @returns the types, and for each form the number of its own, -1 for a function word.
 */
export function typesOf(forms: VersionForms, namesInflect: boolean): { types: WordType[]; typeOf: Int32Array } {
  const capitals = capitalsOf(forms);
  const common = areCommon(capitals.values());
  const types: WordType[] = [];
  const byKey = new Map<string, number>();
  const typeOf = new Int32Array(forms.known.length).fill(-1);
  forms.known.forEach((known, form) => {
    if (known.isFunction) return;
    const { capital, lower } = capitals.get(known.norm) as Capitals;
    // a capital at the start of a sentence tells nothing, unless the word is a known name and never written small
    const wellKnown = known.named !== undefined && lower === 0;
    const name = known.capital && !common && (capital > lower || wellKnown);
    const stem = name && !namesInflect ? known.norm : known.stem;
    const key = name ? NAME_SIGN + stem : stem;
    let id = byKey.get(key);
    if (id === undefined) {
      id = types.length;
      byKey.set(key, id);
      const concepts = (name ? known.named : undefined) ?? known.common ?? NOTHING;
      types.push({ stem, form: known.norm, sentences: 0, name, concepts });
    }
    typeOf[form] = id;
  });
  return { types, typeOf };
}
