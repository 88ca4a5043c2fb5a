import { Router } from 'express';
import { z } from 'zod';
import { bandsOf, blameCounts, flagsOf } from '../../store/overview.js';
import { inReadersOrder } from '../columns.js';
import { type Context, documentOf, idOf } from '../context.js';
import { wordingFor } from '../language.js';
import { mapView } from '../map-view.js';
import { mqmView } from '../mqm-view.js';
import { blameChart, COLUMNS, confidenceChart, lengthChart, progressChart } from '../overview-view.js';
import { show, showPart } from '../templates.js';

const From = z.object({ from: z.coerce.number().int().min(0).max(1e9).catch(0) });

/** A document at a glance: its pictures, and the map as it is now. */
export function overviewRoutes(context: Context): Router {
  const { db } = context;
  const router = Router();

  router.get('/documents/:id/overview', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    const wording = wordingFor(res);
    const bands = await bandsOf(db, document.id, COLUMNS);
    show(req, res, {
      view: 'overview',
      section: 'documents',
      title: wording.t('overview.title'),
      documentTitle: document.title,
      document: { id: document.id },
      progress: progressChart(bands, wording),
      mqm: mqmView(document, await flagsOf(db, document.id), wording),
      blame: blameChart(document, await blameCounts(db, document.id), wording),
      length: lengthChart(document, bands, wording),
      confidence: confidenceChart(document, bands, wording),
    });
  });

  // After something was done on the page, the script asks for the map again.
  router.get('/documents/:id/map', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    const columns = inReadersOrder(req, document.versions);
    const first = Math.min(From.parse(req.query).from, Math.max(0, document.units - 1));
    const shown = { first, last: first };
    showPart(req, res, 'map-part', { map: await mapView(db, document, columns, shown, wordingFor(res)) });
  });

  return router;
}
