import { primaryOf } from '../../../language/index.js';
import type { LanguageTag } from '../../../types.js';
import { stemOf } from '../../../words/stem.js';

/** A list of lemmas for each language, between spaces, as sets of their stems; an empty set where there is no list. */
export function stemSet(lemmas: Readonly<Record<string, string>>): (tag: LanguageTag) => ReadonlySet<string> {
  const sets = new Map<LanguageTag, ReadonlySet<string>>();
  return (tag) => {
    let set = sets.get(tag);
    if (!set) {
      const words = (lemmas[primaryOf(tag)] ?? '').split(/\s+/u).filter(Boolean);
      set = new Set(words.map((word) => stemOf(tag, word.replaceAll('ё', 'е'))));
      sets.set(tag, set);
    }
    return set;
  };
}
