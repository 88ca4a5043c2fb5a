import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { InputError } from '../../errors.js';
import { type ExportOptions, WRITERS } from '../../export/index.js';
import { listDocuments } from '../../store/documents.js';
import type { DocumentSummary } from '../../store/types.js';
import { versionCode } from '../../wording.js';
import { type Context, documentOf, idOf } from '../context.js';
import { download, Ticket } from '../download.js';
import { exportFile, tagsOf } from '../export-file.js';
import { wordingFor } from '../language.js';
import { show } from '../templates.js';

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const Query = z.object({
  format: z.string().default('tmx'),
  document: z.string().optional(),
  /** (`lang` is the reader's language, in every address.) */
  version: list.optional(),
  confirmed: z.literal('1').optional().catch(undefined),
  unflagged: z.literal('1').optional().catch(undefined),
  complete: z.literal('1').optional().catch(undefined),
  deduplicate: z.literal('1').optional().catch(undefined),
  confidence: z.coerce.number().min(0).max(1).catch(0),
  ticket: Ticket,
});

/** From which confidence on units may be asked for: doubtful ones left out, probable ones, sure ones. */
const CONFIDENCES = [0.5, 0.8, 0.95];

/** The export form, for one document or all of them, and the file. */
export function exportRoutes(context: Context): Router {
  const router = Router();

  router.get('/export', async (req, res) => {
    showForm(await listDocuments(context.db), null, req, res);
  });

  router.get('/documents/:id/export', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    showForm([document], document, req, res);
  });

  router.get('/export/file', async (req, res) => {
    const parsed = Query.safeParse(req.query);
    if (!parsed.success) throw new InputError('export-format', { format: '?', known: WRITERS.map(({ id }) => id) });
    const { format, document, version, confirmed, unflagged, complete, deduplicate, confidence, ticket } = parsed.data;
    const options: ExportOptions = {
      ...(version ? { languages: version } : {}),
      onlyConfirmed: confirmed !== undefined,
      withoutFlagged: unflagged !== undefined,
      complete: complete !== undefined,
      deduplicate: deduplicate !== undefined,
      ...(confidence > 0 ? { minConfidence: confidence } : {}),
    };
    const documentIds = document === undefined ? undefined : [chosen(document)];
    const wish = { format, documentIds, options };
    await download(context.transfers, ticket, await exportFile(context, wish, wordingFor(res)), res);
  });

  return router;
}

function showForm(documents: DocumentSummary[], document: DocumentSummary | null, req: Request, res: Response): void {
  const wording = wordingFor(res);
  const share = new Intl.NumberFormat(wording.lang, { style: 'percent' });
  show(req, res, {
    view: 'export',
    script: 'export',
    section: document ? 'documents' : 'export',
    title: wording.t('export.title'),
    ...(document ? { documentTitle: document.title } : {}),
    document,
    none: documents.length === 0,
    writers: WRITERS.map(({ id }, index) => ({
      id,
      name: wording.t(`export.format-name.${id}`),
      explanation: wording.t(`export.format.${id}`),
      chosen: index === 0,
    })),
    confidences: CONFIDENCES.map((value) => ({
      value,
      name: wording.t('export.confidence.least', { share: share.format(value) }),
    })),
    langs: tagsOf(documents).map((tag) => ({ tag, code: versionCode(tag), name: wording.languageName(tag) })),
  });
}

/** @throws InputError `not-found` */
function chosen(id: string): number {
  if (!/^[1-9]\d{0,14}$/u.test(id)) throw new InputError('not-found', { what: 'document', id });
  return Number(id);
}
