import type { FileUnit } from '../../types.js';
import type { InputFile, UnitFileHead, UnitReader } from '../types.js';
import { someUnits } from './some-units.js';
import { type Joining, joinable, joined } from './xliff-join.js';
import { targetsOf } from './xliff-targets.js';
import { placedUnits } from './xliff-units.js';
import { rootOf } from './xml-root.js';

/**
 * XLIFF 1.2 and 2.x, and what translation programs make of 1.2: the source and its translation, a unit a segment. Codes
 * are left out, marked text is kept; so are proposals from memories and glossaries, and what other programs add. A file
 * with one source and several target languages gives units of all of them where its parts agree; several files are read
 * together only where they do (`xliff-groups.ts`).
 */
export const xliff: UnitReader = {
  kind: 'units',
  files: 'one',
  id: 'xliff',
  extensions: ['xlf', 'xliff', 'sdlxliff', 'mqxliff', 'mxliff'],
  recognises: (head) => rootOf(head) === 'xliff',
  read: (files, head) => someUnits(readXliff(files, head), files.map(({ name }) => name).join(', '), head),
};

async function* readXliff(files: readonly InputFile[], head: UnitFileHead): AsyncGenerator<FileUnit> {
  const [file, ...others] = files;
  if (!file) return;
  const translations = others.length > 0 ? files.map((one) => ({ file: one, only: null })) : await parts(file, head);
  const units =
    translations.length > 1 ? joined(translations, head) : placedUnits(file, head, translations[0]?.only ?? null);
  for await (const { unit } of units) yield unit;
}

/** The file by its target languages, where its parts in these belong together; else as it is. */
async function parts(file: InputFile, head: UnitFileHead): Promise<Joining[]> {
  const targets = await targetsOf(file);
  if (targets.length < 2) return [{ file, only: null }];
  const translations = targets.map((only) => ({ file, only }));
  const [first, ...others] = translations as [Joining, ...Joining[]];
  let some = false;
  for (const other of others) {
    const found = await joinable(first, other);
    some ||= found.some;
    if (found.whole) continue;
    const names = targets.map((tag) => `${file.name} (${tag})`);
    if (some) head.notices.push({ code: 'xliff-apart', params: { names } });
    return [{ file, only: null }];
  }
  return translations;
}
