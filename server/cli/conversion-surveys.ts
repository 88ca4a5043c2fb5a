import { join } from 'node:path';
import { type Alignment, alignTexts, type ConversionSettings, type Survey, survey, textsOf } from './conversion.js';
import type { ConversionSource } from './conversion-sources.js';
import { type FailedLine, failureOf } from './failed-line.js';
import { InOrder } from './in-order.js';
import { type Threads, threads } from './threads.js';

/** What a document holds, or why it can't be converted: the others go on. */
export type SurveyOrFailed = Survey | { failed: FailedLine };

/** A document that was looked at. */
export interface Surveyed {
  from: ConversionSource;
  found: SurveyOrFailed;
  /** Where its units are, if it was aligned. */
  spool?: string;
}

/** Finds out what each document holds, and aligns its texts. Each file of a text is read once. */
export class ConversionSurveys {
  /**
   * @param folder for the units of what is aligned; null where nothing is to be.
   * @param jobs how many documents are aligned at once, each in a thread of its own; with 1, here.
   */
  constructor(
    private readonly settings: ConversionSettings,
    private readonly folder: string | null,
    private readonly jobs: number,
  ) {}

  /** Hands over all of them in their order. */
  async each(sources: readonly ConversionSource[], hand: (surveyed: Surveyed) => Promise<void>): Promise<void> {
    const texts = this.folder === null ? 0 : sources.filter(({ reader }) => reader === null).length;
    // Threads run the built program.
    const count = import.meta.url.endsWith('.js') ? Math.min(this.jobs, texts) : 1;
    const pool: Threads<Alignment, SurveyOrFailed> | null =
      count > 1 ? await threads(new URL('./convert-worker.js', import.meta.url), this.settings, count) : null;
    const align = pool ? pool.run : (texts: Alignment) => alignedOrFailed(texts, this.settings);
    const results = new InOrder(hand, count > 1 ? 2 * count : 1);
    try {
      for (const [n, from] of sources.entries()) await results.add(this.surveyed(from, n, align));
      await results.end();
    } finally {
      await pool?.close();
    }
  }

  private async surveyed(
    from: ConversionSource,
    number: number,
    align: (texts: Alignment) => Promise<SurveyOrFailed>,
  ): Promise<Surveyed> {
    try {
      if (from.reader !== null || this.folder === null) return { from, found: await survey(from, this.settings) };
      const spool = join(this.folder, `${number}.jsonl`);
      return { from, found: await align({ texts: await textsOf(from), spool }), spool };
    } catch (error) {
      return { from, found: { failed: await failureOf(error) } };
    }
  }
}

export async function alignedOrFailed(texts: Alignment, settings: ConversionSettings): Promise<SurveyOrFailed> {
  try {
    return await alignTexts(texts, settings);
  } catch (error) {
    return { failed: await failureOf(error) };
  }
}
