import { languageOf } from '../language/index.js';
import type { Language } from '../language/types.js';
import type { LanguageTag, Paragraph, Range, Version } from '../types.js';
import { endsSentence } from './boundary.js';
import { FULL_STOPS, GREEK_QUESTION, isGreek, isSpace, STOPS } from './characters.js';
import { asides, Quotations } from './enclosures.js';
import { readStop, skipSpace } from './stops.js';
import { endsUnstopped, UNSTOPPED_ENDS } from './unstopped.js';

/** Everything that may end a sentence, as one class of characters: a scan for it is far faster than a look at each. */
const MARKS = `[${[...STOPS, ...FULL_STOPS, GREEK_QUESTION, ...UNSTOPPED_ENDS].join('')}]`;

/**
 * The sentences of a paragraph, in order: half-open ranges of UTF-16 code units, trimmed of white space and never
 * empty. Between them they leave out nothing but white space. Takes time linear in the length of the text.
 */
export function splitParagraph(text: string, { splitting: data }: Language): Range[] {
  const sentences: Range[] = [];
  const marks = new RegExp(MARKS, 'gu');
  const quotations = new Quotations(text);
  const brackets = asides(text);
  let bracket = 0;
  let start = skipSpace(text, 0);
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    while ((brackets[bracket]?.end ?? Infinity) <= mark.index) bracket++;
    const around = brackets[bracket];
    const aside = around !== undefined && around.start < mark.index ? around : undefined;
    if (mark[0] === GREEK_QUESTION && !isGreek(text[mark.index - 1] ?? '')) continue;
    if (UNSTOPPED_ENDS.includes(mark[0])) {
      if (!endsUnstopped(text, mark.index, start, data, aside, quotations)) continue;
      sentences.push({ start, end: mark.index + 1 });
      start = mark.index + 2;
      continue;
    }
    const stop = readStop(text, mark.index, data, quotations);
    marks.lastIndex = stop.end;
    if (!endsSentence({ text, data, start, stop, aside, quotations })) continue;
    sentences.push({ start, end: stop.end });
    start = stop.next;
  }
  let end = text.length;
  while (end > start && isSpace(text[end - 1] ?? '')) end--;
  if (end > start) sentences.push({ start, end });
  return sentences;
}

/** A version's paragraphs, split by the rules of its language. */
export function splitVersion(tag: LanguageTag, paragraphs: Paragraph[]): Version {
  const language = languageOf(tag);
  const sentences = paragraphs.flatMap(({ text }, paragraph) =>
    splitParagraph(text, language).map((range) => ({ ...range, paragraph, text: text.slice(range.start, range.end) })),
  );
  return { tag, paragraphs, sentences };
}
