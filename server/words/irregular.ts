import { readFileSync } from 'node:fs';
import type { IrregularForms, Stemmer } from '../language/irregular/types.js';

/** A table of irregular forms made ready: forms, and stems of forms, with the stem of their lemma. */
export interface Irregular {
  forms: ReadonlyMap<string, string>;
  stems: ReadonlyMap<string, string>;
}

/** The same, to be looked up only. */
export interface Listed {
  forms: Pick<ReadonlyMap<string, string>, 'get'>;
  stems: Pick<ReadonlyMap<string, string>, 'get'>;
}

/** The stem of a word: listed forms first, then listed stems, then what the stemmer says. */
export function readStem(word: string, stemmer: Stemmer, { forms, stems }: Listed): string {
  const listed = forms.get(word);
  if (listed !== undefined) return listed;
  const stem = stemmer(word);
  return stems.get(stem) ?? stem;
}

/**
 * Makes a table ready. A form stands for all forms of its stem, as long as only one lemma lays claim to the stem and no
 * lemma of the word lists has it (`рисует` has the stem of `рис`, rice).
 *
 * @param lemmaStems what the stemmer makes of the words in the word lists.
 */
export function makeIrregular(table: IrregularForms, stemmer: Stemmer, lemmaStems: ReadonlySet<string>): Irregular {
  const forms = new Map<string, string>();
  const stems = new Map<string, string>();
  const disputed = new Set<string>();
  for (const [lemma, list] of Object.entries(table)) {
    const lemmaStem = stemmer(lemma);
    for (const form of list.split(' ')) {
      forms.set(form, lemmaStem);
      const stem = stemmer(form);
      if (stems.has(stem) && stems.get(stem) !== lemmaStem) disputed.add(stem);
      stems.set(stem, lemmaStem);
    }
  }
  for (const stem of [...stems.keys()]) if (disputed.has(stem) || lemmaStems.has(stem)) stems.delete(stem);
  return { forms, stems };
}

/** Where the build puts what it has made ready: `dist/lexicon/`, whether this runs from `dist/server/` or `server/`. */
export const READY = new URL(
  import.meta.url.includes('/dist/server/') ? '../../lexicon/' : '../../dist/lexicon/',
  import.meta.url,
);

/** A file that the build has made; null where the language has none. */
export function readReady(name: string): string | null {
  try {
    return readFileSync(new URL(name, READY), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const linesOf = (table: ReadonlyMap<string, string>): string =>
  [...table]
    .map(([key, stem]) => `${key}\t${stem}\n`)
    .sort()
    .join('');

/** The compact form: sorted lines `FORM` tab STEM, an empty line, and the same for stems. */
export const writeIrregular = ({ forms, stems }: Irregular): string => `${linesOf(forms)}\n${linesOf(stems)}`;
