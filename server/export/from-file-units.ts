import type { FileUnit, LanguageTag } from '../types.js';
import { flagsInNote } from './flags/noted-flags.js';
import type { ExportFlag, ExportUnit } from './types.js';

/** What is said of units where their file says nothing. */
export interface FileUnitDefaults {
  /** The title of the document that they belong to. */
  document: string;
  /** When the file was made. */
  changed: Date;
  /** Of all versions, as far as they are known: flags name them. */
  languages?: readonly LanguageTag[];
}

/**
 * So many documents are known again where the file goes on with one after others; which it hardly does, and of more than
 * that not.
 */
const MOST_DOCUMENTS = 20_000;

/** A document on its way, counted so far. */
interface OpenDocument {
  id: string;
  units: number;
  sentences: Record<LanguageTag, number>;
}

/**
 * Units of a file as the writers take them, for conversion without a database. A file that knows nothing of confidence and
 * agreement counts as right: whoever made it meant these texts to belong together. Documents are numbered anew, and what
 * Tercet once wrote as a note is a flag again.
 */
export async function* exportUnitsOf(
  units: AsyncIterable<FileUnit> | Iterable<FileUnit>,
  defaults: FileUnitDefaults,
): AsyncGenerator<ExportUnit> {
  const documents = new OpenDocuments();
  for await (const unit of units) {
    const title = unit.document ?? defaults.document;
    const document = documents.of(unit.documentId ?? '', title);
    document.units += 1;
    const { flags, notes } = flagsAndNotes(unit, defaults.languages ?? []);
    yield {
      document: title,
      documentId: document.id,
      number: document.units,
      ...(unit.id === undefined ? {} : { id: unit.id }),
      ...(unit.begins === undefined ? {} : { begins: unit.begins }),
      texts: unit.texts,
      indexes: indexesOf(unit.texts, document.sentences),
      confidence: unit.confidence ?? 1,
      agreement: unit.agreement ?? 1,
      status: unit.confirmed ? 'confirmed' : 'unreviewed',
      flags,
      ...(notes.length > 0 ? { notes } : {}),
      changed: unit.changed ?? defaults.changed,
    };
  }
}

/** Documents are told apart by their titles, and by their identities where the file has any. */
class OpenDocuments {
  private readonly known = new Map<string, OpenDocument>();
  private count = 0;
  private last: { identity: string; title: string; document: OpenDocument } | null = null;

  of(identity: string, title: string): OpenDocument {
    const { last } = this;
    if (last?.identity === identity && last.title === title) return last.document;
    const key = `${identity}\n${title}`;
    const document = this.known.get(key) ?? this.opened(key);
    this.last = { identity, title, document };
    return document;
  }

  private opened(key: string): OpenDocument {
    const [oldest] = this.known.keys();
    if (oldest !== undefined && this.known.size >= MOST_DOCUMENTS) this.known.delete(oldest);
    const document: OpenDocument = { id: String(++this.count), units: 0, sentences: {} };
    this.known.set(key, document);
    return document;
  }
}

function flagsAndNotes(
  { notes: all = [], texts }: FileUnit,
  languages: readonly LanguageTag[],
): { flags: ExportFlag[]; notes: string[] } {
  if (all.length === 0) return { flags: [], notes: [] };
  const tags = [...new Set([...languages, ...Object.keys(texts)])];
  const flags: ExportFlag[] = [];
  const notes: string[] = [];
  for (const note of all) {
    const noted = flagsInNote(note, tags);
    if (noted) flags.push(...noted.map((flag) => ({ ...flag, who: '', spans: [] })));
    else notes.push(note);
  }
  return { flags, notes };
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
