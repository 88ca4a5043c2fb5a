import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import { z } from 'zod';
import { type Context, documentOf, idOf } from '../context.js';
import { fileName } from '../file-name.js';
import { wordingFor } from '../language.js';
import { reportPage, reportPolicy } from '../report-page.js';

const given = z.literal('1').optional().catch(undefined);
const Query = z.object({ findings: given, download: given });

/** The report on a document, to be read in the browser or taken along as a file. */
export function reportRoutes(context: Context): Router {
  const router = Router();

  router.get('/documents/:id/report', async (req, res) => {
    const { id, title } = await documentOf(context, idOf(req, 'document'));
    const { findings, download } = Query.parse(req.query);
    const address = (parameters: Record<string, string>) => {
      const query = new URLSearchParams(parameters);
      return `/documents/${id}/report${query.size > 0 ? `?${query}` : ''}`;
    };
    const tools = {
      back: `/documents/${id}`,
      download: address({ ...(findings && { findings }), download: '1' }),
      findings: address(findings ? {} : { findings: '1' }),
    };
    const page = reportPage(context.db, id, {
      ...{ wording: wordingFor(res), findings: findings !== undefined, made: new Date(), version: context.version },
      ...(download ? {} : { tools }),
    });
    if (download) res.attachment(`${fileName(title)}.html`);
    res.type('text/html; charset=utf-8');
    res.set({ 'Content-Security-Policy': reportPolicy(), 'Cache-Control': 'no-store' });
    await pipeline(Readable.from(page), res);
  });

  return router;
}
