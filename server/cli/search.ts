import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Kysely } from 'kysely';
import type { Condition, FoundUnit, SearchQuery, SearchState } from '../store/search.js';
import type { Database } from '../store/tables.js';
import { addDatabaseOption, type DatabaseOption, withDatabase } from './database.js';
import { Failure, type Io, say, write } from './io.js';
import { documentId, languageTag } from './options.js';

interface SearchOptions extends DatabaseOption {
  lang?: string;
  has?: Condition[];
  lacks?: Condition[];
  document?: number;
  state?: SearchState;
  check?: string;
  exact?: boolean;
  format: 'text' | 'jsonl' | 'tsv';
}

export function addSearch(tercet: Command, io: Io): void {
  const command = tercet
    .command('search')
    .summary('look for words in all documents of the database')
    .description(
      'Looks for units in all documents: those where one version has all of the words, in any of their forms.\n' +
        'Words in quotes ("the bridge") stand together as they are written; bridg* is the beginning of a word.',
    )
    .argument('[words...]', 'what to look for')
    .option('--lang <tag>', 'only in the versions in this language, as fr or fr-CA', languageTag)
    .option(
      '--has <tag:words>',
      'the unit’s version in that language has these words too (repeatable)',
      condition(true),
    )
    .option(
      '--lacks <tag:words>',
      'the unit’s version in that language has none of them (repeatable)',
      condition(false),
    )
    .option('--document <id>', 'only in this document ("tercet list" shows the numbers)', documentId)
    .addOption(
      new Option('--state <state>', 'only units in this state').choices([
        ...['confirmed', 'unreviewed', 'flagged', 'divergent'],
      ]),
    )
    .option('--check <id>', 'only units with a finding of this check ("tercet checks" lists them)')
    .option('--exact', 'only the words as they are written, without their other forms')
    .addOption(
      new Option('--format <format>', 'for a person, or for a program')
        .choices(['text', 'jsonl', 'tsv'])
        .default('text'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  tercet search --lang fr "pont*"\n  tercet search sanctions --lang en --lacks fr:sanctions --format tsv',
    );
  addDatabaseOption(command).action((words: string[], options: SearchOptions) => search(io, words.join(' '), options));
}

/** `fr:le pont`; `any:` stands for all versions. */
function condition(has: boolean) {
  return (value: string, before: Condition[] = []): Condition[] => {
    const [, lang = '', words = ''] = /^([^:]*):(.*)$/su.exec(value) ?? [];
    if (lang === '' || words.trim() === '')
      throw new InvalidArgumentError('It names a language and words, as "fr:le pont", or "any:" and words.');
    return [...before, { lang: lang === 'any' ? null : languageTag(lang), has, words }];
  };
}

async function search(io: Io, words: string, options: SearchOptions): Promise<void> {
  const { asksSomething } = await import('../store/search.js');
  const query = queryOf(words, options);
  if (!asksSomething(query)) throw new Failure('There is no word to look for: give one, or --has or --lacks.', 2);
  await withDatabase(options, io, 'fail', async (db) => {
    await requireKnown(db, query);
    const count =
      options.format === 'text' ? await print(io, db, query) : await writeHits(io, db, query, options.format);
    say(io, count === 0 ? 'Nothing found.' : count === 1 ? '1 unit found.' : `${count} units found.`);
  });
}

function queryOf(
  words: string,
  { lang, has = [], lacks = [], document, state, check, exact }: SearchOptions,
): SearchQuery {
  return {
    conditions: [{ lang: lang ?? null, has: true, words }, ...has, ...lacks],
    ...{ exact: exact === true, documentId: document ?? null, state: state ?? null, check: check ?? null },
  };
}

/** A slip of the pen must not look like a search that finds nothing. */
async function requireKnown(db: Kysely<Database>, { conditions, documentId: id, check }: SearchQuery): Promise<void> {
  const { searchScope, tagsIn } = await import('../store/search.js');
  const { ALL_CHECKS } = await import('../compare/checks.js');
  const { documents, tags } = await searchScope(db);
  const stranger = conditions.find(({ lang }) => lang !== null && tagsIn(tags, lang).length === 0);
  if (stranger) throw new Failure(`No document has a version in ${stranger.lang}. There are: ${tags.join(', ')}.`);
  if (id && !documents.some((document) => document.id === id))
    throw new Failure(`There is no document ${id}. "tercet list" shows which there are.`);
  if (check && !ALL_CHECKS.some((one) => one.id === check))
    throw new Failure(`There is no check "${check}". There are: ${ALL_CHECKS.map((one) => one.id).join(', ')}.`);
}

async function writeHits(io: Io, db: Kysely<Database>, query: SearchQuery, format: 'jsonl' | 'tsv'): Promise<number> {
  const { HIT_WRITERS } = await import('../export/hits.js');
  const { exportHits, searchTags } = await import('../store/search.js');
  const { packageVersion } = await import('./version.js');
  const writer = HIT_WRITERS.find(({ id }) => id === format);
  const languages = await searchTags(db, query.documentId);
  let count = 0;
  async function* counted() {
    for await (const unit of exportHits(db, query)) {
      count++;
      yield unit;
    }
  }
  const about = { languages, toolVersion: packageVersion(), created: new Date() };
  for await (const piece of writer?.write(counted(), about) ?? []) await write(io, piece);
  return count;
}

async function print(io: Io, db: Kysely<Database>, query: SearchQuery): Promise<number> {
  const { searchAll } = await import('../store/search.js');
  const { isTTY } = io.stdout as { isTTY?: boolean };
  const mark = isTTY && !io.env.NO_COLOR ? (hit: string) => `\u001b[1;33m${hit}\u001b[0m` : (hit: string) => hit;
  let count = 0;
  for await (const found of searchAll(db, query)) {
    await write(io, `${count === 0 ? '' : '\n'}${block(found, mark)}`);
    count++;
  }
  return count;
}

/** The unit's place, and what each version says there. */
function block({ unit, document, hits }: FoundUnit, mark: (hit: string) => string): string {
  const width = Math.max(...document.tags.map((tag) => tag.length));
  const lines = document.tags.map((tag, version) => {
    const texts = (unit.sides[version] ?? []).map(({ text }, sentence) => {
      const own = hits.filter((hit) => hit.lang === tag && hit.sentence === sentence).toReversed();
      // from the end, so that the places before it stay where they are
      return own.reduce((t, { start, end }) => t.slice(0, start) + mark(t.slice(start, end)) + t.slice(end), text);
    });
    return `  ${tag.padEnd(width)}  ${texts.join(' ') || '—'}\n`;
  });
  return `${document.title}, unit ${unit.position + 1}\n${lines.join('')}`;
}
