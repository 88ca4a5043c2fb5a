import type { AnalysedSentence } from '../analyse/analyse.js';
import type { Divergence, LanguageTag } from '../types.js';
import { soundCodes, soundLikeness } from '../words/sounds.js';
import { type Check, filledSides, type UnitSide, type UnitView, wholeSentence } from './check.js';

const allOf = ({ tag, sentences }: UnitSide) => sentences.map(({ text }, n) => wholeSentence(tag, n, text));

/** A unit that some versions lack altogether. */
function missingSides(unit: UnitView): Divergence[] {
  const { sides, confidence } = unit;
  const present = filledSides(unit);
  const absent = sides.filter(({ sentences }) => sentences.length === 0).map(({ tag }) => tag);
  if (absent.length === 0 || present.length === 0) return [];
  const added = present.length === 1 && sides.length > 2;
  const holders = present.map(({ tag }) => tag);
  let culprit: LanguageTag | null = null;
  if (sides.length > 2 && absent.length === 1) culprit = absent[0] as LanguageTag;
  else if (added) culprit = holders[0] as LanguageTag;
  return [
    {
      type: 'counterpart',
      variant: added ? 'only' : 'absent',
      params: { langs: added ? holders : absent, others: added ? absent : holders },
      severity: 'major',
      culprit,
      confidence: Math.min(0.95, 0.5 + confidence / 2),
      spans: present.flatMap(allOf),
    },
  ];
}

/** The parts of a sentence that could be recognised in another language: numbers, and words by their sound. */
function echoes(sentence: AnalysedSentence, side: UnitSide, others: UnitSide[]): number {
  let found = 0;
  for (const other of others)
    for (const facing of other.sentences) {
      if (sentence.numbers.some((a) => facing.numbers.some((b) => a.keys.some((key) => b.keys.includes(key))))) found++;
      for (const type of sentence.types) {
        const own = side.version.types[type];
        if (!own || own.stem.length < 4) continue;
        const codes = soundCodes(own.stem);
        for (const theirs of facing.types) {
          const word = other.version.types[theirs];
          if (word && (word.stem === own.stem || soundLikeness(codes, soundCodes(word.stem)) >= 0.75)) found++;
        }
      }
    }
  return found;
}

/**
 * A sentence of a side that has several, of which nothing is found again in the others, and without which that side
 * would be as long as it should be.
 */
function extraSentences(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  const found: Divergence[] = [];
  if (sides.length < 3) return found;
  for (const side of sides) {
    const others = sides.filter((other) => other !== side);
    if (side.sentences.length < 2 || others.some((other) => other.sentences.length >= side.sentences.length)) continue;
    const letters = side.sentences.reduce((sum, sentence) => sum + sentence.length, 0);
    const expected = others.reduce((sum, other) => sum + other.length, 0) / others.length;
    side.sentences.forEach((sentence, n) => {
      const without = side.length * (1 - sentence.length / letters);
      if (side.length < expected * 1.25 || Math.abs(Math.log(without / expected)) > 0.2) return;
      if (echoes(sentence, side, others) > 0) return;
      const rest = side.sentences.filter((s) => s !== sentence);
      if (rest.every((s) => echoes(s, side, others) === 0)) return;
      found.push({
        type: 'counterpart',
        variant: 'sentence',
        params: { lang: side.tag, others: others.map(({ tag }) => tag) },
        severity: 'major',
        culprit: side.tag,
        confidence: 0.6,
        spans: [wholeSentence(side.tag, n, sentence.text)],
      });
    });
  }
  return found;
}

export const counterpart: Check = {
  id: 'counterpart',
  name: 'Text without counterpart',
  description:
    'A sentence, or a whole unit, that some versions have and others lack. A sentence inside a unit counts only if nothing in it is found again in the others and its version is too long by about as much. Sentences that a translator merged or split are let pass.',
  severity: 'major',
  find: (unit) => [...missingSides(unit), ...extraSentences(unit)],
};
