import { type AlignedTexts, alignTexts, type ConversionSettings } from './conversion.js';
import type { ConversionSource } from './conversion-sources.js';
import { type FailedLine, failureOf } from './failed-line.js';
import { type Threads, threads } from './threads.js';

export type AlignedOrFailed = AlignedTexts | { failed: FailedLine };

/** Aligns the texts of a conversion, some of them ahead of being asked for. */
export interface ConversionAligner {
  /** To be asked for in the order of the sources. */
  align(source: ConversionSource): Promise<AlignedOrFailed>;
  close(): Promise<void>;
}

/**
 * @param jobs how many are aligned at once, each in a thread of its own; with 1, here.
 * @param again each will be asked for several times: what was made is kept.
 */
export async function conversionAligner(
  sources: readonly ConversionSource[],
  settings: ConversionSettings,
  jobs: number,
  again: boolean,
): Promise<ConversionAligner> {
  const texts = sources.filter(({ reader }) => reader === null);
  // Threads run the built program.
  const count = import.meta.url.endsWith('.js') ? Math.min(jobs, texts.length) : 1;
  const { run, close }: Threads<ConversionSource, AlignedOrFailed> =
    count > 1 ? await threads(new URL('./convert-worker.js', import.meta.url), settings, count) : here(settings);
  const made = new Map<ConversionSource, Promise<AlignedOrFailed>>();
  const started = (source: ConversionSource): Promise<AlignedOrFailed> => {
    const before = made.get(source);
    if (before) return before;
    const promise = run(source);
    // Who waits for it learns of a failure; until then it must not end the process.
    promise.catch(() => {});
    made.set(source, promise);
    return promise;
  };
  return {
    align(source) {
      const at = texts.indexOf(source);
      if (count > 1) for (const next of texts.slice(at, at + count)) void started(next);
      const promise = started(source);
      if (!again) made.delete(source);
      return promise;
    },
    close,
  };
}

/** What went wrong with one document is a result: the others go on. */
export async function alignedOrFailed(
  source: ConversionSource,
  settings: ConversionSettings,
): Promise<AlignedOrFailed> {
  try {
    return await alignTexts(source, settings);
  } catch (error) {
    return { failed: await failureOf(error) };
  }
}

const here = (settings: ConversionSettings) => ({
  run: (source: ConversionSource) => alignedOrFailed(source, settings),
  close: async () => {},
});
