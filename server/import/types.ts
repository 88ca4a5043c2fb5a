import type { FileUnit, LanguageTag, Notice, Paragraph } from '../types.js';

/** One version as a reader found it. */
export interface SourceText {
  /** The text's own title, where it has one; it is among the paragraphs too. */
  title: string | null;
  paragraphs: Paragraph[];
}

export interface ReadSource extends SourceText {
  /** As the WHATWG Encoding Standard spells it; '' where the format has no say in it (a DOCX is UTF-8 within). */
  encoding: string;
  notices: Notice[];
  /** The language that the file itself names, as a BCP 47 tag. */
  tag?: LanguageTag;
}

/** What every reader says of itself. */
export interface FormatOfFiles {
  /** As `--format` and the forms name it. */
  id: string;
  /** Of file names, without the dot, in small letters; the first is the usual one. */
  extensions: readonly string[];
  /**
   * Whether a file whose name says nothing (or something else) is of this format.
   * @param head its first bytes, at most 64 KiB.
   */
  recognises?(head: Uint8Array): boolean;
}

/** Reads a file that holds one version. */
export interface TextReader extends FormatOfFiles {
  kind: 'text';
  /**
   * @param name what a person calls the file: every message names it.
   * @throws InputError that names the file, the place and the remedy.
   */
  read(bytes: Uint8Array, name: string): ReadSource | Promise<ReadSource>;
}

/** A file that is read piece by piece: a translation memory may be larger than memory. */
export interface InputFile {
  name: string;
  /** Its language, where the user gave one and the format holds one language a file. */
  tag?: LanguageTag;
  /** Of its columns, in order, where the user gave them and the format may not say them (a table without a header). */
  tags?: readonly LanguageTag[];
  /** From its beginning; may be asked for more than once. */
  open(): AsyncIterable<Uint8Array>;
}

/** What a unit file says of itself as a whole; filled in before the first unit is given, as far as the file has it. */
export interface UnitFileHead {
  title?: string;
  /** The language that the others were translated from. */
  source?: LanguageTag;
  notices: Notice[];
}

/** Reads files that hold aligned units; holds one unit at a time, whatever the size of the file. */
export interface UnitReader extends FormatOfFiles {
  kind: 'units';
  /** `one`: each file is whole by itself. `group`: the units are spread over several files (`x.en`, `x.fr`). */
  files: 'one' | 'group';
  /**
   * @param files one, or for `group` all that belong together.
   * @param head filled in while reading: what holds for the whole.
   * @throws InputError that names the file, the place and the remedy.
   */
  read(files: readonly InputFile[], head: UnitFileHead): AsyncIterable<FileUnit>;
}

export type Reader = TextReader | UnitReader;
