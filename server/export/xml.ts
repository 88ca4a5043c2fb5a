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

/** The text as it can stand in an XML file: NFC, with U+FFFD for each character that XML 1.0 forbids. */
export function xmlCharacters(text: string): string {
  return text.replace(FORBIDDEN, '\uFFFD').normalize('NFC');
}

/** An element's content. */
export function xmlText(text: string): string {
  return xmlCharacters(text).replace(IN_TEXT, reference);
}

/** An attribute's value, for double quotes. */
export function xmlAttribute(text: string): string {
  return xmlCharacters(text).replace(IN_ATTRIBUTE, reference);
}

function reference(character: string): string {
  return REFERENCES[character] ?? character;
}
