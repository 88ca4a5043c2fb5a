import type { Kysely } from 'kysely';
import { ALIGNMENT_NOTICES, type Progress, reworking } from '../engine.js';
import { InputError } from '../errors.js';
import type { RevisedText } from '../pipeline.js';
import { withKnownBorders } from '../review/borders.js';
import type { AlignedDocument, CheckSettings, LanguageTag, Unit, Version } from '../types.js';
import { isComparedByNow, loadComparisons } from './comparisons.js';
import { reading, writing } from './connection.js';
import { requireDocument, type VersionRow, versionsOf } from './document-rows.js';
import { recordedWhole, unitIdsOf } from './history.js';
import { batches } from './insert.js';
import { archive } from './old-texts.js';
import { knowledgeFor } from './realign.js';
import { replaceUnits } from './replace-units.js';
import { moveDismissals, moveFlags } from './revision-anchors.js';
import { knownUnits } from './revision-known.js';
import { changedUnits, keptUnits, type Plan, planOf } from './revision-plan.js';
import { putText } from './revision-text.js';
import type { Author } from './rewrite.js';
import { indexChanges } from './search-index.js';
import type { Database } from './tables.js';
import { noteTextChanges } from './text-changes.js';
import { loadDocument, type WholeDocument, type WholeUnit } from './whole.js';

export interface Revised {
  documentId: number;
  title: string;
  /** In how many units the version reads otherwise now. */
  changed: number;
  /** How many units stayed, and how many are new. */
  kept: number;
  made: number;
}

/**
 * Puts a new text in the place of a version's. Sentences that stayed keep their units, with confirmations, flags and
 * dismissals; a unit whose text was changed keeps its flags and isn't confirmed any more; what was put in, and what lost
 * its counterpart, is aligned anew around them. The old text is kept, and all of it can be undone as one step.
 * @param storing is called when the alignment is done.
 * @throws InputError `not-found` (also where the document has no such version); `same-text` where nothing differs;
 *   `changed-meanwhile` where somebody changed the document while it was aligned.
 */
export async function reviseVersion(
  db: Kysely<Database>,
  documentId: number,
  tag: LanguageTag,
  text: RevisedText,
  author: Author,
  progress: Progress = () => {},
  storing: () => void = () => {},
  whenStored: () => void = () => {},
): Promise<Revised> {
  const { stored, said } = await reading(db, async (tx) => ({
    stored: await loadDocument(tx, documentId),
    said: await loadComparisons(tx, documentId),
  }));
  const { v, next } = revisable(stored, tag, text.version);
  const plan = planOf(stored, v, next);
  const knowledge = await knowledgeFor(db, stored);
  progress('align', 0);
  const work = reworking(plan.document.versions, knowledge);
  const { units, kept } = alignedAround(plan, (fixed) => work.align(fixed.map(({ sides }) => sides)));
  const holds = await isComparedByNow(db, documentId, knowledge.checks);
  const known = knownUnits(stored, plan, kept, units, holds ? said : new Map(), knowledge.terms.length > 0);
  // Of a unit that was given, the aligner has no figure of its own.
  const weighed = units.map((unit, n) => {
    const before = known[n]?.unit;
    return before && plan.fixed.has(before.id) ? { ...unit, confidence: before.confidence } : unit;
  });
  const aligned = work.compare(
    weighed,
    progress,
    known.map((unit) => unit?.comparison ?? null),
  );
  storing();
  const after = { ...aligned, kept, checks: knowledge.checks };
  const revised = await writing(db, (tx) => store(tx, stored, plan, text, after, author));
  whenStored();
  await indexChanges(db);
  return revised;
}

/**
 * Which version of a document it is, and its new text, cut into sentences as the old one is where that is the same.
 * @throws InputError `not-found`, `no-text`, `same-text`.
 */
