import type { Nodes, Parents, PhrasingContent, RootContent } from 'mdast';
import type { Paragraph, ParagraphKind } from '../../types.js';
import { htmlPieceParagraphs } from '../html/html.js';
import { dialectParagraphs } from './markdown-dialects.js';

/** The paragraphs of Markdown's blocks, and the notes that they refer to. */
export interface MarkdownText {
  /** The file's. */
  name: string;
  paragraphs: Paragraph[];
  /** Labels in the order in which the text refers to them. */
  referred: Set<string>;
  notes: Map<string, Paragraph[]>;
}

/** An anchor after a heading, as Pandoc, Hugo and Docusaurus write it. */
const ANCHOR = / ?\{#[^\s{}]{1,200}\}$/u;

/** The paragraphs of blocks, in order, added to `text`. A kind holds for all that is within, but headings stay headings. */
export function addBlocks(nodes: readonly RootContent[], kind: ParagraphKind, text: MarkdownText): void {
  const add = (of: ParagraphKind, content: string) => {
    const folded = content.replace(/[ \t\r\n]+/gu, ' ').trim();
    const own = of === 'heading' ? folded.replace(ANCHOR, '') : folded;
    if (own !== '') text.paragraphs.push({ kind: of, text: own });
  };
  for (const node of nodes) {
    switch (node.type) {
      case 'paragraph':
        for (const own of dialectParagraphs(kind, inline(node, text))) add(own.kind, own.text);
        break;
      case 'heading':
        add('heading', inline(node, text));
        break;
      case 'blockquote':
        addBlocks(node.children, kind === 'footnote' ? kind : 'quote', text);
        break;
      case 'list':
        for (const item of node.children) addBlocks(item.children, kind === 'footnote' ? kind : 'list', text);
        break;
      case 'table':
        for (const cell of node.children.flatMap((row) => row.children)) add('table', inline(cell, text));
        break;
      case 'code':
        for (const part of node.value.split(/\n\s*\n/u)) add(kind, part);
        break;
      case 'html':
        for (const paragraph of htmlPieceParagraphs(node.value, text.name)) add(paragraph.kind, paragraph.text);
        break;
      case 'footnoteDefinition': {
        const note = { ...text, paragraphs: [] };
        addBlocks(node.children, 'footnote', note);
        if (!text.notes.has(node.identifier)) text.notes.set(node.identifier, note.paragraphs);
        break;
      }
      // What is left is front matter, rules, and definitions of links.
    }
  }
}

/** The words of inline content, without its marks: no targets of links, no pictures, no tags. */
function inline(parent: Parents, text: MarkdownText): string {
  return (parent.children as PhrasingContent[]).map((node) => words(node, text)).join('');
}

function words(node: PhrasingContent, text: MarkdownText): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return ' ';
    case 'html':
      return /^<br[\s/>]/iu.test(node.value) ? ' ' : '';
    case 'footnoteReference':
      text.referred.add(node.identifier);
      return '';
    default:
      return 'children' in (node as Nodes) ? inline(node as Parents, text) : '';
  }
}
