import { InputError } from '../../errors.js';
import type { LanguageTag } from '../../types.js';
import { localName, type XmlAttributes, type XmlEvent, xmlEventsOf } from '../containers/xml.js';
import { canonicalTag } from '../language-tag.js';
import type { GlossaryEntry } from './glossary.js';
import { termStatus } from './term-status.js';

/** What TermBase eXchange calls an entry and its language sections: ISO 30042 of 2019, and of 2008. */
const ROOTS = new Set(['tbx', 'martif']);
const ENTRIES = new Set(['conceptEntry', 'termEntry']);
const LANGUAGES = new Set(['langSec', 'langSet']);

/**
 * The entries of a TBX file with their terms and what is said of their use; definitions, notes and the rest are left.
 * @throws InputError `xml-…`, `glossary-no-tbx`, `glossary-language`.
 */
export function glossaryTbx(text: string, name: string): GlossaryEntry[] {
  const entries = new Entries(name);
  let root: string | undefined;
  for (const event of xmlEventsOf(text, name)) {
    if (event.kind === 'text') {
      entries.read(event.text);
      continue;
    }
    const element = localName(event.name);
    if (event.kind === 'close') {
      entries.close(element);
      continue;
    }
    root ??= element;
    if (!ROOTS.has(root)) throw new InputError('glossary-no-tbx', { name, element: event.name });
    entries.open(element, event);
  }
  return entries.list;
}

/** What a term with all that is said of it stands in. */
const TERM_GROUPS = new Set(['termSec', 'tig', 'ntig']);
/** The elements (in the style with one for each category) and types of notes that give a term's status. */
const STATUS_NOTES = new Set(['administrativestatus', 'normativeauthorization', 'usagestatus', 'status']);

class Entries {
  readonly list: GlossaryEntry[] = [];
  private entry: GlossaryEntry | undefined;
  private tag: LanguageTag | undefined;
  /** The text of the element that is being read, if it is one that counts. */
  private text: string | undefined;
  private current: GlossaryEntry[number] | undefined;

  constructor(private readonly name: string) {}

  read(text: string): void {
    if (this.text !== undefined) this.text += text;
  }

  open(element: string, { attributes, line }: Opened): void {
    if (ENTRIES.has(element)) this.entry = [];
    if (LANGUAGES.has(element)) this.tag = languageOf(attributes, line, this.name);
    if (TERM_GROUPS.has(element)) this.current = undefined;
    if (element === 'term' || isStatus(element, attributes)) this.text = '';
  }

  close(element: string): void {
    const { entry, tag, text } = this;
    if (element === 'term' && entry && tag !== undefined && text !== undefined) {
      this.current = { tag, text };
      entry.push(this.current);
    } else if (element !== 'term' && text !== undefined && isNote(element)) {
      const status = termStatus(text);
      if (this.current && status) this.current.status = status;
    }
    if (element === 'term' || isNote(element)) this.text = undefined;
    if (LANGUAGES.has(element)) this.tag = undefined;
    if (ENTRIES.has(element) && entry) {
      this.list.push(entry);
      this.entry = undefined;
    }
  }
}

type Opened = Pick<Extract<XmlEvent, { kind: 'open' }>, 'attributes' | 'line'>;

const isNote = (element: string): boolean => element === 'termNote' || STATUS_NOTES.has(element.toLowerCase());

const isStatus = (element: string, attributes: XmlAttributes): boolean =>
  STATUS_NOTES.has((element === 'termNote' ? (attributes.get('type') ?? '') : element).toLowerCase());

function languageOf(attributes: XmlAttributes, line: number, name: string): LanguageTag {
  const given = attributes.get('xml:lang') ?? attributes.get('lang') ?? '';
  try {
    return canonicalTag(given);
  } catch {
    throw new InputError('glossary-language', { name, line, given });
  }
}
