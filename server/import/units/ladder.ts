import { InputError } from '../../errors.js';
import type { FileUnit, LanguageTag } from '../../types.js';
import type { InputFile, UnitFileHead, UnitReader } from '../types.js';
import { fileLanguage, languagePair } from './file-language.js';
import { type Line, linesOf } from './lines.js';
import { someUnits } from './some-units.js';
import { addText, refuseTooLong } from './texts.js';

/** What hunalign puts between sentences that it takes together. */
const BETWEEN = ' ~~~ ';
/** A line of its input that is no sentence: a paragraph begins after it. */
const PARAGRAPH = '<p>';

/** More sentences than this are never taken together: such a rung is a slip. */
const MOST_TOGETHER = 10_000;

const RUNG = /^(\d{1,9})\t(\d{1,9})(?:\t(-?[\d.]+(?:e[+-]?\d+)?))?$/iu;

/**
 * What hunalign prints: with `-text`, a line a unit, `source TAB target TAB score`; else the ladder, from each rung to the
 * next a unit, with the two files of a sentence a line that it was made for. The score becomes the confidence, cut off
 * at 0 and 1, which hunalign's goes beyond.
 */
export const ladder: UnitReader = {
  kind: 'units',
  files: 'group',
  id: 'ladder',
  extensions: ['ladder'],
  read: (files, head) => someUnits(readLadder(files, head), files.map(({ name }) => name).join(', '), head),
};

async function* readLadder(files: readonly InputFile[], head: UnitFileHead): AsyncGenerator<FileUnit> {
  const rungs: InputFile[] = [];
  for (const file of files) if (await isLadder(file)) rungs.push(file);
  const [first] = files;
  const [only] = rungs;
  const sentences = files.filter((file) => file !== only);
  if (files.length === 1 && first && !only) yield* readTexts(first, head);
  else if (only && rungs.length === 1 && sentences.length === 2) yield* readRungs(only, sentences, head);
  else throw new InputError('ladder-files', { names: files.map(({ name }) => name) });
}

async function isLadder(file: InputFile): Promise<boolean> {
  for await (const { text } of linesOf(file, { notices: [] })) return RUNG.test(text.trim());
  return false;
}

async function* readTexts(file: InputFile, head: UnitFileHead): AsyncGenerator<FileUnit> {
  const tags = languagePair(file);
  let begins = false;
  for await (const { text, number } of linesOf(file, head)) {
    if (text.trim() === '') continue;
    refuseTooLong(text, file.name, () => number);
    const [source, target, score, ...more] = text.split('\t');
    if (source === undefined || target === undefined || more.length > 0 || Number.isNaN(Number(score ?? 0)))
      throw new InputError('ladder-line', { name: file.name, line: number });
    const sides = [source, target].map((side) => side.split(BETWEEN));
    const unit = unitOf(tags, sides, score);
    if (isParagraph(sides)) begins = true;
    else {
      yield begins ? { ...unit, begins: 'text' } : unit;
      begins = false;
    }
  }
}

async function* readRungs(
  file: InputFile,
  sentenceFiles: readonly InputFile[],
  head: UnitFileHead,
): AsyncGenerator<FileUnit> {
  const tags = sentenceFiles.map(fileLanguage);
  const sides = sentenceFiles.map((side) => new Sentences(side, head));
  let before: { places: number[]; score: string | undefined } | null = null;
  let begins = false;
  try {
    for await (const { text, number } of linesOf(file, head)) {
      if (text.trim() === '') continue;
      const [, source, target, score] = RUNG.exec(text.trim()) ?? [];
      const places = [Number(source), Number(target)];
      const from: number[] = before?.places ?? [0, 0];
      if (places.some((place, side) => !isStep(place - (from[side] as number))))
        throw new InputError('ladder-line', { name: file.name, line: number });
      const taken = await Promise.all(sides.map((side, at) => side.upTo(places[at] as number)));
      if (taken.some((list) => list.length > 0)) {
        if (isParagraph(taken)) begins = true;
        else {
          const unit = unitOf(tags, taken, before?.score);
          yield begins ? { ...unit, begins: 'text' } : unit;
          begins = false;
        }
      }
      before = { places, score };
    }
    // The last rung is at the end of both; what may stand after it is in no unit, but not to be lost.
    for (const [at, side] of sides.entries())
      for (const text of await side.rest()) yield unitOf([tags[at] as string], [[text]], undefined);
  } finally {
    await Promise.all(sides.map((side) => side.close()));
  }
}

const isStep = (sentences: number): boolean => sentences >= 0 && sentences <= MOST_TOGETHER;

/** The sentences of a file, taken in order. */
class Sentences {
  private readonly lines: AsyncGenerator<Line>;
  private taken = 0;

  constructor(
    private readonly file: InputFile,
    head: UnitFileHead,
  ) {
    this.lines = linesOf(file, head);
  }

  /** @throws InputError `ladder-sentences` where the file has fewer. */
  async upTo(place: number): Promise<string[]> {
    const found: string[] = [];
    for (; this.taken < place; this.taken++) {
      const { value, done } = await this.lines.next();
      if (done) throw new InputError('ladder-sentences', { name: this.file.name, count: this.taken, place });
      refuseTooLong(value.text, this.file.name, () => value.number);
      found.push(value.text);
    }
    return found;
  }

  async rest(): Promise<string[]> {
    const found: string[] = [];
    for await (const { text } of this.lines) if (text.trim() !== PARAGRAPH) found.push(text);
    return found;
  }

  async close(): Promise<void> {
    await this.lines.return(undefined);
  }
}

const isParagraph = (sides: readonly string[][]): boolean =>
  sides.flat().every((text) => text.trim() === PARAGRAPH || text.trim() === '') &&
  sides.flat().some((text) => text.trim() === PARAGRAPH);

function unitOf(tags: readonly LanguageTag[], sides: readonly string[][], score: string | undefined): FileUnit {
  const texts: FileUnit['texts'] = {};
  for (const [at, side] of sides.entries())
    addText(
      texts,
      tags[at] as string,
      side.filter((text) => text.trim() !== PARAGRAPH),
    );
  if (score === undefined || score.trim() === '') return { texts };
  return { texts, confidence: Math.max(0, Math.min(1, Number(score))) };
}
