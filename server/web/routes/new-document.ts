import { type Request, type Response, Router } from 'express';
import { InputError } from '../../errors.js';
import { TEXT_READERS, UNIT_READERS } from '../../import/formats.js';
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
  sourceFiles,
  wholeFile,
} from '../document-form.js';
import { type Draft, emptyVersion } from '../drafts.js';
import { formatNames } from '../format-names.js';
import { startAlignment, startImport } from '../job-starts.js';
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
    try {
      await submit(context, fields, kept, req, res);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      showForm(kept, kept.id, problems, wordingFor(res).error(error), req, res);
    }
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
  const whole = wholeFile(draft);
  const about = {
    ...{ title: draft.title, presegmented: draft.presegmented, draft: draft.id },
    again: fields.action === 'again',
  };
  const started = await (whole
    ? startImport(context, { ...about, file: whole, compare: !draft.uncompared })
    : startAlignment(context, { ...about, files: sourceFiles(draft) }));
  if ('stored' in started) {
    const title = wordingFor(res).t('stored.title');
    show(req, res, { view: 'stored', section: 'documents', title, documents: started.stored, draft: draft.id });
    return;
  }
  const { job } = started;
  // A large file isn't to lie there until somebody looks at what came of it.
  if (whole) context.jobs.watch(job.id, () => job.state === 'done' && context.drafts.drop(draft.id));
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
    status: problems.length > 0 || (message !== null && req.method === 'POST') ? 422 : 200,
    draft: id,
    documentTitle: draft.title,
    presegmented: draft.presegmented,
    uncompared: draft.uncompared ?? false,
    whole: draft.whole && (draft.whole.name || wording.t('new.unnamed')),
    formats: { texts: formatNames(TEXT_READERS), units: formatNames(UNIT_READERS) },
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
    megabytesWhole: UPLOAD_LIMITS.whole / (1024 * 1024),
  });
}

function problemLink({ version, code }: FormProblem, text: string) {
  if (code === 'whole-empty' || code === 'whole-both') return { text, href: '#whole' };
  return { text, href: version === null ? '#version-1' : `#version-${version + 1}` };
}