export function revisable(
  { versions, title }: Pick<WholeDocument, 'versions' | 'title'>,
  tag: LanguageTag,
  version: Version,
): { v: number; old: Version; next: Version } {
  const v = versions.findIndex((one) => one.tag === tag);
  const old = versions[v];
  if (!old) throw new InputError('not-found', { what: 'version', id: tag });
  if (version.sentences.length === 0) throw new InputError('no-text', { lang: tag });
  if (sameText(old, version)) throw new InputError('same-text', { lang: tag, title });
  return { v, old, next: withKnownBorders(old, { ...version, tag }) };
}

const sameText = (a: Version, b: Version): boolean =>
  a.paragraphs.length === b.paragraphs.length &&
  a.paragraphs.every(({ kind, text }, n) => kind === b.paragraphs[n]?.kind && text === b.paragraphs[n]?.text);

/**
 * Settled units that lack something may be given what was put in beside them, as long as they are found again by what the
 * other versions say in them; else they stay as they are.
 */
function alignedAround(plan: Plan, align: (fixed: WholeUnit[]) => Unit[]): { units: Unit[]; kept: WholeUnit[] } {
  const all = plan.document.units;
  const attempt = (fixed: Set<number>) => {
    const units = align(all.filter(({ id }) => fixed.has(id)));
    return { units, kept: keptUnits({ ...plan, fixed }, units) };
  };
  const lostIn = ({ kept }: { kept: WholeUnit[] }): number[] => {
    const found = new Set(kept.map(({ id }) => id));
    return [...plan.waiting].filter((id) => !found.has(id));
  };
  let made = attempt(plan.fixed);
  if (lostIn(made).length > 0) made = attempt(new Set([...plan.fixed, ...lostIn(made)]));
  if (lostIn(made).length > 0) made = attempt(new Set([...plan.fixed, ...plan.waiting]));
  // What was said of units that are no more needs another one to go to.
  if (made.kept.length === 0 && all.some(({ settled }) => settled)) {
    const full = all.filter(({ sides }) => sides.some(({ start, end }) => start < end));
    made = attempt(new Set(full.map(({ id }) => id)));
  }
  return made;
}

/** Writes all of it, as one step. To be called in a transaction. */
async function store(
  tx: Kysely<Database>,
  stored: WholeDocument,
  plan: Plan,
  text: RevisedText,
  { units, notices, checks, kept }: AlignedDocument & { kept: WholeUnit[]; checks: CheckSettings },
  { who, now }: Author,
): Promise<Revised> {
  const { id: documentId, title } = stored;
  await requireDocument(tx, documentId);
  const version = (await versionsOf(tx, documentId))[plan.v] as VersionRow;
  const deed = { documentId, action: 'revise-version', who, paragraphs: true, versions: [version.id] } as const;
  const change = async () => {
    const changed = changedUnits(stored, plan, kept, units);
    await archive(tx, version.id, plan.old, changed.length, { who, now });
    await moveFlags(tx, stored, plan, kept);
    await moveDismissals(tx, documentId, plan);
    await putText(tx, version.id, text, plan, kept, now);
    const others = stored.notices.filter(({ code }) => !ALIGNMENT_NOTICES.has(code));
    const after = { units, notices: [...others, ...text.notices, ...notices], checks };
    const replaced = await replaceUnits(tx, { ...plan.document, units: kept }, after, now, 'revise-version');
    const ids = await unitIdsOf(tx, documentId);
    const found = changed.map(({ place, ...texts }) => ({ unitId: ids[place] as number, ...texts }));
    await noteTextChanges(tx, version.id, found, now);
    for (const rows of batches(found)) await unconfirm(tx, rows);
    return { documentId, title, changed: changed.length, ...replaced };
  };
  return recordedWhole(tx, deed, change, now);
}

async function unconfirm(tx: Kysely<Database>, changed: readonly { unitId: number }[]): Promise<void> {
  const ids = changed.map(({ unitId }) => unitId);
  await tx.updateTable('unit').set({ confirmed_at: null }).where('id', 'in', ids).execute();
}
