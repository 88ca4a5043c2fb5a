import { InputError } from '../../errors.js';
import type { Line } from './lines.js';
import { refuseTooLong } from './texts.js';

/** An entry of a catalogue of messages, as it stands there. */
export interface PoEntry {
  context: string | null;
  id: string;
  plural: string | null;
  /** One, or one for each form of the plural. */
  strings: string[];
  fuzzy: boolean;
  /** By translators. */
  comments: string[];
  /** By programs. */
  extracted: string[];
}

type Keyword = 'msgctxt' | 'msgid' | 'msgid_plural' | `msgstr${string}`;

const STATEMENT = /^(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d{1,3})\])?)\s*(?="|$)/u;
const STRING = /^"((?:[^"\\]|\\.)*)"$/u;
const ESCAPE = /\\(?:([0-7]{1,3})|x([\da-fA-F]{1,2})|(.))/gu;
const ESCAPED: Record<string, string> = { n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v' };

/**
 * The entries of a catalogue in its order, line by line (GNU gettext manual, "The Format of PO Files"). gettext-parser
 * would give them all at once, and those whose text is a number before all others.
 * @throws InputError `po-line` for a line that is nothing of a catalogue's.
 */
export async function* poEntries(lines: AsyncIterable<Line>, name: string): AsyncGenerator<PoEntry> {
  let entry: PoEntry | null = null;
  let last: Keyword | null = null;
  let length = 0;
  for await (const { text, number } of lines) {
    const line = text.trim();
    const statement = STATEMENT.exec(line);
    const goesOn = line.startsWith('"') && last !== null;
    // A blank line is usual between entries, but not asked for.
    if (entry && !goesOn && endsBefore(entry, line, statement?.[1])) {
      yield entry;
      entry = null;
    }
    if (!goesOn) last = null;
    if (line === '' || line.startsWith('#~')) continue;
    length = entry ? length + line.length : 0;
    refuseTooLong({ length }, name, () => number);
    entry ??= emptyEntry();
    if (line.startsWith('#')) {
      comment(entry, line);
      continue;
    }
    const string = STRING.exec(statement ? line.slice(statement[0].length) : line)?.[1];
    if ((!statement && !goesOn) || string === undefined) throw new InputError('po-line', { name, line: number });
    if (statement) last = statement[1] as Keyword;
    add(entry, last as Keyword, unescaped(string));
  }
  if (entry) yield entry;
}

const emptyEntry = (): PoEntry => ({
  ...{ context: null, id: '', plural: null, strings: [], fuzzy: false, comments: [], extracted: [] },
});

function endsBefore(entry: PoEntry, line: string, keyword: string | undefined): boolean {
  if (entry.strings.length === 0) return false;
  return line === '' || line.startsWith('#') || keyword === 'msgctxt' || keyword === 'msgid';
}

function comment(entry: PoEntry, line: string): void {
  const [sign, text] = [line.charAt(1), line.slice(2).trim()];
  if (sign === ',') entry.fuzzy ||= text.split(',').some((flag) => flag.trim() === 'fuzzy');
  else if (sign === '.') entry.extracted.push(text);
  else if (sign === ' ' && text !== '') entry.comments.push(text);
}

function add(entry: PoEntry, keyword: Keyword, text: string): void {
  if (keyword === 'msgctxt') entry.context = (entry.context ?? '') + text;
  else if (keyword === 'msgid') entry.id += text;
  else if (keyword === 'msgid_plural') entry.plural = (entry.plural ?? '') + text;
  else {
    const form = Number(/\d+/u.exec(keyword)?.[0] ?? 0);
    while (entry.strings.length <= form) entry.strings.push('');
    entry.strings[form] += text;
  }
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (_, octal, hexadecimal, character) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    if (hexadecimal !== undefined) return String.fromCharCode(Number.parseInt(hexadecimal, 16));
    return ESCAPED[character] ?? character;
  });
}
