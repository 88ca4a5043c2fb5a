import type { Divergence, DivergenceSpan } from '../types.js';
import { soundCodes, soundLikeness } from '../words/sounds.js';
import { stemOf } from '../words/stem.js';
import { type Token, TokenKind } from '../words/tokens.js';
import { type Check, filledSides, spanOf, type UnitSide, type UnitView } from './check.js';
import { wellKnown } from './matching.js';

const script = (word: string): string =>
  /^\p{Script=Cyrillic}/u.test(word) ? 'Cyrl' : /^\p{Script=Latin}/u.test(word) ? 'Latn' : '';

/** A word of a version's language: in its lexicon, or one of its function words. */
const belongsTo = ({ tag, version: { language, lexicon } }: UnitSide, norm: string): boolean =>
  language.vocabulary.functionWords.has(norm) || lexicon.conceptsOf(stemOf(tag, norm)) !== undefined;

const standsIn = (side: UnitSide, norm: string): boolean =>
  side.sentences.some(({ tokens }) => tokens.some((token) => token.norm === norm));

const LOAN = 0.75;

function heardIn(side: UnitSide, token: Token): boolean {
  const codes = soundCodes(token.norm);
  return side.sentences.some(({ tokens }) =>
    tokens.some(({ kind, norm }) => kind === TokenKind.Word && soundLikeness(codes, soundCodes(norm)) >= LOAN),
  );
}

/** Inside quotation marks or brackets a foreign word is meant to be one. */
function enclosed(text: string, token: Token): boolean {
  const before = text.slice(0, token.start);
  const open = Math.max(before.lastIndexOf('«'), before.lastIndexOf('“'), before.lastIndexOf('('));
  const close = Math.max(before.lastIndexOf('»'), before.lastIndexOf('”'), before.lastIndexOf(')'));
  return open > close || /["'’‘]$/u.test(before);
}

/** The words of a side that are another version's: small letters, that version's own word there, none of this language. */
function foreignIn(side: UnitSide, other: UnitSide, third: readonly UnitSide[]): DivergenceSpan[] {
  return side.sentences.flatMap(({ text, tokens }, sentence) => {
    const home = tokens.find((token) => token.kind === TokenKind.Word && belongsTo(side, token.norm));
    const usual = home ? script(home.norm) : '';
    return tokens.flatMap((token) => {
      const shown = text.slice(token.start, token.end);
      const small = token.kind === TokenKind.Word && shown === shown.toLowerCase() && shown.length > 3;
      if (!small || belongsTo(side, token.norm) || !belongsTo(other, token.norm)) return [];
      if (enclosed(text, token) || /[@#./_-]/u.test(text[token.start - 1] ?? '')) return [];
      if (/^\.\p{L}/u.test(text.slice(token.end))) return [];
      // in one script, the other version has to have it too, and no further one a word like it: that would be a loan
      const strange =
        script(token.norm) !== usual || (standsIn(other, token.norm) && !third.some((t) => heardIn(t, token)));
      return strange ? [spanOf(side.tag, sentence, token)] : [];
    });
  });
}

/** English is full of French words that are English. */
const borrows = (side: UnitSide, other: UnitSide): boolean =>
  side.version.language.tag === 'en' && other.version.language.tag === 'fr';

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit).filter(({ version }) => wellKnown(version));
  return sides.flatMap((side) => {
    for (const other of sides) {
      if (other === side || other.version.language.tag === side.version.language.tag) continue;
      const third = sides.filter((s) => s !== side && s !== other);
      const spans = foreignIn(side, other, third);
      const [first] = spans;
      if (!first) continue;
      const { text } = side.sentences[first.sentence] as { text: string };
      const last = spans.at(-1) as DivergenceSpan;
      const end = last.sentence === first.sentence ? last.end : first.end;
      const borrowed = borrows(side, other);
      return [
        {
          type: 'untranslated',
          variant: 'words',
          params: {
            lang: side.tag,
            others: [other.tag],
            value: text.slice(first.start, end),
          },
          severity: 'minor' as const,
          culprit: side.tag,
          confidence: borrowed ? 0.3 : 0.8,
          spans,
          ...(borrowed ? { hint: true } : {}),
        },
      ];
    }
    return [];
  });
}

export const untranslated: Check = {
  id: 'untranslated',
  name: 'Untranslated',
  description:
    'Words of another version’s language left standing: known there, unknown here, in small letters, in another script or taken over as they are. Names, quoted words, words in brackets and parts of addresses are let pass, and so is what both languages have.',
  severity: 'minor',
  find,
};
