import type { Paragraph, ParagraphKind } from '../../types.js';
import type { XmlAttributes, XmlHandler } from '../containers/xml.js';
import { type ParagraphList, ParagraphStack } from '../paragraph-list.js';
import { isHiddenStyle, type NamedStyle, type StyleKind, styleKind } from '../style-kinds.js';
import { DocxFields } from './docx-fields.js';
import { DocxNames, isOn } from './docx-names.js';
import { isHeadingLevel } from './docx-styles.js';

/**
 * Left out with all that is in them: what was deleted or moved from here, how things were before a change, ruby, and
 * the second telling of a drawing for programs that don't know the first.
 */
const SKIPPED = new Set(
  'w:del w:moveFrom w:rPrChange w:pPrChange w:rt w:delText w:sectPr w:tblPr w:trPr w:tcPr mc:Fallback'.split(' '),
);

/** In a run: what stands for a character. */
const SIGNS: Record<string, string> = {
  'w:tab': ' ',
  'w:br': ' ',
  'w:cr': ' ',
  'w:ptab': ' ',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00ad',
};

/** What a paragraph says of itself before its text. */
interface Properties {
  style: string;
  heading: boolean;
  list: boolean;
  /** Its mark is deleted, or it is a large initial. */
  goesOn: boolean;
}

/** What the parts of a document share: the styles, and what is found. */
export interface DocxReading {
  styles: ReadonlyMap<string, NamedStyle>;
  list: ParagraphList;
  /** Characters by language, as runs name it; '' for those that don't. */
  languages: Map<string, number>;
  /** The first paragraph in the style of titles. */
  title: string | null;
  /** Notes in the order in which the text refers to them, `footnote 3`, with their marks where those are no numbers. */
  references: Map<string, string>;
}

/** Reads the main part of a DOCX, or with `isNotes` the notes of one kind. Takes the place of no validator: what isn't known is passed through. */
export class DocxBody implements XmlHandler {
  /** The notes' paragraphs, by `footnote 3`. */
  readonly notes = new Map<string, Paragraph[]>();
  private readonly names = new DocxNames();
  private readonly fields = new DocxFields();
  private readonly stack: ParagraphStack;
  private readonly properties: Properties[] = [];
  private readonly known = new Map<string, StyleKind>();
  private skipped = 0;
  private tables = 0;
  private inRun = false;
  private inProperties = false;
  private hidden = false;
  private takes: 'text' | 'code' | null = null;
  private language = '';
  private readonly hides = new Map<string, boolean>();
  /** The note whose own mark the rest of the run is. */
  private marked = '';
  /** The control that is open shows what to fill in, and nobody has. */
  private isPlaceholder = false;
  private noteFrom = -1;
  private note = '';
  /** Where a table of contents or index began among the paragraphs; it is cut out once it has ended. */
  private generatedFrom = -1;
  /** Content controls that are open: where each began, if it holds a table of contents with its heading; else -1. */
  private readonly controls: number[] = [];

  constructor(
    private readonly reading: DocxReading,
    private readonly isNotes = false,
  ) {
    this.stack = new ParagraphStack(reading.list);
  }

  open(written: string, attributes: XmlAttributes): void {
    const name = this.names.element(written, attributes);
    if (this.skipped > 0 || (SKIPPED.has(name) && !this.isMark(name))) {
      this.skipped++;
      return;
    }
    if (this.inProperties) this.property(name, attributes);
    else this.content(name, attributes);
  }

  close(written: string): void {
    if (this.skipped > 0) {
      this.skipped--;
      return;
    }
    const name = this.names.ended(written);
    switch (name) {
      case 'w:p':
        this.endParagraph();
        break;
      case 'w:r':
        this.inRun = false;
        this.hidden = false;
        this.marked = '';
        break;
      case 'w:pPr':
        this.inProperties = false;
        break;
      case 'w:rPr':
        // Within the paragraph's properties, those of its mark are not their end.
        if (this.inRun) this.inProperties = false;
        break;
      case 'w:tc':
        this.stack.flush('table');
        break;
      case 'w:tbl':
        this.tables--;
        break;
      case 'w:sdt':
        this.endControl();
        break;
      case 'w:body':
        this.stack.flush('text');
        break;
      case 'w:t':
      case 'w:instrText':
      case 'm:t':
        this.takes = null;
        break;
      case 'w:footnote':
      case 'w:endnote':
        this.stack.flush('footnote');
        this.endNote();
        break;
    }
  }

  text(text: string): void {
    if (this.takes === null || this.skipped > 0) return;
    if (this.takes === 'code') this.fields.code(text);
    else this.write(text);
  }

