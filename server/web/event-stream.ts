import type { Request, Response } from 'express';

/** Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */

/** A line now and then shows a closed connection, and keeps intermediaries from closing an idle one; milliseconds. */
const HEARTBEAT = 20_000;
/** How long a browser is to wait before it connects again, in milliseconds. */
const RETRY = 2000;

export interface EventStream {
  /** @param id what the browser names when it connects again (`Last-Event-ID`). */
  send(event: string, data: unknown, id?: number): void;
  close(): void;
}

/** Opens a stream. @param closed is called once it is over, whoever ended it. */
export function eventStream(req: Request, res: Response, closed: () => void): EventStream {
  res.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // A proxy that collects an answer before it passes it on would hold events back.
    'X-Accel-Buffering': 'no',
  });
  if (req.method === 'HEAD') {
    res.end(closed);
    return { send: () => {}, close: () => {} };
  }
  res.flushHeaders();
  res.write(`retry: ${RETRY}\n\n`);
  const heart = setInterval(() => res.write(': \n\n'), HEARTBEAT);
  heart.unref();
  req.on('close', () => {
    clearInterval(heart);
    closed();
  });
  return {
    send: (event, data, id) => {
      // JSON has no line breaks outside of strings, and none unescaped within.
      res.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    close: () => {
      res.end();
    },
  };
}
