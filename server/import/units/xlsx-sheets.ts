import { posix } from 'node:path';
import { InputError } from '../../errors.js';
import { localName, xmlEventsOf } from '../containers/xml.js';
import { partName } from '../containers/xml-part.js';
import type { Archive } from '../containers/zip.js';

/** The parts of a workbook that hold its cells, in the order of its sheets; hidden ones go last. */
export async function sheetPaths(
  archive: Archive,
  name: string,
): Promise<{ sheets: string[]; strings: string | null }> {
  const workbook = (await relations(archive, '_rels/.rels', '', name)).find(
    ({ type }) => type === 'officeDocument',
  )?.path;
  if (workbook === undefined || !archive.has(workbook)) throw new InputError('xlsx-none', { name });
  const folder = posix.dirname(workbook);
  const parts = await relations(archive, `${folder}/_rels/${posix.basename(workbook)}.rels`, folder, name);
  const visible: string[] = [];
  const hidden: string[] = [];
  for (const event of xmlEventsOf(await archive.read(workbook), partName(name, workbook))) {
    if (event.kind !== 'open' || localName(event.name) !== 'sheet') continue;
    const id = [...event.attributes].find(([attribute]) => /:id$/u.test(attribute))?.[1];
    const part = parts.find((one) => one.id === id && one.type === 'worksheet');
    if (part && archive.has(part.path)) (event.attributes.has('state') ? hidden : visible).push(part.path);
  }
  const strings = parts.find(({ type, path }) => type === 'sharedStrings' && archive.has(path))?.path ?? null;
  return { sheets: [...visible, ...hidden], strings };
}

interface Relation {
  id: string;
  /** The last part of its address: that of ECMA-376's first edition and that of the strict form begin differently. */
  type: string;
  path: string;
}

async function relations(archive: Archive, path: string, folder: string, name: string): Promise<Relation[]> {
  if (!archive.has(path)) return [];
  const found: Relation[] = [];
  for (const event of xmlEventsOf(await archive.read(path), partName(name, path))) {
    if (event.kind !== 'open' || localName(event.name) !== 'Relationship') continue;
    const target = event.attributes.get('Target') ?? '';
    found.push({
      id: event.attributes.get('Id') ?? '',
      type: (event.attributes.get('Type') ?? '').replace(/^.*\//u, ''),
      path: target.startsWith('/') ? target.slice(1) : posix.normalize(posix.join(folder, target)),
    });
  }
  return found;
}
