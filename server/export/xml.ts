/**
 * Whatever is not a Char of XML 1.0 (its production 2): control characters but for tab, line feed and carriage return,
 * lone surrogates, and two noncharacters. XML can't hold them in any spelling, not even as a character reference.
 */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** In text, a carriage return would be read back as a line feed; `>` is escaped because of `]]>`. */
const IN_TEXT = /[&<>\r]/gu;

/** In an attribute, any white space but the plain space would be read back as one. */
const IN_ATTRIBUTE = /[&<>"\t\n\r]/gu;

const REFERENCES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/**
 * Whatever has to be looked at more closely: markup, what XML can't hold, and all that isn't known to be its own NFC. The
 * letters of the common scripts are, as long as no combining mark follows, and those are not in the list. Most texts
 * have nothing else, and normalising them all the same would take a third of the time of an export.
 */
const PERHAPS =
  /[&<>]|[^\t\n\u0020-\u02FF\u0388-\u03FF\u0400-\u0482\u048A-\u052F\u05D0-\u05EA\u0620-\u064A\u2002-\u20CF\u3001-\u3029\u3041-\u3096\u30A1-\u30FA\u4E00-\u9FFF\uAC00-\uD7A3]/;

/** The text as it can stand in an XML file: NFC, with U+FFFD for each character that XML 1.0 forbids. */
export function xmlCharacters(text: string): string {
  return text.replace(FORBIDDEN, '\uFFFD').normalize('NFC');
}

/** An element's content. */
export function xmlText(text: string): string {
  if (!PERHAPS.test(text)) return text;
  return xmlCharacters(text).replace(IN_TEXT, reference);
}

/** An attribute's value, for double quotes. */
export function xmlAttribute(text: string): string {
  return xmlCharacters(text).replace(IN_ATTRIBUTE, reference);
}

function reference(character: string): string {
  return REFERENCES[character] ?? character;
}

/** ` name="value"` for each that has one. */
export function attributes(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${xmlAttribute(value)}"`))
    .join('');
}
