import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { Paragraph } from '../../types.js';
import { type FrontMatter, frontMatterOf } from './front-matter.js';
import { addBlocks, type MarkdownText } from './markdown-blocks.js';
import { markdownPieces } from './markdown-pieces.js';

const MATTER: ('yaml' | 'toml')[] = ['yaml', 'toml'];

const SYNTAX = {
  extensions: [gfm(), frontmatter(MATTER)],
  mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(MATTER)],
};

/** Apart from the reader itself, so that what parses Markdown is loaded only where there is some. */
export function paragraphsOfMarkdown(text: string, name: string): { matter: FrontMatter; paragraphs: Paragraph[] } {
  const found: MarkdownText = { name, paragraphs: [], referred: new Set(), notes: new Map() };
  let matter: FrontMatter = { title: null, language: null };
  for (const { source, end } of markdownPieces(text)) {
    const nodes = fromMarkdown(source, SYNTAX).children.filter(({ position }) => (position?.start.offset ?? 0) < end);
    const [first] = nodes;
    if (first && 'value' in first && MATTER.some((kind) => kind === first.type)) matter = frontMatterOf(first.value);
    addBlocks(nodes, 'text', found);
  }
  const { paragraphs, referred, notes } = found;
  for (const label of new Set([...referred, ...notes.keys()])) {
    for (const paragraph of notes.get(label) ?? []) paragraphs.push(paragraph);
  }
  return { matter, paragraphs };
}
