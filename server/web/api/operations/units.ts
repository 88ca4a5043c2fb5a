import type { Kysely } from 'kysely';
import { z } from 'zod';
import { linkedWords } from '../../../engine.js';
import { writing } from '../../../store/connection.js';
import { versionsOf } from '../../../store/document-rows.js';
import { afterUnit } from '../../../store/keyset.js';
import type { Database } from '../../../store/tables.js';
import { listTerms } from '../../../store/terms.js';
import type { StoredUnit } from '../../../store/types.js';
import { type Anchor, unitsOf, unitWindow } from '../../../store/unit-window.js';
import { confirmUnit, getUnit, unitCounts } from '../../../store/units.js';
import type { LanguageTag } from '../../../types.js';
import type { Context } from '../../context.js';
import { typesOf } from '../../document-view.js';
import { fulfil } from '../../edit-deed.js';
import { FAMILIES, familyOf } from '../../families.js';
import { stampOf } from '../../stale.js';
import { requireState } from '../etag.js';
import { type Asked, type Operation, operation } from '../operation.js';
import { cursorsOf, PAGE_QUERY, paged, pageOf, UnitPlace } from '../paging.js';
import { Edit, Edited, wishOf } from '../resources/edit.js';
import { answered } from '../resources/registry.js';
import { Unit, type UnitBody, unitView } from '../resources/unit.js';
import { PathId, Span } from '../resources/values.js';

const params = z.object({ unit: PathId });
const whole = { status: 200, description: 'The unit as it is now.', schema: Unit, tagged: true } as const;

export async function tagsOf(db: Kysely<Database>, documentId: number): Promise<LanguageTag[]> {
  return (await versionsOf(db, documentId)).map(({ tag }) => tag);
}

type Request = Pick<Asked<unknown, unknown, unknown>, 'wording' | 'expected'>;

/**
 * Does something to a unit for who has seen it as it is, in one transaction, and answers with the unit.
 * @throws Outdated, InputError `not-found`, and what the change throws.
 */
export async function changed(
  { db }: Context,
  request: Request,
  id: number,
  change: (tx: Kysely<Database>, unit: StoredUnit) => Promise<unknown>,
): Promise<{ body: UnitBody; state: string }> {
  return writing(db, async (tx) => {
    await change(tx, await seenUnit(tx, request, id));
    return unitAnswer(tx, await getUnit(tx, id), request);
  });
}

/** @throws Outdated where the unit isn't what the request was made for; InputError `not-found`. */
export async function seenUnit(tx: Kysely<Database>, { expected, wording }: Request, id: number): Promise<StoredUnit> {
  const unit = await getUnit(tx, id);
  const tags = await tagsOf(tx, unit.documentId);
  requireState(expected, stampOf(unit), () => unitView(unit, tags, wording));
  return unit;
}

async function unitAnswer(db: Kysely<Database>, unit: StoredUnit, { wording }: Pick<Request, 'wording'>) {
  return { body: unitView(unit, await tagsOf(db, unit.documentId), wording), state: stampOf(unit) };
}

const Number_ = z.coerce.number().int().min(1).max(1e9);

const cursors = cursorsOf('units', UnitPlace);

const list = operation({
  id: 'listUnits',
  method: 'get',
  path: '/documents/{document}/units',
  tag: 'units',
  summary: 'List a document’s units, in order',
  params: z.object({ document: PathId }),
  query: z.strictObject({
    show: z
      .enum(['all', 'divergent', 'flagged', 'unreviewed', 'changed'])
      .default('all')
      .describe('Only units in this state; `changed`: that read otherwise since a revision.'),
    check: z.array(z.string().max(40)).optional().describe('Only units with a finding of one of these checks.'),
    family: z.enum(FAMILIES).optional().describe('Only units with a finding of this family of checks.'),
    from: Number_.optional().describe('The number of the unit that the page begins with, or of the next one listed.'),
    around: Number_.optional().describe('The number of a unit that the page is to be around.'),
    ...PAGE_QUERY,
  }),
  answers: { status: 200, description: 'A page of the list.', schema: answered('Units', pageOf(Unit)) },
  handle: async ({ db }, request) => {
    const { show, check, family, limit } = request.query;
    const { document: id } = request.params;
    const anchor = await anchorOf(db, id, request.query);
    const types = family
      ? typesOf({ show, family, page: 1 }, await unitCounts(db, id, familyOf))?.filter(
          (type) => !check || check.includes(type),
        )
      : check;
    // Around a unit, the place of the page depends on how much is asked for.
    const wanted = 'around' in anchor ? limit : limit + 1;
    const { units, index, total } = await unitWindow(db, id, { filter: show, types, anchor, limit: wanted });
    const tags = await tagsOf(db, id);
    return paged(request, units, total, {
      view: (unit) => unitView(unit, tags, request.wording),
      cursor: (unit) => cursors.write({ ...unit, unitId: unit.id }),
      more: index + Math.min(limit, units.length) < total,
    });
  },
});

