import type { ConsistencyReport } from '../../store/consistency-report.js';

/** Looks through all documents. @param progress `done` runs from 0 to 1. @param signal stops it. */
export type ConsistencyRunner = (progress: (done: number) => void, signal: AbortSignal) => Promise<ConsistencyReport>;

export const CONSISTENCY_STATES = ['idle', 'running', 'cancelled', 'failed'] as const;

/** How far the search is, or what it found last. */
export interface ConsistencySearch {
  state: (typeof CONSISTENCY_STATES)[number];
  /** 0 to 1. */
  done: number;
  /** Of the last one that came to its end. */
  report: ConsistencyReport | null;
  /** Starts one, unless one is running. */
  start(): void;
  /** Stops the one that is running, and waits until it has come to its end. */
  cancel(): Promise<void>;
}

/** The search of this process; what it finds is kept until the next one. @param report gets faults of the program. */
export function consistencySearch(run: ConsistencyRunner, report: (error: unknown) => void): ConsistencySearch {
  let stop = new AbortController();
  let ended = Promise.resolve();
  const search: ConsistencySearch = {
    state: 'idle',
    done: 0,
    report: null,
    start: () => {
      if (search.state === 'running') return;
      Object.assign(search, { state: 'running', done: 0 });
      stop = new AbortController();
      ended = follow(stop.signal);
    },
    cancel: async () => {
      if (search.state !== 'running') return;
      stop.abort();
      await ended;
    },
  };
  async function follow(signal: AbortSignal): Promise<void> {
    try {
      search.report = await run((done) => {
        search.done = done;
      }, signal);
      search.state = 'idle';
    } catch (error) {
      search.state = signal.aborted ? 'cancelled' : 'failed';
      if (!signal.aborted) report(error);
    }
  }
  return search;
}
