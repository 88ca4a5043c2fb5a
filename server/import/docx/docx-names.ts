import type { XmlAttributes } from '../containers/xml.js';

/** Both editions of the standard, ECMA-376 and ISO 29500 strict. */
const WORD = /\/wordprocessingml\/(?:2006\/)?main$/u;

/** The names of a part's elements with the prefix `w:` that programs use, whatever prefix this part has for it. */
export class DocxNames {
  private prefix: string | null = null;

  /** To be asked for each element in order: the first tells the prefix. */
  element(name: string, attributes: XmlAttributes): string {
    this.prefix ??= prefixIn(attributes);
    return this.prefix === 'w:' || !name.startsWith(this.prefix) ? name : `w:${name.slice(this.prefix.length)}`;
  }

  /** The same for an end tag. */
  ended(name: string): string {
    const { prefix } = this;
    return prefix === null || prefix === 'w:' || !name.startsWith(prefix) ? name : `w:${name.slice(prefix.length)}`;
  }

  value(attributes: XmlAttributes, name: string): string | undefined {
    return attributes.get(`${this.prefix || 'w:'}${name}`);
  }
}

function prefixIn(attributes: XmlAttributes): string {
  for (const [name, value] of attributes) {
    if (WORD.test(value)) return name === 'xmlns' ? '' : `${name.slice('xmlns:'.length)}:`;
  }
  return 'w:';
}

/** Whether a property without value, or with one, is on (ECMA-376, 17.17.4). */
export const isOn = (value: string | undefined): boolean => !['0', 'false', 'off'].includes(value ?? 'true');
