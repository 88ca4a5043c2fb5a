import type { Kysely } from 'kysely';
import { InputError } from '../errors.js';
import type { LearntPair } from '../learn/learn.js';
import type { Term, TermStatus } from '../lexicon/overlay.js';
import type { LanguageTag } from '../types.js';
import { reading, writing } from './connection.js';
import { batches } from './insert.js';
import { logAction } from './log.js';
import type { Database } from './tables.js';

/** Terms that users have added, from glossaries and through the units they confirmed. */

/** A glossary in figures. */
export interface GlossarySummary {
  name: string;
  /** In the order of the alphabet. */
  tags: LanguageTag[];
  concepts: number;
  terms: number;
  createdAt: string;
}

/** A row of a glossary: terms that translate each other, or mean the same. */
export type GlossaryConcept = readonly { tag: LanguageTag; text: string; status?: TermStatus }[];

/** All terms, as alignment takes them, or those of one kind. */
export async function listTerms(db: Kysely<Database>, source?: 'learned' | 'glossary'): Promise<Term[]> {
  const rows = await db
    .selectFrom('term')
    .select(['concept', 'tag', 'text', 'source', 'status'])
    .$if(source !== undefined, (q) => q.where('source', '=', source ?? 'glossary'))
    .orderBy('id')
    .execute();
  return rows.map(({ concept, tag, text, source, status }) => ({
    ...{ concept, tag, text },
    ...(source === 'glossary' ? { glossary: true as const } : {}),
    ...(status ? { status } : {}),
  }));
}

export async function countTerms(db: Kysely<Database>): Promise<number> {
  const { count } = await db
    .selectFrom('term')
    .select((q) => q.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Stores what was learnt, in the place of what was learnt before. */
export function replaceLearnt(db: Kysely<Database>, pairs: readonly LearntPair[], now: Date): Promise<void> {
  return writing(db, async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('term').where('source', '=', 'learned').executeTakeFirstOrThrow();
    const first = await freeConcept(tx);
    const rows = pairs.flatMap(({ tags, texts, units, score }, pair) =>
      tags.map((tag, side) => ({
        ...{ concept: first + pair, source: 'learned' as const, glossary: null, tag, text: texts[side] ?? '' },
        ...{ units, score, created_at: now.toISOString() },
      })),
    );
    for (const batch of batches(rows)) await tx.insertInto('term').values(batch).execute();
    const detail = { before: Number(numDeletedRows) / 2, after: pairs.length };
    await logAction(tx, { action: 'learn-terms', documentId: null, detail }, now);
  });
}

/**
 * Stores a glossary, in the place of the one of that name where there is one.
 * @returns whether there was one.
 */
export function addGlossary(
  db: Kysely<Database>,
  name: string,
  concepts: readonly GlossaryConcept[],
  now: Date,
): Promise<{ replaced: boolean }> {
  return writing(db, async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('term').where('glossary', '=', name).executeTakeFirstOrThrow();
    const first = await freeConcept(tx);
    const at = now.toISOString();
    const rows = concepts.flatMap((terms, number) =>
      terms.map(({ tag, text, status = null }) => ({
        ...{ concept: first + number, source: 'glossary' as const, glossary: name, tag, text, status },
        ...{ units: null, score: null, created_at: at },
      })),
    );
    for (const batch of batches(rows)) await tx.insertInto('term').values(batch).execute();
    const detail = { glossary: name, before: Number(numDeletedRows), after: rows.length };
    await logAction(tx, { action: 'add-glossary', documentId: null, detail }, now);
    return { replaced: numDeletedRows > 0n };
  });
}

/** @throws InputError `glossary-unknown`. */
export function removeGlossary(db: Kysely<Database>, name: string, now: Date): Promise<void> {
  return writing(db, async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('term').where('glossary', '=', name).executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) throw new InputError('glossary-unknown', { glossary: name });
    const detail = { glossary: name, before: Number(numDeletedRows), after: 0 };
    await logAction(tx, { action: 'remove-glossary', documentId: null, detail }, now);
  });
}

/** Every glossary, by name. */
export function listGlossaries(db: Kysely<Database>): Promise<GlossarySummary[]> {
  return reading(db, async (tx) => {
    const glossaries = await tx
      .selectFrom('term')
      .select('glossary')
      .select((q) => [
        q.fn.count<number>('concept').distinct().as('concepts'),
        q.fn.countAll<number>().as('terms'),
        q.fn.min('created_at').as('created_at'),
      ])
      .where('glossary', 'is not', null)
      .groupBy('glossary')
      .orderBy('glossary')
      .execute();
    const tags = await tx.selectFrom('term').select(['glossary', 'tag']).distinct().orderBy('tag').execute();
    return glossaries.map(({ glossary, concepts, terms, created_at }) => ({
      name: glossary ?? '',
      tags: tags.filter((row) => row.glossary === glossary).map(({ tag }) => tag),
      concepts,
      terms,
      createdAt: created_at,
    }));
  });
}

/** The first number after those of all concepts. */
async function freeConcept(tx: Kysely<Database>): Promise<number> {
  const { last } = await tx
    .selectFrom('term')
    .select((q) => q.fn.max<number | null>('concept').as('last'))
    .executeTakeFirstOrThrow();
  return (last ?? -1) + 1;
}
