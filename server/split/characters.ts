/** The characters that matter at the edges of sentences. Sets are asked by UTF-16 code unit or by whole character. */

const space = /\s/u;
const format = /\p{Cf}/u;
const upper = /[\p{Lu}\p{Lt}]/u;
const lower = /\p{Ll}/u;
const letter = /\p{L}/u;
const digit = /\p{Nd}/u;
const wordPart = /[\p{L}\p{M}\p{N}]/u;

/** Marks that end sentences and are followed by white space, where the script has any. */
export const STOPS: ReadonlySet<string> = new Set('.!?…‼⁇⁈⁉؟۔։።፧\u037e');
/** Marks of scripts that put no space after them, or that mean nothing else: always an end. */
export const FULL_STOPS: ReadonlySet<string> = new Set('。！？｡।॥။៕﹖﹗');
/** Greek asks with it; elsewhere it ends nothing. */
export const GREEK_QUESTION = ';';
const greek = /\p{Script=Greek}/u;

/** These look the same at either end of a quotation: the characters beside them tell. */
export const EITHER_QUOTES: ReadonlySet<string> = new Set(`"'“’‘”`);
export const OPENERS: ReadonlySet<string> = new Set('([{„‚‹«「『（〈《【');
export const CLOSERS: ReadonlySet<string> = new Set(')]}›»」』）〉》】');
export const GUILLEMETS: ReadonlySet<string> = new Set('«»‹›');
export const DASHES: ReadonlySet<string> = new Set('—–―-−‒');
/** Footnote marks set after the stop. */
export const NOTE_MARKS: ReadonlySet<string> = new Set('¹²³⁰⁴⁵⁶⁷⁸⁹†‡');
export const APOSTROPHES: ReadonlySet<string> = new Set(`'’ʼ`);

export const isSpace = (char: string): boolean => char === ' ' || space.test(char);
/** Invisible marks such as zero-width spaces and right-to-left marks. */
export const isFormat = (char: string): boolean => char > '\u007f' && format.test(char) && !space.test(char);
export const isUpper = (char: string): boolean => upper.test(char);
export const isLower = (char: string): boolean => lower.test(char);
export const isLetter = (char: string): boolean => letter.test(char);
export const isGreek = (char: string): boolean => char > '\u007f' && greek.test(char);
export const isDigit = (char: string): boolean => digit.test(char);
export const isWordPart = (char: string): boolean => wordPart.test(char);

/** The whole character at an offset, '' beyond the end. A lone surrogate comes back as itself. */
export function charAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

const casedScripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];

export function sameScript(one: string, other: string): boolean {
  return casedScripts.some((script) => script.test(one) && script.test(other));
}
