import { posix } from 'node:path';
import { InputError } from '../../errors.js';
import { localName, xmlEventsOf } from '../containers/xml.js';
import { partName } from '../containers/xml-part.js';
import type { Archive } from '../containers/zip.js';

export interface Sheet {
  path: string;
  /** What it is called on its tab. */
  title: string;
}

export interface WorkbookParts {
  /** In their order; hidden ones go last. */
  sheets: Sheet[];
  strings: string | null;
  styles: string | null;
  /** Its days are counted from then on. */
  since1904: boolean;
}

/** The parts of a workbook that hold its cells and what these refer to. */
export async function workbookParts(archive: Archive, name: string): Promise<WorkbookParts> {
  const workbook = (await relations(archive, '_rels/.rels', '', name)).find(
    ({ type }) => type === 'officeDocument',
  )?.path;
  if (workbook === undefined || !archive.has(workbook)) throw new InputError('xlsx-none', { name });
  const folder = posix.dirname(workbook);
  const parts = await relations(archive, `${folder}/_rels/${posix.basename(workbook)}.rels`, folder, name);
  const visible: Sheet[] = [];
  const hidden: Sheet[] = [];
  let since1904 = false;
  for (const event of xmlEventsOf(await archive.read(workbook), partName(name, workbook))) {
    if (event.kind !== 'open') continue;
    const element = localName(event.name);
    if (element === 'workbookPr') since1904 = /^(?:1|true)$/u.test(event.attributes.get('date1904') ?? '');
    if (element !== 'sheet') continue;
    const id = [...event.attributes].find(([attribute]) => /:id$/u.test(attribute))?.[1];
    const part = parts.find((one) => one.id === id && one.type === 'worksheet');
    if (!part || !archive.has(part.path)) continue;
    const isHidden = /hidden/iu.test(event.attributes.get('state') ?? '');
    (isHidden ? hidden : visible).push({ path: part.path, title: event.attributes.get('name') ?? '' });
  }
  const partOf = (wanted: string) => parts.find(({ type, path }) => type === wanted && archive.has(path))?.path ?? null;
  return { sheets: [...visible, ...hidden], strings: partOf('sharedStrings'), styles: partOf('styles'), since1904 };
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
