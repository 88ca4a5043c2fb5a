import type { Encoder } from '../embed/encoder.js';
import { type Knowledge, processEmbedded, processVersions, type VersionInput } from '../engine.js';
import { InputError } from '../errors.js';
import { readPlainText } from '../import/plain-text.js';
import type { AlignedDocument } from '../types.js';
import { alignedUnits, type Shown, unitRecord } from './aligned-units.js';
import { describeError, divergenceWording, type WordDivergence } from './describe.js';
import { type Io, say, write } from './io.js';
import { jsonLine, jsonLines, parseObject } from './lines.js';

/** `tercet align --jsonl`: a document a line in, its units out before the next is read. */
export async function alignStream(io: Io, hints: boolean, knowledge: Knowledge, encoder?: Encoder): Promise<void> {
  for await (const line of jsonLines(io.stdin)) {
    let id: unknown = null;
    try {
      const document = parseObject(line);
      id = document.id ?? null;
      const inputs = versionInputs(document.versions);
      const aligned = encoder
        ? await processEmbedded(inputs, encoder, undefined, knowledge)
        : processVersions(inputs, undefined, knowledge);
      const shown: Shown = { hints, message: await messages(aligned, hints) };
      await write(io, jsonLine({ id, units: Array.from(alignedUnits({ title: '', aligned }, shown), unitRecord) }));
    } catch (error) {
      io.status = 1;
      await write(io, jsonLine({ id, error: await describeFailure(io, error) }));
    }
  }
}

/** What words a document's divergences; the texts are loaded only where there are any. */
async function messages({ units }: AlignedDocument, hints: boolean): Promise<WordDivergence> {
  const any = units.some(({ divergences }) => divergences.some(({ hint }) => hints || !hint));
  return any ? divergenceWording() : () => '';
}

function versionInputs(versions: unknown): VersionInput[] {
  if (typeof versions !== 'object' || versions === null || Array.isArray(versions))
    throw new TextError('"versions" has to be an object: a text for each language.');
  return Object.entries(versions).map(([tag, text]) => ({ tag, text: versionText(tag, text) }));
}

function versionText(tag: string, text: unknown): VersionInput['text'] {
  if (typeof text === 'string') return { paragraphs: readPlainText(text).paragraphs };
  if (isSentences(text)) return { sentences: [text] };
  if (Array.isArray(text) && text.every(isSentences)) return { sentences: text };
  throw new TextError(
    `The text "${tag}" has to be a string, a list of sentences, or a list of paragraphs that are lists of sentences.`,
  );
}

function isSentences(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** A line of input that isn't what it should be; the message says what that is. */
export class TextError extends Error {}

/** For the line's `error`. A fault of the program must not end the stream either, but whoever runs it has to see it. */
export async function describeFailure(io: Io, error: unknown): Promise<string> {
  if (error instanceof InputError) return describeError(error);
  if (error instanceof TextError) return error.message;
  if (error instanceof SyntaxError) return `This line is not a JSON object: ${error.message}.`;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  say(io, `this is a fault of the program, please report it.\n${stack}`);
  return `A fault of the program: ${message}`;
}
