import { InputError } from '../../errors.js';
import { TEXT_LIMIT } from '../size.js';
import type { InputFile, UnitFileHead } from '../types.js';
import { decodedText } from './decoded.js';

/** A line without its end, and its number, from 1. */
export interface Line {
  text: string;
  number: number;
}

/**
 * The lines of a file. Only line feeds end one (before them, a carriage return goes too): what Unicode or old programs
 * take for further line ends may stand within a text, and files of which each line answers another's must not get out
 * of step.
 * @param decode gives the text, piece by piece.
 * @throws InputError `line-too-long`, and what `decode` throws
 */
export async function* linesOf(file: InputFile, head: UnitFileHead, decode = decodedText): AsyncGenerator<Line> {
  let number = 0;
  // Joined at the line's end only: a line of many megabytes comes in many pieces.
  let begun: string[] = [];
  let length = 0;
  for await (const piece of decode(file, head)) {
    let start = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', start)) {
      const last = piece.slice(start, end);
      const text = begun.length === 0 ? last : begun.join('') + last;
      begun = [];
      length = 0;
      yield { text: text.endsWith('\r') ? text.slice(0, -1) : text, number: ++number };
      start = end + 1;
    }
    if (start < piece.length) begun.push(piece.slice(start));
    length += piece.length - start;
    if (length > TEXT_LIMIT)
      throw new InputError('line-too-long', { name: file.name, line: number + 1, limit: TEXT_LIMIT / 1_000_000 });
  }
  const text = begun.join('');
  if (text !== '') yield { text: text.endsWith('\r') ? text.slice(0, -1) : text, number: ++number };
}
