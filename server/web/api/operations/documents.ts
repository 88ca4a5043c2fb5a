import { z } from 'zod';
import { writing } from '../../../store/connection.js';
import { deleteDocument, documentPage, renameDocument } from '../../../store/documents.js';
import { documentOf } from '../../context.js';
import { requireState } from '../etag.js';
import { type Operation, operation } from '../operation.js';
import { After, cursorsOf, PAGE_QUERY, paged, pageOf } from '../paging.js';
import { Document, documentState, documentView } from '../resources/document.js';
import { answered, asked } from '../resources/registry.js';
import { Lang, PathId } from '../resources/values.js';

const params = z.object({ document: PathId });

const cursors = cursorsOf('documents', After);

const list = operation({
  id: 'listDocuments',
  method: 'get',
  path: '/documents',
  tag: 'documents',
  summary: 'List the documents, the newest first',
  query: z.strictObject({
    title: z.string().max(200).optional().describe('What the title holds, whatever its case.'),
    lang: Lang.optional().describe('Only documents with a version of this tag.'),
    ...PAGE_QUERY,
  }),
  answers: { status: 200, description: 'A page of the list.', schema: answered('Documents', pageOf(Document)) },
  handle: async ({ db }, request) => {
    const { title, lang, limit, cursor } = request.query;
    const before = cursors.read(cursor)?.after;
    const { documents, total } = await documentPage(db, { title, lang, before, limit: limit + 1 });
    return paged(request, documents, total, {
      view: (document) => documentView(document, request.wording),
      cursor: ({ id }) => cursors.write({ after: id }),
    });
  },
});

const get = operation({
  id: 'getDocument',
  method: 'get',
  path: '/documents/{document}',
  tag: 'documents',
  summary: 'Get a document with its state in figures',
  params,
  answers: { status: 200, description: 'The document.', schema: Document },
  handle: async (context, { params, wording }) => {
    const document = await documentOf(context, params.document);
    return { body: documentView(document, wording), state: documentState(document) };
  },
});

const rename = operation({
  id: 'renameDocument',
  method: 'patch',
  path: '/documents/{document}',
  tag: 'documents',
  summary: 'Rename a document',
  params,
  body: asked('DocumentChange', z.strictObject({ title: z.string().max(1000) })),
  ifMatch: 'optional',
  problems: ['unusable'],
  answers: { status: 200, description: 'The document.', schema: Document, tagged: true },
  handle: async ({ db }, { params, body, expected, wording }) => {
    const document = await writing(db, async (tx) => {
      const before = await documentOf({ db: tx }, params.document);
      requireState(expected, documentState(before), () => documentView(before, wording));
      await renameDocument(tx, before.id, body.title, new Date());
      return documentOf({ db: tx }, before.id);
    });
    return { body: documentView(document, wording), state: documentState(document) };
  },
});

const remove = operation({
  id: 'deleteDocument',
  method: 'delete',
  path: '/documents/{document}',
  tag: 'documents',
  summary: 'Delete a document with all that belongs to it',
  description: 'This can’t be undone.',
  params,
  ifMatch: 'optional',
  answers: { status: 204, description: 'It is gone.' },
  handle: async ({ db }, { params, expected, wording }) => {
    await writing(db, async (tx) => {
      const before = await documentOf({ db: tx }, params.document);
      requireState(expected, documentState(before), () => documentView(before, wording));
      await deleteDocument(tx, before.id, new Date());
    });
    return {};
  },
});

export const DOCUMENT_OPERATIONS: readonly Operation[] = [list, get, rename, remove];