/** Units are numbered from 1 here, and from 0 in the store. */
async function anchorOf(
  db: Kysely<Database>,
  documentId: number,
  { cursor, from, around }: { cursor?: string; from?: number; around?: number },
): Promise<Anchor> {
  const last = cursors.read(cursor);
  if (last) return { after: (await afterUnit(db, { ...last, documentId })).position };
  if (from !== undefined) return { after: from - 2 };
  return around === undefined ? { from: 0 } : { around: around - 1 };
}

const get = operation({
  id: 'getUnit',
  method: 'get',
  path: '/units/{unit}',
  tag: 'units',
  summary: 'Get a unit with its findings and flags',
  params,
  answers: { status: 200, description: 'The unit.', schema: Unit },
  handle: async ({ db }, request) => unitAnswer(db, await getUnit(db, request.params.unit), request),
});

const confirm = operation({
  id: 'confirmUnit',
  method: 'put',
  path: '/units/{unit}/confirmation',
  signed: true,
  tag: 'units',
  summary: 'Confirm a unit',
  params,
  ifMatch: 'required',
  answers: whole,
  handle: (context, request) =>
    changed(context, request, request.params.unit, (tx, { id }) => confirmUnit(tx, id, true, new Date(), request.who)),
});

const unconfirm = operation({
  id: 'unconfirmUnit',
  method: 'delete',
  path: '/units/{unit}/confirmation',
  signed: true,
  tag: 'units',
  summary: 'Take a confirmation back',
  params,
  ifMatch: 'required',
  answers: whole,
  handle: (context, request) =>
    changed(context, request, request.params.unit, (tx, { id }) => confirmUnit(tx, id, false, new Date(), request.who)),
});

const edit = operation({
  id: 'editUnit',
  method: 'post',
  path: '/units/{unit}/edits',
  signed: true,
  tag: 'units',
  summary: 'Merge, split, move, unlink; cut and join sentences and paragraphs',
  description:
    'Units that were changed are compared anew and aren’t confirmed any more; flags go with their words. It is one step of the history.',
  params,
  body: Edit,
  ifMatch: 'required',
  problems: ['unusable'],
  answers: { status: 200, description: 'What stands there now.', schema: Edited },
  handle: ({ db }, request) =>
    writing(db, async (tx) => {
      const unit = await seenUnit(tx, request, request.params.unit);
      const tags = await tagsOf(tx, unit.documentId);
      const author = { who: request.who, now: new Date() };
      const { unitIds, gone } = await fulfil(tx, unit, wishOf(request.body, tags), author);
      const units = await unitsOf(tx, unit.documentId, unitIds);
      return { body: { gone, units: units.map((one) => unitView(one, tags, request.wording)) } };
    }),
});

const words = operation({
  id: 'getLinkedWords',
  method: 'get',
  path: '/units/{unit}/words',
  tag: 'units',
  summary: 'See which words of a unit translate each other',
  params,
  answers: {
    status: 200,
    description: 'Groups of words over all versions.',
    schema: answered('LinkedWords', z.object({ groups: z.array(z.array(Span)) })),
  },
  handle: async ({ db }, { params }) => {
    const unit = await getUnit(db, params.unit);
    const tags = await tagsOf(db, unit.documentId);
    const texts = tags.map((tag, v) => ({ tag, sentences: unit.sides[v] ?? [] }));
    return { body: { groups: linkedWords(texts, { terms: await listTerms(db) }) } };
  },
});

export const UNIT_OPERATIONS: readonly Operation[] = [list, get, confirm, unconfirm, edit, words];
