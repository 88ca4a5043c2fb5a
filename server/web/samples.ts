import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile } from '../pipeline.js';
import type { JobRunner } from './jobs/job.js';

/**
 * Stores the documents that a newcomer finds. One that fails is reported and left out: samples mustn't keep the server
 * from starting.
 * @param folders each with one file a version, named after its language: `en.txt`, `fr.txt`.
 */
export async function loadSamples(
  folders: readonly string[],
  run: JobRunner,
  report: (error: unknown) => void,
): Promise<void> {
  // The newest document is listed first, so the first sample is loaded last.
  for (const folder of folders.toReversed()) {
    try {
      const title = await titleOf(folder);
      await run({ files: await filesOf(folder), ...(title ? { title } : {}) }, () => {});
    } catch (error) {
      report(error);
    }
  }
}

async function filesOf(folder: string): Promise<SourceFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      tag: name.slice(0, -'.txt'.length),
      bytes: await readFile(join(folder, name)),
    })),
  );
}

/** The title that the sample's gold gives it, if it has one. */
async function titleOf(folder: string): Promise<string | undefined> {
  try {
    const { title } = JSON.parse(await readFile(join(folder, 'gold.json'), 'utf8')) as { title?: unknown };
    return typeof title === 'string' ? title : undefined;
  } catch {
    return undefined;
  }
}
