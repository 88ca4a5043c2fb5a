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
  /** Its text isn't shown, or is though that of the style that it is built on isn't. */
  hidden?: boolean;
}

/**
 * Names of styles in small letters. Word and LibreOffice name their own styles in English whatever the language of
 * their menus; other programs, and people, in theirs.
 */
const KINDS: [names: RegExp, kind: ParagraphKind][] = [
  [/^(?:heading|titre|заголовок|überschrift|título|titolo|nagłówek|rubrik|otsikko)(?:[\s_]*\d+)?$/u, 'heading'],
  [/^(?:sub)?title$|^toc heading$|^(?:sous-titre|название|заглавие|подзаголовок|(?:unter)?titel)$/u, 'heading'],
  [/^(?:(?:table|figure|image)? ?caption|légende|название объекта|beschriftung)$/u, 'caption'],
  [/^(?:(?:intense )?quote|quotations|block text|citation(?: intense)?|(?:выделенная )?цитата(?: \d)?)$/u, 'quote'],
  [/^(?:(?:foot|end)note(?: text)?)$/u, 'footnote'],
  [/^list(?: ?(?:paragraph|bullet|number|continue)(?: ?\d)?)?$/u, 'list'],
  [
    /^(?:абзац|маркированный|нумерованный) спис(?:ок|ка)(?: \d)?$|^paragraphe de liste$|^liste à (?:puces|numéros)/u,
    'list',
  ],
];

const TITLE = /^(?:title|titre|название|заголовок|заглавие|titel|título|titolo)$/u;

/** As a style's name tells. */
function kindByName(name: string): StyleKind {
  const small = name.toLowerCase();
  const kind = KINDS.find(([names]) => names.test(small))?.[1];
  return { ...(kind ? { kind } : {}), ...(TITLE.test(small) ? { title: true } : {}) };
}

/** Styles built on others, deeper than people build; a circle ends here too. */
const DEEPEST = 20;

/**
 * The kind of a style: what it says itself, else its name, else the style that it is built on.
 * @param called its name where the file uses the style without having it, as files made by converters do.
 */
export function styleKind(styles: ReadonlyMap<string, NamedStyle>, id: string, called = id): StyleKind {
  let style: NamedStyle | undefined = styles.get(id) ?? { name: called };
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

/** Whether text in a style isn't shown. */
export function isHiddenStyle(styles: ReadonlyMap<string, NamedStyle>, id: string): boolean {
  let style = styles.get(id);
  for (let depth = 0; style && depth < DEEPEST; depth++) {
    if (style.hidden !== undefined) return style.hidden;
    style = style.parent === undefined ? undefined : styles.get(style.parent);
  }
  return false;
}
