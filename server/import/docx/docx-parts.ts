import { InputError } from '../../errors.js';
import type { XmlAttributes, XmlHandler } from '../containers/xml.js';
import { readXmlPart, XmlFields } from '../containers/xml-part.js';
import type { Archive } from '../containers/zip.js';

/** Where a document's parts are: their names are the program's own affair, their relations tell. */
export interface DocxParts {
  document: string;
  styles?: string;
  footnotes?: string;
  endnotes?: string;
  /** Of those that have text of their own, which isn't read. */
  unread: string[];
}

/** @throws InputError `docx-none` where the archive is no text document */
export async function docxParts(archive: Archive, name: string): Promise<DocxParts> {
  const { found: package_ } = await relationsOf(archive, '', '_rels/.rels', name);
  const document = package_.get('officeDocument') ?? 'word/document.xml';
  if (!archive.has(document) || !document.startsWith('word/')) throw new InputError('docx-none', { name });
  const [, folder = '', file = ''] = /^(.*\/)?([^/]*)$/u.exec(document) ?? [];
  const { found: own, unread } = await relationsOf(archive, folder, `${folder}_rels/${file}.rels`, name);
  const part = (kind: string) => {
    const path = own.get(kind);
    return path !== undefined && archive.has(path) ? { [kind]: path } : {};
  };
  return { document, ...part('styles'), ...part('footnotes'), ...part('endnotes'), unread };
}

/** By the last part of their type, which is the same in both editions of the standard. */
async function relationsOf(archive: Archive, folder: string, path: string, name: string): Promise<Relations> {
  const relations = new Relations(folder);
  if (archive.has(path)) await readXmlPart(archive, path, name, relations);
  return relations;
}

class Relations implements XmlHandler {
  readonly found = new Map<string, string>();
  readonly unread: string[] = [];

  constructor(private readonly folder: string) {}

  open(name: string, attributes: XmlAttributes): void {
    if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
    const kind = attributes.get('Type')?.split('/').at(-1) ?? '';
    const target = attributes.get('Target') ?? '';
    if (UNREAD.has(kind)) this.unread.push(target);
    if (!WANTED.has(kind) || this.found.has(kind)) return;
    this.found.set(kind, target.startsWith('/') ? target.slice(1) : this.folder + target);
  }

  close(): void {}
  text(): void {}
}

const WANTED = new Set(['officeDocument', 'styles', 'footnotes', 'endnotes']);

/** Whole files inserted as they are, diagrams (SmartArt), charts. */
const UNREAD = new Set(['aFChunk', 'diagramData', 'chart']);

const CORE = 'docProps/core.xml';
const TITLE = 'dc:title';

/** The title among the document's properties; null where there is none, or a program's makeshift. */
export async function coreTitle(archive: Archive, name: string): Promise<string | null> {
  if (!archive.has(CORE)) return null;
  const fields = new XmlFields(new Set([TITLE]));
  await readXmlPart(archive, CORE, name, fields);
  const title = fields.found.get(TITLE)?.trim() ?? '';
  return title === '' || /\.docx?$|^(?:microsoft word|document\s?\d*$)/iu.test(title) ? null : title;
}
