import { type Request, Router } from 'express';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { InputError } from '../../errors.js';
import { type Change, changesSince, isStored, latestChange } from '../../store/changes.js';
import { nextSteps } from '../../store/history.js';
import type { Database } from '../../store/tables.js';
import { unitsOf, unitWindow } from '../../store/unit-window.js';
import { getUnit } from '../../store/units.js';
import type { Wording } from '../../wording.js';
import { backPath, type Context, documentOf, idOf } from '../context.js';
import { rowAddress } from '../document-view.js';
import { eventStream } from '../event-stream.js';
import { wordingFor } from '../language.js';
import { rowsFor, surroundings } from '../row-answer.js';
import { stampOf } from '../stale.js';
import { showPart } from '../templates.js';

/** What of a document others have changed while it is open. */
export function liveRoutes(context: Context): Router {
  const { db, live } = context;
  const router = Router();

  router.get('/documents/:id/events', async (req, res) => {
    const { id } = await documentOf(context, idOf(req, 'document'));
    const wording = wordingFor(res);
    let since = sinceOf(req);
    let last = Promise.resolve();
    const tell = async (latest: number): Promise<void> => {
      if (latest <= since) return;
      const changes = await changesSince(db, id, since);
      since = latest;
      if (changes === null || changes.length > 0)
        stream.send('change', await newsOf(context, id, changes, wording), latest);
      else if (!(await isStored(db, id))) stream.send('deleted', { said: wording.t('live.deleted') }, latest);
    };
    // One after the other, so that none is told twice.
    const unwatch = live.watch((latest) => {
      last = last.then(() => tell(latest));
      return last;
    });
    const stream = eventStream(req, res, unwatch);
    await tell(await latestChange(db));
  });

  /** Which units stand where, and whether they read as they did. */
  router.get('/documents/:id/stamps', async (req, res) => {
    const { id } = await documentOf(context, idOf(req, 'document'));
    const wanted = Stamps.parse(req.query);
    const found =
      'ids' in wanted
        ? await unitsOf(db, id, wanted.ids)
        : (await unitWindow(db, id, { filter: 'all', anchor: { from: wanted.from }, limit: wanted.limit })).units;
    const units = found.map((unit) => ({ id: unit.id, number: unit.position + 1, seen: stampOf(unit) }));
    res.set('Cache-Control', 'no-store').json({ units });
  });

  /** What stands around the rows, as it is now. */
  router.get('/documents/:id/around', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    showPart(req, res, 'around-part', await surroundings(context, document, backPath(req.query.back, '/'), res));
  });

  /** One row. */
  router.get('/units/:id', async (req, res) => {
    const unit = await getUnit(db, idOf(req, 'unit'));
    const own = rowAddress(unit.documentId, unit.position);
    const document = await documentOf(context, unit.documentId);
    if (req.get('X-Part') !== '1') {
      res.redirect(303, own);
      return;
    }
    const back = backPath(req.query.back, own);
    showPart(req, res, 'rows-only', { index: unit.position, units: rowsFor(req, [unit], document, back, res), back });
  });

  return router;
}

/** As many units as a page has rows at once, and some. */
const MOST = 2000;
const Ids = z
  .string()
  .regex(/^\d{1,15}(?:,\d{1,15})*$/u)
  .transform((text) => text.split(',', MOST).map(Number));
const Stamps = z.union([
  z.object({ ids: Ids }),
  z.object({
    from: z.coerce.number().int().min(0).max(1e9).catch(0),
    limit: z.coerce.number().int().min(1).max(MOST).catch(MOST),
  }),
]);

/** The number of the last change that the page knows: the browser's own word after a break, else the page's. */
function sinceOf(req: Request): number {
  const said = req.get('Last-Event-ID') ?? req.query.since;
  return /^\d{1,15}$/u.test(String(said)) ? Number(said) : 0;
}

/** What is done to a document as a whole has its author with the step by which it is undone. */
async function authorsOf(db: Kysely<Database>, documentId: number, changes: Change[]): Promise<string[]> {
  const { undo } = await nextSteps(db, documentId);
  return changes.map(({ who, action }) => who || (undo?.action === action ? undo.who : ''));
}

/** Units told one by one; where there are more, the page looks through what it shows. */
const FEW = 20;

/** @param changes null where they are too many to be told. */
async function newsOf({ db }: Context, documentId: number, changes: Change[] | null, wording: Wording) {
  const who = [...new Set(await authorsOf(db, documentId, changes ?? []))];
  const by = who.length === 1 && who[0] ? who[0] : null;
  const said = (what: 'unit' | 'document', number = 0): string =>
    by ? wording.t(`live.${what}`, { who: by, number }) : wording.t(`live.${what}-elsewhere`, { number });
  const ids = [...new Set(changes?.map(({ unitId }) => unitId) ?? [null])];
  if (ids.includes(null) || ids.length > FEW) return { units: null, said: said('document') };
  const units: { id: number; seen: string; said: string; writing: string }[] = [];
  for (const id of ids) {
    try {
      const unit = await getUnit(db, id ?? 0);
      const number = unit.position + 1;
      const writing = wording.t('live.writing', { number });
      units.push({ id: unit.id, seen: stampOf(unit), said: said('unit', number), writing });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return { units: null, said: said('document') };
    }
  }
  return { units, said: units[0]?.said ?? '' };
}
