import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { compareTexts } from '../engine.js';
import { InputError } from '../errors.js';
import { rounded } from '../export/score.js';
import type { ExportDivergence } from '../export/types.js';
import type { Comparison, LanguageTag, Severity } from '../types.js';
import { type Shown, shownDivergences } from './aligned-units.js';
import type { CheckOptions } from './check.js';
import { type ConversionSource, type ConversionSources, inputFile } from './conversion-sources.js';
import { divergenceWording } from './describe.js';
import { describeFailure, TextError } from './failed-line.js';
import { Failure, type Io, say, write } from './io.js';
import { sayLeftOut } from './left-out.js';
import { jsonLine, jsonLines, parseObject } from './lines.js';
import { termsIn } from './terms-in.js';

interface CheckedUnit {
  /** As the file calls it. */
  id: unknown;
  texts: Record<LanguageTag, string[]>;
}

/** A unit, or why there is none where there should be one; `file` where that is why there are no more of a file. */
type ReadUnit = CheckedUnit | { id: unknown; error: unknown; file?: string };

const SEVERITIES: Severity[] = ['minor', 'major', 'critical'];

/** `tercet check --jsonl`: a unit a line in, what was found out. */
export async function checkStream(io: Io, options: CheckOptions): Promise<void> {
  await report(io, jsonUnits(jsonLines(io.stdin)), { ...options, format: 'jsonl' });
}

/** `tercet check FILE…`. */
export async function checkFiles(io: Io, files: string[], options: CheckOptions): Promise<void> {
  const { conversionSources } = await import('./conversion-sources.js');
  const { sources, leftOut, failed, temporary } = await conversionSources(io, files, options);
  try {
    sayLeftOut(io, leftOut);
    const [broken, ...others] = failed;
    if (broken && others.length + sources.length === 0) throw broken.error;
    if (!broken && sources.length === 0) throw new Failure('There are no files in it that hold units.');
    const texts = sources.find(({ reader }) => reader === null);
    if (texts)
      throw new Failure(`${texts.files[0]?.path} holds no units: "tercet align" aligns and compares texts.`, 2);
    await report(io, unitsIn(sources, failed), options);
  } finally {
    for (const path of temporary) await rm(path, { recursive: true, force: true });
  }
}

/** A file that can't be read doesn't keep the others from being looked at. */
async function* unitsIn(sources: ConversionSource[], failed: ConversionSources['failed']): AsyncGenerator<ReadUnit> {
  const single = sources.length + failed.length === 1;
  const count = { units: 0 };
  for (const { label, error } of failed) yield { id: null, error, file: label };
  for (const source of sources) {
    try {
      yield* unitsOf(source, count);
    } catch (error) {
      if (single || !(error instanceof InputError || error instanceof Failure)) throw error;
      yield { id: null, error, file: source.label };
    }
  }
}

async function* unitsOf({ reader, files }: ConversionSource, count: { units: number }): AsyncGenerator<ReadUnit> {
  // Lines of JSON are read one by one: a broken one doesn't keep the others from being looked at.
  if (reader === 'jsonl') {
    for (const { open } of files) yield* jsonUnits(jsonLines(Readable.from(open(), { objectMode: false })));
    return;
  }
  const { unitReader } = await import('./conversion.js');
  for await (const { id, texts } of unitReader(reader).read(files.map(inputFile), { notices: [] })) {
    count.units++;
    yield { id: id ?? count.units, texts };
  }
}

async function* jsonUnits(lines: AsyncIterable<string>): AsyncGenerator<ReadUnit> {
  for await (const line of lines) yield jsonUnit(line);
}

function jsonUnit(line: string): ReadUnit {
  let id: unknown = null;
  try {
    const unit = parseObject(line);
    id = unit.id ?? unit.number ?? null;
    const tags = Object.keys(unit).filter((key) => key !== 'id' && LANGUAGE.test(key));
    const texts = Object.fromEntries(tags.map((tag) => [tag, sentences(tag, unit[tag])]));
    // Fewer than two versions of it: a list of sentences may be empty where a version says nothing here.
    if (tags.length < 2)
      throw new TextError('A unit has texts in two or more languages, as {"id": "u1", "en": "…", "fr": "…"}.');
    return { id, texts };
  } catch (error) {
    return { id, error };
  }
}