  private content(name: string, attributes: XmlAttributes): void {
    const sign = this.inRun ? SIGNS[name] : undefined;
    if (sign !== undefined) this.write(sign);
    switch (name) {
      case 'w:p':
        this.stack.begin();
        this.properties.push({ style: '', heading: false, list: false, goesOn: false });
        this.inRun = false;
        break;
      case 'w:pPr':
        this.inProperties = true;
        break;
      case 'w:r':
        this.inRun = true;
        this.language = '';
        this.hidden = this.hidesStyle(this.properties.at(-1)?.style ?? '');
        break;
      case 'w:rPr':
        this.inProperties = this.inRun;
        break;
      case 'w:tbl':
        this.tables++;
        break;
      case 'w:t':
      case 'm:t':
        this.takes = 'text';
        break;
      case 'w:instrText':
        this.takes = 'code';
        break;
      case 'w:fldChar':
        this.field(this.names.value(attributes, 'fldCharType'));
        break;
      case 'w:sdt':
        this.controls.push(-1);
        break;
      case 'w:showingPlcHdr':
        this.isPlaceholder = isOn(this.names.value(attributes, 'val'));
        break;
      case 'w:sdtContent':
        if (this.isPlaceholder) this.skipped++;
        this.isPlaceholder = false;
        break;
      case 'w:docPartGallery':
        if (this.names.value(attributes, 'val') !== 'Table of Contents') break;
        this.controls[this.controls.length - 1] = this.reading.list.paragraphs.length;
        break;
      case 'w:sym':
        this.write(symbol(this.names.value(attributes, 'char')));
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.refer(`${name.slice(2, -9)} ${this.names.value(attributes, 'id')}`, attributes);
        break;
      case 'w:footnote':
      case 'w:endnote':
        this.beginNote(name, attributes);
        break;
    }
  }

  private property(name: string, attributes: XmlAttributes): void {
    const value = this.names.value(attributes, 'val');
    const own = this.properties.at(-1);
    if (this.inRun) {
      if (name === 'w:rStyle') this.hidden ||= this.hidesStyle(value ?? '');
      if (name === 'w:vanish') this.hidden = isOn(value);
      if (name === 'w:lang') this.language = value ?? '';
    } else if (own) {
      if (name === 'w:pStyle') own.style = value ?? '';
      if (name === 'w:outlineLvl') own.heading = isHeadingLevel(value);
      if (name === 'w:numId') own.list = value !== '0';
      if (this.isMark(name)) own.goesOn = true;
      if (name === 'w:framePr') own.goesOn = /drop|margin/u.test(this.names.value(attributes, 'dropCap') ?? '');
    }
  }

  /** Among a paragraph's properties, `del` says that its mark is deleted. */
  private isMark(name: string): boolean {
    return this.inProperties && !this.inRun && (name === 'w:del' || name === 'w:moveFrom');
  }

  private write(text: string): void {
    if (this.hidden || this.fields.hidesText) return;
    const { languages, references } = this.reading;
    if (this.marked !== '') {
      references.set(this.marked, `${references.get(this.marked) ?? ''}${text}`);
      return;
    }
    this.stack.write(text);
    languages.set(this.language, (languages.get(this.language) ?? 0) + text.length);
  }

  private endParagraph(): void {
    const own = this.properties.pop();
    this.inRun = this.stack.depth > 1;
    if (!own) return;
    if (own.goesOn) {
      this.stack.carry();
      return;
    }
    const { paragraphs } = this.reading.list;
    const before = paragraphs.length;
    const style = this.styleOf(own.style);
    this.stack.end(this.kindOf(own, style));
    if (style.title && before < paragraphs.length) this.reading.title ??= paragraphs[before]?.text ?? null;
    this.fields.endParagraph();
  }

  private kindOf(own: Properties, style: StyleKind): ParagraphKind {
    if (this.isNotes) return 'footnote';
    if (this.tables > 0) return 'table';
    if (own.heading || style.kind === 'heading') return 'heading';
    return own.list ? 'list' : (style.kind ?? 'text');
  }

  private styleOf(id: string): StyleKind {
    let found = this.known.get(id);
    if (!found) {
      found = styleKind(this.reading.styles, id);
      this.known.set(id, found);
    }
    return found;
  }

  private hidesStyle(id: string): boolean {
    let hides = this.hides.get(id);
    if (hides === undefined) {
      hides = isHiddenStyle(this.reading.styles, id);
      this.hides.set(id, hides);
    }
    return hides;
  }

  private refer(note: string, attributes: XmlAttributes): void {
    const { references } = this.reading;
    if (!references.has(note)) references.set(note, '');
    const own = this.names.value(attributes, 'customMarkFollows');
    if (own !== undefined && isOn(own)) this.marked = note;
  }

  private field(type: string | undefined): void {
    const { paragraphs } = this.reading.list;
    const before = this.fields.generates;
    this.fields.mark(type);
    if (!before && this.fields.generates) this.generatedFrom = paragraphs.length;
    if (!before || this.fields.generates) return;
    paragraphs.length = Math.min(paragraphs.length, this.generatedFrom);
    this.stack.clear();
  }

  private endControl(): void {
    this.isPlaceholder = false;
    const from = this.controls.pop() ?? -1;
    if (from >= 0) this.reading.list.paragraphs.splice(from);
  }

  private beginNote(name: string, attributes: XmlAttributes): void {
    const type = this.names.value(attributes, 'type') ?? 'normal';
    this.note = type === 'normal' ? `${name.slice(2)} ${this.names.value(attributes, 'id')}` : '';
    this.noteFrom = this.reading.list.paragraphs.length;
  }

  private endNote(): void {
    const own = this.reading.list.paragraphs.splice(this.noteFrom);
    if (this.note !== '') this.notes.set(this.note, own);
  }
}

/** A character of a named font; in those of signs it is in the private use area, and says nothing without the font. */
function symbol(code: string | undefined): string {
  const point = Number.parseInt(code ?? '', 16);
  return point >= 0x20 && point < 0xd800 ? String.fromCharCode(point) : '';
}
