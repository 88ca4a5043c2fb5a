import type { Kysely } from 'kysely';
import { joined } from '../review/revision-steps.js';
import type { Row, Stretch } from './stretch.js';
import type { Database } from './tables.js';

/**
 * What a revision changed in units that are put back otherwise: it goes where the first of their sentences goes. Where
 * several units become one, what it read before is what all of them did.
 * @returns the rows of `change` that are to be there then.
 */
export async function keptChanges(
  tx: Kysely<Database>,
  before: Stretch,
  after: Pick<Stretch, 'unit' | 'sentence'>,
): Promise<Row[]> {
  if (before.change.length === 0) return [];
  const text = await textsIn(tx, before);
  const owners = new Map(after.sentence.map(({ id, unit_id }) => [id, unit_id]));
  const rows: Row[] = [];
  for (const version of new Set(before.change.map(({ version_id }) => version_id))) {
    const heirs = new Map<Row[string], { read: string[]; changes: Row[] }>();
    for (const { id } of before.unit) {
      const own = before.sentence.filter((row) => row.unit_id === id && row.version_id === version);
      const change = before.change.find((row) => row.unit_id === id && row.version_id === version);
      const stays = after.unit.some((unit) => unit.id === id) ? id : after.unit[0]?.id;
      const heir = (own[0] ? owners.get(own[0].id) : undefined) ?? stays ?? null;
      const { read, changes } = heirs.get(heir) ?? { read: [], changes: [] };
      const was = change ? (change.before as string) : joined(own.map((row) => ({ text: text(row) })));
      heirs.set(heir, {
        read: [...read, ...(was === '' ? [] : [was])],
        changes: [...changes, ...(change ? [change] : [])],
      });
    }
    for (const [heir, { read, changes }] of heirs) {
      const [first] = changes;
      if (!first) continue;
      const at = changes
        .map((row) => row.at as string)
        .sort()
        .at(-1) as string;
      rows.push({ ...first, unit_id: heir as number, at, before: joined(read.map((one) => ({ text: one }))) });
    }
  }
  return rows;
}

async function textsIn(tx: Kysely<Database>, { sentence }: Stretch): Promise<(row: Row) => string> {
  const ids = [...new Set(sentence.map(({ paragraph_id }) => paragraph_id as number))];
  const rows = await tx.selectFrom('paragraph').select(['id', 'text']).where('id', 'in', ids).execute();
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  return ({ paragraph_id, start, end }) =>
    (texts.get(paragraph_id as number) ?? '').slice(start as number, end as number);
}
