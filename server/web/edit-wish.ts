import { z } from 'zod';
import type { DocumentSummary } from '../store/types.js';
import { Refusal } from './refusal.js';

/** What a reviewer asks to be done to a unit; versions by their place in the document, sentences by theirs in the unit. */
export type Wish =
  | { kind: 'merge'; to: 'before' | 'after' }
  | { kind: 'split'; first: number[] }
  | { kind: 'move'; version: number; sentences: number; to: 'before' | 'after' }
  | { kind: 'unlink'; version: number }
  | { kind: 'split-sentence'; version: number; sentence: number; offset: number }
  | { kind: 'join-sentences'; version: number; sentence: number }
  | { kind: 'split-paragraph' | 'join-paragraphs'; version: number; sentence: number }
  /** Begins a paragraph with a sentence that begins none, and the reverse. */
  | { kind: 'paragraph'; version: number; sentence: number };

const Count = z.coerce.number().int().min(0).max(1_000_000);
const To = z.enum(['before', 'after']);

/**
 * Reads a form of `partials/edit-form`: a button can send one value only, so `do` holds the deed and all that it needs,
 * as in `move.fr.2.before`; the rest is in fields that the deed names.
 * @throws Refusal where it makes no sense.
 */
export function readWish(body: Record<string, unknown>, { versions }: DocumentSummary): Wish {
  const [deed, tag, ...args] = String(body.do ?? '').split('.');
  const version = versions.findIndex((one) => one.tag === tag);
  const read = (value: unknown): number => parsed(Count, value);
  if (deed === 'merge') return { kind: deed, to: parsed(To, tag) };
  if (deed === 'split') return { kind: deed, first: versions.map((one) => read(body[`first.${one.tag}`] ?? 0)) };
  if (version < 0) throw new Refusal(422, 'form');
  switch (deed) {
    case 'move':
      return { kind: deed, version, sentences: read(args[0]), to: parsed(To, args[1]) };
    case 'unlink':
      return { kind: deed, version };
    case 'split-sentence':
      return { kind: deed, version, sentence: read(args[0]), offset: read(body[`cut.${tag}.${args[0]}`]) };
    case 'join-sentences':
    case 'paragraph':
      return { kind: deed, version, sentence: read(args[0]) };
    default:
      throw new Refusal(422, 'form');
  }
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const found = schema.safeParse(value);
  if (!found.success) throw new Refusal(422, 'form');
  return found.data;
}
