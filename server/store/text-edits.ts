import type { Kysely } from 'kysely';
import { InputError } from '../errors.js';
import { writing } from './connection.js';
import { type Author, type EditedUnits, type Rewritten, rewrite, unitRow } from './rewrite.js';
import type { Row, Stretch } from './stretch.js';
import type { Database } from './tables.js';

/* Where sentences and paragraphs begin and end. The text itself stays as it is, to the letter. */

/** A sentence of a unit: the version's place in the document, and the sentence's among the unit's of that version. */
export interface SentencePlace {
  unit: number;
  version: number;
  sentence: number;
}

const impossible = (reason: string): InputError => new InputError('edit-impossible', { reason });

/**
 * Makes two sentences of one, both in its unit. White space at the cut belongs to neither.
 * @param offset where the second begins, in the sentence's text.
 * @throws InputError `not-found`; `edit-impossible` with the reason `no-sentences` or `nothing-to-split`.
 */
export function splitSentence(
  db: Kysely<Database>,
  place: SentencePlace & { offset: number },
  author: Author,
): Promise<EditedUnits> {
  return writing(db, async (tx) => {
    const { row, text } = await sentenceAt(tx, place);
    const cut = place.offset;
    const [head, tail] = [text.slice(0, cut).trimEnd(), text.slice(cut).trimStart()];
    if (head === '' || tail === '') throw impossible('nothing-to-split');
    const start = Number(row.start);
    const first: Row = { ...row, end: start + head.length };
    const id = await nextId(tx, 'sentence');
    const second: Row = { ...row, id, start: Number(row.end) - tail.length };
    const moved = (sentence: number, offset: number) => {
      const at = start + offset - Number(second.start);
      return sentence === row.id && at >= 0 ? { sentence: id, offset: at } : { sentence, offset };
    };
    return withSentences(
      tx,
      place,
      author,
      'split-sentence',
      (rows) => rows.flatMap((own) => (own.id === row.id ? [first, second] : [own])),
      moved,
    );
  });
}

/**
 * Makes one sentence of two that follow each other in a unit and a paragraph; the text between them is part of it.
 * @param place the first of the two.
 * @throws InputError `not-found`; `edit-impossible` with the reason `no-sentences`, or `not-together` where the next one
 *   is in another unit or paragraph.
 */
export function joinSentences(db: Kysely<Database>, place: SentencePlace, author: Author): Promise<EditedUnits> {
  return writing(db, async (tx) => {
    const { row, next } = await sentenceAt(tx, place);
    if (!next || next.paragraph_id !== row.paragraph_id) throw impossible('not-together');
    const joined: Row = { ...row, end: next.end ?? null };
    const moved = (sentence: number, offset: number) =>
      sentence === next.id
        ? { sentence: row.id as number, offset: offset + Number(next.start) - Number(row.start) }
        : { sentence, offset };
    return withSentences(
      tx,
      place,
      author,
      'join-sentences',
      (rows) => rows.flatMap((own) => (own.id === row.id ? [joined] : own.id === next.id ? [] : [own])),
      moved,
    );
  });
}

/** Rewrites a unit with other sentence rows, numbered anew from its first. */
async function withSentences(
  tx: Kysely<Database>,
  place: SentencePlace,
  author: Author,
  action: 'split-sentence' | 'join-sentences',
  change: (rows: Row[]) => Row[],
  moved: NonNullable<Rewritten['moved']>,
): Promise<EditedUnits> {
  const { document_id: documentId } = await unitRow(tx, place.unit);
  const rewriting = { documentId, action, unitIds: [place.unit], detail: { place } };
  return rewrite(tx, rewriting, author, (before) => ({
    paragraph: before.paragraph,
    unit: before.unit.map((unit) => ({ ...unit, confirmed_at: null, updated_at: author.now.toISOString() })),
    sentence: renumbered(before.sentence, change(before.sentence)),
    moved,
  }));
}

/** Sentences with their places counted on from the first of their version. */
function renumbered(before: readonly Row[], after: readonly Row[]): Row[] {
  const next = new Map<number, number>();
  for (const { version_id, position } of before.toReversed()) next.set(Number(version_id), Number(position));
  return after.map((row) => {
    const version = Number(row.version_id);
    const position = next.get(version) ?? 0;
    next.set(version, position + 1);
    return { ...row, position };
  });
}

async function sentenceAt(tx: Kysely<Database>, { unit, version, sentence }: SentencePlace) {
  const { document_id } = await unitRow(tx, unit);
  const rows = await tx
    .selectFrom('sentence')
    .innerJoin('version', 'version.id', 'sentence.version_id')
    .innerJoin('paragraph', 'paragraph.id', 'sentence.paragraph_id')
    .selectAll('sentence')
    .select('paragraph.text')
    .where('unit_id', '=', unit)
    .where('version.document_id', '=', document_id)
    .where('version.position', '=', version)
    .orderBy('sentence.position')
    .execute();
  const [found, after] = [rows[sentence], rows[sentence + 1]];
  if (!found) throw impossible('no-sentences');
  const { text, ...row } = found;
  const next = after && (({ text: _, ...rest }) => rest)(after);
  return { row: row as Row, next: next as Row | undefined, text: text.slice(row.start, row.end) };
}

