import type { Progress } from '../engine.js';
import type { Io } from './io.js';

/** Shorter work is over before a bar could be read. In milliseconds. */
const LONG_WORK = 800;

export interface Bar {
  /** Of the document at hand, or of the whole where there is one step only. */
  progress: Progress;
  /** What is being worked on: a file's or a document's name. */
  begin(label: string): void;
  /** Takes the bar off its line, for something else to be written there; the next progress draws it anew. */
  clear(): void;
  stop(): void;
}

/** What each step takes of a document's time, roughly: the bar must move, and never back. */
const SHARES = { read: [0, 0.05], split: [0.05, 0.15], align: [0.15, 0.75], compare: [0.75, 1] } as const;

/**
 * A bar on standard error for `documents` documents, on a terminal only. It shows up once the work has proved long. The
 * work doesn't pause for timers, so the bar is drawn from within its own calls.
 */
export async function progressBar(io: Io, documents: number): Promise<Bar> {
  if (!io.stderr.isTTY) return { progress: () => {}, begin: () => {}, clear: () => {}, stop: () => {} };
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar({
    stream: io.stderr as NodeJS.WriteStream,
    format: '{bar} {percentage}%  {label}: {step}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    clearOnComplete: true,
    hideCursor: true,
    synchronousUpdate: true,
  });
  const start = performance.now();
  let shown = false;
  let begun = 0;
  let label = '';
  return {
    begin(name) {
      begun++;
      label = name;
    },
    progress(step, done) {
      if (!shown && performance.now() - start < LONG_WORK) return;
      if (!shown) bar.start(documents, 0, { label, step });
      shown = true;
      const [from, to] = SHARES[step];
      bar.update(begun - 1 + from + (to - from) * done, { label, step });
    },
    clear() {
      if (shown) io.stderr.write('\r\u001b[K');
    },
    stop() {
      if (shown) bar.stop();
    },
  };
}
