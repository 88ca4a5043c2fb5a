/**
 * What hardly ever stands side by side in a language, and words that tell a time. It takes no grammar to see that a word
 * has been lost where an article stands before a preposition: a short list of function words does.
 */
export interface Grammar {
  /** Word → its classes, as bits; signs that end a clause have a class too. */
  classes: ReadonlyMap<string, number>;
  /** Class → the classes that can't follow it. */
  cannotFollow: ReadonlyMap<number, number>;
  /** Words that can't follow each other, with a space between. */
  pairs: ReadonlySet<string>;
  /** Words that begin a clause or what is joined on: conjunctions, relative pronouns. */
  openers: ReadonlySet<string>;
  /** Words that can't begin a sentence. */
  notFirst: ReadonlySet<string>;
  /** Whether the spelling of a word goes with how the next one begins: `a hour`, `le arrêt`, `об вас`. */
  clashes(word: string, next: string): boolean;
  /** The words of which that is asked. */
  clashing: ReadonlySet<string>;
  tense: TenseData;
}

/** Words by the time that they tell of, as far as their form shows it. */
export interface TenseData {
  past: ReadonlySet<string>;
  present: ReadonlySet<string>;
  future: ReadonlySet<string>;
  pastEnding: RegExp | null;
  futureEnding: RegExp | null;
  /** Words that end so, but are no such verbs. */
  notVerbs: ReadonlySet<string>;
  /** Before a word with `participle`, these tell of the past: `a signé`. */
  perfect: ReadonlySet<string>;
  participle: RegExp | null;
}

/** Builds `classes` and `cannotFollow` from lists of words and names of classes. */
export function joints(
  lists: Readonly<Record<string, string>>,
  cannotFollow: Readonly<Record<string, string>>,
): Pick<Grammar, 'classes' | 'cannotFollow'> {
  const names = Object.keys(lists);
  const bitOf = (name: string): number => {
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`No class of words is called ${name}.`);
    return 1 << at;
  };
  const classes = new Map<string, number>();
  for (const [name, list] of Object.entries(lists))
    for (const word of list.split(/\s+/u)) classes.set(word, (classes.get(word) ?? 0) | bitOf(name));
  const rules = Object.entries(cannotFollow).map(
    ([name, next]) => [bitOf(name), next.split(' ').reduce((bits, other) => bits | bitOf(other), 0)] as const,
  );
  return { classes, cannotFollow: new Map(rules) };
}

/** Every word of one list before every word of another. */
export const before = (first: string, second: string): string[] =>
  first.split(' ').flatMap((a) => second.split(' ').map((b) => `${a} ${b}`));
