import { Router } from 'express';
import { z } from 'zod';
import type { Inconsistency, Way } from '../../store/consistency.js';
import { type ConsistencyReport, corpusRevision, INCONSISTENCY_KINDS } from '../../store/consistency-report.js';
import { versionCode, type Wording } from '../../wording.js';
import type { Context } from '../context.js';
import { longDate } from '../dates.js';
import { rowAddress } from '../document-view.js';
import { wordingFor } from '../language.js';
import { show } from '../templates.js';

const KINDS = ['all', ...INCONSISTENCY_KINDS] as const;
type Kind = (typeof KINDS)[number];

/** What is rendered in two ways over all documents. It takes long to find out, so it is asked for. */
export function consistencyRoutes({ db, consistency }: Context): Router {
  const router = Router();

  router.get('/consistency', async (req, res) => {
    const wording = wordingFor(res);
    const { state, report } = consistency;
    const kind = z.enum(KINDS).catch('all').parse(req.query.kind);
    show(req, res, {
      view: 'consistency',
      section: 'consistency',
      title: wording.t('consistency.title'),
      ...(state === 'running' ? { script: 'job', refresh: true, running: progressView() } : {}),
      failed: state === 'failed',
      cancelled: state === 'cancelled',
      report: report && reportView(report, kind, wording),
      stale: report !== null && report.revision !== (await corpusRevision(db)),
    });

    function progressView() {
      return progressOf(consistency.done, wording);
    }
  });

  router.post('/consistency', (_req, res) => {
    consistency.start();
    res.redirect(303, '/consistency');
  });

  router.post('/consistency/cancel', async (_req, res) => {
    await consistency.cancel();
    res.redirect(303, '/consistency');
  });

  /** For the script: the same, as data. */
  router.get('/consistency/state', (_req, res) => {
    const state = consistency.state === 'idle' ? 'done' : consistency.state;
    res.set('Cache-Control', 'no-store').json({ state, ...progressOf(consistency.done, wordingFor(res)) });
  });

  return router;
}

function progressOf(done: number, { lang, t }: Wording) {
  const percent = Math.floor(100 * done);
  const shown = new Intl.NumberFormat(lang, { style: 'percent' }).format(percent / 100);
  return { percent, text: `${t('consistency.running')} ${shown}` };
}

function reportView({ at, found, counts }: ConsistencyReport, kind: Kind, wording: Wording) {
  const all = INCONSISTENCY_KINDS.reduce((sum, one) => sum + counts[one], 0);
  const listed = found.filter((one) => kind === 'all' || one.kind === kind);
  const total = kind === 'all' ? all : counts[kind];
  return {
    at,
    date: longDate(at, wording.lang),
    none: all === 0,
    more: total - listed.length,
    kinds: KINDS.map((value) => ({
      name: wording.t(`consistency.kind.${value}`),
      count: value === 'all' ? all : counts[value],
      href: value === 'all' ? '/consistency' : `/consistency?kind=${value}`,
      current: value === kind,
    })),
    found: listed.map((one) => entryView(one, wording)),
  };
}

function entryView({ kind, lang, others, value, ways }: Inconsistency, { t }: Wording) {
  const [from] = others;
  return {
    kind: t(`consistency.one.${kind}`),
    value: { text: value, lang: from, code: others.map(versionCode).join(', ') },
    code: versionCode(lang),
    ways: ways.map((way) => wayView(way, lang)),
  };
}

/** Units that follow each other in one document go under its title once. */
function wayView({ text, count, places }: Way, lang: string) {
  const documents = new Map<number, { title: string; units: { number: number; href: string }[] }>();
  for (const { documentId, document, unit } of places) {
    const listed = documents.get(documentId) ?? { title: document, units: [] };
    listed.units.push({ number: unit, href: rowAddress(documentId, unit - 1) });
    documents.set(documentId, listed);
  }
  return { text, lang, count, documents: [...documents.values()], further: count > places.length };
}
