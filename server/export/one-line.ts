/** Control characters, whatever any program takes for the end of a line (Python's `splitlines`) among them. */
const CONTROLS = /\s*[\p{Cc}\u2028\u2029]\s*/gu;

/** For formats of a line a text, which know no way to write a line's end or a tab: each becomes a space. */
export const oneLine = (text: string): string => text.replace(CONTROLS, ' ').trim();
