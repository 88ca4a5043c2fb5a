import { expect, test } from '@jest/globals';
import { languageOf } from '../../server/language/index.js';
import { splitParagraph } from '../../server/split/split.js';

export function sentencesOf(text: string, tag: string): string[] {
  return splitParagraph(text, languageOf(tag)).map(({ start, end }) => text.slice(start, end));
}

/** A test a row. `¦` marks in the row where its sentences end; the text is the row without them. */
export function testRows(tag: string, rows: readonly string[]): void {
  test.each(rows)('%s', (row) => {
    const expected = row.split('¦').map((sentence) => sentence.trim());
    expect(sentencesOf(row.replaceAll('¦', ''), tag)).toEqual(expected);
  });
}
