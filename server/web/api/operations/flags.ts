import type { Kysely } from 'kysely';
import { z } from 'zod';
import { writing } from '../../../store/connection.js';
import {
  countFlags,
  FLAG_ORDERS,
  type FlagOrder,
  type FlagQuery,
  flagPlace,
  getFlag,
  type ListedFlag,
  listFlags,
} from '../../../store/flag-list.js';
import { addFlag, deleteFlag, editFlag, replyToFlag, setFlagStatus } from '../../../store/flags.js';
import type { Database } from '../../../store/tables.js';
import type { Context } from '../../context.js';
import { BASE } from '../base.js';
import { requireState } from '../etag.js';
import { type Asked, type Operation, operation } from '../operation.js';
import { cursorsOf, PAGE_QUERY, paged, pageOf } from '../paging.js';
import { Flag, FlagChange, flagState, flagView, NewFlag, NewReply, Status } from '../resources/flag.js';
import { answered } from '../resources/registry.js';
import { Id, Lang, PathId, SeverityName } from '../resources/values.js';
import { seenUnit } from './units.js';

const params = z.object({ flag: PathId });
const answers = { status: 200, description: 'The flag as it is now.', schema: Flag, tagged: true } as const;

const viewOf = (flag: ListedFlag): z.infer<typeof Flag> =>
  flagView(flag, { documentId: flag.documentId, position: flag.unitPosition });

/** What flags can be narrowed to, in lists and in files. */
export const FLAG_QUERY = {
  document: PathId.optional(),
  status: z.array(Status).optional(),
  severity: SeverityName.optional(),
  category: z.string().max(80).optional().describe('With all that is below it: `style` for `style/register` too.'),
  lang: Lang.optional().describe('The version at fault; `-` for flags that blame none.'),
  check: z.string().max(40).optional().describe('Made from a finding of this check; `-` for what reviewers found.'),
  who: z.string().max(80).optional().describe('Who raised it; empty for flags without a name.'),
};

const given = (value: string | undefined): string | null | undefined => (value === '-' ? null : value);

export function flagQueryOf(query: z.infer<z.ZodObject<typeof FLAG_QUERY>>): FlagQuery {
  const { document, status, severity, category, lang, check, who } = query;
  return { documentId: document, status, severity, category, lang: given(lang), check: given(check), who };
}

const FlagPlace = z.object({
  id: Id,
  documentId: Id,
  position: z.number().int().min(0),
  value: z.string().max(40),
});
/** Each order has its own: a place in one is none in another. */
const cursorsIn = (order: FlagOrder) => cursorsOf(`flags ${order}`, FlagPlace);

const list = operation({
  id: 'listFlags',
  method: 'get',
  path: '/flags',
  tag: 'flags',
  summary: 'List flags over all documents, or of one',
  description: 'Sorted by `changed`, a flag that is changed while you read goes to the front.',
  query: z.strictObject({
    ...FLAG_QUERY,
    sort: z.enum(FLAG_ORDERS).default('place').describe('By place in the texts, the newest document first; or else.'),
    ...PAGE_QUERY,
  }),
  answers: { status: 200, description: 'A page of the list.', schema: answered('Flags', pageOf(Flag)) },
  handle: async ({ db }, request) => {
    const { sort, limit, cursor } = request.query;
    const query = flagQueryOf(request.query);
    const cursors = cursorsIn(sort);
    const after = cursors.read(cursor);
    const counts = await countFlags(db, query);
    const total = Object.entries(counts)
      .filter(([status]) => request.query.status?.some((one) => one === status) ?? true)
      .reduce((sum, [, count]) => sum + count, 0);
    const flags = await listFlags(db, query, { order: sort, after, limit: limit + 1 });
    return paged(request, flags, total, { view: viewOf, cursor: (flag) => cursors.write(flagPlace(flag, sort)) });
  },
});

