import { type Request, type Response, Router } from 'express';
import type { DocumentSummary } from '../../store/types.js';
import { listUnits, unitCounts } from '../../store/units.js';
import { versionCode } from '../../wording.js';
import { type Context, documentOf, idOf } from '../context.js';
import { addressOf, chips, PAGE_SIZE, pager, readQuery, rows, stateView } from '../document-view.js';
import { wordingFor } from '../language.js';
import { show } from '../templates.js';

/** The side-by-side view. */
export function documentRoutes(context: Context): Router {
  const router = Router();
  router.get('/documents/:id', async (req, res) => {
    await showDocument(context, await documentOf(context, idOf(req, 'document')), req, res);
  });
  return router;
}

async function showDocument(context: Context, document: DocumentSummary, req: Request, res: Response): Promise<void> {
  const wording = wordingFor(res);
  const query = readQuery(req.query);
  const counts = await unitCounts(context.db, document.id);
  const { units, total } = await listUnits(context.db, document.id, {
    filter: query.show,
    ...(query.check ? { type: query.check } : {}),
    from: (query.page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  });
  const pages = pager(document.id, query, total, wording);
  if (pages.page !== query.page) {
    res.redirect(303, addressOf(document.id, { ...query, page: pages.page }));
    return;
  }
  show(req, res, {
    view: 'document',
    section: 'documents',
    script: 'document',
    title: document.title,
    document: { id: document.id, title: document.title },
    state: stateView(document),
    chips: chips(document, counts, query, wording),
    versions: document.versions.map((version) => ({
      ...version,
      code: versionCode(version.tag),
      name: wording.languageName(version.tag),
    })),
    many: document.versions.length > 4,
    notices: document.notices.map((notice) => wording.notice(notice)),
    units: rows(units, document, query, pages.next, wording),
    pages,
    filtered: query.show !== 'all' || query.check !== undefined,
    everything: addressOf(document.id, {}),
    back: addressOf(document.id, query),
  });
}
