import type { FileUnit, LanguageTag } from '../../types.js';
import type { InputFile, UnitFileHead, UnitReader } from '../types.js';
import { fileLanguage } from './file-language.js';
import { FileLanguages, languageMeant } from './languages.js';
import { linesOf } from './lines.js';
import { type PoEntry, poEntries } from './po-entries.js';
import { someUnits } from './some-units.js';
import { addText } from './texts.js';

/**
 * Catalogues of messages of GNU gettext: `msgid` is in the source's language (the header's `X-Source-Language`, else
 * English), `msgstr` in that of the header's `Language`, else of the file's name. An entry that isn't fuzzy counts as
 * confirmed. Each form of a plural is a unit: the singular with the first, the plural with every other. Obsolete entries
 * are left out; the context, or else the text itself, is what an entry is known by.
 */
export const po: UnitReader = {
  kind: 'units',
  files: 'one',
  id: 'po',
  extensions: ['po', 'pot'],
  recognises: (head) =>
    /^(?:#.*\n|\s)*msgid ""\r?\nmsgstr ""/u.test(Buffer.from(head.subarray(0, 16_384)).toString('latin1')),
  async *read(files, head) {
    for (const file of files) yield* someUnits(readPo(file, head), file.name, head);
  },
};

interface Catalogue {
  source: LanguageTag;
  /** Asked for where there is a translation: a template has none. */
  target: () => LanguageTag;
  /** Written by Tercet: it says which document an entry is of, and not whether it is confirmed. */
  own: boolean;
}

async function* readPo(file: InputFile, head: UnitFileHead): AsyncGenerator<FileUnit> {
  let catalogue = catalogueOf(file, '');
  for await (const entry of poEntries(linesOf(file, head), file.name)) {
    if (entry.id === '' && entry.context === null) {
      catalogue = catalogueOf(file, entry.strings[0] ?? '');
      head.source ??= catalogue.source;
    } else {
      yield* unitsOf(entry, catalogue);
    }
  }
}

function catalogueOf(file: InputFile, header: string): Catalogue {
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}:[ \\t]*(.+)$`, 'imu').exec(header)?.[1]?.trim();
  const said = languageMeant(field('X-Target-Language') ?? field('Language') ?? '');
  const languages = new FileLanguages(file.name);
  return {
    source: languages.tag(field('X-Source-Language') ?? file.tags?.[0] ?? 'en', () => 1),
    target: () => said ?? fileLanguage({ ...file, tag: file.tags?.[1] ?? file.tag }),
    own: field('X-Generator')?.startsWith('Tercet ') ?? false,
  };
}

function* unitsOf(entry: PoEntry, { source, target, own }: Catalogue): Generator<FileUnit> {
  const { context, fuzzy, comments, extracted, strings } = entry;
  const document = own ? /^(.*), \d+$/u.exec(extracted[0] ?? '')?.[1] : undefined;
  const documentId = own ? /^(.+)-\d+$/u.exec(context ?? '')?.[1] : undefined;
  for (const [at, [text, translation]] of pairsOf(entry).entries()) {
    const texts: FileUnit['texts'] = {};
    addText(texts, source, [text]);
    if (translation.trim() !== '') addText(texts, target(), [translation]);
    const id = `${context ?? ''}${strings.length > 1 && context !== null ? `[${at}]` : ''}`;
    const notes = own ? comments : [...comments, ...extracted];
    yield {
      ...(id === '' ? {} : { id }),
      ...(document ? { document } : {}),
      ...(documentId === undefined ? {} : { documentId }),
      texts,
      ...(!own && !fuzzy && translation.trim() !== '' ? { confirmed: true } : {}),
      ...(at === 0 && notes.length > 0 ? { notes } : {}),
    };
  }
}

/** The source's text and its translation, a pair a form; a language without a plural has one form for both. */
function pairsOf({ id, plural, strings }: PoEntry): [string, string][] {
  const [first = '', ...others] = strings;
  if (plural === null) return [[id, first]];
  const further = others.length > 0 ? others : [first];
  return [[id, first], ...further.map((form): [string, string] => [plural, form])];
}
