import type { SplittingData } from '../language/types.js';
import { abbreviationAt, previousToken, tokenBefore } from './abbreviations.js';
import { charAt, isDigit, isLetter, isLower, isSpace, isUpper, STOPS } from './characters.js';
import { endsGlued } from './glued.js';
import { periodEnds } from './periods.js';
import { firstWordAt, type Scene } from './scene.js';
import { startsSentence } from './starters.js';
import { readWord, type Stop, skipSpace } from './stops.js';

/** Whether a sentence ends at the stop. More is lost by a wrong cut than by one too few, so doubt means no. */
export function endsSentence(scene: Scene): boolean {
  const { text, stop, start, aside } = scene;
  if (stop.next >= text.length) return false;
  if (stop.kind === 'full') return !(stop.quoted && isQuotingParticle(text, stop));
  if (!stop.spaced) return endsGlued(text, stop, scene.data);
  if (!mayOpenSentence(scene)) return false;
  // An aside in the middle of a sentence stays whole, whatever it holds.
  if (aside !== undefined && aside.end > stop.end && aside.start > start) return false;
  if (stop.kind === 'call') return callEnds(scene);
  if (stop.kind === 'ellipsis') return ellipsisEnds(scene);
  return periodEnds(scene);
}

/** Whether what follows can be the beginning of a sentence: not a lower-case word, nor a mark that goes on. */
function mayOpenSentence({ text, data, start, stop }: Scene): boolean {
  const { word } = stop;
  // `. . .`: the last of them decides.
  if (STOPS.has(text[stop.next] ?? '') && isSpace(text[stop.next + 1] ?? ' ')) return false;
  if (word === '') return !',;:.!?)]}»›%…'.includes(text[stop.next] ?? '.');
  const first = charAt(word, 0);
  if (!isLower(first)) return true;
  // `iPhone`, `eBay`: names that keep their small letter.
  if (isUpper(charAt(word, 1)) && isLower(charAt(word, 2))) return !stop.dash;
  return isNextLabel(text, start, stop) || isSlip(text, stop, data);
}

/** `b. …` after `a. …`. */
function isNextLabel(text: string, start: number, stop: Stop): boolean {
  const mark = text[stop.wordAt + 1] ?? '';
  if (stop.word.length !== 1 || (mark !== '.' && mark !== ')') || text[start + 1] !== mark) return false;
  return isLower(text[start] ?? '');
}

/**
 * A sentence begun with a small letter by mistake. Abbreviations are cut off after a consonant, with few exceptions, so
 * a stop after a vowel was meant.
 */
function isSlip(text: string, stop: Stop, data: SplittingData): boolean {
  if (stop.kind !== 'period' || stop.quoted || stop.bracketed) return false;
  if (stop.wordAt > stop.next || stop.word.length < 2 || text[stop.wordAt + stop.word.length] === '.') return false;
  const token = tokenBefore(text, stop.at);
  const bare = token.text.normalize('NFD').replace(/\p{M}/gu, '');
  return /^\p{Ll}{2,}[aeiouyаеёиоуыэюяіїє]$/u.test(bare) && abbreviationAt(text, token, data) === undefined;
}

function callEnds(scene: Scene): boolean {
  const { text, data, stop, aside } = scene;
  // `«Кто там?» — Иванов`: who said it.
  if (stop.quoted && stop.dash) return false;
  if (stop.quoted && stop.word.length === 1 && isAttributed(scene)) return false;
  if (startsSentence(text, stop, data)) return true;
  // `(sic!)`, `1203 (?)`: an aside that ends with a mark of its own.
  if (stop.bracketed && aside !== undefined && aside.start > scene.start) return false;
  if (data.calledNames.has(tokenBefore(text, stop.at).text)) return false;
  return !stop.quoted || (!isAttributed(scene) && !isTitle(scene));
}

/** `"Why now?" Mr. Smith asked`: a name, and a verb of saying. */
function isAttributed({ text, data, stop }: Scene): boolean {
  let at = stop.wordAt;
  for (let count = 0; count < 6; count++) {
    const word = readWord(text, at);
    if (count > 0 && data.speechVerbs.has(word)) return true;
    if (!isUpper(charAt(word, 0))) return false;
    at += word.length;
    while (".'’-".includes(text[at] ?? ' ')) at++;
    at = skipSpace(text, at);
  }
  return false;
}

const LONGEST_TITLE = 40;

/** `the musical "Oklahoma!" Hugh Jackman`: a short quotation in the run of a sentence is a title. */
function isTitle({ text, data, stop, start, quotations }: Scene): boolean {
  const open = quotations.openAt(stop.at);
  if (open <= start || stop.at - open > LONGEST_TITLE || isLower(charAt(text, skipSpace(text, open + 1)))) return false;
  if (!isSpace(text[open - 1] ?? '')) return false;
  // `He shouted "Stop!" Police came`: that was said.
  const before = previousToken(text, { start: open, text: '' }).text;
  return isLetter(before.slice(-1)) && !data.speechVerbs.has(before);
}

function ellipsisEnds({ text, data, start, stop }: Scene): boolean {
  if (firstWordAt(text, start, stop.at) >= stop.at) return false;
  if (isDigit(stop.word.charAt(0)) && !stop.quoted) return false;
  // `[…]` marks what was left out, mostly from within a sentence.
  const bracket = text[stop.at - 1] ?? '';
  if ((bracket === '[' || bracket === '(') && stop.bracketed) return startsSentence(text, stop, data);
  return true;
}

/** Japanese goes on after a quotation: 「はい。」と言った. */
function isQuotingParticle(text: string, stop: Stop): boolean {
  return 'とっのでなをがはにも、，'.includes(text[stop.next] ?? '');
}
