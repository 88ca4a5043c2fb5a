import { createReadStream, createWriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Knowledge } from '../engine.js';
import { InputError } from '../errors.js';
import { exportUnitsOf } from '../export/index.js';
import type { ExportUnit, Units } from '../export/types.js';
import { UNIT_READERS } from '../import/formats.js';
import type { UnitFileHead, UnitReader } from '../import/types.js';
import { wholeFile } from '../import/whole-file.js';
import { processFiles, type SourceFile, versionTags } from '../pipeline.js';
import type { LanguageTag, Notice } from '../types.js';
import { alignedUnits } from './aligned-units.js';
import { type ConversionSource, inputFile } from './conversion-sources.js';
import { jsonLine, jsonLines } from './lines.js';

/** What texts are aligned with, as data: it goes to other threads. */
export interface ConversionSettings {
  knowledge: Knowledge;
  presegmented: boolean;
  source: LanguageTag | null;
}

/** What a source holds, found out before anything is written. */
export interface Survey {
  languages: LanguageTag[];
  /** The version that the others were translated from, where it says so. */
  source: LanguageTag | null;
  /** Of units; null where that takes aligning. */
  units: number | null;
  notices: Notice[];
}

/**
 * Reads a source through.
 * @throws InputError and Failure, which name the file and what to do.
 */
export async function survey(from: ConversionSource, { presegmented, source }: ConversionSettings): Promise<Survey> {
  if (from.reader === null) {
    const { tags, notices } = await versionTags(await textsOf(from), presegmented);
    return { languages: tags, source, units: null, notices };
  }
  const head: UnitFileHead = { notices: [] };
  const languages = new Set<LanguageTag>();
  let units = 0;
  for await (const { texts } of unitReader(from.reader).read(from.files.map(inputFile), head)) {
    for (const tag in texts) languages.add(tag);
    units++;
  }
  return { languages: [...languages], source: source ?? head.source ?? null, units, notices: head.notices };
}

/**
 * The units of a source that holds units.
 * @param languages of its versions.
 */
export function readUnits(
  { reader, files, label }: ConversionSource,
  changed: Date,
  languages: readonly LanguageTag[],
): Units {
  const head: UnitFileHead = { notices: [] };
  const units = unitReader(reader).read(files.map(inputFile), head);
  return exportUnitsOf(units, { document: titleOf(label), changed, languages });
}

/** The texts of a source, as the pipeline takes them. */
export async function textsOf({ files, format }: ConversionSource): Promise<SourceFile[]> {
  const texts: SourceFile[] = [];
  for (const file of files) {
    const { name, tag } = file;
    const bytes = await wholeFile(inputFile(file));
    texts.push({ name, bytes, ...(tag === null ? {} : { tag }), ...(format === undefined ? {} : { format }) });
  }
  return texts;
}

/** Texts to be aligned, and where their units are to go. */
export interface Alignment {
  texts: SourceFile[];
  /** Of a file that `spooledUnits` reads. */
  spool: string;
}

/**
 * Aligns texts once and for all: a format of several files asks for the units again, and together the documents may be
 * more than memory holds.
 * @throws InputError and Failure, which name the file and what to do.
 */
export async function alignTexts({ texts, spool }: Alignment, settings: ConversionSettings): Promise<Survey> {
  const { knowledge, presegmented, source } = settings;
  const document = await processFiles(texts, { ...knowledge, presegmented, source });
  await spooled(spool, alignedUnits(document, { hints: false, message: () => '' }));
  const { versions, units, notices } = document.aligned;
  return { languages: versions.map(({ tag }) => tag), source, units: units.length, notices };
}

/** @throws InputError `spool-full` where there is no room left. */
async function spooled(spool: string, units: Iterable<ExportUnit>): Promise<void> {
  try {
    await pipeline(Readable.from(unitLines(units)), createWriteStream(spool));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ENOSPC' || code === 'EDQUOT' ? new InputError('spool-full', { folder: dirname(spool) }) : error;
  }
}

async function* unitLines(units: Iterable<ExportUnit>): AsyncGenerator<string> {
  // What was found is for `align` and `check` to say.
  for (const { divergences: _, ...unit } of units) yield jsonLine({ ...unit, documentId: '1' });
}

/** The units that `alignTexts` has put there. */
export async function* spooledUnits(spool: string): AsyncGenerator<ExportUnit> {
  for await (const line of jsonLines(createReadStream(spool))) {
    const unit = JSON.parse(line) as Omit<ExportUnit, 'changed'> & { changed: string };
    yield { ...unit, changed: new Date(unit.changed) };
  }
}

export function unitReader(id: string | null): UnitReader {
  const reader = UNIT_READERS.find((one) => one.id === id);
  if (!reader) throw new Error(`There is no reader "${id}".`);
  return reader;
}

const titleOf = (label: string): string => label.split(/[/\\]/u).at(-1) ?? label;
