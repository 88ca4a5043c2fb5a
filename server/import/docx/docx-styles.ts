import type { XmlAttributes, XmlHandler } from '../containers/xml.js';
import type { NamedStyle } from '../style-kinds.js';
import { DocxNames, isOn } from './docx-names.js';

/** The styles of a DOCX. */
export class DocxStyles implements XmlHandler {
  readonly styles = new Map<string, NamedStyle>();
  /** Of text that says nothing of its own. */
  language: string | undefined;
  private readonly names = new DocxNames();
  private style: NamedStyle | null = null;
  private inDefaults = false;

  open(written: string, attributes: XmlAttributes): void {
    const value = (name = 'val') => this.names.value(attributes, name);
    switch (this.names.element(written, attributes)) {
      case 'w:docDefaults':
        this.inDefaults = true;
        break;
      case 'w:lang':
        if (this.inDefaults) this.language = value();
        break;
      case 'w:style':
        this.style = { name: '' };
        this.styles.set(value('styleId') ?? '', this.style);
        break;
      case 'w:name':
        if (this.style) this.style.name = value() ?? '';
        break;
      case 'w:basedOn':
        if (this.style) this.style.parent = value();
        break;
      case 'w:outlineLvl':
        if (this.style && isHeadingLevel(value())) this.style.kind = 'heading';
        break;
      case 'w:vanish':
        if (this.style) this.style.hidden = isOn(value());
        break;
      case 'w:numId':
        if (this.style && value() !== '0') this.style.numbered = true;
        break;
    }
  }

  close(written: string): void {
    const name = this.names.ended(written);
    if (name === 'w:style') this.style = null;
    if (name === 'w:docDefaults') this.inDefaults = false;
  }

  text(): void {}
}

/** Level 9 is the text itself (ECMA-376, 17.3.1.20). */
export const isHeadingLevel = (value: string | undefined): boolean => /^[0-8]$/u.test(value ?? '');
