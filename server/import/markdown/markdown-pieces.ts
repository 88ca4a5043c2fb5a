/** A stretch of a Markdown text that can be parsed by itself. */
export interface MarkdownPiece {
  /** Ends with the definitions that it refers to and that stand elsewhere. */
  source: string;
  /** Where those begin: what is parsed from there on is no part of the text. */
  end: number;
}

/** micromark's time grows with the square of the length: 0.5 s for 100 kB, 25 s for 900 kB. */
const PIECE_LENGTH = 40_000;

const FENCE = /^ {0,3}(`{3,}|~{3,})/u;

/** HTML in which blank lines and all that looks like Markdown are its own (CommonMark 4.6, kinds 1 to 5). */
const RAW_HTML = /^ {0,3}<(?:(script|pre|style|textarea)(?=[\s>]|$)|(!--)|(\?)|(!\[CDATA\[))/iu;
const RAW_ENDS = [/<\/(?:script|pre|style|textarea)>/iu, /-->/u, /\?>/u, /\]\]>/u];

/** After a blank line, a line that begins with a letter or a heading's sign closes every list, quotation and note. */
const BEGINS_ANEW = /^(?:\p{L}|#{1,6}\s)/u;

const DEFINITION = /^ {0,3}\[((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(.*)$/u;
const LABEL = /\[((?:[^[\]\\]|\\.){1,999})\]/gu;

/** The whole text in one piece where it is short, else cut where a paragraph or a heading begins anew. */
export function markdownPieces(text: string): MarkdownPiece[] {
  if (text.length <= PIECE_LENGTH * 2) return [{ source: text, end: text.length }];
  const definitions = new Map<string, string>();
  const sources: string[] = [];
  let open: string[] = [];
  let length = 0;
  /** Whether a line is within code or HTML that goes on. */
  let closes: ((line: string) => boolean) | null = null;
  let afterBlank = true;
  for (const line of text.split(/\r\n?|\n/u)) {
    if (length > PIECE_LENGTH && afterBlank && closes === null && BEGINS_ANEW.test(line)) {
      sources.push(`${open.join('\n')}\n`);
      open = [];
      length = 0;
    }
    open.push(line);
    length += line.length + 1;
    if (closes === null) {
      const [, label, target = ''] = DEFINITION.exec(line) ?? [];
      if (label !== undefined && !definitions.has(folded(label))) definitions.set(folded(label), stub(label, target));
      closes = opening(line);
    } else if (closes(line)) closes = null;
    afterBlank = line.trim() === '';
  }
  sources.push(open.join('\n'));
  return sources.map((source) => withDefinitions(source, definitions));
}

/** What ends the code or HTML that a line begins; null where it begins none, or ends it itself. */
function opening(line: string): ((line: string) => boolean) | null {
  const fence = FENCE.exec(line)?.[1];
  if (fence !== undefined && !(fence.startsWith('`') && line.slice(line.indexOf(fence) + fence.length).includes('`'))) {
    const sign = fence.charAt(0);
    return (later) => {
      const end = FENCE.exec(later)?.[1];
      return end?.startsWith(sign) === true && end.length >= fence.length && later.trim() === end;
    };
  }
  const kind =
    RAW_HTML.exec(line)
      ?.slice(1)
      .findIndex((part) => part !== undefined) ?? -1;
  const ends = RAW_ENDS[kind];
  return ends === undefined || ends.test(line) ? null : (later) => ends.test(later);
}

/** A note's text is in its own piece; to be known as a note, its number needs only to be defined. */
const stub = (label: string, target: string): string =>
  label.startsWith('^') ? `[${label}]: .` : `[${label}]: ${target || '.'}`;

const folded = (label: string): string => label.trim().replace(/\s+/gu, ' ').toLowerCase();

function withDefinitions(source: string, definitions: ReadonlyMap<string, string>): MarkdownPiece {
  const wanted = new Set<string>();
  for (const [, label = ''] of source.matchAll(LABEL)) {
    const definition = definitions.get(folded(label));
    if (definition !== undefined) wanted.add(definition);
  }
  return { source: `${source}\n\n${[...wanted].join('\n\n')}\n`, end: source.length };
}
