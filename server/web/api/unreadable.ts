import { BrokenForm } from '../upload.js';
import type { Mistake } from './mistake.js';

/** What Express and its parsers say of addresses and bodies that can't be read; empty where it is something else. */
export function mistakesOfParsers(error: unknown): Mistake[] {
  if (error instanceof URIError) return [{ in: 'path', path: '', code: 'address' }];
  if (error instanceof BrokenForm) return [{ in: 'body', path: '', code: 'form' }];
  const { type, body, message } = error as { type?: unknown; body?: unknown; message?: unknown };
  if (type !== 'entity.parse.failed') return [];
  const place = placeIn(String(body ?? ''), String(message));
  return [{ in: 'body', path: '', ...(place ? { code: 'json', params: place } : { code: 'not-json' }) }];
}

/** Where V8 says that a text stops being JSON, both counted from 1; null where it doesn't say. */
function placeIn(text: string, message: string): { line: number; column: number } | null {
  const position = /at position (\d+)/u.exec(message)?.[1];
  if (position === undefined && !message.startsWith('Unexpected end')) return null;
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
