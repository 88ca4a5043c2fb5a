import { InputError } from '../../errors.js';
import type { XmlAttributes, XmlHandler } from '../containers/xml.js';
import { localName } from '../containers/xml.js';
import { readXmlPart } from '../containers/xml-part.js';
import type { Archive } from '../containers/zip.js';

/** What an EPUB says of itself. */
export interface EpubPackage {
  title: string | null;
  language: string | null;
  /** Paths of its texts within the archive, in reading order, without the table of contents. */
  texts: string[];
}

const CONTAINER = 'META-INF/container.xml';
const ENCRYPTION = 'META-INF/encryption.xml';

/** @throws InputError `epub-none`, `epub-part`, `file-encrypted`, and what the parts' XML is refused for */
export async function epubPackage(archive: Archive, name: string): Promise<EpubPackage> {
  const container = new Attributes('rootfile', 'full-path');
  if (archive.has(CONTAINER)) await readXmlPart(archive, CONTAINER, name, container);
  const [root] = container.found;
  if (root === undefined || !archive.has(root)) throw new InputError('epub-none', { name });
  const opf = new PackageFile(root.slice(0, root.lastIndexOf('/') + 1));
  await readXmlPart(archive, root, name, opf);
  const texts = opf.texts();
  await refuseEncrypted(archive, name, texts);
  return {
    title: opf.fields.get('title')?.trim() || null,
    language: opf.fields.get('language')?.trim() || null,
    texts,
  };
}

/** Fonts are often made unusable outside of the book; texts are only by what is to hinder copying. */
async function refuseEncrypted(archive: Archive, name: string, texts: readonly string[]): Promise<void> {
  if (!archive.has(ENCRYPTION)) return;
  const encrypted = new Attributes('CipherReference', 'URI');
  await readXmlPart(archive, ENCRYPTION, name, encrypted);
  if (encrypted.found.some((uri) => texts.includes(resolved('', uri))))
    throw new InputError('file-encrypted', { name });
}

/** The values of one attribute of all elements of one name. */
class Attributes implements XmlHandler {
  readonly found: string[] = [];

  constructor(
    private readonly element: string,
    private readonly attribute: string,
  ) {}

  open(name: string, attributes: XmlAttributes): void {
    const value = attributes.get(this.attribute);
    if (localName(name) === this.element && value !== undefined) this.found.push(value);
  }

  close(): void {}
  text(): void {}
}

interface Item {
  path: string;
  isText: boolean;
}

/** The OPF file: metadata, manifest, spine (EPUB 3.3, 5; of EPUB 2 the guide as well). */
class PackageFile implements XmlHandler {
  readonly fields = new Map<string, string>();
  private field: string | null = null;
  private readonly items = new Map<string, Item>();
  private readonly spine: string[] = [];
  private readonly contents = new Set<string>();

  constructor(private readonly folder: string) {}

  open(written: string, attributes: XmlAttributes): void {
    const name = localName(written);
    if (name === 'item') this.item(attributes);
    if (name === 'itemref') this.spine.push(attributes.get('idref') ?? '');
    if (name === 'reference' && attributes.get('type') === 'toc') {
      this.contents.add(resolved(this.folder, attributes.get('href') ?? ''));
    }
    this.field = written === 'dc:title' || written === 'dc:language' ? name : null;
    if (this.field !== null && this.fields.has(this.field)) this.field = null;
  }

  close(): void {
    this.field = null;
  }

  text(text: string): void {
    if (this.field !== null) this.fields.set(this.field, (this.fields.get(this.field) ?? '') + text);
  }

  texts(): string[] {
    const read = new Set<string>();
    for (const id of this.spine) {
      const item = this.items.get(id);
      if (item?.isText && !this.contents.has(item.path)) read.add(item.path);
    }
    return [...read];
  }

  private item(attributes: XmlAttributes): void {
    const path = resolved(this.folder, attributes.get('href') ?? '');
    const isText = /^(?:application\/xhtml\+xml|text\/html)$/u.test(attributes.get('media-type') ?? '');
    if (/(?:^|\s)nav(?:\s|$)/u.test(attributes.get('properties') ?? '')) this.contents.add(path);
    this.items.set(attributes.get('id') ?? '', { path, isText });
  }
}

/** A reference to a path in the archive: no fragment, `%20` for a space, `..` for the folder around. */
function resolved(folder: string, reference: string): string {
  const [path = ''] = reference.split(/[#?]/u, 1);
  const parts: string[] = [];
  for (const part of `${folder}${decoded(path)}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
