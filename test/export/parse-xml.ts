/**
 * A small XML reader for tests that refuses all that it doesn't know: no DOCTYPE, CDATA, comment, processing
 * instruction or entity but the five of XML 1.0, attributes in double quotes only. So what it reads, any XML parser
 * reads the same.
 */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** The character data directly in it. */
  text: string;
}

const DECLARATION = /^<\?xml version="1\.0" encoding="UTF-8"(?: standalone="yes")?\?>\n/u;
const TOKEN =
  /<(?<close>\/)?(?<name>[A-Za-z:\d-]+)(?<attributes>(?: [A-Za-z:\d-]+="[^"<]*")*)(?<empty>\/)?>|(?<text>[^<]+)/uy;
const ATTRIBUTE = / (?<name>[A-Za-z:\d-]+)="(?<value>[^"]*)"/gu;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function parseXml(source: string): XmlElement {
  if (!DECLARATION.test(source)) throw new Error('no XML declaration');
  refuseForbidden(source);
  // Line ends are one before anything else is looked at (XML 1.0, 2.11).
  const input = source.replace(DECLARATION, '').replaceAll(/\r\n?/gu, '\n');
  const document: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [document];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < input.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(input)?.groups;
    if (!token) throw new Error(`not well-formed at ${at}: ${JSON.stringify(input.slice(at, at + 60))}`);
    take(token, open);
  }
  const [root] = document.children;
  if (open.length !== 1 || document.children.length !== 1 || !root) throw new Error('not one root element');
  if (document.text.trim()) throw new Error('text outside the root element');
  return root;
}

function take(token: Record<string, string | undefined>, open: XmlElement[]): void {
  const inside = open.at(-1) as XmlElement;
  if (token.text !== undefined) {
    if (token.text.includes(']]>')) throw new Error(']]> in text');
    inside.text += resolved(token.text);
  } else if (token.close) {
    if (token.name !== inside.name || token.attributes) throw new Error(`</${token.name}> closes <${inside.name}>`);
    open.pop();
  } else {
    const element = {
      name: token.name ?? '',
      attributes: attributesOf(token.attributes ?? ''),
      children: [],
      text: '',
    };
    inside.children.push(element);
    if (!token.empty) open.push(element);
  }
}

function attributesOf(source: string): Record<string, string> {
  const pairs = [...source.matchAll(ATTRIBUTE)].map(({ groups }): [string, string] => {
    // White space that isn't a reference becomes a space (XML 1.0, 3.3.3).
    return [groups?.name ?? '', resolved((groups?.value ?? '').replaceAll(/[\t\n\r]/gu, ' '))];
  });
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error(`attribute twice in${source}`);
  return Object.fromEntries(pairs);
}

function resolved(source: string): string {
  return source.replaceAll(/&(?:#(?<code>\d+);|(?<name>[a-z]+);)?/gu, (reference, ...rest) => {
    const { code, name } = rest.at(-1) as { code?: string; name?: string };
    const character = code ? String.fromCodePoint(Number(code)) : ENTITIES[name ?? ''];
    if (character === undefined) throw new Error(`unknown reference ${reference}`);
    refuseForbidden(character);
    return character;
  });
}

function refuseForbidden(text: string): void {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isChar =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      code >= 0x10000;
    if (!isChar) throw new Error(`U+${code.toString(16)} is forbidden in XML 1.0`);
  }
}
