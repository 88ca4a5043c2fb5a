import type { RequestHandler } from 'express';
import type { Kysely } from 'kysely';
import { latestChange } from '../store/changes.js';
import type { Database } from '../store/tables.js';

/**
 * Tells open pages that something was done. All that is done is in the log, whoever does it: after each request that may
 * write, the log's end is looked at, and once a second also for what other processes and worker threads write.
 */
export interface Live {
  /** Looks now. */
  look(): void;
  /** Calls back with the log's last number whenever that has grown. @returns what ends this. */
  watch(listener: (latest: number) => unknown): () => void;
}

/** Milliseconds. */
const PAUSE = 1000;

export function liveNews(db: Kysely<Database>, report: (error: unknown) => void): Live {
  const listeners = new Set<(latest: number) => unknown>();
  let known = 0;
  let looking: Promise<void> | null = null;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    if (listeners.size === 0) return;
    // What is written while the log is read may not be in what was read.
    again = looking !== null;
    looking ??= read().finally(() => {
      looking = null;
      if (again) look();
    });
  };
  const read = async (): Promise<void> => {
    try {
      const latest = await latestChange(db);
      if (latest <= known) return;
      known = latest;
      for (const listener of listeners) Promise.resolve(listener(latest)).catch(report);
    } catch (error) {
      report(error);
    }
  };
  return {
    look,
    watch: (listener) => {
      listeners.add(listener);
      timer ??= setInterval(look, PAUSE).unref();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

/** After whatever may have written something, open pages are told. */
export function tellingOthers(live: Live): RequestHandler {
  return (req, res, next) => {
    if (req.method === 'POST') res.on('finish', live.look);
    next();
  };
}
