import { z } from 'zod';
import { InputError } from '../../../errors.js';
import { listParagraphs, paragraphTexts } from '../../../store/version-text.js';
import { documentOf } from '../../context.js';
import { sendFile } from '../file.js';
import { type Operation, operation } from '../operation.js';
import { After, cursorsOf, PAGE_QUERY, paged, pageOf } from '../paging.js';
import { Version, versionOf } from '../resources/document.js';
import { answered } from '../resources/registry.js';
import { Kind } from '../resources/unit.js';
import { Id, Lang, PathId } from '../resources/values.js';

const ofDocument = z.object({ document: PathId });
const params = z.object({ document: PathId, lang: Lang });
const Count = z.number().int().min(0);

const list = operation({
  id: 'listVersions',
  method: 'get',
  path: '/documents/{document}/versions',
  tag: 'versions',
  summary: 'List a document’s versions, in its order',
  params: ofDocument,
  answers: {
    status: 200,
    description: 'All of them.',
    schema: answered('Versions', z.object({ items: z.array(Version) })),
  },
  handle: async (context, { params, wording }) => {
    const { versions } = await documentOf(context, params.document);
    return { body: { items: versions.map((version) => versionOf(version, wording)) } };
  },
});

const get = operation({
  id: 'getVersion',
  method: 'get',
  path: '/documents/{document}/versions/{lang}',
  tag: 'versions',
  summary: 'Get a version',
  params,
  answers: { status: 200, description: 'The version, without its text.', schema: Version },
  handle: async (context, { params, wording }) => {
    const { versions } = await documentOf(context, params.document);
    const version = versions.find(({ tag }) => tag === params.lang);
    if (!version) throw new InputError('not-found', { what: 'version', id: params.lang });
    return { body: versionOf(version, wording) };
  },
});

const text = operation({
  id: 'getText',
  method: 'get',
  path: '/documents/{document}/versions/{lang}/text',
  tag: 'versions',
  summary: 'Get the text of a version',
  params,
  answers: { status: 200, description: 'Paragraphs, parted by blank lines.', media: ['text/plain'] },
  handle: async ({ db }, { params }) => {
    const paragraphs = paragraphTexts(db, params.document, params.lang);
    // What is wrong with the address is said before the first piece goes out.
    const first = await paragraphs.next();
    return sendFile({ mediaType: 'text/plain; charset=utf-8', pieces: parted(first, paragraphs) });
  },
});

async function* parted(first: IteratorResult<string>, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (first.done) return;
  yield `${first.value}\n`;
  for await (const paragraph of rest) yield `\n${paragraph}\n`;
}

const Paragraph = z.object({
  index: Count.describe('Counts the version’s paragraphs, from 0.'),
  kind: Kind,
  text: z.string(),
  sentences: z.array(
    z.object({
      index: Count.describe('Counts the version’s sentences, from 0.'),
      start: Count.describe('In UTF-16 code units of the paragraph’s text.'),
      end: Count,
      unit: Id,
    }),
  ),
});

const cursors = cursorsOf('paragraphs', After);

const paragraphs = operation({
  id: 'listParagraphs',
  method: 'get',
  path: '/documents/{document}/versions/{lang}/paragraphs',
  tag: 'versions',
  summary: 'List a version’s paragraphs and sentences, with the unit of each',
  params,
  query: z.strictObject(PAGE_QUERY),
  answers: { status: 200, description: 'A page of the list.', schema: answered('Paragraphs', pageOf(Paragraph)) },
  handle: async ({ db }, request) => {
    const { limit, cursor } = request.query;
    const { document, lang } = request.params;
    const after = cursors.read(cursor)?.after ?? -1;
    const { paragraphs, total } = await listParagraphs(db, document, lang, { from: after + 1, limit: limit + 1 });
    return paged(request, paragraphs, total, {
      view: ({ position, sentences, ...paragraph }) => ({
        ...{ index: position, ...paragraph },
        sentences: sentences.map(({ position: index, start, end, unitId: unit }) => ({ index, start, end, unit })),
      }),
      cursor: ({ position }) => cursors.write({ after: position }),
    });
  },
});

export const VERSION_OPERATIONS: readonly Operation[] = [list, get, text, paragraphs];
