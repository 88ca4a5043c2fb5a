import { InputError } from '../../errors.js';
import { type XmlAttributes, type XmlHandler, XmlReading } from '../containers/xml.js';
import { readXmlPart, XmlFields } from '../containers/xml-part.js';
import { type Archive, openArchive } from '../containers/zip.js';
import { zipMediaType } from '../containers/zip-head.js';
import { languageOfFile } from '../declared-language.js';
import { refuseIfEmpty } from '../encoding/encoding.js';
import { ParagraphList } from '../paragraph-list.js';
import type { ReadSource, TextReader } from '../types.js';
import { OdtBody } from './odt-body.js';
import { OdtStyles } from './odt-styles.js';

const MEDIA_TYPE = 'application/vnd.oasis.opendocument.text';
const TITLE = 'dc:title';
const LANGUAGE = 'dc:language';

/**
 * OpenDocument texts (ISO 26300), as LibreOffice writes them, packed or in one XML file: the text as it is with all changes
 * accepted. Left out: headers and footers, comments, tables of contents and indexes, hidden text. Text boxes follow the
 * paragraph that they hang on. Notes stand at the end, in the order in which the text refers to them.
 */
export const odt: TextReader = {
  kind: 'text',
  id: 'odt',
  extensions: ['odt', 'ott', 'fodt'],
  recognises: (head) => zipMediaType(head).startsWith(MEDIA_TYPE) || isFlat(head),
  read: readOdt,
};

const isFlat = (head: Uint8Array): boolean =>
  /<office:document\s/u.test(Buffer.from(head.subarray(0, 1000)).toString('latin1'));

async function readOdt(bytes: Uint8Array, name: string): Promise<ReadSource> {
  const list = new ParagraphList(name);
  const notes = new ParagraphList(name);
  const styles = new OdtStyles();
  const body = new OdtBody(list, notes, styles);
  const fields = new XmlFields(new Set([TITLE, LANGUAGE]));
  if (bytes[0] === 0x50) await readParts(bytes, name, styles, body, fields);
  else readFlat(bytes, name, body, fields);
  if (!body.isText) throw new InputError('odt-none', { name });
  const paragraphs = list.paragraphs.concat(notes.paragraphs);
  if (paragraphs.length === 0) refuseIfEmpty('', name);
  const heading = paragraphs.find(({ kind }) => kind === 'heading')?.text;
  return {
    title: body.title ?? heading ?? (fields.found.get(TITLE)?.trim() || null),
    paragraphs,
    encoding: '',
    notices: [],
    ...(await languageOfFile(fields.found.get(LANGUAGE) || styles.language, paragraphs)),
  };
}

async function readParts(
  bytes: Uint8Array,
  name: string,
  styles: OdtStyles,
  body: OdtBody,
  fields: XmlFields,
): Promise<void> {
  const archive = await openArchive(bytes, name);
  await refuseEncrypted(archive, name);
  if (!archive.has('content.xml')) throw new InputError('odt-none', { name });
  const own: XmlHandler = { open: (element, attributes) => styles.open(element, attributes), close() {}, text() {} };
  if (archive.has('styles.xml')) await readXmlPart(archive, 'styles.xml', name, own);
  if (archive.has('meta.xml')) await readXmlPart(archive, 'meta.xml', name, fields);
  await readXmlPart(archive, 'content.xml', name, body);
}

/** One XML file with all parts in it. */
function readFlat(bytes: Uint8Array, name: string, body: OdtBody, fields: XmlFields): void {
  const both: XmlHandler = {
    open(element: string, attributes: XmlAttributes) {
      fields.open(element);
      body.open(element, attributes);
    },
    close(element: string) {
      fields.close();
      body.close(element);
    },
    text(text: string) {
      fields.text(text);
      body.text(text);
    },
  };
  const reading = new XmlReading(both, name);
  reading.write(bytes);
  reading.end();
}

const MANIFEST = 'META-INF/manifest.xml';

/** With a password, the parts are noise; the list of parts says so. */
async function refuseEncrypted(archive: Archive, name: string): Promise<void> {
  if (!archive.has(MANIFEST)) return;
  let encrypted = false;
  const open = (element: string) => {
    encrypted ||= element === 'manifest:encryption-data';
  };
  await readXmlPart(archive, MANIFEST, name, { open, close() {}, text() {} });
  if (encrypted) throw new InputError('file-encrypted', { name });
}
