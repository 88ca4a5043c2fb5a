import type { ParagraphKind } from '../../types.js';

const KINDS = new Set<string>([
  'text',
  'heading',
  'caption',
  'list',
  'quote',
  'table',
  'footnote',
] satisfies ParagraphKind[]);

/** As Tercet's own files name it; undefined for all else. */
export const paragraphKind = (text: string | undefined): ParagraphKind | undefined =>
  text !== undefined && KINDS.has(text) ? (text as ParagraphKind) : undefined;
