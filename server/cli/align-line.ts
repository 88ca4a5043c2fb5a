import type { Encoder } from '../embed/encoder.js';
import { type Knowledge, processEmbedded, processVersions, type VersionInput } from '../engine.js';
import type { ExportUnit } from '../export/types.js';
import { type TextInput, versionInput } from '../index.js';
import type { AlignedDocument } from '../types.js';
import { alignedUnits, type Shown, unitRecord } from './aligned-units.js';
import { divergenceWording, type WordDivergence } from './describe.js';
import { type FailedLine, failureOf, TextError } from './failed-line.js';
import { listLine, parseObject } from './lines.js';

/** What `tercet align --jsonl` was told, as data: it goes to other threads. */
export interface AlignSettings {
  hints: boolean;
  knowledge: Knowledge;
}

/** The line of a document's units, in pieces, or what was wrong with the document. */
export type AlignedLine = Uint8Array[] | { id: unknown; failed: FailedLine };

/**
 * Aligns and compares the document of one line.
 * @param take gives the line, which isn't kept once it has been read.
 */
export async function alignLine(take: () => string, settings: AlignSettings, encoder?: Encoder): Promise<AlignedLine> {
  let id: unknown = null;
  try {
    const document = parseObject(take());
    id = document.id ?? null;
    return await unitsLine(id, versionInputs(document.versions), settings, encoder);
  } catch (error) {
    return { id, failed: await failureOf(error) };
  }
}

async function unitsLine(
  id: unknown,
  inputs: VersionInput[],
  { hints, knowledge }: AlignSettings,
  encoder: Encoder | undefined,
): Promise<Buffer[]> {
  const aligned = encoder
    ? await processEmbedded(inputs, encoder, undefined, knowledge)
    : processVersions(inputs, undefined, knowledge);
  const shown: Shown = { hints, message: await messages(aligned, hints) };
  return listLine({ id }, 'units', records(alignedUnits({ title: '', aligned }, shown)));
}

function* records(units: Iterable<ExportUnit>): Generator<Record<string, unknown>> {
  for (const unit of units) yield unitRecord(unit);
}

/** What words a document's divergences; the texts are loaded only where there are any. */
async function messages({ units }: AlignedDocument, hints: boolean): Promise<WordDivergence> {
  const any = units.some(({ divergences }) => divergences.some(({ hint }) => hints || !hint));
  return any ? divergenceWording() : () => '';
}

function versionInputs(versions: unknown): VersionInput[] {
  if (typeof versions !== 'object' || versions === null || Array.isArray(versions))
    throw new TextError('"versions" has to be an object: a text for each language.');
  return Object.entries(versions).map(([tag, text]) => {
    if (isText(text)) return versionInput(tag, text);
    throw new TextError(
      `The text "${tag}" has to be a string, a list of sentences, or a list of paragraphs that are lists of sentences.`,
    );
  });
}

const isText = (value: unknown): value is TextInput =>
  typeof value === 'string' || isSentences(value) || (Array.isArray(value) && value.every(isSentences));

function isSentences(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
