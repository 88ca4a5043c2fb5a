import type { ParagraphKind } from '../../types.js';
import { type PdfSegment, type PdfText, pdfSegments } from './pdf-segments.js';

/** A part of a page's structure as pdf.js gives it: elements with roles (ISO 32000-1, 14.8.4), content by its id. */
export interface PdfTag {
  role?: string;
  type?: string;
  id?: string;
  children?: PdfTag[];
}

/** A text with the id of the marked content that it is in. */
export interface PdfMarkedText extends PdfText {
  content: string | null;
}

/** What a tagged file says is one paragraph, or the part of it on one page. */
export interface PdfBlock {
  kind: ParagraphKind;
  lines: PdfSegment[];
}

/** Roles that make their paragraphs of a kind, those of the text as a whole in the order in which they win. */
const KINDS: [role: RegExp, kind: ParagraphKind][] = [
  [/^(?:FE)?Note$/u, 'footnote'],
  [/^T[DH]$/u, 'table'],
  [/^(?:H\d*|Title)$/u, 'heading'],
  [/^Caption$/u, 'caption'],
  [/^LI$/u, 'list'],
  [/^BlockQuote$/u, 'quote'],
];

/** Roles within a paragraph; all others begin one. */
const INLINE =
  /^(?:Span|Link|Reference|Annot|Em|Strong|Sub|Quote|Code|BibEntry|Ruby|RB|Warichu|WT|WP|Formula|NonStruct|Private)$/u;

/** Numbers of list items and notes, tables of contents, ruby: what other formats leave out as well. */
const LEFT_OUT = /^(?:Lbl|TOC|TOCI|Index|RT|RP|Artifact)$/u;

/** Characters that the tags must account for, as a share. */
const MOST_UNTAGGED = 0.1;

/** The paragraphs of a page in the order of its tags; null where it has none, or they leave out too much of the text. */
export function taggedBlocks(tree: PdfTag | null, texts: readonly PdfMarkedText[], page: number): PdfBlock[] | null {
  const places = new Map<string, { kind: ParagraphKind; texts: PdfText[] } | null>();
  const blocks: { kind: ParagraphKind; texts: PdfText[] }[] = [];
  const walk = (tag: PdfTag, around: { kind: ParagraphKind; texts: PdfText[] } | null, kind: ParagraphKind): void => {
    if (tag.role === undefined) {
      if (tag.type === 'content' && tag.id !== undefined) places.set(tag.id, around);
      return;
    }
    let block = around;
    const own = stronger(kind, tag.role);
    if (LEFT_OUT.test(tag.role)) block = null;
    else if (!INLINE.test(tag.role)) {
      block = { kind: own, texts: [] };
      blocks.push(block);
    }
    // What is left out is so with all that it holds.
    for (const child of tag.children ?? []) {
      if (block !== null) walk(child, block, own);
      else for (const id of contentsOf(child)) places.set(id, null);
    }
  };
  if (tree) walk(tree, null, 'text');
  let untagged = 0;
  let all = 0;
  for (const text of texts) {
    const size = text.str.trim().length;
    all += size;
    const block = text.content === null ? undefined : places.get(text.content);
    if (block === undefined) untagged += size;
    else block?.texts.push(text);
  }
  if (untagged > all * MOST_UNTAGGED) return null;
  return blocks
    .map((block) => ({ kind: block.kind, lines: pdfSegments(block.texts, page) }))
    .filter(({ lines }) => lines.length > 0);
}

/** A heading in a cell is a cell, an item in a note a note. */
function stronger(around: ParagraphKind, role: string): ParagraphKind {
  const own = KINDS.findIndex(([roles]) => roles.test(role));
  const outer = KINDS.findIndex(([, kind]) => kind === around);
  if (own < 0) return around;
  return outer >= 0 && outer < own ? around : (KINDS[own]?.[1] ?? around);
}

function contentsOf(tag: PdfTag): string[] {
  const own = tag.type === 'content' && tag.id !== undefined ? [tag.id] : [];
  return own.concat((tag.children ?? []).flatMap(contentsOf));
}

const ENDS_SENTENCE = /[.!?…。！？؟।:;][\p{Pe}\p{Pf}"']*$/u;
const STARTS_SMALL = /^["'«“„(]*\p{Ll}/u;

/** Programs that make tags of a finished page often make each line a paragraph: then so many go on in the next. */
const MOST_BROKEN = 0.25;

/** Whether tags tell paragraphs from lines. */
export function areTrusted(pages: readonly (readonly PdfBlock[])[]): boolean {
  let broken = 0;
  let all = 0;
  for (const blocks of pages) {
    blocks.forEach(({ kind, lines }, at) => {
      const next = blocks[at + 1];
      if (kind !== 'text' || next?.kind !== 'text') return;
      all++;
      if (goesOn(lines.at(-1)?.text ?? '', next.lines[0]?.text ?? '')) broken++;
    });
  }
  return broken <= all * MOST_BROKEN;
}

/** In widths of a letter m: what a line leaves free that is full. */
const FREE = 3;

/** Whether a paragraph that a page ends with goes on with the first of the next page. */
export function goesOnOverPage({ lines }: PdfBlock, text: string, next: string): boolean {
  if (goesOn(text, next)) return true;
  const last = lines.at(-1);
  if (!last || lines.length < 2 || ENDS_SENTENCE.test(text.slice(-20))) return false;
  return last.right > Math.max(...lines.map(({ right }) => right)) - last.size * FREE;
}

/** Whether two lines look like one sentence. */
const goesOn = (text: string, next: string): boolean => !ENDS_SENTENCE.test(text.slice(-20)) && STARTS_SMALL.test(next);
