import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { InputError } from '../../errors.js';
import { TEXT_READERS } from '../../import/formats.js';
import type { SourceFile } from '../../pipeline.js';
import { listRevisions, readOldText } from '../../store/old-texts.js';
import type { DocumentSummary } from '../../store/types.js';
import type { LanguageTag } from '../../types.js';
import { versionCode } from '../../wording.js';
import { type Context, documentOf, idOf } from '../context.js';
import { longDate } from '../dates.js';
import type { Draft } from '../drafts.js';
import { formatNames } from '../format-names.js';
import { startRevision } from '../job-starts.js';
import { textDirection, wordingFor } from '../language.js';
import { Refusal } from '../refusal.js';
import { reviewerOf } from '../reviewer.js';
import { oldTextView, stepViews } from '../revision-view.js';
import { show } from '../templates.js';
import { UPLOAD_LIMITS } from '../upload.js';

const Fields = z.object({
  tag: z.string().max(80).default(''),
  text: z.string().default(''),
  drop: z.string().optional(),
  presegmented: z.string().optional(),
  draft: z.string().optional(),
  /** The button that was pressed: look first, or store what was looked at. */
  action: z.enum(['preview', 'store']).default('preview').catch('preview'),
});

/** A new text for a version, and the texts that versions had before. */
export function reviseRoutes(context: Context): Router {
  const { db, drafts } = context;
  const router = Router();

  router.get('/documents/:id/revise', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    const draft = drafts.get(typeof req.query.draft === 'string' ? req.query.draft : undefined);
    const tag = typeof req.query.version === 'string' ? req.query.version : undefined;
    showForm(document, draft ?? blank(tag), null, req, res);
  });

  router.post('/documents/:id/revise', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    const parsed = Fields.safeParse(req.body ?? {});
    if (!parsed.success) throw new Refusal(422, 'form');
    const kept = drafts.get(parsed.data.draft);
    if (parsed.data.action === 'store') {
      store(context, document, kept, req, res);
      return;
    }
    const draft = drafts.keep(merged(parsed.data, req, kept), kept?.id);
    try {
      // What can be wrong with the text itself, the preview says.
      sourceOf(draft, document);
      res.redirect(303, `/documents/${document.id}/revise/preview?draft=${draft.id}`);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      showForm(document, draft, wordingFor(res).error(error), req, res);
    }
  });

  router.get('/documents/:id/revise/preview', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    const draft = drafts.get(typeof req.query.draft === 'string' ? req.query.draft : undefined);
    if (!draft) {
      res.redirect(303, `/documents/${document.id}/revise`);
      return;
    }
    try {
      await showPreview(context, document, draft, req, res);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      showForm(document, draft, wordingFor(res).error(error), req, res);
    }
  });

  router.get('/documents/:id/revisions', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    const wording = wordingFor(res);
    const revisions = (await listRevisions(db, document.id)).map((revision) => ({
      ...revision,
      code: versionCode(revision.tag),
      date: longDate(revision.at, wording.lang),
    }));
    const title = wording.t('revision.earlier.title');
    const { id, title: documentTitle } = document;
    show(req, res, { view: 'revisions', section: 'documents', title, documentTitle, document: { id }, revisions });
  });

  router.get('/revisions/:id', async (req, res) => {
    await showOldText(context, idOf(req, 'revision'), req, res);
  });

  return router;
}

const blank = (tag = ''): Omit<Draft, 'id'> => ({
  title: '',
  presegmented: false,
  source: null,
  versions: [{ tag, text: '', file: null }],
});

/** What was sent now, over what was kept before: a file that was uploaded then need not be chosen again. */
function merged(fields: z.infer<typeof Fields>, req: Request, kept: Draft | undefined): Omit<Draft, 'id'> {
  const [sent] = (req.files ?? []) as Express.Multer.File[];
  const before = fields.drop === undefined ? (kept?.versions[0]?.file ?? null) : null;
  const file = sent ? { name: sent.originalname, bytes: sent.buffer } : before;
  const presegmented = fields.presegmented !== undefined;
  return { ...blank(), presegmented, versions: [{ tag: fields.tag, text: fields.text, file }] };
}

