import { refuseTooLarge } from '../size.js';
import { type XmlHandler, XmlReading } from './xml.js';
import type { Archive } from './zip.js';

/** In bytes: a million paragraphs with all that Word writes about each have half of this. More is only to keep us busy. */
const LARGEST = 300_000_000;

/**
 * Reads a part of an archive, unpacking it as it goes.
 * @throws InputError `too-large`, `xml-…`, `archive-…`
 */
export async function readXmlPart(archive: Archive, path: string, name: string, handler: XmlHandler): Promise<void> {
  const size = archive.entries.find((entry) => entry.path === path)?.size ?? 0;
  refuseTooLarge({ length: size }, partName(name, path), LARGEST);
  const reading = new XmlReading(handler, partName(name, path));
  for await (const chunk of archive.open(path)) reading.write(chunk);
  reading.end();
}

/** What a message calls it: `x.docx, word/document.xml`. */
export const partName = (name: string, path: string): string => `${name}, ${path}`;

/** The texts of a few elements, by local name, the first of each: the properties of a document. */
export class XmlFields implements XmlHandler {
  readonly found = new Map<string, string>();
  private at: string | null = null;

  constructor(private readonly wanted: ReadonlySet<string>) {}

  open(name: string): void {
    this.at = this.wanted.has(name) && !this.found.has(name) ? name : null;
    if (this.at !== null) this.found.set(this.at, '');
  }

  close(): void {
    this.at = null;
  }

  text(text: string): void {
    if (this.at !== null) this.found.set(this.at, `${this.found.get(this.at)}${text}`.slice(0, LONGEST_FIELD));
  }
}

/** Of a property; a title is shorter. */
const LONGEST_FIELD = 2000;
