/** Line ends to some programs (Python's `splitlines`), though not to JSON; they occur only inside strings. */
const LINE_ENDS = /[\u0085\u2028\u2029]/gu;

/** A value as JSON that can stand in a line of JSON Lines, whatever a program takes for the end of one. */
export const lineText = (value: unknown): string =>
  JSON.stringify(value).replace(
    LINE_ENDS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A value as one line of JSON Lines, with its line end. */
export const jsonLine = (value: unknown): string => `${lineText(value)}\n`;
