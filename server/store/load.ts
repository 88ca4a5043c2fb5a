import type { Kysely, Selectable } from 'kysely';
import { findingsPart } from '../compare/agreement.js';
import type { FlagStatus } from '../export/types.js';
import type { AgreementParts, CheckSetting, DivergenceParams, DivergenceSpan } from '../types.js';
import { checkStates, settingOf } from './check-settings.js';
import { repliesTo } from './flag-replies.js';
import type { Database } from './tables.js';
import { textChangesIn } from './text-changes.js';
import type {
  DismissalReason,
  FlagCategory,
  FlagReply,
  StoredDivergence,
  StoredFlag,
  StoredSentence,
  StoredUnit,
} from './types.js';

/** Ids in one query: far below SQLite's 32,766 values, and few enough that no one list of rows grows large. */
const BATCH = 1000;

/** By document: how each check is shown in it. */
type Settings = ReadonlyMap<number, ReadonlyMap<string, CheckSetting>>;

/** Makes units of a document's `unit` rows. */
export const loadUnits = (
  tx: Kysely<Database>,
  documentId: number,
  rows: Selectable<Database['unit']>[],
): Promise<StoredUnit[]> => loadUnitsOf(tx, [documentId], rows);

/**
 * Makes units of `unit` rows of some documents: their sentences, divergences and flags, with a query for each kind,
 * however many documents there are. Findings are as the settings of their checks have them.
 */
export async function loadUnitsOf(
  tx: Kysely<Database>,
  documentIds: readonly number[],
  rows: Selectable<Database['unit']>[],
): Promise<StoredUnit[]> {
  const versions = await tx
    .selectFrom('version')
    .select(['id', 'document_id'])
    .where('document_id', 'in', documentIds)
    .orderBy('position')
    .execute();
  const column = new Map<number, number>();
  const count = new Map<number, number>();
  for (const { id, document_id } of versions) {
    const index = count.get(document_id) ?? 0;
    column.set(id, index);
    count.set(document_id, index + 1);
  }
  const settings = await settingsIn(tx, documentIds);
  const units: StoredUnit[] = [];
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH).map((row) => emptyUnit(row, count.get(row.document_id) ?? 0));
    const byId = new Map(batch.map((unit) => [unit.id, unit]));
    await addSentences(tx, byId, column);
    await addDivergences(tx, byId, settings);
    await addFlags(tx, byId);
    await addFlagParts(tx, byId);
    for (const { unitId, ...change } of await textChangesIn(tx, [...byId.keys()]))
      byId.get(unitId)?.changes.push(change);
    units.push(...batch);
  }
  return units;
}

async function settingsIn(tx: Kysely<Database>, documentIds: readonly number[]): Promise<Settings> {
  const states = await checkStates(tx, null);
  const rows = await tx
    .selectFrom('check_setting')
    .select(['document_id', 'check_id', 'setting'])
    .where('document_id', 'in', documentIds)
    .execute();
  const own = new Map(rows.map(({ document_id, check_id, setting }) => [`${document_id} ${check_id}`, setting]));
  return new Map(
    documentIds.map((document) => {
      const found = (id: string): CheckSetting | null => own.get(`${document} ${id}`) ?? null;
      return [document, new Map(states.map((state) => [state.id, settingOf({ ...state, own: found(state.id) })]))];
    }),
  );
}

function emptyUnit(row: Selectable<Database['unit']>, versions: number): StoredUnit {
  return {
    id: row.id,
    documentId: row.document_id,
    position: row.position,
    sides: Array.from({ length: versions }, () => []),
    confidence: row.confidence,
    agreement: row.agreement,
    parts: row.parts === null ? null : (JSON.parse(row.parts) as AgreementParts),
    confirmedAt: row.confirmed_at,
    updatedAt: row.updated_at,
    divergences: [],
    flags: [],
    flagParts: [],
    changes: [],
  };
}

async function addSentences(
  tx: Kysely<Database>,
  units: Map<number, StoredUnit>,
  column: Map<number, number>,
): Promise<void> {
  const sentences = await tx
    .selectFrom('sentence')
    .leftJoin('sentence as before', (join) =>
      join
        .onRef('before.version_id', '=', 'sentence.version_id')
        .on('before.position', '=', (q) => q('sentence.position', '-', 1)),
    )
    .select(['sentence.unit_id', 'sentence.version_id', 'sentence.paragraph_id', 'sentence.position'])
    .select(['sentence.start', 'sentence.end', 'before.paragraph_id as paragraph_before'])
    .where('sentence.unit_id', 'in', [...units.keys()])
    .orderBy('sentence.version_id')
    .orderBy('sentence.position')
    .execute();
  // Apart from the sentences, so that a paragraph of a thousand of them is not handed over a thousand times.
  const paragraphs = await loadParagraphs(tx, new Set(sentences.map((row) => row.paragraph_id)));
  for (const row of sentences) {
    const paragraph = paragraphs.get(row.paragraph_id);
    const side = units.get(row.unit_id)?.sides[column.get(row.version_id) ?? -1];
    if (!paragraph || !side) throw new Error(`Sentence ${row.position} of version ${row.version_id} has no place.`);
    side.push({
      position: row.position,
      text: paragraph.text.slice(row.start, row.end),
      paragraph: paragraph.position,
      kind: paragraph.kind,
      opensParagraph: row.paragraph_before !== row.paragraph_id,
    } satisfies StoredSentence);
  }
}