async function nextId(tx: Kysely<Database>, table: 'sentence' | 'paragraph'): Promise<number> {
  const { last } = await tx
    .selectFrom(table)
    .select((q) => q.fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/**
 * Lets a paragraph begin with a sentence that stands inside of one.
 * @throws InputError `not-found`; `edit-impossible` with the reason `no-sentences`, or `begins-paragraph` where it does so
 *   already.
 */
export function splitParagraph(db: Kysely<Database>, place: SentencePlace, author: Author): Promise<EditedUnits> {
  return writing(db, async (tx) => {
    const { row } = await sentenceAt(tx, place);
    const own = await sentencesOf(tx, row.paragraph_id as number);
    if (own[0]?.id === row.id) throw impossible('begins-paragraph');
    const id = await nextId(tx, 'paragraph');
    const cut = Number(row.start);
    return withParagraphs(tx, place, own, author, 'split-paragraph', (before) => {
      const at = before.paragraph.findIndex((paragraph) => paragraph.id === row.paragraph_id);
      const paragraph = before.paragraph[at] as Row;
      const text = paragraph.text as string;
      const parts: Row[] = [
        { ...paragraph, text: text.slice(0, cut).trimEnd() },
        { ...paragraph, id, text: text.slice(cut) },
      ];
      return {
        paragraph: renumbered(before.paragraph, before.paragraph.toSpliced(at, 1, ...parts)),
        sentence: before.sentence.map((sentence) =>
          sentence.paragraph_id === paragraph.id && Number(sentence.start) >= cut
            ? { ...sentence, paragraph_id: id, start: Number(sentence.start) - cut, end: Number(sentence.end) - cut }
            : sentence,
        ),
      };
    });
  });
}

/**
 * Lets the paragraph that begins with a sentence go on from the one before, with a space between them.
 * @throws InputError `not-found`; `edit-impossible` with the reason `no-sentences`, `inside-paragraph` where the sentence
 *   begins none, or `first-paragraph`.
 */
export function joinParagraphs(db: Kysely<Database>, place: SentencePlace, author: Author): Promise<EditedUnits> {
  return writing(db, async (tx) => {
    const { row } = await sentenceAt(tx, place);
    const own = await sentencesOf(tx, row.paragraph_id as number);
    if (own[0]?.id !== row.id) throw impossible('inside-paragraph');
    const earlier = await paragraphBefore(tx, row.paragraph_id as number);
    if (!earlier) throw impossible('first-paragraph');
    const sentences = [...(await sentencesOf(tx, earlier)), ...own];
    return withParagraphs(tx, place, sentences, author, 'join-paragraphs', (before) => {
      const first = before.paragraph.find(({ id }) => id === earlier) as Row;
      const second = before.paragraph.find(({ id }) => id === row.paragraph_id) as Row;
      const shift = (first.text as string).length + 1;
      const joined: Row = { ...first, text: `${first.text} ${second.text}` };
      const paragraphs = before.paragraph.flatMap((paragraph) =>
        paragraph.id === first.id ? [joined] : paragraph.id === second.id ? [] : [paragraph],
      );
      return {
        paragraph: renumbered(before.paragraph, paragraphs),
        sentence: before.sentence.map((sentence) =>
          sentence.paragraph_id === second.id
            ? {
                ...sentence,
                paragraph_id: first.id ?? null,
                start: Number(sentence.start) + shift,
                end: Number(sentence.end) + shift,
              }
            : sentence,
        ),
      };
    });
  });
}

interface SentenceOf {
  id: number;
  unit_id: number;
}

function sentencesOf(tx: Kysely<Database>, paragraphId: number): Promise<SentenceOf[]> {
  return tx
    .selectFrom('sentence')
    .select(['id', 'unit_id'])
    .where('paragraph_id', '=', paragraphId)
    .orderBy('position')
    .execute();
}

async function paragraphBefore(tx: Kysely<Database>, id: number): Promise<number | null> {
  const row = await tx
    .selectFrom('paragraph')
    .innerJoin('paragraph as earlier', (join) =>
      join
        .onRef('earlier.version_id', '=', 'paragraph.version_id')
        .on('earlier.position', '=', (q) => q('paragraph.position', '-', 1)),
    )
    .select('earlier.id')
    .where('paragraph.id', '=', id)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Rewrites all units that have a sentence of the paragraphs that change, and those between. Confirmations stay. */
async function withParagraphs(
  tx: Kysely<Database>,
  place: SentencePlace,
  sentences: readonly SentenceOf[],
  author: Author,
  action: 'split-paragraph' | 'join-paragraphs',
  change: (before: Stretch) => Pick<Rewritten, 'paragraph' | 'sentence'>,
): Promise<EditedUnits> {
  const { document_id: documentId } = await unitRow(tx, place.unit);
  const held = await tx
    .selectFrom('unit')
    .select((q) => [q.fn.min('position').as('first'), q.fn.max('position').as('last')])
    .where('id', 'in', [...new Set(sentences.map(({ unit_id }) => unit_id))])
    .executeTakeFirstOrThrow();
  const units = await tx
    .selectFrom('unit')
    .select('id')
    .where('document_id', '=', documentId)
    .where('position', '>=', held.first)
    .where('position', '<=', held.last)
    .orderBy('position')
    .execute();
  const rewriting = { documentId, action, unitIds: units.map(({ id }) => id), paragraphs: true, detail: { place } };
  return rewrite(tx, rewriting, author, (before) => ({ ...change(before), unit: before.unit }));
}
