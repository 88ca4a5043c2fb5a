import type { ConsistencyReport } from '../../store/consistency-report.js';

/** Looks through all documents. @param progress `done` runs from 0 to 1. */
export type ConsistencyRunner = (progress: (done: number) => void) => Promise<ConsistencyReport>;

/** How far the search is, or what it found last. */
export interface ConsistencySearch {
  state: 'idle' | 'running' | 'failed';
  /** 0 to 1. */
  done: number;
  report: ConsistencyReport | null;
  /** Starts one, unless one is running. */
  start(): void;
}

/** The search of this process; what it finds is kept until the next one. @param report gets faults of the program. */
export function consistencySearch(run: ConsistencyRunner, report: (error: unknown) => void): ConsistencySearch {
  const search: ConsistencySearch = {
    state: 'idle',
    done: 0,
    report: null,
    start: () => {
      if (search.state === 'running') return;
      Object.assign(search, { state: 'running', done: 0 });
      void follow();
    },
  };
  async function follow(): Promise<void> {
    try {
      search.report = await run((done) => {
        search.done = done;
      });
      search.state = 'idle';
    } catch (error) {
      search.state = 'failed';
      report(error);
    }
  }
  return search;
}
