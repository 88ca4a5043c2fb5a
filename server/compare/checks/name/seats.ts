import { SEATS } from '../../../language/seats.js';
import { COLUMNS } from '../../../lexicon/build.js';
import { type Lexicon, lexiconOf } from '../../../lexicon/lexicon.js';
import { termKey } from '../../../lexicon/terms.js';

/** The concepts of what others stand for: countries, mostly. */
const owners = new Set<number>();

/** Concept → the concepts that it is said for, or that are said for it. */
let related: Map<number, Set<number>> | undefined;

function conceptsOf(lexicon: Lexicon, name: string): readonly number[] {
  const key = termKey(COLUMNS[0] as string, name, true);
  return (key === null ? undefined : lexicon.conceptsOf(key)) ?? [];
}

function read(): Map<number, Set<number>> {
  const lexicon = lexiconOf(COLUMNS[0] as string);
  const found = new Map<number, Set<number>>();
  const join = (a: number, b: number): void => {
    found.set(a, (found.get(a) ?? new Set()).add(b));
  };
  for (const pair of SEATS.trim().split(/;\s*/u)) {
    const [seat = [], owner = []] = pair.split(' = ').map((name) => conceptsOf(lexicon, name.trim()));
    for (const a of seat)
      for (const b of owner) {
        join(a, b);
        join(b, a);
        owners.add(b);
      }
  }
  return found;
}

/** Whether one place is named for another: Madrid for Spain, the Kremlin for Russia. Concepts are of the word lists. */
export function standsFor(concepts: readonly number[], others: readonly number[]): boolean {
  related ??= read();
  for (const concept of concepts) {
    const known = related.get(concept);
    if (known) for (const other of others) if (known.has(other)) return true;
  }
  return false;
}

/** Whether concepts are those of a country, or of a body that a place stands for. */
export function isSeated(concepts: readonly number[]): boolean {
  related ??= read();
  return concepts.some((concept) => owners.has(concept));
}
