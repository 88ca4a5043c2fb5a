import { z } from 'zod';
import { HIT_WRITERS } from '../../../export/hits.js';
import {
  asksSomething,
  type Condition,
  exportHits,
  SEARCH_STATES,
  type SearchQuery,
  searchTags,
  searchUnits,
} from '../../../store/search.js';
import { indexChanges } from '../../../store/search-index.js';
import { sendFile } from '../file.js';
import { InvalidRequest } from '../invalid-request.js';
import { type Operation, operation } from '../operation.js';
import { cursorsOf, PAGE_QUERY, paged, pageOf, UnitPlace } from '../paging.js';
import { answered } from '../resources/registry.js';
import { Unit, unitView } from '../resources/unit.js';
import { Choice, Id, Lang, PathId, Span } from '../resources/values.js';

/** Longer than any sentence that one would look for. */
const LONGEST = 500;
const Words = z.string().max(LONGEST);

const LANGUAGE =
  'Words all have to be there, in any of their forms; "words in quotes" follow each other as they are; begin* stands for every word that begins so.';

const QUERY = {
  q: Words.default('').describe(LANGUAGE),
  in: Lang.optional().describe('The language or version to look for `q` in: `fr` stands for `fr-CA` too.'),
  has: z.array(Words).max(12).optional().describe('`fr:mots`: units whose French has this too.'),
  lacks: z.array(Words).max(12).optional().describe('`fr:mots`: units whose French has not.'),
  exact: Choice.default(false).describe('Only the words as they are written.'),
  document: PathId.optional(),
  state: z.enum(SEARCH_STATES).optional(),
  check: z.string().max(40).optional().describe('Only units with a finding of this check.'),
};

/** @throws InvalidRequest where there is nothing to look for. */
function queryOf(query: z.infer<z.ZodObject<typeof QUERY>>): SearchQuery {
  const { q, has = [], lacks = [], exact, document, state, check } = query;
  const asked: SearchQuery = {
    conditions: [
      { lang: query.in ?? null, has: true, words: q },
      ...has.map((text) => conditionOf(text, true)),
      ...lacks.map((text) => conditionOf(text, false)),
    ],
    exact,
    documentId: document ?? null,
    state: state ?? null,
    check: check ?? null,
  };
  if (!asksSomething(asked)) throw new InvalidRequest([{ in: 'query', path: '/q', code: 'no-words' }]);
  return asked;
}

/** `fr:mots`; without a language, any version. */
function conditionOf(text: string, has: boolean): Condition {
  const [, lang, words] = /^(\p{L}{2,3}(?:-[\p{L}\d]+)*):(.*)$/su.exec(text) ?? [];
  return { lang: lang ?? null, has, words: words ?? text };
}

const Found = z.object({
  unit: Unit,
  document: z.object({ id: Id, title: z.string() }),
  hits: z.array(Span).describe('Where the unit has what was looked for.'),
});

const cursors = cursorsOf('search', UnitPlace);

const find = operation({
  id: 'search',
  method: 'get',
  path: '/search',
  tag: 'search',
  summary: 'Search all documents',
  description: 'Units of the newest document first, each document’s in order.',
  query: z.strictObject({ ...QUERY, ...PAGE_QUERY }),
  // What was written since is indexed first.
  problems: ['busy'],
  answers: { status: 200, description: 'A page of what was found.', schema: answered('Search', pageOf(Found)) },
  handle: async ({ db }, request) => {
    const { limit, cursor } = request.query;
    const page = { after: cursors.read(cursor), limit: limit + 1 };
    const { found, total } = await searchUnits(db, queryOf(request.query), page);
    return paged(request, found, total, {
      view: ({ unit, document: { id, title, tags }, hits }) => ({
        unit: unitView(unit, tags, request.wording),
        document: { id, title },
        hits,
      }),
      cursor: ({ unit }) => cursors.write({ ...unit, unitId: unit.id }),
    });
  },
});

const save = operation({
  id: 'exportHits',
  method: 'get',
  path: '/search/export',
  tag: 'search',
  summary: 'Get all that is found as a file',
  query: z.strictObject({ format: z.enum(['tsv', 'jsonl']).default('tsv'), ...QUERY }),
  problems: ['busy'],
  answers: {
    status: 200,
    description: 'A concordance, or the units one a line.',
    media: HIT_WRITERS.map(({ mediaType }) => mediaType),
  },
  handle: async ({ db, version }, { query, wording }) => {
    const writer =
      HIT_WRITERS.find(({ id }) => id === query.format) ?? (HIT_WRITERS[0] as (typeof HIT_WRITERS)[number]);
    const asked = queryOf(query);
    // What may go wrong is said before the first piece goes out.
    await indexChanges(db);
    const languages = await searchTags(db, asked.documentId);
    const pieces = writer.write(exportHits(db, asked), { languages, toolVersion: version, created: new Date() });
    const name = `${wording.t('search.file')}.${writer.extension}`;
    return sendFile({ mediaType: `${writer.mediaType}; charset=utf-8`, name, pieces });
  },
});

export const SEARCH_OPERATIONS: readonly Operation[] = [find, save];
