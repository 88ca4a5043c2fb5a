import { InputError } from '../../errors.js';
import type { FileUnit } from '../../types.js';
import type { InputFile, UnitFileHead, UnitReader } from '../types.js';
import { fileLanguage } from './file-language.js';
import { type Line, linesOf } from './lines.js';
import { someUnits } from './some-units.js';
import { addText, refuseTooLong } from './texts.js';

/**
 * Plain text as Moses and other programs that learn from translations take it: a file a language (`x.en`, `x.fr`, …), a
 * line a unit, the same number of lines in each. A line that is blank in every file is no unit; where it is blank in some,
 * they have nothing there.
 */
export const moses: UnitReader = {
  kind: 'units',
  files: 'group',
  id: 'moses',
  extensions: [],
  read: (files, head) => someUnits(readMoses(files, head), files.map(({ name }) => name).join(', '), head),
};

async function* readMoses(files: readonly InputFile[], head: UnitFileHead): AsyncGenerator<FileUnit> {
  const names = files.map(({ name }) => name);
  if (files.length < 2) throw new InputError('moses-files', { names });
  const tags = files.map(fileLanguage);
  await refuseUnequal(files);
  const sides = files.map((file) => linesOf(file, head));
  try {
    for (;;) {
      const next = await Promise.all(sides.map((side) => side.next()));
      if (next.some(({ done }) => done)) return;
      const lines = next.map(({ value }) => value as Line);
      if (lines.every(({ text }) => text.trim() === '')) continue;
      const unit: FileUnit = { texts: {} };
      for (const [at, { text, number }] of lines.entries()) {
        refuseTooLong(text, names[at] as string, () => number);
        addText(unit.texts, tags[at] as string, [text]);
      }
      yield unit;
    }
  } finally {
    await Promise.all(sides.map((side) => side.return(undefined)));
  }
}

/** Counted before the first unit is given, as every unit after a line too many is wrong. */
async function refuseUnequal(files: readonly InputFile[]): Promise<void> {
  const counts: number[] = [];
  for (const file of files) {
    let lines = 0;
    for await (const _ of linesOf(file, { notices: [] })) lines++;
    counts.push(lines);
  }
  if (new Set(counts).size === 1) return;
  const sizes = files.map(({ name }, at) => `${name}: ${counts[at]}`);
  throw new InputError('moses-lines', { sizes });
}
