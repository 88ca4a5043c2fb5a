import { abbreviationAt, isNumber, numberFollows, previousToken, type Token, tokenBefore } from './abbreviations.js';
import { isDigit, isSpace } from './characters.js';
import { firstWordAt, type Scene } from './scene.js';
import { startsSentence } from './starters.js';
import { readWord } from './stops.js';

/** Whether a full stop that a capital letter or a number follows ends the sentence, or only an abbreviation. */
export function periodEnds(scene: Scene): boolean {
  const { text, data, stop } = scene;
  const token = tokenBefore(text, stop.at);
  if (token.text === '') return true;
  if (isLabel(scene, token)) return false;
  if (/^[\p{Nd}.]+$/u.test(token.text)) return !isOrdinal(scene, token);
  const found = abbreviationAt(text, token, data);
  if (found === undefined) return true;
  const starts = startsSentence(text, stop, data);
  const before = previousToken(text, found.token).text.replace(/\.$/u, '');
  switch (found.class) {
    case 'goOn':
      return false;
    case 'beforeNumber':
      return !numberFollows(text, stop, data) && (found.token.text.length > 1 || starts);
    case 'afterNumber':
      // `6 ft. 2 in.`, `10 мин. 30 сек.`
      if (isDigit(stop.word.charAt(0))) return false;
      return starts || ((isNumber(before) || data.numberWords.has(before)) && closesBeforeCapital(scene));
    case 'oftenEnd':
      return starts || closesBeforeCapital(scene);
    case 'mayEnd':
      return starts;
    case 'clipped':
      return starts || isNumber(before);
    case 'initial':
      return initialEnds(scene, found.token, before);
  }
}

function initialEnds({ text, data, stop }: Scene, token: Token, before: string): boolean {
  if (data.letterNouns.has(before.toLowerCase())) return true;
  return isNameInitial(token.text)
    ? startsSentence(text, stop, data, data.particles)
    : startsSentence(text, stop, data);
}

/** One or two letters may be a person's; more are an acronym. */
function isNameInitial(token: string): boolean {
  return /^\p{Lu}\p{M}*(?:\.-?\p{Lu}\p{M}*)?$/u.test(token);
}

/** `1.`, `2.3.`, `IV.` or `b.` at the beginning of a sentence, or `1.` after a colon. */
function isLabel({ text, start }: Scene, token: Token): boolean {
  if (!/^(?:\p{Nd}{1,3}(?:\.\p{Nd}{1,3})*|[IVX]{1,5}|\p{L})$/u.test(token.text)) return false;
  if (firstWordAt(text, start, token.start) >= token.start) return true;
  const before = text[token.start - 2] ?? '';
  if (before !== ':' && before !== ';') return false;
  return isSpace(text[token.start - 1] ?? '') && /^\p{Nd}{1,2}$/u.test(token.text);
}

const ORDINAL_NAMES: ReadonlySet<string> = new Set(['FC', 'SC', 'FSV', 'FFC', 'Bundesliga', 'Liga']);

/** `3. Oktober` where the language writes ordinals so; elsewhere only in the names of clubs and leagues. */
function isOrdinal({ data, stop }: Scene, token: Token): boolean {
  if (!/^\p{Nd}{1,2}$/u.test(token.text)) return false;
  return data.ordinalStop || ORDINAL_NAMES.has(stop.word);
}

/** A longer stretch than this says something by itself: it is no mere `On Sunday at 5 p.m.` */
const LONGEST_OPENING = 32;

/** After `5 p.m.` or `etc.`: a capital begins a sentence unless it goes on with a weekday, or only opened this one. */
function closesBeforeCapital({ text, data, start, stop }: Scene): boolean {
  if (stop.dash || data.continuations.has(stop.word)) return false;
  if (stop.at - start > LONGEST_OPENING) return true;
  const word = readWord(text, firstWordAt(text, start, stop.at));
  return !data.openings.has(word.toLowerCase()) && !isDigit(word.charAt(0));
}
