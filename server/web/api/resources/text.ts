import { z } from 'zod';

const MOST = 1_000_000;

/** A version's text, as `tercet align --jsonl` takes it. */
export const Text = z
  .union([
    z.string().min(1).describe('As it is, paragraphs separated by blank lines.'),
    z.array(z.string()).min(1).max(MOST).describe('Sentences.'),
    z.array(z.array(z.string()).max(MOST)).min(1).max(MOST).describe('Paragraphs, each a list of sentences.'),
  ])
  .describe('Raw text, sentences, or paragraphs of sentences.');

/** One sentence a line, blank lines between paragraphs. */
export function presegmentedText(text: readonly string[] | readonly (readonly string[])[]): string {
  const line = (sentence: string): string => sentence.replace(/\s+/gu, ' ').trim();
  const paragraph = (sentences: readonly string[]): string =>
    sentences
      .map(line)
      .filter((sentence) => sentence !== '')
      .join('\n');
  const paragraphs = text.some((item) => typeof item !== 'string')
    ? (text as readonly (readonly string[])[])
    : [text as readonly string[]];
  return paragraphs
    .map(paragraph)
    .filter((lines) => lines !== '')
    .join('\n\n');
}
