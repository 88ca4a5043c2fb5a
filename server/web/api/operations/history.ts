import { z } from 'zod';
import { changesSince, latestChange } from '../../../store/changes.js';
import { type NextStep, nextSteps } from '../../../store/history.js';
import { logPage } from '../../../store/log.js';
import { type Context, documentOf } from '../../context.js';
import { NothingThere } from '../nothing-there.js';
import { type Asked, type Operation, operation } from '../operation.js';
import { After, cursorsOf, PAGE_QUERY, paged, pageOf } from '../paging.js';
import { answered, asked } from '../resources/registry.js';
import { Id, PathId, Time } from '../resources/values.js';

const params = z.object({ document: PathId });
const Action = z.string().describe('What was done: `merge-units`, `confirm-unit`, `add-flag` …');
const Numbers = z.array(z.number().int()).describe('The numbers of the units that it was done to.');

const Step = z.object({ id: Id, action: Action, who: z.string(), units: Numbers });

const next = operation({
  id: 'getHistory',
  method: 'get',
  path: '/documents/{document}/history',
  tag: 'history',
  summary: 'See what undo and redo would do',
  params,
  answers: {
    status: 200,
    description: 'The next steps; null where there is none.',
    schema: answered('History', z.object({ undo: Step.nullable(), redo: Step.nullable() })),
  },
  handle: async (context, { params }) => {
    const { id } = await documentOf(context, params.document);
    const steps = await nextSteps(context.db, id);
    return { body: { undo: stepView(steps.undo), redo: stepView(steps.redo) } };
  },
});

const numbered = (places: readonly number[]): number[] => places.map((place) => place + 1);
const stepView = (step: NextStep | null) =>
  step && { id: step.id, action: step.action, who: step.who, units: numbered(step.places) };

const StepWish = asked(
  'StepWish',
  z.strictObject({ step: Id.optional().describe('The step that you have in mind; another one is refused then.') }),
);
const Stepped = answered(
  'Stepped',
  z.object({
    action: Action,
    numbers: Numbers,
    units: z.array(Id).describe('The units that stand there now, in order.'),
    gone: z.array(Id).describe('Those that stood there before.'),
  }),
);

const done = { status: 200, description: 'What was done.', schema: Stepped } as const;

async function stepped(
  way: 'undo' | 'redo',
  context: Context,
  { params, body, who }: Asked<{ document: number }, unknown, { step?: number | undefined }>,
) {
  const { id } = await documentOf(context, params.document);
  const wish = {
    way,
    documentId: id,
    who,
    now: new Date(),
    ...(body.step === undefined ? {} : { expected: body.step }),
  };
  const found = await context.asides.step(wish);
  if (!found) throw new NothingThere(way);
  const { action, unitIds: units, gone, places } = found;
  return { body: { action, numbers: numbered(places), units, gone } };
}

const back = operation({
  id: 'undo',
  method: 'post',
  path: '/documents/{document}/undo',
  signed: true,
  tag: 'history',
  summary: 'Take back the last step that isn’t taken back',
  params,
  body: StepWish,
  problems: ['conflict'],
  answers: done,
  handle: (context, request) => stepped('undo', context, request),
});

const forth = operation({
  id: 'redo',
  method: 'post',
  path: '/documents/{document}/redo',
  signed: true,
  tag: 'history',
  summary: 'Do again what was taken back last',
  params,
  body: StepWish,
  problems: ['conflict'],
  answers: done,
  handle: (context, request) => stepped('redo', context, request),
});

const Entry = z.object({
  id: Id,
  at: Time,
  action: Action,
  unit: Id.nullable(),
  who: z.string(),
  detail: z.record(z.string(), z.unknown()).describe('What was changed: `before` and `after` where there are both.'),
});

const cursors = cursorsOf('log', After);

const log = operation({
  id: 'listLog',
  method: 'get',
  path: '/documents/{document}/log',
  tag: 'history',
  summary: 'List what was done to a document, the last first',
  params,
  query: z.strictObject(PAGE_QUERY),
  answers: { status: 200, description: 'A page of the list.', schema: answered('Log', pageOf(Entry)) },
  handle: async (context, request) => {
    const { id } = await documentOf(context, request.params.document);
    const { limit, cursor } = request.query;
    const { entries, total } = await logPage(context.db, id, { before: cursors.read(cursor)?.after, limit: limit + 1 });
    return paged(request, entries, total, {
      view: ({ unitId: unit, detail, ...entry }) => {
        const { who } = detail;
        return { ...entry, unit, who: typeof who === 'string' ? who : '', detail };
      },
      cursor: ({ id }) => cursors.write({ after: id }),
    });
  },
});

const Change = z.object({ id: Id, action: Action, unit: Id.nullable(), who: z.string() });

const changes = operation({
  id: 'listChanges',
  method: 'get',
  path: '/documents/{document}/changes',
  tag: 'history',
  summary: 'See what was done since you last looked',
  description: 'For programs that keep a copy: `latest` is what to ask with the next time.',
  params,
  query: z.strictObject({
    since: z.coerce.number().int().min(0).max(1e15).default(0).describe('The last change that is known.'),
  }),
  answers: {
    status: 200,
    description: 'The changes, the oldest first; null where they are very many.',
    schema: answered('Changes', z.object({ latest: z.number().int(), changes: z.array(Change).nullable() })),
  },
  handle: async (context, { params, query }) => {
    const { id } = await documentOf(context, params.document);
    // Before they are read: what is done meanwhile is rather told twice than never.
    const latest = await latestChange(context.db);
    const found = await changesSince(context.db, id, query.since);
    return { body: { latest, changes: found?.map(({ unitId: unit, ...change }) => ({ ...change, unit })) ?? null } };
  },
});

export const HISTORY_OPERATIONS: readonly Operation[] = [next, back, forth, log, changes];
