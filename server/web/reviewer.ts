import type { Request } from 'express';

/** Where a browser remembers what its reviewer is called. */
export const REVIEWER_COOKIE = 'tercet-name';
/** A longer name is cut, in characters. */
export const LONGEST_NAME = 80;

/** The name under which what is done is kept; '' where the reviewer gave none. */
export function reviewerOf(req: Request): string {
  const name: unknown = req.cookies?.[REVIEWER_COOKIE];
  return typeof name === 'string' ? cleanName(name) : '';
}

/**
 * On one line, without what can't be seen or turns the text around: a form or a cookie may hold anything. The joiners
 * (U+200C, U+200D) belong to the spelling of names.
 */
export function cleanName(name: string): string {
  const line = name.normalize('NFC').replace(/(?:(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Z}])+/gu, ' ');
  return [...line.trim()].slice(0, LONGEST_NAME).join('').trim();
}
