/** Files that are being sent: how far each is, for the page it was asked for on, and a way to stop it. */

/** How much there is to send. */
export interface TransferPlan {
  what: 'units' | 'flags';
  /** All there are. */
  total: number;
  /** How often they are gone through: once for each file of an archive. */
  passes: number;
}

export interface Transfer extends TransferPlan {
  state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
  /** How many were gone through, over all passes. */
  done: number;
}

export interface Transfers {
  /** One that nobody has begun is waiting. */
  get(ticket: string): Transfer;
  /** @param ticket the page's name for it, of which there is one for each. */
  begin(ticket: string, plan: TransferPlan): { signal: AbortSignal; step(): void; end(state: Transfer['state']): void };
  /** Also one that isn't begun yet. */
  cancel(ticket: string): void;
  /** Calls back now and then while it goes on, and at its end. @returns what ends this. */
  watch(ticket: string, listener: () => void): () => void;
}

/** Kept at most: a page asks for its file once, and is soon left. */
const KEPT = 100;
/** A person sees no more news than that, in milliseconds. */
const PAUSE = 100;

const NOTHING = { done: 0, what: 'units', total: 0, passes: 1 } as const;

interface Running {
  transfer: Transfer;
  stop: AbortController;
}

export function transferList(): Transfers {
  const running = new Map<string, Running>();
  const listeners = new Map<string, Set<() => void>>();
  const tell = (ticket: string): void => {
    for (const listener of listeners.get(ticket) ?? []) listener();
  };
  const keep = (ticket: string, one: Running): Running => {
    running.set(ticket, one);
    const [oldest] = running.keys();
    if (running.size > KEPT && oldest !== undefined) running.delete(oldest);
    return one;
  };
  return {
    get: (ticket) => running.get(ticket)?.transfer ?? { ...NOTHING, state: 'waiting' },
    begin: (ticket, { what, total, passes }) => {
      const stop = running.get(ticket)?.stop ?? new AbortController();
      const transfer: Transfer = { state: 'running', done: 0, what, total, passes };
      keep(ticket, { transfer, stop });
      let told = 0;
      return {
        signal: stop.signal,
        step: () => {
          transfer.done++;
          const now = performance.now();
          if (now - told < PAUSE) return;
          told = now;
          tell(ticket);
        },
        end: (state) => {
          transfer.state = state;
          tell(ticket);
        },
      };
    },
    cancel: (ticket) => {
      const waiting: Running = { transfer: { ...NOTHING, state: 'cancelled' }, stop: new AbortController() };
      (running.get(ticket) ?? keep(ticket, waiting)).stop.abort();
      tell(ticket);
    },
    watch: (ticket, listener) => {
      const own = listeners.get(ticket) ?? new Set();
      listeners.set(ticket, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(ticket) === own) listeners.delete(ticket);
      };
    },
  };
}
