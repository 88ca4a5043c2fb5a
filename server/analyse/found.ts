import type { Token } from '../words/tokens.js';
import type { NumberSort } from './numbers.js';

/** A number being read: what it can mean, most likely first, and the token after it. */
export interface Found {
  values: number[];
  keys: string[];
  next: number;
  digits: boolean;
  loose: boolean;
  sort?: NumberSort;
  clock?: Clock;
  /** What a magnitude word multiplied it by: `10 to 15 million` says it once for both. */
  scale?: number;
}

/** A time of day. */
export interface Clock {
  /** After midnight, or after noon if `half` is unknown. */
  minutes: number;
  /** Null where the text leaves it open. */
  half: 'am' | 'pm' | null;
}

export const key = (value: number): string => String(Number(value.toPrecision(9)));

/** The time in both halves of the day. */
export const timeKeys = (minutes: number): string[] => {
  const shown = minutes % 1440;
  return [`t${shown}`, `t${(shown + 720) % 1440}`];
};

export const hourKeys = (hour: number): string[] => [
  key(hour),
  key(hour > 12 ? hour - 12 : hour + 12),
  ...timeKeys(hour * 60),
];

/** Whether two tokens touch. */
export const touch = (a: Token | undefined, b: Token | undefined): boolean =>
  a !== undefined && b !== undefined && a.end === b.start;
