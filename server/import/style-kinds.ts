import type { ParagraphKind } from '../types.js';

/** What a paragraph style makes of its paragraphs, as far as that is known. */
export interface StyleKind {
  kind?: ParagraphKind;
  /** The style of the document's title. */
  title?: boolean;
}

export interface NamedStyle extends StyleKind {
  name: string;
  parent?: string | undefined;
  /** Its paragraphs are numbered or have bullets, as headings may too. */
  numbered?: boolean;
}

/**
 * Names of styles in small letters. Word and LibreOffice name their own styles in English whatever the language of
 * their menus; other programs, and people, in theirs.
 */
const KINDS: [names: RegExp, kind: ParagraphKind][] = [
  [/^(?:heading|titre|заголовок|überschrift|título|titolo|nagłówek|rubrik|otsikko)(?:[\s_]*\d+)?$/u, 'heading'],
  [/^(?:sub)?title$|^toc heading$/u, 'heading'],
  [/^(?:caption|légende|название объекта)$/u, 'caption'],
  [/^(?:(?:intense )?quote|quotations|block text|citation(?: intense)?|цитата)$/u, 'quote'],
  [/^(?:(?:foot|end)note(?: text)?)$/u, 'footnote'],
  [/^list(?: (?:paragraph|bullet|number|continue)(?: \d)?)?$/u, 'list'],
];

const TITLE = /^title$/u;

/** As a style's name tells. */
function kindByName(name: string): StyleKind {
  const small = name.toLowerCase();
  const kind = KINDS.find(([names]) => names.test(small))?.[1];
  return { ...(kind ? { kind } : {}), ...(TITLE.test(small) ? { title: true } : {}) };
}

/** Styles built on others, deeper than people build; a circle ends here too. */
const DEEPEST = 20;

/** The kind of a style: what it says itself, else its name, else the style that it is built on. */
export function styleKind(styles: ReadonlyMap<string, NamedStyle>, id: string): StyleKind {
  let style = styles.get(id);
  let numbered = false;
  for (let depth = 0; style && depth < DEEPEST; depth++) {
    if (style.kind) return style;
    const named = kindByName(style.name);
    if (named.kind) return named;
    numbered ||= style.numbered === true;
    style = style.parent === undefined ? undefined : styles.get(style.parent);
  }
  return numbered ? { kind: 'list' } : {};
}
