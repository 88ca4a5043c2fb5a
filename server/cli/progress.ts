import type { Io } from './io.js';

/** Shorter work is over before a bar could be read. In milliseconds. */
const LONG_WORK = 800;

export interface Bar {
  /** Of the document at hand, or of the whole where there is one step only. */
  progress: (step: Step, done: number) => void;
  /** What is being worked on: a file's or a document's name; and whether it is aligned already. */
  begin(label: string, kind?: keyof typeof SHARES): void;
  /** Takes the bar off its line, for something else to be written there; the next progress draws it anew. */
  clear(): void;
  stop(): void;
}

/** What each step takes of a document's time, roughly: the bar must move, and never back. */
const SHARES = {
  texts: {
    read: [0, 0.05],
    split: [0.05, 0.15],
    align: [0.15, 0.75],
    compare: [0.75, 0.97],
    store: [0.97, 0.99],
    index: [0.99, 1],
  },
  units: {
    read: [0, 0.2],
    split: [0.2, 0.2],
    align: [0.2, 0.2],
    compare: [0, 0.7],
    store: [0.7, 0.85],
    index: [0.85, 1],
  },
} as const;

type Step = keyof (typeof SHARES)['texts'];

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
  let shares: (typeof SHARES)[keyof typeof SHARES] = SHARES.texts;
  return {
    begin(name, kind = 'texts') {
      begun++;
      label = name;
      shares = SHARES[kind];
    },
    progress(step, done) {
      if (!shown && performance.now() - start < LONG_WORK) return;
      if (!shown) bar.start(documents, 0, { label, step });
      shown = true;
      const [from, to] = shares[step];
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
