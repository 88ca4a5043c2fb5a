import type { XmlAttributes } from '../containers/xml.js';
import { isHiddenStyle, type NamedStyle, type StyleKind, styleKind } from '../style-kinds.js';

/** The styles of an OpenDocument text, which are in two parts: those with names, and those made for single paragraphs. */
export class OdtStyles {
  private readonly styles = new Map<string, NamedStyle>();
  /** Of stretches within paragraphs. */
  private readonly textStyles = new Map<string, NamedStyle>();
  private readonly known = new Map<string, StyleKind>();
  /** `fr-CA`: of text that says nothing of its own. */
  language: string | undefined;
  private inDefault = false;
  private last: NamedStyle | null = null;

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'style:style') this.add(attributes);
    const display = name === 'style:text-properties' ? attributes.get('text:display') : undefined;
    if (display !== undefined && this.last) this.last.hidden = display === 'none';
    if (name === 'style:default-style') this.inDefault = attributes.get('style:family') === 'paragraph';
    if (name === 'style:text-properties' && this.inDefault && this.language === undefined) {
      this.language = languageIn(attributes);
    }
  }

  of(id: string): StyleKind {
    let found = this.known.get(id);
    if (!found) {
      found = styleKind(this.styles, id, plainName(id));
      this.known.set(id, found);
    }
    return found;
  }

  hides(id: string, family: 'paragraph' | 'text'): boolean {
    return isHiddenStyle(family === 'text' ? this.textStyles : this.styles, id);
  }

  private add(attributes: XmlAttributes): void {
    const family = attributes.get('style:family');
    this.last = null;
    if (family !== 'paragraph' && family !== 'text') return;
    const id = attributes.get('style:name') ?? '';
    const level = attributes.get('style:default-outline-level') ?? '';
    this.last = {
      name: plainName(id),
      parent: attributes.get('style:parent-style-name'),
      ...(level !== '' ? { kind: 'heading' } : {}),
    };
    (family === 'text' ? this.textStyles : this.styles).set(id, this.last);
  }
}

/** `Heading_20_1` is "Heading 1" (OpenDocument 1.3, part 3, 19.502 spells names so that XML can hold them). */
const plainName = (id: string): string =>
  id.replace(/_([\da-f]{2,4})_/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function languageIn(attributes: XmlAttributes): string | undefined {
  const [language, country] = [attributes.get('fo:language'), attributes.get('fo:country')];
  if (language === undefined || language === 'none') return undefined;
  return country === undefined || country === 'none' ? language : `${language}-${country}`;
}
