import type { AnalysedVersion } from '../../analyse/analyse.js';
import type { KnownForm } from '../../analyse/words.js';

type OfForm<Known> = (form: KnownForm, version: AnalysedVersion) => Known;

/**
 * For each form of a version, by its number, what a check wants to know of it. It is worked out once: a word stands in
 * many sentences, and to look it up as a string takes longer than all else that is to be done with it.
 */
export function byForm<Known, Made = readonly Known[]>(
  known: OfForm<Known>,
  collect: (each: readonly Known[]) => Made,
): (version: AnalysedVersion) => Made {
  const versions = new WeakMap<AnalysedVersion, { made: Made }>();
  return (version) => {
    let found = versions.get(version);
    if (!found) {
      found = { made: collect(version.forms.map((form) => known(form, version))) };
      versions.set(version, found);
    }
    return found.made;
  };
}

/** The same, up to eight bits a form. */
export const bitsByForm = (bitsOf: OfForm<number>) => byForm(bitsOf, (each) => Uint8Array.from(each));

/** The same, up to 32 bits a form. */
export const numbersByForm = (numberOf: OfForm<number>) => byForm(numberOf, (each) => Int32Array.from(each));
