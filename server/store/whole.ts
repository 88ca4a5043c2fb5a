import type { Kysely } from 'kysely';
import { MOST_SENTENCES } from '../engine.js';
import { InputError } from '../errors.js';
import type { LanguageTag, Notice, Paragraph, Range, Sentence, Version } from '../types.js';
import { reading } from './connection.js';
import { versionsOf } from './document-rows.js';
import type { Database } from './tables.js';

/** A stored document with all that it takes to align it anew. */
export interface WholeDocument {
  id: number;
  title: string;
  /** Grows with every change: it tells whether the document is still what was loaded. */
  revision: number;
  notices: Notice[];
  /** The version that the others were translated from, where it is known. */
  source: LanguageTag | null;
  versions: Version[];
  /** In order. */
  units: WholeUnit[];
}

export interface WholeUnit {
  id: number;
  sides: Range[];
  confidence: number;
  /**
   * Confirmed, or with a flag or a part of one, open or closed: it is to stay as it is. A flag speaks of these very
   * sentences, and points into them.
   */
  settled: boolean;
}

/**
 * The ranges of the units that are to stay, in order, as `realignVersions` takes them: those that are settled, and all
 * that stand before unit `from`, if one is named.
 */
export function settledUnits({ units }: WholeDocument, from?: number): Range[][] {
  const first = units.findIndex(({ id }) => id === from);
  return units.filter(({ settled }, n) => settled || n < first).map(({ sides }) => sides);
}

/**
 * How many units a new alignment would leave as they are because of what reviewers did.
 * @param from the place of the first unit that it would look at.
 */
export async function countSettled(db: Kysely<Database>, documentId: number, from = 0): Promise<number> {
  const { count } = await db
    .selectFrom('unit')
    .where('document_id', '=', documentId)
    .where('position', '>=', from)
    .where((q) =>
      q.or([
        q('confirmed_at', 'is not', null),
        q('id', 'in', q.selectFrom('flag').select('unit_id')),
        q('id', 'in', q.selectFrom('flag_part').select('unit_id')),
      ]),
    )
    .select((q) => q.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * @throws InputError `not-found`; `too-long-whole` for one that is longer than what can be aligned, as files of units may
 *   be: as a whole it can't be held.
 */
export function loadDocument(db: Kysely<Database>, id: number): Promise<WholeDocument> {
  return reading(db, async (tx) => {
    const row = await tx.selectFrom('document').select(['title', 'notices']).where('id', '=', id).executeTakeFirst();
    if (!row) throw new InputError('not-found', { what: 'document', id });
    await refuseTooLong(tx, id, row.title);
    const { source, versions, unitsOf } = await loadVersions(tx, id);
    return {
      id,
      title: row.title,
      revision: await revisionOf(tx, id),
      notices: JSON.parse(row.notices) as Notice[],
      source,
      versions,
      units: await wholeUnits(tx, id, unitsOf),
    };
  });
}

async function refuseTooLong(tx: Kysely<Database>, id: number, title: string): Promise<void> {
  for (const version of await versionsOf(tx, id)) {
    const { sentences } = await tx
      .selectFrom('sentence')
      .select((q) => q.fn.countAll<number>().as('sentences'))
      .where('version_id', '=', version.id)
      .executeTakeFirstOrThrow();
    if (sentences > MOST_SENTENCES)
      throw new InputError('too-long-whole', { title, lang: version.tag, sentences, limit: MOST_SENTENCES });
  }
}

/** Every change to a document writes a line of its log, so the last line's number stands for all of them. */
export async function revisionOf(tx: Kysely<Database>, documentId: number): Promise<number> {
  const { last } = await tx
    .selectFrom('log')
    .select((q) => q.fn.max<number | null>('id').as('last'))
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/** Also the unit of each sentence of each version. */
async function loadVersions(tx: Kysely<Database>, documentId: number) {
  const rows = await versionsOf(tx, documentId);
  const versions: Version[] = [];
  const unitsOf: number[][] = [];
  for (const { id, tag } of rows) {
    const paragraphs = await tx
      .selectFrom('paragraph')
      .select(['id', 'kind', 'text'])
      .where('version_id', '=', id)
      .orderBy('position')
      .execute();
    const sentences = await tx
      .selectFrom('sentence')
      .select(['paragraph_id', 'start', 'end', 'unit_id'])
      .where('version_id', '=', id)
      .orderBy('position')
      .execute();
    const numbers = new Map(paragraphs.map((paragraph, number) => [paragraph.id, number]));
    versions.push({
      tag,
      paragraphs: paragraphs.map(({ kind, text }): Paragraph => ({ kind, text })),
      sentences: sentences.map(({ paragraph_id, start, end }): Sentence => {
        const paragraph = numbers.get(paragraph_id) ?? 0;
        return { paragraph, start, end, text: (paragraphs[paragraph]?.text ?? '').slice(start, end) };
      }),
    });
    unitsOf.push(sentences.map(({ unit_id }) => unit_id));
  }
  return { source: rows.find(({ is_source }) => is_source === 1)?.tag ?? null, versions, unitsOf };
}

async function wholeUnits(tx: Kysely<Database>, documentId: number, unitsOf: number[][]): Promise<WholeUnit[]> {
  const rows = await tx
    .selectFrom('unit')
    .select(['id', 'confidence', 'confirmed_at'])
    .select((q) =>
      q
        .or([
          q.exists(q.selectFrom('flag').select('flag.id').whereRef('flag.unit_id', '=', 'unit.id')),
          q.exists(q.selectFrom('flag_part').select('flag_part.id').whereRef('flag_part.unit_id', '=', 'unit.id')),
        ])
        .as('flagged'),
    )
    .where('document_id', '=', documentId)
    .orderBy('position')
    .execute();
  const ends = unitsOf.map(() => 0);
  return rows.map(({ id, confidence, confirmed_at, flagged }) => {
    const sides = unitsOf.map((units, version): Range => {
      const start = ends[version] ?? 0;
      let end = start;
      while (units[end] === id) end++;
      ends[version] = end;
      return { start, end };
    });
    return { id, sides, confidence, settled: confirmed_at !== null || Boolean(flagged) };
  });
}
