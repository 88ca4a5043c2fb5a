import type { Request, Response } from 'express';
import type { LanguageTag } from '../types.js';

/** In which order a reader wants the versions, whatever the order of the document: remembered in a cookie. */

const COOKIE = 'tercet-columns';
const YEAR = 365 * 24 * 60 * 60 * 1000;
/** More versions than anybody sets side by side. */
const MOST = 60;

/** A list of tags, as a form or the cookie has it. */
function tagsIn(text: unknown): LanguageTag[] {
  return typeof text === 'string' ? text.split(',', MOST).filter((tag) => /^[\p{L}\d-]{2,40}$/u.test(tag)) : [];
}

/** What has a tag, in the reader's order; versions that this says nothing of come last, as they were. */
export function inReadersOrder<T extends { tag: LanguageTag }>(req: Request, versions: readonly T[]): T[] {
  const wanted = tagsIn(req.cookies?.[COOKIE]);
  const place = ({ tag }: T): number => (wanted.includes(tag) ? wanted.indexOf(tag) : wanted.length);
  return versions.toSorted((a, b) => place(a) - place(b));
}

/** Versions that other documents have keep the places that they had. */
export function rememberOrder(req: Request, res: Response, order: unknown): void {
  const wanted = tagsIn(order);
  const others = tagsIn(req.cookies?.[COOKIE]).filter((tag) => !wanted.includes(tag));
  const tags = [...wanted, ...others].slice(0, MOST);
  res.cookie(COOKIE, tags.join(','), { maxAge: YEAR, httpOnly: true, sameSite: 'lax' });
}

/** For each version but the first, the order in which it has changed places with the one before it. */
export function swaps(tags: readonly LanguageTag[]): (string | null)[] {
  return tags.map((tag, n) => {
    const before = tags[n - 1];
    return before === undefined
      ? null
      : tags
          .with(n - 1, tag)
          .with(n, before)
          .join(',');
  });
}
