import { z } from 'zod';
import { DIVERGENCE_STATES, listDivergences } from '../../../store/divergence-list.js';
import { dismissDivergence, restoreDivergence } from '../../../store/divergences.js';
import { divergenceOfUnit } from '../../of-unit.js';
import { type Operation, operation } from '../operation.js';
import { cursorsOf, PAGE_QUERY, paged, pageOf, UnitPlace } from '../paging.js';
import { answered } from '../resources/registry.js';
import { Dismissal, divergenceView, PlacedDivergence, Unit } from '../resources/unit.js';
import { Choice, Id, PathId, SeverityName } from '../resources/values.js';
import { changed } from './units.js';

const cursors = cursorsOf('divergences', UnitPlace.extend({ id: Id }));

const list = operation({
  id: 'listDivergences',
  method: 'get',
  path: '/documents/{document}/divergences',
  tag: 'divergences',
  summary: 'List a document’s divergences, in the order of its units',
  params: z.object({ document: PathId }),
  query: z.strictObject({
    check: z.array(z.string().max(40)).optional().describe('Of one of these checks.'),
    severity: z.array(SeverityName).optional(),
    state: z
      .enum(DIVERGENCE_STATES)
      .optional()
      .describe('Undecided, dismissed, or confirmed by a flag. Absent: all of them.'),
    hints: Choice.default(false).describe('Also weaker findings.'),
    ...PAGE_QUERY,
  }),
  answers: {
    status: 200,
    description: 'A page of the list.',
    schema: answered('Divergences', pageOf(PlacedDivergence)),
  },
  handle: async ({ db }, request) => {
    const { check, severity, state, hints, limit, cursor } = request.query;
    const query = { types: check, severities: severity, state, hints, after: cursors.read(cursor), limit: limit + 1 };
    const { found, total } = await listDivergences(db, request.params.document, query);
    return paged(request, found, total, {
      view: ({ divergence, unit }) => ({
        ...divergenceView(divergence, request.wording),
        ...{ document: unit.documentId, unit: unit.id, number: unit.position + 1 },
      }),
      cursor: ({ divergence: { id }, unit }) => cursors.write({ ...unit, unitId: unit.id, id }),
    });
  },
});

const params = z.object({ unit: PathId, divergence: PathId });
const answers = { status: 200, description: 'The unit as it is now.', schema: Unit, tagged: true } as const;

const dismiss = operation({
  id: 'dismissDivergence',
  method: 'put',
  path: '/units/{unit}/divergences/{divergence}/dismissal',
  signed: true,
  tag: 'divergences',
  summary: 'Dismiss a divergence',
  description: '`If-Match` names the unit’s ETag.',
  params,
  body: Dismissal,
  ifMatch: 'required',
  answers,
  handle: (context, request) =>
    changed(context, request, request.params.unit, (tx, unit) => {
      const { id } = divergenceOfUnit(unit, request.params.divergence);
      return dismissDivergence(tx, id, request.body.reason, new Date(), request.who);
    }),
});

const restore = operation({
  id: 'restoreDivergence',
  method: 'delete',
  path: '/units/{unit}/divergences/{divergence}/dismissal',
  signed: true,
  tag: 'divergences',
  summary: 'Take a dismissal back',
  description: '`If-Match` names the unit’s ETag.',
  params,
  ifMatch: 'required',
  answers,
  handle: (context, request) =>
    changed(context, request, request.params.unit, (tx, unit) => {
      const { id } = divergenceOfUnit(unit, request.params.divergence);
      return restoreDivergence(tx, id, new Date(), request.who);
    }),
});

export const DIVERGENCE_OPERATIONS: readonly Operation[] = [list, dismiss, restore];
