import { type Request, type Response, Router } from 'express';
import { InputError } from '../../errors.js';
import { findBySource } from '../../store/documents.js';
import type { Wording } from '../../wording.js';
import type { Context } from '../context.js';
import {
  blankDraft,
  closedUp,
  type DocumentForm,
  type FormProblem,
  mergedDraft,
  problemsOf,
  readFields,
  sha256,
  sourceFiles,
} from '../document-form.js';
import { type Draft, emptyVersion } from '../drafts.js';
import type { JobFailure } from '../jobs/job.js';
import { wordingFor } from '../language.js';
import { languageChoices } from '../language-choices.js';
import { show } from '../templates.js';
import { UPLOAD_LIMITS } from '../upload.js';

/** The form for a new document, and what is done with it. */
export function newDocumentRoutes(context: Context): Router {
  const { drafts } = context;
  const router = Router();

  router.get('/documents/new', (req, res) => {
    const { draft, job } = req.query;
    const kept = drafts.get(typeof draft === 'string' ? draft : undefined);
    const failure = typeof job === 'string' ? context.jobs.get(job)?.failure : null;
    const message = failure ? failureMessage(failure, wordingFor(res)) : null;
    showForm(kept ?? blankDraft(), kept?.id, [], message, req, res);
  });

  router.post('/documents', async (req, res) => {
    const fields = readFields(req);
    const before = drafts.get(fields.draft);
    const draft = mergedDraft(fields, req, before);
    if (fields.action === 'add') {
      addVersion(draft);
      const { id } = drafts.keep(draft, before?.id);
      res.redirect(303, `/documents/new?draft=${id}#version-${draft.versions.length}`);
      return;
    }
    const kept = drafts.keep(closedUp(draft), before?.id);
    const problems = problemsOf(draft);
    if (problems.length > 0) {
      showForm(kept, kept.id, problems, null, req, res);
      return;
    }
    await submit(context, fields, kept, req, res);
  });

  return router;
}

async function submit(
  context: Context,
  fields: DocumentForm,
  draft: Draft,
  req: Request,
  res: Response,
): Promise<void> {
  const files = sourceFiles(draft);
  const stored = await findBySource(
    context.db,
    files.map(({ bytes }) => sha256(bytes)),
  );
  if (stored.length > 0 && fields.action !== 'again') {
    const title = wordingFor(res).t('stored.title');
    show(req, res, { view: 'stored', section: 'documents', title, documents: stored, draft: draft.id });
    return;
  }
  const named = files.map(({ name }) => name).filter((name) => name !== '');
  const job = context.jobs.add(
    { files, presegmented: draft.presegmented, ...(draft.title ? { title: draft.title } : {}) },
    { title: draft.title || named.join(', '), draft: draft.id },
  );
  res.redirect(303, `/jobs/${job.id}`);
}

function addVersion(draft: Omit<Draft, 'id'>): void {
  if (draft.versions.length < UPLOAD_LIMITS.versions) draft.versions = [...draft.versions, emptyVersion()];
}

export function failureMessage({ code, params }: JobFailure, wording: Wording): string {
  return code === 'fault' ? wording.t('refusal.fault.message') : wording.error(new InputError(code, params));
}

function showForm(
  draft: Omit<Draft, 'id'>,
  id: string | undefined,
  problems: FormProblem[],
  message: string | null,
  req: Request,
  res: Response,
): void {
  const wording = wordingFor(res);
  const text = (problem: FormProblem) =>
    wording.t(`new.problem.${problem.code}`, { number: (problem.version ?? 0) + 1 });
  show(req, res, {
    view: 'new',
    section: 'documents',
    script: 'new',
    title: wording.t('new.title'),
    status: problems.length > 0 ? 422 : 200,
    draft: id,
    documentTitle: draft.title,
    presegmented: draft.presegmented,
    messages: [
      ...(message ? [{ text: message }] : []),
      ...problems.map((problem) => problemLink(problem, text(problem))),
    ],
    versions: draft.versions.map((version, index) => ({
      index,
      number: index + 1,
      text: version.text,
      kept: version.file?.name || (version.file ? wording.t('new.unnamed') : null),
      source: draft.source === index,
      languages: languageChoices(version.tag, wording),
      problem:
        problems
          .filter((problem) => problem.version === index)
          .map(text)
          .join(' ') || null,
    })),
    noSource: draft.source === null,
    full: draft.versions.length >= UPLOAD_LIMITS.versions,
    megabytes: UPLOAD_LIMITS.size / (1024 * 1024),
  });
}

function problemLink({ version }: FormProblem, text: string) {
  return { text, href: version === null ? '#version-1' : `#version-${version + 1}` };
}
