import { type Request, type Response, Router } from 'express';
import { latestChange } from '../../store/changes.js';
import type { DocumentSummary, StoredUnit } from '../../store/types.js';
import { listUnits, unitCounts } from '../../store/units.js';
import { versionCode } from '../../wording.js';
import { inReadersOrder, swaps } from '../columns.js';
import { type Context, documentOf, idOf } from '../context.js';
import { addressOf, chips, PAGE_SIZE, pager, readQuery, rows, stateView, typesOf } from '../document-view.js';
import { familyOf } from '../families.js';
import { historyView } from '../history-view.js';
import { keyViews } from '../key-list.js';
import { wordingFor } from '../language.js';
import { mapView } from '../map-view.js';
import { mqmLine } from '../mqm-view.js';
import { reviewerOf } from '../reviewer.js';
import { lagsView } from '../revision-view.js';
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
  // Before anything is read: what is done meanwhile is rather told twice than never.
  const revision = await latestChange(context.db);
  const counts = await unitCounts(context.db, document.id, familyOf);
  const types = typesOf(query, counts);
  const { units, total } = await listUnits(context.db, document.id, {
    filter: query.show,
    ...(types ? { types } : {}),
    from: (query.page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  });
  const pages = pager(document.id, query, total, wording);
  if (pages.page !== query.page) {
    res.redirect(303, addressOf(document.id, { ...query, page: pages.page }));
    return;
  }
  const columns = inReadersOrder(req, document.versions);
  const swap = swaps(columns.map(({ tag }) => tag));
  const filtered = query.show !== 'all' || types !== undefined;
  show(req, res, {
    view: 'document',
    section: 'documents',
    script: 'document',
    title: document.title,
    document: { id: document.id, title: document.title },
    revision,
    list: addressOf(document.id, { ...query, page: 1 }),
    index: pages.index,
    total: pages.total,
    state: { ...stateView(document), mqm: await mqmLine(context.db, document, wording) },
    chips: chips(document, counts, query, wording),
    versions: columns.map((version, n) => ({
      ...version,
      code: versionCode(version.tag),
      name: wording.languageName(version.tag),
      swap: swap[n],
    })),
    many: document.versions.length > 4,
    long: document.units >= 10_000,
    notices: document.notices.map((notice) => wording.notice(notice)),
    units: rows(units, document, query, pages.next, wording).map((row) => ({
      ...row,
      cells: inReadersOrder(req, row.cells),
    })),
    pages: { ...pages, units: document.units },
    keys: keyViews(wording),
    history: await historyView(context.db, document.id, wording, reviewerOf(req)),
    lags: await lagsView(context.db, document, wording),
    filtered,
    map: await mapView(context.db, document, columns, filtered ? null : rangeOf(units), wording),
    everything: addressOf(document.id, {}),
    back: addressOf(document.id, query),
  });
}

/** Without script, the map shows which page one is on. */
function rangeOf(units: readonly StoredUnit[]) {
  const [first, last] = [units[0], units.at(-1)];
  return first && last ? { first: first.position, last: last.position } : null;
}
