import type { AnalysedVersion } from '../../analyse/analyse.js';
import type { Divergence, DivergenceSpan } from '../../types.js';
import { soundCodes, soundLikeness } from '../../words/sounds.js';
import { stemOf } from '../../words/stem.js';
import { type Token, TokenKind } from '../../words/tokens.js';
import { type Check, filledSides, spanOf, type UnitSide, type UnitView, wholeSentence } from '../check.js';
import { wellKnown } from '../matching/matching.js';
import { bitsByForm } from '../reading/by-form.js';
import { once } from '../reading/kept.js';

const script = (word: string): string =>
  /^\p{Script=Cyrillic}/u.test(word) ? 'Cyrl' : /^\p{Script=Latin}/u.test(word) ? 'Latn' : '';

/** A word of a version's language: in its lexicon, or one of its function words. */
const belongsTo = ({ version: { tag, language, lexicon } }: Pick<UnitSide, 'version'>, norm: string): boolean =>
  language.vocabulary.functionWords.has(norm) || lexicon.conceptsOf(stemOf(tag, norm)) !== undefined;

/** The forms of a version that are words of its language. */
const ownForms = bitsByForm(({ norm }, version) => Number(belongsTo({ version }, norm)));

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

/** A word of a side that is another version's, and whether that is certain. */
interface Foreign extends DivergenceSpan {
  sure: boolean;
}

/** The script of a side's own words. */
function usualScript(side: UnitSide): string {
  for (const { tokens } of side.sentences)
    for (const { kind, norm } of tokens) if (kind === TokenKind.Word && belongsTo(side, norm)) return script(norm);
  return '';
}

/** Abbreviations are no longer than this. */
const SHORT = 3;

