import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { Router } from 'express';
import { unitWindow } from '../../store/unit-window.js';
import { versionCode } from '../../wording.js';
import { inReadersOrder } from '../columns.js';
import { type Context, documentOf, idOf } from '../context.js';
import { addressOf } from '../document-view.js';
import { wordingFor } from '../language.js';
import { pageText, partText } from '../templates.js';
import { unitView } from '../unit-view.js';

/** Rows written at a time; between two batches others have their turn. */
const BATCH = 100;

/** A whole document on one page, to be printed: the page that one works in holds a part of a long one only. */
export function printRoutes(context: Context): Router {
  const { db } = context;
  const router = Router();

  router.get('/documents/:id/print', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    const wording = wordingFor(res);
    const columns = inReadersOrder(req, document.versions);
    const data = {
      ...({ view: 'print', section: 'documents', title: document.title, back: addressOf(document.id, {}) } as const),
      versions: columns.map(({ tag }) => ({ code: versionCode(tag), name: wording.languageName(tag) })),
      ...{ many: document.versions.length > 4, units: document.units },
    };
    const page = await pageText(req, res, data);
    res.type('text/html; charset=utf-8');
    await pipeline(Readable.from(printed(page)), res);

    async function* printed(text: string): AsyncGenerator<string> {
      // The template's remark can't come from a text: those are escaped.
      const [start = '', end = ''] = text.split('<!--rows-->');
      yield start;
      for (let from = 0; from < document.units; from += BATCH) {
        const { units } = await unitWindow(db, document.id, { filter: 'all', anchor: { from }, limit: BATCH });
        const views = units.map((unit) => unitView(unit, { versions: document.versions, wording }));
        const rows = views.map((view) => ({
          ...{ ...view, cells: inReadersOrder(req, view.cells) },
          noted: view.findings.length + view.flags.length > 0,
        }));
        yield await partText(res, 'print-rows', { units: rows });
        await turn();
      }
      yield end;
    }
  });

  return router;
}