const get = operation({
  id: 'getFlag',
  method: 'get',
  path: '/flags/{flag}',
  tag: 'flags',
  summary: 'Get a flag with its replies',
  params,
  answers: { status: 200, description: 'The flag.', schema: Flag },
  handle: async ({ db }, { params }) => {
    const flag = await getFlag(db, params.flag);
    return { body: viewOf(flag), state: flagState(flag) };
  },
});

const create = operation({
  id: 'createFlag',
  method: 'post',
  path: '/units/{unit}/flags',
  signed: true,
  tag: 'flags',
  summary: 'Flag a unit, or something in it',
  description: '`If-Match` names the unit’s ETag.',
  params: z.object({ unit: PathId }),
  body: NewFlag,
  ifMatch: 'required',
  problems: ['unusable'],
  answers: { status: 201, description: 'The flag; it stands at `Location`.', schema: Flag, tagged: true },
  handle: ({ db }, request) =>
    writing(db, async (tx) => {
      const unit = await seenUnit(tx, request, request.params.unit);
      const { divergence, ...content } = request.body;
      const flag = { ...content, unitId: unit.id, divergenceId: divergence ?? null };
      const id = await addFlag(tx, flag, new Date(), request.who);
      const raised = await getFlag(tx, id);
      return { body: viewOf(raised), state: flagState(raised), location: `${BASE}/flags/${id}` };
    }),
});

/** Does something to a flag for who has seen it as it is, and answers with the flag. */
function changed(
  { db }: Context,
  { params, expected }: Pick<Asked<{ flag: number }, unknown, unknown>, 'params' | 'expected'>,
  change: (tx: Kysely<Database>, flag: ListedFlag) => Promise<void>,
) {
  return writing(db, async (tx) => {
    const before = await getFlag(tx, params.flag);
    requireState(expected, flagState(before), () => viewOf(before));
    await change(tx, before);
    const flag = await getFlag(tx, before.id);
    return { body: viewOf(flag), state: flagState(flag) };
  });
}

const update = operation({
  id: 'changeFlag',
  method: 'patch',
  path: '/flags/{flag}',
  signed: true,
  tag: 'flags',
  summary: 'Change what a flag says, or decide it',
  params,
  body: FlagChange,
  ifMatch: 'required',
  problems: ['unusable'],
  answers,
  handle: (context, request) =>
    changed(context, request, async (tx, flag) => {
      const { status, ...content } = request.body;
      const { lang, category, severity, comment, correction, spans } = { ...flag, ...defined(content) };
      const said = { lang, category, severity, comment, correction, spans };
      await editFlag(tx, flag.id, said, new Date(), request.who);
      if (status !== undefined) await setFlagStatus(tx, flag.id, status, new Date(), request.who);
    }),
});

const defined = <T extends object>(values: T): { [Key in keyof T]: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };

const reply = operation({
  id: 'replyToFlag',
  method: 'post',
  path: '/flags/{flag}/replies',
  signed: true,
  tag: 'flags',
  summary: 'Answer a flag, change its status, or both',
  params,
  body: NewReply,
  ifMatch: 'required',
  problems: ['unusable'],
  answers,
  handle: (context, request) =>
    changed(context, request, (tx, { id }) => replyToFlag(tx, id, request.body, new Date(), request.who)),
});

const remove = operation({
  id: 'deleteFlag',
  method: 'delete',
  path: '/flags/{flag}',
  signed: true,
  tag: 'flags',
  summary: 'Take a flag away',
  description: 'For flags that were raised by mistake; others are rejected. It can be undone.',
  params,
  ifMatch: 'required',
  answers: { status: 204, description: 'It is gone.' },
  handle: async ({ db }, { params, expected, who }) => {
    await writing(db, async (tx) => {
      const flag = await getFlag(tx, params.flag);
      requireState(expected, flagState(flag), () => viewOf(flag));
      await deleteFlag(tx, flag.id, new Date(), who);
    });
    return {};
  },
});

export const FLAG_OPERATIONS: readonly Operation[] = [list, get, create, update, reply, remove];
