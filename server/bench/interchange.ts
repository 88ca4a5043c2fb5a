import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportText, exportUnitsOf, writerFor } from '../export/index.js';
import type { FileUnit, LanguageTag } from '../types.js';
import type { Texts } from './documents.js';
import { INTERCHANGE, runProgram } from './program.js';
import { hasTranslateToolkit, type Interchanged, translateToolkit } from './translate-toolkit.js';

export interface InterchangeRow extends Interchanged {
  program: string;
  /** Of the file, in millions of bytes. */
  size: number;
}

/** Characters a side at least, so that a unit of three languages has the size that units of translation memories have. */
const LENGTH = 20;

/**
 * Makes a translation memory of so many units, has Tercet and, where it is installed, translate-toolkit read and write it,
 * and says what it cost each: whole processes, one after the other, on the same file.
 */
export async function measureInterchange(
  texts: readonly Texts[],
  tags: readonly LanguageTag[],
  count: number,
  withPeer: boolean,
): Promise<InterchangeRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tercet-interchange-'));
  try {
    const from = join(folder, 'memory.tmx');
    const to = join(folder, 'again.tmx');
    const context = { languages: [...tags], source: tags[0] ?? null, toolVersion: '0', created: new Date(0) };
    const units = exportUnitsOf(memory(texts, tags, count), { document: 'memory', changed: context.created });
    await pipeline(Readable.from(exportText(writerFor('tmx'), units, context)), createWriteStream(from));
    const size = (await stat(from)).size / 1e6;
    const { stdout, megabytes } = await runProgram([INTERCHANGE, from, to], '');
    const rows = [{ program: 'tercet', size, ...(JSON.parse(stdout) as Interchanged), megabytes }];
    if (withPeer && hasTranslateToolkit())
      rows.push({ program: 'translate-toolkit', size, ...(await translateToolkit(from, to)) });
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Units put together from given ones, each with a number of its own, so that no two are equal. */
function* memory(texts: readonly Texts[], tags: readonly LanguageTag[], count: number): Generator<FileUnit> {
  const whole = texts.filter((unit) => tags.every((tag) => unit[tag]?.length === 1));
  for (let n = 0; n < count; n++) {
    const sides = tags.map((tag) => {
      let side = `${n}.`;
      for (let at = n; side.length < LENGTH; at++) side += ` ${whole[at % whole.length]?.[tag]?.[0]}`;
      return [tag, [side]] as [LanguageTag, string[]];
    });
    yield { texts: Object.fromEntries(sides), ...(n % 5 === 0 ? { begins: 'text' } : {}) };
  }
}