/** @throws InputError where there is no text, or none that can be read. */
function sourceOf({ versions: [version] }: Draft, document: DocumentSummary): { file: SourceFile; tag: LanguageTag } {
  const { tag = '', text = '', file = null } = version ?? {};
  if (!document.versions.some((one) => one.tag === tag)) {
    const available = document.versions.map((one) => one.tag);
    throw new InputError('revision-version', { available });
  }
  if (file && text.trim() !== '') throw new InputError('revision-both');
  if (!file && text.trim() === '') throw new InputError('revision-none');
  return { file: file ?? { name: '', bytes: new TextEncoder().encode(text) }, tag };
}

function store(
  context: Context,
  document: DocumentSummary,
  draft: Draft | undefined,
  req: Request,
  res: Response,
): void {
  if (!draft) {
    res.redirect(303, `/documents/${document.id}/revise`);
    return;
  }
  const { file, tag } = sourceOf(draft, document);
  const { presegmented } = draft;
  const job = startRevision(context, document, { tag, file, presegmented, who: reviewerOf(req) }, draft.id);
  res.redirect(303, `/jobs/${job.id}`);
}

function showForm(
  document: DocumentSummary,
  draft: Omit<Draft, 'id'> & { id?: string },
  problem: string | null,
  req: Request,
  res: Response,
): void {
  const wording = wordingFor(res);
  const { tag = '', text = '', file = null } = draft.versions[0] ?? {};
  show(req, res, {
    view: 'revise',
    section: 'documents',
    script: 'new',
    title: wording.t('revision.title'),
    documentTitle: document.title,
    status: problem === null ? 200 : 422,
    document: { id: document.id },
    problem,
    draft: draft.id,
    text,
    kept: file && (file.name || wording.t('new.unnamed')),
    presegmented: draft.presegmented,
    versions: document.versions.map((version) => ({
      tag: version.tag,
      name: `${versionCode(version.tag)} – ${wording.languageName(version.tag)}`,
      chosen: version.tag === tag,
    })),
    formats: formatNames(TEXT_READERS),
    megabytes: UPLOAD_LIMITS.size / (1024 * 1024),
  });
}

async function showPreview(
  { asides }: Context,
  document: DocumentSummary,
  draft: Draft,
  req: Request,
  res: Response,
): Promise<void> {
  const wording = wordingFor(res);
  const { tag, file } = sourceOf(draft, document);
  const { presegmented } = draft;
  const preview = await asides.preview({ documentId: document.id, tag, file, presegmented });
  const { figures, notices } = preview;
  show(req, res, {
    view: 'revise-preview',
    section: 'documents',
    title: wording.t('revision.preview', { lang: tag }),
    documentTitle: document.title,
    document: { id: document.id },
    draft: draft.id,
    figures,
    nothing: figures.changed + figures.added + figures.removed === 0,
    notices: notices.map((notice) => wording.notice(notice)),
    ...stepViews(preview, document.id, tag, wording),
  });
}

async function showOldText(context: Context, id: number, req: Request, res: Response): Promise<void> {
  const { db, asides } = context;
  const wording = wordingFor(res);
  const { version: old, tag, documentId, next, ...revision } = await readOldText(db, id);
  const document = await documentOf(context, documentId);
  const compared = await asides.oldText(id);
  const { figures } = compared;
  show(req, res, {
    view: 'old-text',
    section: 'documents',
    title: wording.t('revision.old.title', { lang: tag, date: longDate(revision.at, wording.lang) }),
    documentTitle: document.title,
    document: { id: documentId },
    revision: { ...revision, tag, next, dir: textDirection(tag) },
    figures,
    marked: figures.changed + figures.removed > 0,
    paragraphs: oldTextView(old, compared),
  });
}
