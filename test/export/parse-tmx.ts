import { parseXml, type XmlElement } from './parse-xml.js';

/** The part of the DTD of TMX 1.4 that a writer of plain text needs, as one test: throws on what the DTD refuses. */
export interface TmxUnit {
  tuid: string | undefined;
  attributes: Record<string, string>;
  notes: string[];
  props: Record<string, string>;
  /** By `xml:lang`, in the order of the file. */
  segs: Record<string, string>;
}

export interface TmxFile {
  header: Record<string, string>;
  units: TmxUnit[];
}

const HEADER = ['creationtool', 'creationtoolversion', 'segtype', 'o-tmf', 'adminlang', 'srclang', 'datatype'];
const HEADER_OPTIONAL = ['o-encoding', 'creationdate', 'creationid', 'changedate', 'changeid'];
const TU = ['tuid', 'datatype', 'creationdate', 'changedate', 'segtype', 'srclang'];
const SEGTYPES = ['block', 'paragraph', 'sentence', 'phrase'];
const DATE = /^\d{8}T\d{6}Z$/u;

export function parseTmx(source: string): TmxFile {
  const tmx = parseXml(source);
  expectShape(tmx, 'tmx', /^header body $/u, ['version'], []);
  if (tmx.attributes.version !== '1.4') throw new Error('version');
  const [header, body] = tmx.children as [XmlElement, XmlElement];
  expectShape(header, 'header', /^(?:note |prop )*$/u, HEADER, HEADER_OPTIONAL);
  expectShape(body, 'body', /^(?:tu )*$/u, [], []);
  expectValues(header);
  const units = body.children.map(unitOf);
  if (new Set(units.map(({ tuid }) => tuid)).size < units.length) throw new Error('tuid twice');
  return { header: header.attributes, units };
}

function unitOf(tu: XmlElement): TmxUnit {
  expectShape(tu, 'tu', /^(?:note |prop )*(?:tuv )+$/u, [], TU);
  expectValues(tu);
  const named = (name: string): XmlElement[] => tu.children.filter((child) => child.name === name);
  for (const note of named('note')) expectShape(note, 'note', /^$/u, [], [], true);
  for (const prop of named('prop')) expectShape(prop, 'prop', /^$/u, ['type'], [], true);
  const segs = named('tuv').map((tuv): [string, string] => {
    expectShape(tuv, 'tuv', /^(?:note |prop )*seg $/u, ['xml:lang'], []);
    const seg = tuv.children.at(-1) as XmlElement;
    expectShape(seg, 'seg', /^$/u, [], [], true);
    return [tuv.attributes['xml:lang'] ?? '', seg.text];
  });
  if (new Set(segs.map(([lang]) => lang)).size < segs.length) throw new Error('a language twice in a tu');
  return {
    tuid: tu.attributes.tuid,
    attributes: tu.attributes,
    notes: named('note').map((note) => note.text),
    props: Object.fromEntries(named('prop').map((prop) => [prop.attributes.type ?? '', prop.text])),
    segs: Object.fromEntries(segs),
  };
}

function expectShape(
  element: XmlElement,
  name: string,
  children: RegExp,
  required: readonly string[],
  optional: readonly string[],
  hasText = false,
): void {
  const found = element.children.map((child) => `${child.name} `).join('');
  if (element.name !== name || !children.test(found)) throw new Error(`<${element.name}> holds ${found}`);
  if (!hasText && element.text.trim()) throw new Error(`text in <${name}>: ${element.text.trim()}`);
  const given = Object.keys(element.attributes);
  const missing = required.filter((attribute) => !given.includes(attribute));
  const unknown = given.filter((attribute) => !required.includes(attribute) && !optional.includes(attribute));
  if (missing.length + unknown.length > 0) throw new Error(`<${name}>: missing ${missing}, unknown ${unknown}`);
}

function expectValues({ name, attributes }: XmlElement): void {
  const { segtype, creationdate, changedate, tuid } = attributes;
  if (segtype !== undefined && !SEGTYPES.includes(segtype)) throw new Error(`segtype of ${name}: ${segtype}`);
  for (const date of [creationdate, changedate]) {
    if (date !== undefined && !DATE.test(date)) throw new Error(`date of ${name}: ${date}`);
  }
  if (tuid !== undefined && /\s/u.test(tuid)) throw new Error(`white space in tuid ${tuid}`);
}
