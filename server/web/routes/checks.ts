import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { ALL_CHECKS } from '../../compare/checks.js';
import {
  CHECK_SETTINGS,
  type CheckState,
  checkStates,
  checksMissing,
  countOutdated,
  setChecks,
  settingOf,
} from '../../store/check-settings.js';
import type { DocumentSummary } from '../../store/types.js';
import type { CheckSetting } from '../../types.js';
import type { Wording } from '../../wording.js';
import { type Context, documentOf, idOf } from '../context.js';
import { checkName, familyOf } from '../families.js';
import { startComparison } from '../job-starts.js';
import { wordingFor } from '../language.js';
import { show } from '../templates.js';

/** How each check is shown, in general and in one document; comparing a document anew by those it hasn't seen yet. */
export function checksRoutes(context: Context): Router {
  const { db } = context;
  const router = Router();

  router.get('/checks', async (req, res) => {
    const [states, outdated] = [await checkStates(db, null), await countOutdated(db)];
    showChecks(req, res, states, null, { outdated });
  });

  router.post('/checks', async (req, res) => {
    await setChecks(db, null, chosen(req, await checkStates(db, null), null), new Date());
    res.redirect(303, '/checks?saved=1');
  });

  router.get('/documents/:id/checks', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    const names = (await checksMissing(db, document.id)).map((id) => checkName(id, wordingFor(res)));
    showChecks(req, res, await checkStates(db, document.id), document, { missing: names });
  });

  router.post('/documents/:id/checks', async (req, res) => {
    const { id } = await documentOf(context, idOf(req, 'document'));
    await setChecks(db, id, chosen(req, await checkStates(db, id), id), new Date());
    res.redirect(303, `/documents/${id}/checks?saved=1`);
  });

  router.post('/documents/:id/compare', async (req, res) => {
    const job = startComparison(context, await documentOf(context, idOf(req, 'document')));
    res.redirect(303, `/jobs/${job.id}`);
  });

  return router;
}

const Setting = z.enum(CHECK_SETTINGS);

/**
 * What the form says of each check; null to take back what was said. In general, the setting that a check comes with
 * needs no word: should a later version bring it otherwise, that shall count.
 */
function chosen(req: Request, states: readonly CheckState[], documentId: number | null) {
  const body = (req.body ?? {}) as Record<string, unknown>;
  const wanted: Record<string, CheckSetting | null> = {};
  for (const { id, byDefault } of states) {
    const value = body[`check-${id}`];
    if (value === undefined) continue;
    const setting = Setting.safeParse(value).data ?? null;
    wanted[id] = documentId === null && setting === byDefault ? null : setting;
  }
  return wanted;
}

function showChecks(
  req: Request,
  res: Response,
  states: readonly CheckState[],
  document: DocumentSummary | null,
  more: { outdated?: number; missing?: string[] },
): void {
  const wording = wordingFor(res);
  const { t } = wording;
  show(req, res, {
    view: 'checks',
    section: document ? 'documents' : 'stats',
    title: document ? t('checks.title-document') : t('checks.title'),
    ...(document ? { documentTitle: document.title } : {}),
    document,
    action: document ? `/documents/${document.id}/checks` : '/checks',
    lead: t(document ? 'checks.lead-document' : 'checks.lead'),
    saved: req.query.saved === '1',
    checks: states.map((state) => checkView(state, document !== null, wording)),
    ...more,
    missingText: more.missing?.length && t('checks.missing', { checks: more.missing, count: more.missing.length }),
  });
}

function checkView(state: CheckState, ofDocument: boolean, wording: Wording) {
  const { t, has } = wording;
  const { id, byDefault, general, own } = state;
  const about = has(`about.${id}`) ? t(`about.${id}`) : null;
  const current = ofDocument ? own : settingOf(state);
  const settings = CHECK_SETTINGS.map((value) => ({
    value: value as string,
    name: t(`setting.${value}`),
    // Only where it is no matter of course.
    note: !ofDocument && value === byDefault && (byDefault !== 'on' || current !== 'on') ? t('checks.default') : '',
    chosen: current === value,
  }));
  const inherited = {
    value: 'general',
    name: t('checks.general'),
    note: t(`setting.${general ?? byDefault}`),
    chosen: current === null,
  };
  return {
    id,
    name: checkName(id, wording),
    family: familyOf(id),
    about,
    // A check that the texts don't know yet says itself what it does, in English.
    description: about === null ? ALL_CHECKS.find((check) => check.id === id)?.description : null,
    settings: ofDocument ? [inherited, ...settings] : settings,
  };
}