/** A tag's language has two or three letters; longer keys (`indexes`, `status`) are others' business. */
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z\d]+)*$/iu;

function sentences(tag: string, text: unknown): string[] {
  if (typeof text === 'string') return text === '' ? [] : [text];
  if (Array.isArray(text) && text.every((item) => typeof item === 'string')) return text;
  throw new TextError(`The text "${tag}" has to be a string or a list of sentences.`);
}

async function report(
  io: Io,
  units: AsyncIterable<ReadUnit> | Iterable<ReadUnit>,
  options: CheckOptions,
): Promise<void> {
  const { format, failOn, hints = false, check: checks = {}, source = null } = options;
  const goingBy = { checks, source, terms: await termsIn(options, io) };
  const shown: Shown = { hints, message: await divergenceWording() };
  const counts: Record<Severity, number> = { minor: 0, major: 0, critical: 0 };
  let total = 0;
  let alone = 0;
  for await (const unit of units) {
    const file = 'error' in unit ? unit.file : undefined;
    if (file === undefined) total++;
    try {
      if ('error' in unit) throw unit.error;
      if (Object.keys(unit.texts).length < 2) {
        alone++;
        continue;
      }
      const comparison = compareTexts(unit.texts, goingBy);
      for (const { severity, hint } of comparison.divergences) if (!hint) counts[severity]++;
      await write(
        io,
        format === 'jsonl' ? jsonResult(unit, comparison, shown) : textResult(unit, total, comparison, shown),
      );
    } catch (error) {
      io.status = 1;
      const message = await describeFailure(io, error);
      if (format === 'jsonl')
        await write(io, jsonLine(file === undefined ? { id: unit.id, error: message } : { file, error: message }));
      else say(io, `${file ?? `unit ${total}`}: ${message}`);
    }
  }
  if (alone > 0) say(io, `left out, being in one language only: ${alone} of ${total} units.`);
  if (format === 'text') await write(io, summary(counts, total));
  if (failOn && SEVERITIES.slice(SEVERITIES.indexOf(failOn)).some((severity) => counts[severity] > 0)) io.status = 1;
}

function jsonResult({ id }: CheckedUnit, comparison: Comparison, shown: Shown): string {
  return jsonLine({ id, agreement: rounded(comparison.agreement), divergences: shownDivergences(comparison, shown) });
}

/** For a person: what was found, and the texts with the places in question between arrows. */
function textResult({ id, texts }: CheckedUnit, number: number, comparison: Comparison, shown: Shown): string {
  const name = id === null || id === number ? `${number}` : `${number} (${readable(String(id))})`;
  return shownDivergences(comparison, shown)
    .map((found) => {
      const { type, severity, hint, message } = found;
      const heading = `unit ${name}: ${severity} ${type}${hint ? ', a hint' : ''}: ${message}`;
      const lines = Object.entries(texts).map(([tag, list]) => `    ${tag}  ${marked(tag, list, found)}`);
      return `${[heading, ...lines].join('\n')}\n\n`;
    })
    .join('');
}

/** TMX wants identifiers without white space, so titles in them are percent-encoded. */
function readable(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function marked(tag: LanguageTag, list: string[], { spans }: ExportDivergence): string {
  if (list.length === 0) return '-';
  return list
    .map((text, sentence) => {
      // From the end, so that the places before stay where they are.
      const here = spans.filter((span) => span.lang === tag && span.sentence === sentence);
      return here
        .toSorted((a, b) => b.start - a.start)
        .reduce((line, { start, end }) => `${line.slice(0, start)}→${line.slice(start, end)}←${line.slice(end)}`, text);
    })
    .join(' ');
}

function summary(counts: Record<Severity, number>, units: number): string {
  const all = counts.minor + counts.major + counts.critical;
  const kinds = SEVERITIES.toReversed().filter((severity) => counts[severity] > 0);
  const parts = kinds.map((severity) => `${counts[severity]} ${severity}`).join(', ');
  return `${all} ${all === 1 ? 'divergence' : 'divergences'} in ${units} ${units === 1 ? 'unit' : 'units'}${parts && ` (${parts})`}\n`;
}
