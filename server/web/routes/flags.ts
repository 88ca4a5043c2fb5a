import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { InputError } from '../../errors.js';
import { FLAG_STATUSES } from '../../export/flags/flag-status.js';
import { flagWriter } from '../../export/flags/flags.js';
import { exportFlags, type PlacedFlag, placedFlags } from '../../store/flag-export.js';
import { countFlags, flagScope, getFlag, listFlags } from '../../store/flag-list.js';
import { setFlagStatus } from '../../store/flags.js';
import { searchTags } from '../../store/search.js';
import { getUnit } from '../../store/units.js';
import { backPath, type Context, documentOf, idOf } from '../context.js';
import { rowAddress } from '../document-view.js';
import { type Download, download, ticketIn } from '../download.js';
import { counted } from '../export-file.js';
import {
  exportLinks,
  FLAGS_A_PAGE,
  type FlagRequest,
  filterFields,
  flagPager,
  flagQuery,
  flagsAddress,
  isNarrowed,
  readFlagRequest,
  sortChoices,
  statusChips,
} from '../flag-list-view.js';
import { categoryName, flagView } from '../flag-view.js';
import { wordingFor } from '../language.js';
import { reviewerOf } from '../reviewer.js';
import { bodyOf } from '../row-answer.js';
import { showing } from '../stale.js';
import { show } from '../templates.js';
import { unitView } from '../unit-view.js';

/** Flags over all documents, and each on a page of its own. */
export function flagsRoutes(context: Context): Router {
  const { db } = context;
  const router = Router();

  router.get('/flags', async (req, res) => {
    await showList(context, readFlagRequest(req.query), req, res);
  });

  router.get('/flags/file.:format', async (req, res) => {
    const writer = flagWriter(req.params.format);
    const request = readFlagRequest(req.query);
    const asked = flagQuery(request);
    const query = { ...asked, status: asked.status ?? writer.statuses };
    const languages = await searchTags(db, query.documentId);
    const counts = await countFlags(db, query);
    const wanted = [query.status ?? FLAG_STATUSES].flat();
    const file: Download = {
      name: `${wordingFor(res).t('flags.file')}.${writer.extension}`,
      contentType: `${writer.mediaType}; charset=utf-8`,
      ...{ what: 'flags', total: wanted.reduce((sum, status) => sum + counts[status], 0), passes: 1 },
      pieces: (step) => writer.write(counted(exportFlags(db, query, request.sort), step), languages),
    };
    await download(context.transfers, ticketIn(req.query), file, res);
  });

  router.get('/flags/:id', async (req, res) => {
    const flag = await getFlag(db, idOf(req, 'flag'));
    const unit = await getUnit(db, flag.unitId);
    const { versions } = await documentOf(context, flag.documentId);
    const wording = wordingFor(res);
    const category = categoryName(flag.category, wording);
    show(req, res, {
      view: 'flag-one',
      section: 'flags',
      title: wording.t('flag.one', { category, number: unit.position + 1 }),
      documentTitle: flag.documentTitle,
      place: rowAddress(flag.documentId, flag.unitPosition),
      // Marked whatever became of it: it is what the page is about.
      unit: unitView({ ...unit, divergences: [], flags: [{ ...flag, status: 'open' }] }, { versions, wording }),
      flag: flagView(flag, unit, versions, wording),
      seen: showing(unit),
      back: req.originalUrl,
    });
  });

  router.post('/flags/:id', async (req, res) => {
    const { status, back } = bodyOf(req);
    const parsed = z.enum(FLAG_STATUSES).safeParse(status);
    if (!parsed.success) throw new InputError('flag-status', { status: String(status) });
    await setFlagStatus(db, idOf(req, 'flag'), parsed.data, new Date(), reviewerOf(req));
    res.redirect(303, backPath(back, '/flags'));
  });

  return router;
}

async function showList({ db }: Context, request: FlagRequest, req: Request, res: Response): Promise<void> {
  const wording = wordingFor(res);
  const query = flagQuery(request);
  const counts = await countFlags(db, query);
  const total = Object.entries(counts)
    .filter(([status]) => request.status === 'all' || request.status === status)
    .reduce((sum, [, count]) => sum + count, 0);
  const pages = flagPager(request, total, wording);
  if (pages.beyond !== null) {
    res.redirect(303, flagsAddress(request, { page: pages.beyond }));
    return;
  }
  const scope = await flagScope(db);
  const page = { order: request.sort, from: (request.page - 1) * FLAGS_A_PAGE, limit: FLAGS_A_PAGE };
  const placed = await placedFlags(db, await listFlags(db, query, page));
  show(req, res, {
    view: 'flags',
    section: 'flags',
    script: 'export',
    title: wording.t('flags.title'),
    statuses: statusChips(request, counts, wording),
    chosenStatus: request.status,
    fields: filterFields(request, scope, wording),
    sorts: sortChoices(request, wording),
    narrowed: isNarrowed(request),
    everything: flagsAddress({ ...readFlagRequest({}), status: request.status, sort: request.sort }),
    groups: request.sort === 'place' ? byDocument(placed, wording) : [entries(placed, wording)],
    exports: total > 0 ? exportLinks(request) : [],
    unblamed: total > 0 && scope.langs.includes(null),
    pages,
    total,
    none: scope.documents.length === 0,
  });
}

/** Under the title of their document; placed flags of one stand together. */
function byDocument(placed: readonly PlacedFlag[], wording: Parameters<typeof flagView>[3]) {
  const ids = [...new Set(placed.map(({ flag }) => flag.documentId))];
  return ids.map((id) => {
    const own = placed.filter(({ flag }) => flag.documentId === id);
    return { id, title: own[0]?.flag.documentTitle ?? '', ...entries(own, wording) };
  });
}

function entries(placed: readonly PlacedFlag[], wording: Parameters<typeof flagView>[3]) {
  return {
    flags: placed.map(({ flag, unit, versions }) => ({
      ...flagView(flag, unit, versions, wording),
      unit: flag.unitPosition + 1,
      document: flag.documentTitle,
      href: rowAddress(flag.documentId, flag.unitPosition),
    })),
  };
}
