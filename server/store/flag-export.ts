import type { Kysely } from 'kysely';
import type { ExportedFlag } from '../export/flags/flags.js';
import type { DivergenceSpan, LanguageTag } from '../types.js';
import { reading } from './connection.js';
import { versionsOf } from './document-rows.js';
import { exportUnit } from './export.js';
import { type FlagOrder, type FlagQuery, flagIds, flagsById, type ListedFlag } from './flag-list.js';
import { loadUnits } from './load.js';
import type { Database } from './tables.js';
import type { StoredUnit, StoredVersion } from './types.js';

/** Flags held at a time: memory stays flat however many there are. */
const BATCH = 200;

/** A flag with the unit that it stands at. */
export interface PlacedFlag {
  flag: ListedFlag;
  unit: StoredUnit;
  versions: Pick<StoredVersion, 'tag' | 'isSource'>[];
}

/** The flags that the query lets through, each with its unit, as long as they are there when their turn comes. */
export async function* exportFlags(
  db: Kysely<Database>,
  query: FlagQuery = {},
  order: FlagOrder = 'place',
): AsyncGenerator<ExportedFlag> {
  const ids = await flagIds(db, query, order);
  for (let start = 0; start < ids.length; start += BATCH) {
    const flags = await flagsById(db, ids.slice(start, start + BATCH));
    for (const placed of await placedFlags(db, flags)) yield exportedFlag(placed);
  }
}

/** Units and versions are asked for once a document. */
export function placedFlags(db: Kysely<Database>, flags: readonly ListedFlag[]): Promise<PlacedFlag[]> {
  return reading(db, async (tx) => {
    const units = new Map<number, StoredUnit>();
    const versions = new Map<number, PlacedFlag['versions']>();
    for (const documentId of new Set(flags.map((flag) => flag.documentId))) {
      const unitIds = flags.filter((flag) => flag.documentId === documentId).map(({ unitId }) => unitId);
      const rows = await tx.selectFrom('unit').selectAll().where('id', 'in', unitIds).execute();
      for (const unit of await loadUnits(tx, documentId, rows)) units.set(unit.id, unit);
      versions.set(documentId, await sourcesOf(tx, documentId));
    }
    return flags.flatMap((flag) => {
      const unit = units.get(flag.unitId);
      return unit ? [{ flag, unit, versions: versions.get(flag.documentId) ?? [] }] : [];
    });
  });
}

async function sourcesOf(tx: Kysely<Database>, documentId: number): Promise<PlacedFlag['versions']> {
  const rows = await versionsOf(tx, documentId);
  return rows.map(({ tag, is_source }) => ({ tag, isSource: is_source === 1 }));
}

function exportedFlag({ flag, unit, versions }: PlacedFlag): ExportedFlag {
  const tags = versions.map(({ tag }) => tag);
  const { documentId: id, documentTitle: title, unitPosition: _, documentId: __, unitId: ___, ...own } = flag;
  const { document, documentId, number, texts } = exportUnit({ id, title, tags }, unit);
  const source = versions.find(({ isSource }) => isSource)?.tag ?? null;
  return { ...own, document, documentId, number, source, languages: tags, texts, quotes: quotesOf(flag.spans, texts) };
}

const quotesOf = (spans: readonly DivergenceSpan[], texts: Record<LanguageTag, string[]>): string[] =>
  spans.map(({ lang, sentence, start, end }) => texts[lang]?.[sentence]?.slice(start, end) ?? '');
