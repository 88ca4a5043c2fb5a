import type { FileUnit, LanguageTag } from '../types.js';
import type { ExportUnit } from './types.js';

/** What is said of units where their file says nothing. */
export interface FileUnitDefaults {
  /** The title of the document that they belong to. */
  document: string;
  /** When the file was made. */
  changed: Date;
}

/**
 * Units of a file as the writers take them, for conversion without a database. A file that knows nothing of confidence and
 * agreement counts as right: whoever made it meant these texts to belong together.
 */
export async function* exportUnitsOf(
  units: AsyncIterable<FileUnit> | Iterable<FileUnit>,
  defaults: FileUnitDefaults,
): AsyncGenerator<ExportUnit> {
  let document: string | undefined;
  let documents = 0;
  let number = 0;
  let sentences: Record<LanguageTag, number> = {};
  for await (const unit of units) {
    const title = unit.document ?? defaults.document;
    if (title !== document) {
      document = title;
      documents += 1;
      number = 0;
      sentences = {};
    }
    number += 1;
    yield {
      document: title,
      documentId: String(documents),
      number,
      ...(unit.id === undefined ? {} : { id: unit.id }),
      ...(unit.begins === undefined ? {} : { begins: unit.begins }),
      texts: unit.texts,
      indexes: indexesOf(unit.texts, sentences),
      confidence: unit.confidence ?? 1,
      agreement: unit.agreement ?? 1,
      status: unit.confirmed ? 'confirmed' : 'unreviewed',
      flags: [],
      ...(unit.notes && unit.notes.length > 0 ? { notes: unit.notes } : {}),
      changed: unit.changed ?? defaults.changed,
    };
  }
}

/** Counts on in `sentences`, by version. */
function indexesOf(texts: FileUnit['texts'], sentences: Record<LanguageTag, number>): Record<LanguageTag, number[]> {
  const indexes: Record<LanguageTag, number[]> = {};
  for (const tag in texts) {
    const first = sentences[tag] ?? 0;
    const own = (texts[tag] ?? []).map((_, at) => first + at);
    sentences[tag] = first + own.length;
    indexes[tag] = own;
  }
  return indexes;
}
