import { readFileSync, writeFileSync } from 'node:fs';
import { READY, readReady } from './irregular.js';
import { SortedLines } from './sorted-lines.js';

/*
 * Tables that the build makes ready, and finds the first words of, so that nothing is left to do when they are loaded.
 * A file may begin with lines of its own, after `#`; its tables are set apart by an empty line.
 */

/** Where the tables of a text begin and end. */
function bordersOf(text: string): [number, number][] {
  let at = 0;
  while (text.startsWith('#', at)) at = text.indexOf('\n', at) + 1;
  const borders: [number, number][] = [];
  while (at < text.length) {
    const end = text.startsWith('\n', at) ? at : text.indexOf('\n\n', at) + 1 || text.length;
    borders.push([at, end]);
    at = end + 1;
  }
  return borders;
}

const indexOf = (name: string): URL => new URL(`${name}.index`, READY);

/** The numbers of a file that the build has made, in this machine's order of bytes; none where it hasn't. */
function readNumbers(name: string): Int32Array {
  try {
    const bytes = readFileSync(indexOf(name));
    return new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Int32Array();
    throw error;
  }
}

/** Writes a text with its index: its length, and for each table its size, how many slots it has, and these. */
export function writeReadyLines(name: string, text: string): void {
  const tables = bordersOf(text).map(([from, to]) => new SortedLines(text, from, to));
  const numbers = tables.flatMap(({ size, slots }) => [size, slots.length, ...slots]);
  writeFileSync(new URL(name, READY), text);
  writeFileSync(indexOf(name), Int32Array.from([text.length, ...numbers]));
}

/** The text of a file that the build has made, and its tables; null where there is none. */
export function readReadyLines(name: string): { text: string; tables: SortedLines[] } | null {
  const text = readReady(name);
  if (text === null) return null;
  const numbers = readNumbers(name);
  // an index of another text is of no use
  const isIndexed = numbers[0] === text.length;
  let at = 1;
  const tables = bordersOf(text).map(([from, to]) => {
    if (!isIndexed) return new SortedLines(text, from, to);
    const [size, count] = [numbers[at] as number, numbers[at + 1] as number];
    const slots = numbers.subarray(at + 2, at + 2 + count);
    at += 2 + count;
    return new SortedLines(text, from, to, { size, slots });
  });
  return { text, tables };
}
