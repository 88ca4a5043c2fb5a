import type { Paragraph, ParagraphKind } from '../../types.js';
import type { SourceText } from '../types.js';
import { isHeadingLike, isListItem, startsItem } from './line-kind.js';
import { eachLineIsAParagraph, isMenu } from './line-layout.js';

/**
 * What ends a line: CRLF, CR, LF, NEL, vertical tab (a word processor's line break), and U+2028.
 * What ends a paragraph, apart from a blank line: form feed and U+2029.
 */
const LINE_END = /\r\n|[\n\r\v\u0085\u2028]/u;
const PARAGRAPH_END = /[\f\u2029]/u;

/** Runs of these fold to one space. No-break, thin and zero-width spaces mean something and are kept. */
const ORDINARY_SPACES = /[ \t]+/gu;

/**
 * Plain text to paragraphs. Paragraphs are separated by blank lines; a line break inside one becomes a space, and no
 * other character is changed. List items and lines of dialogue on lines of their own are paragraphs of their own. A text
 * without any blank line is looked at as a whole: wrapped at some width, or one paragraph a line.
 */
export function readPlainText(text: string): SourceText {
  const blocks = blocksOf(text);
  const isByLine = blocks.length === 1 ? eachLineIsAParagraph : isMenu;
  const groups = blocks.flatMap((lines) => (isByLine(lines) ? lines.map((line) => [line]) : splitItems(lines)));
  const paragraphs = groups.map(paragraph);
  return { title: titleOf(paragraphs), paragraphs };
}

/** The text's lines, white space folded (and of any kind taken off at their ends), in the groups that blank lines make. */
function blocksOf(text: string): string[][] {
  const blocks: string[][] = [];
  for (const part of text.split(PARAGRAPH_END)) {
    let block: string[] = [];
    for (const raw of part.split(LINE_END)) {
      const line = foldSpaces(raw).trim();
      if (line !== '') {
        block.push(line);
      } else if (block.length > 0) {
        blocks.push(block);
        block = [];
      }
    }
    if (block.length > 0) blocks.push(block);
  }
  return blocks;
}

/** Most lines have nothing to fold; not to rebuild them halves the time for a large text. */
function foldSpaces(line: string): string {
  return line.includes('  ') || line.includes('\t') ? line.replace(ORDINARY_SPACES, ' ') : line;
}

/** The lines of a block, in groups of one paragraph each: its items, with the lines that continue them. */
function splitItems(lines: string[]): string[][] {
  const groups: string[][] = [];
  const first = lines[0] ?? '';
  for (const line of lines) {
    const open = groups.at(-1);
    if (open && !startsItem(line, open, first)) open.push(line);
    else groups.push([line]);
  }
  return groups;
}

function paragraph(lines: string[]): Paragraph {
  const text = lines.join(' ');
  return { kind: kindOf(text), text };
}

function kindOf(text: string): ParagraphKind {
  if (isListItem(text)) return 'list';
  return isHeadingLike(text) ? 'heading' : 'text';
}

/** A title has words; the menu above it mostly has one a line. */
const TITLE_WORDS = 3;

function titleOf(paragraphs: Paragraph[]): string | null {
  const firstText = paragraphs.findIndex(({ kind }) => kind !== 'heading');
  if (firstText < 1) return null;
  const headings = paragraphs.slice(0, firstText);
  const title = headings.find(({ text }) => text.split(' ').length >= TITLE_WORDS) ?? headings[0];
  return title?.text ?? null;
}
