import type { Encoder } from '../../server/embed/encoder.js';

/*
 * Invented languages that share no letters and have no numbers. A text is a list of sentences, a sentence a list of
 * concepts, a word a concept written in the language's own syllables: only a dictionary tells what belongs together.
 */

const SYLLABLES: Record<string, string[]> = {
  qaa: ['ba', 'de', 'gi', 'lo', 'mu', 'na', 'se', 'ti'],
  qab: ['ჩო', 'ყუ', 'ძა', 'წე', 'ჯი', 'ჭო', 'ღა', 'ჟე'],
  qac: ['ழா', 'ஞே', 'றி', 'ளோ', 'ணு', 'யா', 'வே', 'டி'],
  qad: ['ชา', 'เม', 'กี', 'โล', 'ดู', 'นา', 'เส', 'ที'],
};
const LENGTH = 4;
const STOP: Record<string, string> = { qaa: '.', qab: '.', qac: '.', qad: '.' };

/** Concept 13 of qaa is `bababamu`-like; as long in every language. */
function word(tag: string, concept: number): string {
  const syllables = SYLLABLES[tag] ?? [];
  let rest = concept;
  let text = '';
  for (let n = 0; n < LENGTH; n++) {
    text = (syllables[rest % 8] ?? '') + text;
    rest = Math.floor(rest / 8);
  }
  return text;
}

export type Meaning = number[];

/** Sentence n has these concepts, which no other has. */
export const meaning = (n: number): Meaning => [0, 1, 2, 3, 4].map((part) => n * 5 + part);

export const say = (tag: string, concepts: Meaning): string =>
  `${concepts.map((concept) => word(tag, concept)).join(' ')}${STOP[tag] ?? ''}`;

const DIMENSION = 48;

/** A direction for each concept, without pattern but always the same. */
function direction(concept: number): Float32Array {
  return Float32Array.from({ length: DIMENSION }, (_, d) => {
    let mixed = Math.imul(concept * DIMENSION + d + 1, 0x9e3779b1);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) / 2 ** 31;
  });
}

/** Knows every language's words: a text's vector is the sum of its concepts', and a little of its language's. */
export function inventedEncoder(concepts = 8 ** LENGTH): Encoder & { texts: string[]; largest: number } {
  const known = new Map<string, number>();
  for (const tag of Object.keys(SYLLABLES))
    for (let concept = 0; concept < concepts; concept++) known.set(word(tag, concept), concept);
  const texts: string[] = [];
  const encoder = { dimension: DIMENSION, texts, largest: 0, embed };
  async function embed(batch: string[]): Promise<Float32Array[]> {
    texts.push(...batch);
    encoder.largest = Math.max(encoder.largest, batch.length);
    return batch.map((text) => {
      const sum = new Float32Array(DIMENSION);
      sum[0] = text.charCodeAt(0) / 5000;
      for (const found of text.split(/[ .]+/u)) {
        const concept = known.get(found);
        if (concept === undefined) continue;
        direction(concept).forEach((value, d) => {
          sum[d] = (sum[d] ?? 0) + value;
        });
      }
      return sum;
    });
  }
  return encoder;
}
