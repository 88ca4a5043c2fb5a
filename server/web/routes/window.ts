import { type Request, Router } from 'express';
import { z } from 'zod';
import { type Anchor, nextUnit, type UnitList, unitWindow } from '../../store/unit-window.js';
import { unitCounts } from '../../store/units.js';
import { inReadersOrder } from '../columns.js';
import { backPath, type Context, documentOf, idOf } from '../context.js';
import { addressOf, PAGE_SIZE, readQuery, rowAddress, rows, typesOf } from '../document-view.js';
import { familyOf } from '../families.js';
import { wordingFor } from '../language.js';
import { showPart } from '../templates.js';

/** A long document a few rows at a time, as one scrolls and jumps through it. */
export function windowRoutes(context: Context): Router {
  const { db } = context;
  const router = Router();

  /** Rows: from an index in the list on, after or before the unit of a number, or around it. */
  router.get('/documents/:id/rows', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    const query = readQuery(req.query);
    const list = await listOf(context, document.id, req);
    const { limit } = Limit.parse(req.query);
    const { units, index, total } = await unitWindow(db, document.id, { ...list, anchor: anchorOf(req), limit });
    const end = index + units.length;
    const nextPage = end < total ? addressOf(document.id, { ...query, page: Math.floor(end / PAGE_SIZE) + 1 }) : null;
    const views = rows(units, document, query, nextPage, wordingFor(res));
    showPart(req, res, 'rows-only', {
      ...{ index, total, back: backPath(req.query.back, addressOf(document.id, query)) },
      units: views.map((view) => ({ ...view, cells: inReadersOrder(req, view.cells) })),
    });
  });

  /** The number of the next unit of a kind in the list, or of the one before; null where there is none. */
  router.get('/documents/:id/next', async (req, res) => {
    const { id } = await documentOf(context, idOf(req, 'document'));
    const { from, way, what } = Next.parse(req.query);
    const step = way === '-1' ? -1 : 1;
    const position = await nextUnit(db, id, {
      ...(await listOf(context, id, req)),
      what,
      position: from - 1,
      way: step,
    });
    res.set('Cache-Control', 'no-store').json({ number: position === null ? null : position + 1 });
  });

  /** The field in which one says where to go. */
  router.get('/documents/:id/at', async (req, res) => {
    const { id, units } = await documentOf(context, idOf(req, 'document'));
    const { number } = z.object({ number: z.coerce.number().int().catch(1) }).parse(req.query);
    res.redirect(303, rowAddress(id, Math.min(Math.max(1, number), Math.max(1, units)) - 1));
  });

  return router;
}

const Count = z.coerce.number().int().min(0).max(1e9);
const Limit = z.object({ limit: Count.min(1).max(PAGE_SIZE).catch(PAGE_SIZE) });
const Place = z.object({
  after: Count.optional().catch(undefined),
  before: Count.optional().catch(undefined),
  around: Count.optional().catch(undefined),
  from: Count.catch(0),
});
const Next = z.object({
  /** The number of the unit to look from; 0 for the start of the document. */
  from: Count.catch(0),
  way: z.enum(['1', '-1']).catch('1'),
  what: z.enum(['unit', 'divergent', 'flagged']).catch('unit'),
});

/** Units are numbered from 1 in pages and addresses. */
function anchorOf(req: Request): Anchor {
  const { after, before, around, from } = Place.parse(req.query);
  if (after !== undefined) return { after: after - 1 };
  if (before !== undefined) return { before: before - 1 };
  return around === undefined ? { from } : { around: around - 1 };
}

/** The units that the address asks for. */
async function listOf({ db }: Context, documentId: number, req: Request): Promise<UnitList> {
  const query = readQuery(req.query);
  // Which types a family has in this document takes some counting.
  const types = query.family
    ? typesOf(query, await unitCounts(db, documentId, familyOf))
    : query.check && [query.check];
  return { filter: query.show, ...(types ? { types } : {}) };
}
