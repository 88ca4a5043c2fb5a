import { ALIGNMENT_NOTICES, type Knowledge } from '../engine.js';
import { exportUnitsOf } from '../export/index.js';
import type { ExportUnit, Units } from '../export/types.js';
import { UNIT_READERS } from '../import/formats.js';
import type { UnitFileHead, UnitReader } from '../import/types.js';
import { processFiles, type SourceFile, versionTags } from '../pipeline.js';
import type { LanguageTag, Notice } from '../types.js';
import { alignedUnits } from './aligned-units.js';
import { type ConversionFile, type ConversionSource, inputFile } from './conversion-sources.js';
import { readBytes } from './files.js';

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

export interface AlignedTexts {
  units: ExportUnit[];
  /** Of the alignment; what there was to say of the files, the survey says. */
  notices: Notice[];
}

/**
 * Reads a source through.
 * @throws InputError and Failure, which name the file and what to do.
 */
export async function survey(from: ConversionSource, { presegmented, source }: ConversionSettings): Promise<Survey> {
  if (from.reader === null) {
    const { tags, notices } = await versionTags(await sourceFiles(from), presegmented);
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

/** The units of a source that holds units. */
export function readUnits({ reader, files, label }: ConversionSource, changed: Date): Units {
  const head: UnitFileHead = { notices: [] };
  const units = unitReader(reader).read(files.map(inputFile), head);
  return exportUnitsOf(units, { document: titleOf(label), changed });
}

/** Aligns the texts of a source. */
export async function alignTexts(
  from: ConversionSource,
  { knowledge, presegmented, source }: ConversionSettings,
): Promise<AlignedTexts> {
  const document = await processFiles(await sourceFiles(from), { ...knowledge, presegmented, source });
  const units = [...alignedUnits(document, { hints: false, message: () => '' })];
  // What was found is for `align` and `check` to say.
  for (const unit of units) delete unit.divergences;
  const notices = document.aligned.notices.filter(({ code }) => ALIGNMENT_NOTICES.has(code));
  return { units, notices };
}

function sourceFiles({ files, format }: ConversionSource): Promise<SourceFile[]> {
  return Promise.all(
    files.map(async (file: ConversionFile) => ({
      name: file.name,
      bytes: await readBytes(file.path),
      ...(file.tag === null ? {} : { tag: file.tag }),
      ...(format === undefined ? {} : { format }),
    })),
  );
}

export function unitReader(id: string | null): UnitReader {
  const reader = UNIT_READERS.find((one) => one.id === id);
  if (!reader) throw new Error(`There is no reader "${id}".`);
  return reader;
}

const titleOf = (label: string): string => label.split(/[/\\]/u).at(-1) ?? label;
