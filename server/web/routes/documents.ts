import { Router } from 'express';
import { deleteDocument, listDocuments, renameDocument } from '../../store/documents.js';
import type { DocumentSummary } from '../../store/types.js';
import { versionCode, type Wording } from '../../wording.js';
import { type Context, documentOf, idOf } from '../context.js';
import { longDate } from '../dates.js';
import { stateView } from '../document-view.js';
import { wordingFor } from '../language.js';
import { show } from '../templates.js';

/** The list of documents; renaming and deleting one. */
export function documentsRoutes(context: Context): Router {
  const { db } = context;
  const router = Router();

  router.get('/', async (req, res) => {
    const wording = wordingFor(res);
    const documents = (await listDocuments(db)).map((document) => entryView(document, wording));
    show(req, res, { view: 'documents', section: 'documents', title: wording.t('documents.title'), documents });
  });

  router.get('/documents', (_req, res) => res.redirect(303, '/'));

  router.get('/documents/:id/delete', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    show(req, res, {
      view: 'delete',
      section: 'documents',
      title: wordingFor(res).t('delete.title'),
      documentTitle: document.title,
      document,
    });
  });

  router.post('/documents/:id/delete', async (req, res) => {
    await deleteDocument(db, idOf(req, 'document'), new Date());
    res.redirect(303, '/');
  });

  router.get('/documents/:id/rename', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    const title = wordingFor(res).t('rename.title');
    show(req, res, {
      ...{ view: 'rename', section: 'documents', title, documentTitle: document.title },
      ...{ document, value: document.title },
    });
  });

  router.post('/documents/:id/rename', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    const value = String((req.body as { title?: unknown }).title ?? '');
    if (value.trim() === '') {
      const { t } = wordingFor(res);
      const page = { view: 'rename', section: 'documents', title: t('rename.title') } as const;
      show(req, res, { ...page, document, value, problem: t('messages:error.empty-title'), status: 422 });
      return;
    }
    await renameDocument(db, document.id, value, new Date());
    res.redirect(303, `/documents/${document.id}`);
  });

  return router;
}

function entryView(document: DocumentSummary, wording: Wording) {
  return {
    id: document.id,
    title: document.title,
    created: longDate(document.createdAt, wording.lang),
    createdAt: document.createdAt,
    versions: document.versions.map(({ tag }) => ({ code: versionCode(tag), name: wording.languageName(tag) })),
    state: stateView(document),
    notices: document.notices.map((notice) => wording.notice(notice)),
  };
}
