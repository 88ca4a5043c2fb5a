import { type Request, Router } from 'express';
import { InputError } from '../../errors.js';
import type { Wording } from '../../wording.js';
import type { Context } from '../context.js';
import { TICKET } from '../download.js';
import { eventStream } from '../event-stream.js';
import { wordingFor } from '../language.js';
import type { Transfer } from '../transfers.js';

/** How far a file is that is being sent, for the page it was asked for on. */
export function transferRoutes({ transfers }: Context): Router {
  const router = Router();

  router.get('/export/transfers/:ticket/events', (req, res) => {
    const ticket = ticketOf(req);
    const wording = wordingFor(res);
    const tell = () => {
      const transfer = transfers.get(ticket);
      stream.send('state', transferView(transfer, wording));
      if (!GOING.includes(transfer.state)) stream.close();
    };
    const unwatch = transfers.watch(ticket, tell);
    const stream = eventStream(req, res, unwatch);
    tell();
  });

  router.post('/export/transfers/:ticket/cancel', (req, res) => {
    transfers.cancel(ticketOf(req));
    res.status(204).end();
  });

  return router;
}

const GOING: readonly Transfer['state'][] = ['waiting', 'running'];

function ticketOf(req: Request): string {
  const ticket = String(req.params.ticket);
  if (!TICKET.test(ticket)) throw new InputError('not-found', { what: 'job', id: ticket });
  return ticket;
}

function transferView({ state, done, what, total, passes }: Transfer, { t }: Wording) {
  const all = total * passes;
  const count = Math.min(Math.floor(done / passes), total);
  const percent = all > 0 ? Math.floor((100 * Math.min(done, all)) / all) : 0;
  const counted = what === 'flags' && (state === 'running' || state === 'done');
  return { state, percent, text: t(counted ? `export.flags.${state}` : `export.state.${state}`, { count, total }) };
}
