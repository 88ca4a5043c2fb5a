import { createHash } from 'node:crypto';
import { Outdated } from './outdated.js';

/*
 * An entity tag has two parts: what people have done to the resource, and what the answer says (RFC 9110, 8.8.3). A
 * change is held against the first alone, so that a new comparison, or an answer in another language, refuses nobody's
 * work; what was read before is known again by both.
 */

export const digestOf = (text: string): string => createHash('sha1').update(text).digest('base64url').slice(0, 16);

export function etagOf(body: string, state?: string): string {
  return state === undefined ? `"${digestOf(body)}"` : `"${state}.${digestOf(body)}"`;
}

/** What `If-Match` may name for a resource that stands in a list: the same state, whatever the answer of a GET says. */
export const etagOfState = (state: string): string => `"${state}"`;

/** The states that a field `If-Match` names; null for `*`. Weak tags match nothing (RFC 9110, 13.1.1). */
export function statesIn(field: string): string[] | null {
  if (field.trim() === '*') return null;
  return [...field.matchAll(/(?:^|,)\s*"([^"]*)"/gu)].map(([, tag = '']) => tag.split('.')[0] ?? '');
}

/**
 * Refuses what is done by who has seen something else. To be called within the transaction of the change.
 * @param current what is there now, for the answer.
 * @throws Outdated
 */
export function requireState(expected: readonly string[] | null | undefined, state: string, current: () => unknown) {
  if (expected && !expected.includes(state)) throw new Outdated(current());
}
