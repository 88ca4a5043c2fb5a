import { InputError } from '../errors.js';
import type { LanguageTag } from '../types.js';
import type { GlossaryEntry } from './glossary.js';
import { canonicalTag } from './language-tag.js';
import { XmlError, xmlEvents } from './xml-events.js';

/** What TermBase eXchange calls an entry and its language sections: ISO 30042 of 2019, and of 2008. */
const ROOTS = new Set(['tbx', 'martif']);
const ENTRIES = new Set(['conceptEntry', 'termEntry']);
const LANGUAGES = new Set(['langSec', 'langSet']);

/**
 * The entries of a TBX file with their terms; definitions, notes and the rest are left.
 * @throws InputError `glossary-xml`, `glossary-no-tbx`, `glossary-language`.
 */
export function glossaryTbx(text: string, name: string): GlossaryEntry[] {
  try {
    return entriesIn(text, name);
  } catch (error) {
    if (error instanceof XmlError) throw new InputError('glossary-xml', { name, line: error.line });
    throw error;
  }
}

function entriesIn(text: string, name: string): GlossaryEntry[] {
  const entries: GlossaryEntry[] = [];
  let root: string | undefined;
  let entry: { tag: LanguageTag; text: string }[] | undefined;
  let tag: LanguageTag | undefined;
  let term: string | undefined;
  for (const event of xmlEvents(text)) {
    if (event.kind === 'text') {
      if (term !== undefined) term += event.text;
    } else if (event.kind === 'open') {
      const element = localName(event.name);
      root ??= element;
      if (!ROOTS.has(root)) throw new InputError('glossary-no-tbx', { name, element: event.name });
      if (ENTRIES.has(element)) entry = [];
      if (LANGUAGES.has(element)) tag = languageOf(event.attributes, event.line, name);
      if (element === 'term') term = '';
    } else {
      const element = localName(event.name);
      if (element === 'term' && entry && tag !== undefined && term !== undefined) entry.push({ tag, text: term });
      if (element === 'term') term = undefined;
      if (LANGUAGES.has(element)) tag = undefined;
      if (ENTRIES.has(element) && entry) {
        entries.push(entry);
        entry = undefined;
      }
    }
  }
  if (root === undefined) throw new InputError('glossary-xml', { name, line: 1 });
  return entries;
}

function languageOf(attributes: Map<string, string>, line: number, name: string): LanguageTag {
  const given = attributes.get('xml:lang') ?? attributes.get('lang') ?? '';
  try {
    return canonicalTag(given);
  } catch {
    throw new InputError('glossary-language', { name, line, given });
  }
}

/** `term` of `tbx:term`. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
