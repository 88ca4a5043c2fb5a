import { Router } from 'express';
import { z } from 'zod';
import { InputError } from '../../errors.js';
import { listFlags, setFlagStatus } from '../../store/flags.js';
import { backPath, type Context, idOf } from '../context.js';
import { longDate } from '../dates.js';
import { rowAddress } from '../document-view.js';
import { flagView } from '../flag-view.js';
import { wordingFor } from '../language.js';
import { show } from '../templates.js';

const STATUSES = ['open', 'resolved', 'dismissed', 'all'] as const;

/** All flags over all documents. */
export function flagsRoutes({ db }: Context): Router {
  const router = Router();

  router.get('/flags', async (req, res) => {
    const wording = wordingFor(res);
    const status = z.enum(STATUSES).catch('open').parse(req.query.status);
    const all = await listFlags(db);
    const documents = new Map<number, { id: number; title: string; flags: object[] }>();
    for (const flag of all.filter((one) => status === 'all' || one.status === status)) {
      const document = documents.get(flag.documentId) ?? { id: flag.documentId, title: flag.documentTitle, flags: [] };
      document.flags.push({
        ...flagView(flag, null, [], wording),
        unit: flag.unitPosition + 1,
        href: rowAddress(flag.documentId, flag.unitPosition),
        created: longDate(flag.createdAt, wording.lang),
        createdAt: flag.createdAt,
      });
      documents.set(flag.documentId, document);
    }
    show(req, res, {
      view: 'flags',
      section: 'flags',
      title: wording.t('flags.title'),
      statuses: STATUSES.map((value) => ({
        name: wording.t(`flags.status.${value}`),
        count: all.filter((flag) => value === 'all' || flag.status === value).length,
        href: value === 'open' ? '/flags' : `/flags?status=${value}`,
        current: value === status,
      })),
      documents: [...documents.values()],
      none: all.length === 0,
    });
  });

  router.post('/flags/:id', async (req, res) => {
    const { status, back } = (req.body ?? {}) as Record<string, unknown>;
    const parsed = z.enum(['open', 'resolved', 'dismissed']).safeParse(status);
    if (!parsed.success) throw new InputError('flag-status', { status: String(status) });
    await setFlagStatus(db, idOf(req, 'flag'), parsed.data, new Date());
    res.redirect(303, backPath(back, '/flags'));
  });

  return router;
}
