/**
 * Two invented languages that share nothing a program could know beforehand: no lexicon, no cognates, no names, no
 * numbers, and sentences of about one length. Always the same, whatever the seed of the tests.
 */

/** Tags for private use (BCP 47): languages that nobody has rules for. */
export const TAGS = ['qaa', 'qab'] as const;

export type Random = () => number;

/** Mulberry32: small, and the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A word a concept: sounds that the other language hasn't got, so that none sounds like its translation. */
function vocabulary(consonants: string, size: number, random: Random): string[] {
  const words = new Set<string>();
  const pick = (letters: string): string => letters[Math.floor(random() * letters.length)] ?? '';
  while (words.size < size) words.add(Array.from({ length: 3 }, () => pick(consonants) + pick('aeiou')).join(''));
  return [...words];
}

const SIZE = 150;
const seeded = randomFrom(7);
export const WORDS = [vocabulary('mnlr', SIZE, seeded), vocabulary('ktsp', SIZE, seeded)] as const;

/** The concepts of a sentence: eight, some more frequent than others, as in every language. */
export function concepts(random: Random): number[] {
  return Array.from({ length: 8 }, () => Math.floor(SIZE * random() ** 1.5));
}

/** A sentence that says these, in one of the languages, its words in an order of its own. */
export function sentence(said: readonly number[], language: 0 | 1, random: Random): string {
  const words = said.map((concept) => WORDS[language][concept] ?? '');
  if (language === 1) words.sort(() => random() - 0.5);
  return `${words.join(' ')}.`;
}

export type Text = { sentences: [string[], string[]]; units: [number[], number[]][] };

/** A text in both, with its true units: now and then the one or the other leaves a sentence out. */
export function text(length: number, left: number, random: Random): Text {
  const made: Text = { sentences: [[], []], units: [] };
  for (let n = 0; n < length; n++) {
    const said = concepts(random);
    const lacking = random() < left ? Math.floor(random() * 2) : -1;
    made.units.push(
      ([0, 1] as const).map((language) =>
        language === lacking ? [] : [made.sentences[language].push(sentence(said, language, random)) - 1],
      ) as [number[], number[]],
    );
  }
  return made;
}