/** Written small, longer than an abbreviation, and no part of an address, a quotation or a remark. */
function isPlain(text: string, token: Token): boolean {
  const shown = text.slice(token.start, token.end);
  if (token.kind !== TokenKind.Word || shown !== shown.toLowerCase() || shown.length <= SHORT) return false;
  if (/[@#./_-]/u.test(text[token.start - 1] ?? '') || /^(?:\.\p{L}|[-_/@])/u.test(text.slice(token.end))) return false;
  return !enclosed(text, token);
}

/**
 * Whether a third version has a word's meaning by a word of its own: then the version in question has left it standing.
 * Else it may be a word that its language has too, though the lexicon doesn't know it (`fatal`).
 */
function saidByThird(unit: UnitView, other: UnitSide, norm: string, third: readonly UnitSide[]): boolean {
  const stem = stemOf(other.tag, norm);
  const items = (unit.items.get(other.tag) ?? []).filter((item) => item.kind === 'word' && item.stem === stem);
  return third.some(({ tag }) =>
    (unit.items.get(tag) ?? []).some(({ concepts }) =>
      concepts.some((concept) => items.some((item) => item.concepts.includes(concept))),
    ),
  );
}

/**
 * Endings that words of Latin origin share across languages, and those of English words that other languages have taken
 * over; and words so short that they might be anything.
 */
const SHARED =
  /^\p{L}{1,4}$|(?:[aiou]|ale?|[ai]ble|[st]ion|ment|[ae]n[ct]e?|age|ure|ine?|ism|ist|man|men|ball|ing|er|or|ic|um|us|ix)s?$/u;

const mayBeLoan = (word: string): boolean => SHARED.test(word);

/** The words of a side that are another version's: small letters, that version's own word there, none of this language. */
function foreignIn(unit: UnitView, side: UnitSide, other: UnitSide, third: readonly UnitSide[]): Foreign[] {
  let usual: string | undefined;
  return unknownIn(side).flatMap(({ sentence, token }) => {
    const { norm } = token;
    if (!belongsTo(other, norm)) return [];
    const span = spanOf(side.tag, sentence, token);
    usual ??= usualScript(side);
    if (script(norm) !== usual) return [{ ...span, sure: true }];
    // in one script, the other version has to have it too, and no further one a word like it: that would be a loan
    if (!standsIn(other, norm) || third.some((t) => heardIn(t, token))) return [];
    return [{ ...span, sure: !mayBeLoan(norm) || saidByThird(unit, other, norm, third) }];
  });
}

/** The words of a side that may be another language's: plain ones that its own doesn't have. */
const unknownIn = once((side: UnitSide): { sentence: number; token: Token }[] =>
  side.sentences.flatMap(({ text, tokens, types, forms }, sentence) => {
    const own = ownForms(side.version);
    const found: { sentence: number; token: Token }[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const form = forms[at] as number;
      if (form < 0 || own[form] === 1 || isOwn(side.version, types[at] as number)) continue;
      const token = tokens[at] as Token;
      if (token.end - token.start > SHORT && isPlain(text, token)) found.push({ sentence, token });
    }
    return found;
  }),
);

/** Words of one language in a row, with only a space between them, are no loan. */
const inRow = (spans: readonly Foreign[]): boolean =>
  spans.some((span, n) => spans[n + 1]?.sentence === span.sentence && (spans[n + 1]?.start ?? 0) <= span.end + 2);

/** English is full of French words that are English. */
const borrows = (side: UnitSide, other: UnitSide): boolean =>
  side.version.language.tag === 'en' && other.version.language.tag === 'fr';

/** Words that a text must have to tell its language, and what of them must be another's, and may be its own. */
const TELLING = 4;
const ANOTHERS = 0.6;
const OWN = 0.3;

/** The words of a side, small or at its start, and how many of them its own language has. */
const smallWords = once(({ sentences, version }: UnitSide): { words: Token[]; own: number } => {
  const words: Token[] = [];
  let own = 0;
  for (const { tokens, types, forms } of sentences)
    for (let at = 0; at < tokens.length; at++) {
      const form = forms[at] as number;
      const token = tokens[at] as Token;
      if (form < 0 || (token.start > 0 && version.forms[form]?.capital)) continue;
      words.push(token);
      if (isOwn(version, types[at] as number)) own++;
    }
  return { words, own };
});

/** Whether a word of a version's is in its lexicon, or a function word, which has no type. */
const isOwn = ({ types }: AnalysedVersion, type: number): boolean =>
  type < 0 || (types[type]?.concepts.length ?? 0) > 0;

/** Whether a whole side is in another version's language. */
function isInLanguageOf(side: UnitSide, other: UnitSide): boolean {
  const { words, own } = smallWords(side);
  if (words.length < TELLING || own > OWN * words.length) return false;
  return words.filter(({ norm }) => belongsTo(other, norm)).length >= ANOTHERS * words.length;
}

function inAnotherLanguage(side: UnitSide, other: UnitSide): Divergence {
  return {
    type: 'untranslated',
    variant: 'text',
    params: { lang: side.tag, others: [other.tag] },
    severity: 'major',
    culprit: side.tag,
    confidence: 0.95,
    spans: side.sentences.map(({ text }, sentence) => wholeSentence(side.tag, sentence, text)),
  };
}

function leftStanding(side: UnitSide, other: UnitSide, found: readonly Foreign[]): Divergence {
  const [first, last] = [found[0], found.at(-1)] as [Foreign, Foreign];
  const { text } = side.sentences[first.sentence] as { text: string };
  const end = last.sentence === first.sentence ? last.end : first.end;
  const isSure = !borrows(side, other) && (found.some(({ sure }) => sure) || inRow(found));
  return {
    type: 'untranslated',
    variant: 'words',
    params: { lang: side.tag, others: [other.tag], value: text.slice(first.start, end) },
    severity: 'minor',
    culprit: side.tag,
    confidence: isSure ? 0.9 : 0.3,
    spans: found.map(({ sure: _, ...span }) => span),
    ...(isSure ? {} : { hint: true }),
  };
}

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit).filter(({ version }) => wellKnown(version));
  return sides.flatMap((side) => {
    for (const other of sides) {
      if (other === side || other.version.language.tag === side.version.language.tag) continue;
      if (isInLanguageOf(side, other)) return [inAnotherLanguage(side, other)];
      const third = sides.filter((s) => s !== side && s !== other);
      const found = foreignIn(unit, side, other, third);
      if (found.length > 0) return [leftStanding(side, other, found)];
    }
    return [];
  });
}

export const untranslated: Check = {
  id: 'untranslated',
  name: 'Untranslated',
  description:
    'A text in another version’s language, or words of it left standing: known there, unknown here, in small letters, in another script or taken over as they are. Names, quoted words, words in brackets and parts of addresses are let pass, and so is what both languages have.',
  severity: 'minor',
  find,
};
