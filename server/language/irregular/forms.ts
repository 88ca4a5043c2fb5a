import type { IrregularForms } from './types.js';

/** A table from lines of `lemma: form form; lemma: form`, which fit more on a page than the properties of an object. */
export function formsTable(...lines: string[]): IrregularForms {
  const entries = lines
    .join(' ')
    .split(';')
    .map((entry) => entry.trim());
  return Object.fromEntries(entries.filter((entry) => entry !== '').map((entry) => entry.split(': ', 2)));
}