async function loadParagraphs(tx: Kysely<Database>, ids: Set<number>) {
  const found = new Map<number, Pick<Selectable<Database['paragraph']>, 'id' | 'position' | 'kind' | 'text'>>();
  const wanted = [...ids];
  for (let start = 0; start < wanted.length; start += BATCH) {
    const rows = await tx
      .selectFrom('paragraph')
      .select(['id', 'position', 'kind', 'text'])
      .where('id', 'in', wanted.slice(start, start + BATCH))
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

async function addDivergences(tx: Kysely<Database>, units: Map<number, StoredUnit>, settings: Settings): Promise<void> {
  const rows = await tx
    .selectFrom('divergence')
    .leftJoin('dismissal', 'dismissal.id', 'divergence.dismissal_id')
    .leftJoin('flag', 'flag.id', 'divergence.flag_id')
    .selectAll('divergence')
    .select(['dismissal.reason', 'flag.status as flag_status'])
    .where('divergence.unit_id', 'in', [...units.keys()])
    .orderBy('divergence.id')
    .execute();
  const others = new Set<StoredUnit>();
  for (const row of rows) {
    const unit = units.get(row.unit_id);
    const setting = settings.get(unit?.documentId ?? 0)?.get(row.type) ?? 'on';
    if (unit && (setting !== 'on' || row.dismissal_id !== null)) others.add(unit);
    if (setting !== 'off') unit?.divergences.push(divergenceOf(row, setting));
  }
  for (const unit of others) agreeAsShown(unit);
}

/** What is dismissed, or switched off, takes nothing from the agreement. */
function agreeAsShown(unit: StoredUnit): void {
  // Nothing can be told where no part is known, or nothing was left of it.
  if (!unit.parts || unit.parts.findings === 0) return;
  const findings = findingsPart(unit.divergences.filter(({ dismissed }) => !dismissed));
  unit.agreement = Math.min(1, (unit.agreement * findings) / unit.parts.findings);
  unit.parts = { ...unit.parts, findings };
}

async function addFlags(tx: Kysely<Database>, units: Map<number, StoredUnit>): Promise<void> {
  const rows = await tx
    .selectFrom('flag')
    .selectAll()
    .where('unit_id', 'in', [...units.keys()])
    .orderBy('id')
    .execute();
  const replies = await repliesTo(
    tx,
    rows.map(({ id }) => id),
  );
  for (const row of rows) units.get(row.unit_id)?.flags.push(flagOf(row, replies.get(row.id)));
}

async function addFlagParts(tx: Kysely<Database>, units: Map<number, StoredUnit>): Promise<void> {
  const rows = await tx
    .selectFrom('flag_part')
    .innerJoin('flag', 'flag.id', 'flag_part.flag_id')
    .innerJoin('unit', 'unit.id', 'flag.unit_id')
    .selectAll('flag')
    .select(['flag_part.unit_id as part_of', 'flag_part.spans as part', 'unit.position'])
    .where('flag_part.unit_id', 'in', [...units.keys()])
    .orderBy('flag.id')
    .execute();
  for (const { part_of, part, position, ...flag } of rows)
    units.get(part_of)?.flagParts.push({
      flag: flagOf(flag),
      unitPosition: position,
      spans: JSON.parse(part) as DivergenceSpan[],
    });
}

interface DivergenceRow extends Selectable<Database['divergence']> {
  reason: DismissalReason | null;
  flag_status: FlagStatus | null;
}

function divergenceOf(row: DivergenceRow, setting: CheckSetting): StoredDivergence {
  const { id, type, variant, severity, culprit, confidence } = row;
  return {
    id,
    type,
    variant,
    params: JSON.parse(row.params) as DivergenceParams,
    severity,
    culprit,
    confidence,
    spans: JSON.parse(row.spans) as DivergenceSpan[],
    ...(row.hint === 1 || setting === 'quiet' ? { hint: true } : {}),
    dismissed: row.dismissal_id !== null,
    reason: row.reason,
    confirmed: row.flag_status !== null && row.flag_status !== 'rejected',
  };
}

/** A flag as pages see it. */
export function flagOf(row: Selectable<Database['flag']>, replies: FlagReply[] = []): StoredFlag {
  return {
    id: row.id,
    unitId: row.unit_id,
    lang: row.lang,
    category: row.category as FlagCategory, // Only `flags.ts` writes it, and it looks it up in the list.
    severity: row.severity,
    comment: row.comment,
    correction: row.correction,
    spans: JSON.parse(row.spans) as DivergenceSpan[],
    status: row.status,
    who: row.who,
    check: row.finding_type,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    edited: row.edited_at === null ? null : { at: row.edited_at, who: row.edited_by ?? '' },
    replies,
  };
}
