import { Router } from 'express';
import { InputError } from '../../errors.js';
import { HIT_WRITERS } from '../../export/hits.js';
import { asksSomething, exportHits, type FoundUnit, searchScope, searchTags, searchUnits } from '../../store/search.js';
import type { Context } from '../context.js';
import { type Download, download, ticketIn } from '../download.js';
import { counted } from '../export-file.js';
import { wordingFor } from '../language.js';
import { type HitLine, linesOf, sortLines } from '../search-lines.js';
import { readSearch, type SearchRequest, searchAddress, searchQuery } from '../search-request.js';
import { formView, lineView, pagerView, sheets, viewChips } from '../search-view.js';
import { show } from '../templates.js';

/** Units a page, or in lines. */
const UNITS = 50;
const LINES = 100;
/** Sorting takes the texts of all units found; of more than these it would take too long, and nobody reads them all. */
const MOST_SORTED = 2000;

/** Search over all documents. */
export function searchRoutes(context: Context): Router {
  const { db } = context;
  const router = Router();

  router.get('/search', async (req, res) => {
    const request = readSearch(req.query);
    const wording = wordingFor(res);
    const scope = await searchScope(db);
    const form = formView(request, scope, wording);
    const page = { view: 'search', script: 'export', searching: true, title: wording.t('search.title') } as const;
    if (!asksSomething(searchQuery(request))) {
      const problem = request.q.trim() === '' ? undefined : wording.t('search.no-words');
      show(req, res, { ...page, form, problem, empty: scope.documents.length === 0 });
      return;
    }
    const result = await (request.view === 'lines' ? findLines(db, request) : findUnits(db, request));
    const { size, count } = result;
    if (count > 0 && (request.page - 1) * size >= count) {
      res.redirect(303, searchAddress(request, { page: Math.ceil(count / size) }));
      return;
    }
    const words = request.q.trim();
    show(req, res, {
      ...{ ...page, form, ...viewChips(request, wording), pages: pagerView(request, size, count, wording) },
      ...(words === '' ? {} : { title: wording.t('search.titled', { words }) }),
      found: { units: result.total, hits: result.hits, sorted: result.sorted, none: result.total === 0 },
      lines: result.lines?.map(lineView),
      sheets: result.units && sheets(result.units, wording),
      exports: HIT_WRITERS.map(({ id }) => ({
        name: id.toUpperCase(),
        href: searchAddress(request, { page: 1 }, `/search/hits.${id}`),
      })),
    });
  });

  router.get('/search/hits.:format', async (req, res) => {
    const writer = HIT_WRITERS.find(({ id }) => id === req.params.format);
    if (!writer)
      throw new InputError('export-format', { format: req.params.format, known: HIT_WRITERS.map(({ id }) => id) });
    const query = searchQuery(readSearch(req.query));
    const languages = await searchTags(db, query.documentId);
    const about = { languages, toolVersion: context.version, created: new Date() };
    const file: Download = {
      name: `${wordingFor(res).t('search.file')}.${writer.extension}`,
      contentType: `${writer.mediaType}; charset=utf-8`,
      ...{ what: 'units', total: (await searchUnits(db, query, { limit: 1 })).total, passes: 1 },
      pieces: (step) => writer.write(counted(exportHits(db, query), step), about) as AsyncIterable<string>,
    };
    await download(context.transfers, ticketIn(req.query), file, res);
  });

  return router;
}

/** A page of what was found. */
interface Found {
  /** Units found in all. */
  total: number;
  /** What pages are made of, units or lines: how many there are, and how many to a page. */
  count: number;
  size: number;
  units?: FoundUnit[];
  lines?: HitLine[];
  /** In the units whose lines were sorted. */
  hits?: number;
  /** How many units were sorted, where those weren't all. */
  sorted?: number;
}

async function findUnits(db: Context['db'], request: SearchRequest): Promise<Found> {
  const from = (request.page - 1) * UNITS;
  const { found, total } = await searchUnits(db, searchQuery(request), { from, limit: UNITS });
  return { total, count: total, size: UNITS, units: found };
}

async function findLines(db: Context['db'], request: SearchRequest): Promise<Found> {
  const from = (request.page - 1) * LINES;
  if (request.sort === 'text') {
    const { found, total } = await searchUnits(db, searchQuery(request), { from, limit: LINES });
    return { total, count: total, size: LINES, lines: found.flatMap(linesOf) };
  }
  const { found, total } = await searchUnits(db, searchQuery(request), { limit: MOST_SORTED });
  const lines = sortLines(found.flatMap(linesOf), request.sort);
  return {
    ...{ total, count: lines.length, size: LINES, hits: lines.length, lines: lines.slice(from, from + LINES) },
    ...(total > MOST_SORTED ? { sorted: MOST_SORTED } : {}),
  };
}
