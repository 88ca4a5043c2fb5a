import type { ParagraphKind } from '../../types.js';
import type { XmlAttributes, XmlHandler } from '../containers/xml.js';
import { type ParagraphList, ParagraphStack } from '../paragraph-list.js';
import type { OdtStyles } from './odt-styles.js';

/**
 * Left out with all that is in them: deleted text, comments, what the program makes from the text itself (tables of
 * contents, indexes, numbers of notes and list items), pictures and their descriptions, ruby, forms, what was in cells
 * before they were joined with others, what the author is asked to fill in.
 */
const SKIPPED = new Set(
  (
    'text:tracked-changes office:annotation text:table-of-content text:alphabetical-index text:illustration-index ' +
    'text:table-index text:object-index text:user-index text:note-citation text:number svg:title svg:desc ' +
    'text:ruby-text text:hidden-text office:forms office:scripts office:event-listeners office:binary-data ' +
    'draw:object draw:object-ole table:covered-table-cell text:placeholder'
  ).split(' '),
);

const SPACES = new Set(['text:s', 'text:tab', 'text:line-break']);

/** Reads the content of an OpenDocument text; styles that stand before it are learnt on the way. */
export class OdtBody implements XmlHandler {
  /** The first paragraph in the style of titles. */
  title: string | null = null;
  /** Whether there was a text at all; there are tables and drawings too. */
  isText = false;
  private readonly main: ParagraphStack;
  private readonly noted: ParagraphStack;
  private readonly openStyles: string[] = [];
  private skipped = 0;
  private tables = 0;
  private items = 0;
  private inText = false;
  private inNote = false;

  /** @param notes takes up the notes, in the order in which the text refers to them. */
  constructor(
    private readonly list: ParagraphList,
    notes: ParagraphList,
    private readonly styles: OdtStyles,
  ) {
    this.main = new ParagraphStack(list);
    this.noted = new ParagraphStack(notes);
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.skipped > 0 || SKIPPED.has(name) || (this.inText && this.isHidden(name, attributes))) {
      this.skipped++;
    } else if (this.inText) {
      this.content(name, attributes);
    } else if (name === 'office:text') {
      this.isText = true;
      this.inText = true;
    } else {
      this.styles.open(name, attributes);
    }
  }

  close(name: string): void {
    if (this.skipped > 0) {
      this.skipped--;
      return;
    }
    if (name === 'text:p' || name === 'text:h') this.endParagraph(name === 'text:h');
    else if (name === 'text:note-body') this.inNote = false;
    else if (name === 'text:list-item' || name === 'text:list-header') this.items--;
    else if (name === 'table:table-cell') this.tables--;
    else if (name === 'office:text') this.inText = false;
  }

  text(text: string): void {
    if (this.inText && this.skipped === 0) this.stack.write(text);
  }

  private isHidden(name: string, attributes: XmlAttributes): boolean {
    if (attributes.get('text:display') === 'none') return true;
    if (attributes.get('loext:showing-place-holder') === 'true') return true;
    const style = attributes.get('text:style-name');
    if (style === undefined) return false;
    if (name === 'text:span') return this.styles.hides(style, 'text');
    return (name === 'text:p' || name === 'text:h') && this.styles.hides(style, 'paragraph');
  }

  private get stack(): ParagraphStack {
    return this.inNote ? this.noted : this.main;
  }

  private content(name: string, attributes: XmlAttributes): void {
    if (name === 'text:p' || name === 'text:h') {
      this.stack.begin();
      this.openStyles.push(attributes.get('text:style-name') ?? '');
    } else if (SPACES.has(name)) this.stack.write(' ');
    else if (name === 'text:note-body') this.inNote = true;
    else if (name === 'text:list-item' || name === 'text:list-header') this.items++;
    else if (name === 'table:table-cell') this.tables++;
  }

  private endParagraph(isHeading: boolean): void {
    const style = this.styles.of(this.openStyles.pop() ?? '');
    const { paragraphs } = this.list;
    const before = paragraphs.length;
    let kind: ParagraphKind = style.kind ?? 'text';
    if (this.inNote) kind = 'footnote';
    else if (this.tables > 0) kind = 'table';
    else if (isHeading) kind = 'heading';
    else if (this.items > 0 && kind !== 'heading') kind = 'list';
    this.stack.end(kind);
    if (style.title && before < paragraphs.length) this.title ??= paragraphs[before]?.text ?? null;
  }
}
