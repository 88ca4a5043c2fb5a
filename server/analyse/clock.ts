import { type Token, TokenKind } from '../words/tokens.js';
import { type Clock, hourKeys, timeKeys } from './found.js';
import type { NumberLexicon } from './numberwords.js';

/** What follows an hour: its further keys, the token after it all, and the time it is. */
interface Hour {
  keys: string[];
  next: number;
  clock: Clock | null;
}

/** `p.m.` is written in four ways, and as tokens in two. */
function meridiemAt(tokens: Token[], at: number): { half: 'am' | 'pm'; next: number } | null {
  const [first, stop, second] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const found = /^([ap])(m?)$/.exec(first?.norm ?? '');
  if (!found) return null;
  const half = found[1] === 'a' ? 'am' : 'pm';
  if (found[2] === 'm') return { half, next: at + 1 };
  const whole = stop?.norm === '.' && second?.norm === 'm' && second.start === stop.end;
  return whole ? { half, next: at + 3 } : null;
}

/** The word that says which half of the day is meant: `du soir`, `in the morning`, `вечера`. */
function halfAt(tokens: Token[], at: number, lexicon: NumberLexicon): Clock['half'] {
  for (let i = at; i < Math.min(at + 6, tokens.length); i++) {
    const { kind, norm } = tokens[i] as Token;
    if (lexicon.morning.has(norm)) return 'am';
    if (lexicon.afternoon.has(norm)) return 'pm';
    if (kind === TokenKind.Digits || (kind === TokenKind.Word && !lexicon.toHalf.has(norm))) return null;
  }
  return null;
}

/** A time on a clock of twelve hours, in the half of the day that is meant. */
function clockOf(minutes: number, half: Clock['half']): Clock {
  if (half === null) return minutes >= 780 ? { minutes, half: 'pm' } : { minutes, half };
  const shown = (minutes % 720) + (half === 'pm' ? 720 : 0);
  return { minutes: shown, half };
}

/** `8.30 p.m.`, `20:30`: what follows minutes. A clock of 24 hours leaves nothing open. */
export function afterMinutes(tokens: Token[], next: number, minutes: number, lexicon: NumberLexicon): Hour {
  const keys = [...timeKeys(minutes), ...(minutes % 60 === 0 ? hourKeys(minutes / 60) : [])];
  const meridiem = meridiemAt(tokens, next);
  if (meridiem) return { keys, next: meridiem.next, clock: clockOf(minutes, meridiem.half) };
  const half = halfAt(tokens, next, lexicon) ?? (lexicon.data.fullDay ? (minutes < 720 ? 'am' : 'pm') : null);
  return { keys, next, clock: clockOf(minutes, half) };
}

/** The word for minutes, however it is inflected or cut short. */
const MINUTES = /^(?:min|мин)/u;

/** `8 p.m.`, `20 h`, `20 h 30`, `8 вечера`: what follows an hour, in digits or words; nothing where it is none. */
export function afterHour(tokens: Token[], next: number, hour: number, lexicon: NumberLexicon): Hour {
  const word = tokens[next];
  if (word?.kind !== TokenKind.Word || hour > 24 || !Number.isInteger(hour)) return { keys: [], next, clock: null };
  const meridiem = lexicon.data.fullDay ? null : meridiemAt(tokens, next);
  if (meridiem) return { keys: hourKeys(hour), next: meridiem.next, clock: clockOf(hour * 60, meridiem.half) };
  const named = lexicon.hours.has(word.norm);
  const minutes = tokens[next + 1];
  // `1 час 50 минут` is how long something takes, in two numbers
  const counted = MINUTES.test(tokens[next + 2]?.norm ?? '');
  if (named && !counted && minutes?.kind === TokenKind.Digits && minutes.norm.length === 2 && Number(minutes.norm) < 60)
    return afterMinutes(tokens, next + 2, hour * 60 + Number(minutes.norm), lexicon);
  const half = !named && lexicon.lasting.has(word.norm) ? null : halfAt(tokens, named ? next + 1 : next, lexicon);
  const hourly = named || half !== null;
  return { keys: hourly ? hourKeys(hour) : [], next, clock: half ? clockOf(hour * 60, half) : null };
}
