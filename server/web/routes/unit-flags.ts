import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { InputError } from '../../errors.js';
import { FLAG_STATUSES } from '../../export/flags/flag-status.js';
import { addFlag, editFlag, replyToFlag, setFlagStatus } from '../../store/flags.js';
import type { StoredFlag, StoredUnit } from '../../store/types.js';
import { getUnit } from '../../store/units.js';
import { backPath, type Context, documentOf, idOf } from '../context.js';
import { rowAddress } from '../document-view.js';
import {
  type FlagValues,
  findingOf,
  flagFormView,
  prefilled,
  readFlagValues,
  spansOf,
  valuesOf,
} from '../flag-form.js';
import { wordingFor } from '../language.js';
import { flagOfUnit } from '../of-unit.js';
import { reviewerOf } from '../reviewer.js';
import { answer, bodyOf, toRow } from '../row-answer.js';
import { freshly, seenBy } from '../stale.js';
import { show, showPart, wantsPart } from '../templates.js';
import { unitView } from '../unit-view.js';

const Status = z.enum(FLAG_STATUSES);

/** As long as a comment may be. */
const Reply = z.object({
  text: z.string().trim().max(4000).default(''),
  status: Status.optional().catch(undefined),
});

/** Flags at their unit: raised, changed, answered, decided. Each ends at the unit's row. */
export function unitFlagRoutes(context: Context): Router {
  const { db } = context;
  const router = Router();

  router.get('/units/:id/flag', async (req, res) => {
    const unit = await getUnit(db, idOf(req, 'unit'));
    const values = prefilled(req.query, unit, wordingFor(res));
    await showForm(context, unit, { values, back: req.query.back }, req, res);
  });

  router.post('/units/:id/flags', async (req, res) => {
    const unit = await getUnit(db, idOf(req, 'unit'));
    const content = await contentOf(context, unit, null, req, res);
    if (!content) return;
    const divergenceId = findingOf(content.values, unit)?.id ?? null;
    const flag = { ...content.flag, unitId: unit.id, divergenceId };
    await freshly(db, req, unit.id, (tx) => addFlag(tx, flag, new Date(), reviewerOf(req)));
    await answer(context, await getUnit(db, unit.id), 'said.flagged', req, res);
  });

  router.get('/units/:id/flags/:flag/edit', async (req, res) => {
    const { unit, flag } = await flagOf(context, req);
    await showForm(context, unit, { values: valuesOf(flag), flag, back: req.query.back }, req, res);
  });

  router.post('/units/:id/flags/:flag/edit', async (req, res) => {
    const { unit, flag } = await flagOf(context, req);
    const content = await contentOf(context, unit, flag, req, res);
    if (!content) return;
    await freshly(db, req, unit.id, (tx) => editFlag(tx, flag.id, content.flag, new Date(), reviewerOf(req)));
    await answer(context, await getUnit(db, unit.id), 'said.flag-edited', req, res);
  });

  router.post('/units/:id/flags/:flag/replies', async (req, res) => {
    const { unit, flag } = await flagOf(context, req);
    const reply = Reply.safeParse(bodyOf(req));
    if (!reply.success) throw new InputError('flag-reply-long');
    const { text, status } = reply.data;
    // The form always sends a status: the one that there is says nothing.
    const changed = status === flag.status ? undefined : status;
    const answered = { text, status: changed };
    await freshly(db, req, unit.id, (tx) => replyToFlag(tx, flag.id, answered, new Date(), reviewerOf(req)));
    const said = text === '' ? `flag-${changed ?? 'open'}` : 'flag-answered';
    await answer(context, await getUnit(db, unit.id), `said.${said}`, req, res);
  });

  router.post('/units/:id/flags/:flag', async (req, res) => {
    const { unit, flag } = await flagOf(context, req);
    const status = Status.safeParse(bodyOf(req).status);
    if (!status.success) throw new InputError('flag-status', { status: String(bodyOf(req).status) });
    await freshly(db, req, unit.id, (tx) => setFlagStatus(tx, flag.id, status.data, new Date(), reviewerOf(req)));
    await answer(context, await getUnit(db, unit.id), `said.flag-${status.data}`, req, res);
  });

  return router;
}

/** @throws InputError `not-found`, also where the flag is another unit's. */
async function flagOf({ db }: Context, req: Request): Promise<{ unit: StoredUnit; flag: StoredFlag }> {
  const unit = await getUnit(db, idOf(req, 'unit'));
  return { unit, flag: flagOfUnit(unit, idOf(req, 'flag', 'flag')) };
}

/** What the form was sent with; null where it doesn't fit, and the form was given back. */
async function contentOf(context: Context, unit: StoredUnit, flag: StoredFlag | null, req: Request, res: Response) {
  const { versions } = await documentOf(context, unit.documentId);
  const values = readFlagValues(req.body);
  const spans = values && spansOf(values.place, unit, versions);
  if (values && spans) {
    const { category, severity, comment, correction } = values;
    return { values, flag: { lang: values.lang || null, category, severity, comment, correction, spans } };
  }
  const kept = values ?? (flag ? valuesOf(flag) : prefilled(req.body, unit, wordingFor(res)));
  const problem = values ? 'flag-span' : 'flag-form';
  await showForm(context, unit, { values: kept, flag, back: bodyOf(req).back, problem }, req, res);
  return null;
}

interface FormPage {
  values: FlagValues;
  /** The flag that is changed; none where one is raised. */
  flag?: StoredFlag | null;
  back: unknown;
  problem?: string;
}

async function showForm(
  context: Context,
  unit: StoredUnit,
  { values, flag = null, back, problem }: FormPage,
  req: Request,
  res: Response,
): Promise<void> {
  const wording = wordingFor(res);
  const { versions, title } = await documentOf(context, unit.documentId);
  const path = backPath(back, rowAddress(unit.documentId, unit.position));
  const heading = wording.t(flag ? 'flag.edit-title' : 'flag.title', { number: unit.position + 1 });
  const view = unitView(unit, { versions, wording, hints: true });
  const data = {
    // In a row, the form speaks of what the row shows; on its own page, of what that shows.
    seen: (wantsPart(req) && seenBy(req)) || view.seen,
    form: flagFormView(values, unit, versions, wording),
    heading,
    action: flag ? `/units/${unit.id}/flags/${flag.id}/edit` : `/units/${unit.id}/flags`,
    send: wording.t(flag ? 'flag.save' : 'flag.do'),
    unit: view,
    back: path,
    cancel: toRow(path, unit),
    problem: problem && wording.t(`messages:error.${problem}`),
  };
  const status = problem ? 422 : 200;
  if (wantsPart(req)) {
    showPart(req, res, 'flag-part', data, status);
    return;
  }
  show(req, res, { view: 'flag', section: 'documents', title: heading, documentTitle: title, ...data, status });
}
