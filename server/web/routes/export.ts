import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { InputError } from '../../errors.js';
import { type ExportOptions, exportText, WRITERS, writerFor } from '../../export/index.js';
import { listDocuments } from '../../store/documents.js';
import { exportUnits } from '../../store/export.js';
import type { DocumentSummary } from '../../store/types.js';
import type { LanguageTag } from '../../types.js';
import { versionCode } from '../../wording.js';
import { type Context, documentOf, idOf } from '../context.js';
import { fileName } from '../file-name.js';
import { wordingFor } from '../language.js';
import { show } from '../templates.js';

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const Query = z.object({
  format: z.string().default('tmx'),
  document: z.string().optional(),
  lang: list.optional(),
  confirmed: z.literal('1').optional().catch(undefined),
  unflagged: z.literal('1').optional().catch(undefined),
});

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
    const { format, document, lang, confirmed, unflagged } = parsed.data;
    const writer = writerFor(format);
    const documents = document === undefined ? await listDocuments(context.db) : [await chosen(context, document)];
    const options: ExportOptions = {
      ...(lang ? { languages: lang } : {}),
      onlyConfirmed: confirmed !== undefined,
      withoutFlagged: unflagged !== undefined,
    };
    const about = {
      languages: tagsOf(documents),
      source: document === undefined ? null : sourceOf(documents),
      toolVersion: context.version,
      created: new Date(),
    };
    const ids = document === undefined ? 'all' : documents.map(({ id }) => id);
    const units = exportUnits(context.db, ids, wordingFor(res).divergence);
    const text = exportText(writer, units, about, options);
    const name = document === undefined ? 'tercet' : fileName(documents[0]?.title ?? '');
    res.attachment(`${name}.${writer.extension}`);
    res.type(`${writer.mediaType.split(';')[0]}; charset=utf-8`);
    res.set('Cache-Control', 'no-store');
    await pipeline(Readable.from(text), res);
  });

  return router;
}

function showForm(documents: DocumentSummary[], document: DocumentSummary | null, req: Request, res: Response): void {
  const wording = wordingFor(res);
  show(req, res, {
    view: 'export',
    section: document ? 'documents' : 'export',
    title: wording.t('export.title'),
    document,
    none: documents.length === 0,
    writers: WRITERS.map(({ id }, index) => ({
      id,
      name: id.toUpperCase(),
      explanation: wording.t(`export.format.${id}`),
      chosen: index === 0,
    })),
    langs: tagsOf(documents).map((tag) => ({ tag, code: versionCode(tag), name: wording.languageName(tag) })),
  });
}

function chosen(context: Context, id: string): Promise<DocumentSummary> {
  if (!/^[1-9]\d{0,14}$/u.test(id)) throw new InputError('not-found', { what: 'document', id });
  return documentOf(context, Number(id));
}

/** All versions' tags, in the order in which they are first met. */
function tagsOf(documents: DocumentSummary[]): LanguageTag[] {
  return [...new Set(documents.flatMap(({ versions }) => versions.map(({ tag }) => tag)))];
}

function sourceOf(documents: DocumentSummary[]): LanguageTag | null {
  return documents[0]?.versions.find(({ isSource }) => isSource)?.tag ?? null;
}
