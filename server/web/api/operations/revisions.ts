import { z } from 'zod';
import { InputError } from '../../../errors.js';
import type { SourceFile } from '../../../pipeline.js';
import { listRevisions, readOldText } from '../../../store/old-texts.js';
import { documentOf } from '../../context.js';
import { startRevision } from '../../job-starts.js';
import { type Operation, operation, type UploadedFile } from '../operation.js';
import { Job, jobView } from '../resources/job.js';
import { answered, asked } from '../resources/registry.js';
import { presegmentedText, Text } from '../resources/text.js';
import { Kind } from '../resources/unit.js';
import { Id, Lang, PathId, Time } from '../resources/values.js';
import { jobAddress } from './jobs.js';

/** New texts for versions, and those that they had before. */

const ofDocument = z.object({ document: PathId });
const params = z.object({ document: PathId, lang: Lang });
const Count = z.number().int().min(0);

const NewText = asked(
  'NewText',
  z.strictObject({
    text: Text,
    name: z.string().max(400).default('').describe('A file’s name, which may say the format.'),
  }),
);
const TextForm = z.strictObject({
  presegmented: z.enum(['true', 'false']).default('false').describe('One sentence a line.'),
});
const sent = { body: NewText, upload: TextForm, largeBody: true, problems: ['unusable'] } as const;

type Sent = z.infer<typeof NewText> | z.infer<typeof TextForm>;

/** @throws InputError `revision-none` */
function sourceOf(body: Sent, [upload]: readonly UploadedFile[]): { file: SourceFile; presegmented: boolean } {
  if ('text' in body) {
    const plain = typeof body.text === 'string';
    const bytes = new TextEncoder().encode(typeof body.text === 'string' ? body.text : presegmentedText(body.text));
    return { file: { name: body.name, bytes }, presegmented: !plain };
  }
  if (!upload) throw new InputError('revision-none');
  return { file: { name: upload.name, bytes: upload.bytes }, presegmented: body.presegmented === 'true' };
}

const revise = operation({
  id: 'reviseVersion',
  method: 'post',
  path: '/documents/{document}/versions/{lang}/revisions',
  signed: true,
  tag: 'versions',
  summary: 'Put a new text in the place of a version’s',
  description:
    'Begins a job. Sentences that stay keep their units, with confirmations, flags and dismissals. It is one step of the history.',
  params,
  ...sent,
  answers: { status: 202, description: 'The job; it stands at `Location`.', schema: Job },
  handle: async (context, { params, body, files, who, wording }) => {
    const document = await documentOf(context, params.document);
    requireVersion(document, params.lang);
    const job = startRevision(context, document, { tag: params.lang, ...sourceOf(body, files), who });
    return { body: jobView(job, wording), location: jobAddress(job) };
  },
});

function requireVersion({ versions }: { versions: readonly { tag: string }[] }, tag: string): void {
  if (!versions.some((version) => version.tag === tag)) throw new InputError('not-found', { what: 'version', id: tag });
}

const Step = z.union([
  z.object({ kind: z.literal('same'), count: Count.describe('Sentences that stay.') }),
  z.object({
    kind: z.enum(['changed', 'removed', 'added']),
    number: z.number().int().nullable().describe('Of the unit that has it; null for what is put in.'),
    before: z.string(),
    after: z.string(),
  }),
]);

const preview = operation({
  id: 'previewRevision',
  method: 'post',
  path: '/documents/{document}/versions/{lang}/revision-preview',
  tag: 'versions',
  reads: true,
  summary: 'See what a new text would change',
  description: 'Nothing is stored.',
  params,
  ...sent,
  answers: {
    status: 200,
    description: 'What stays and what doesn’t, from beginning to end, and the same in figures.',
    schema: answered(
      'RevisionPreview',
      z.object({
        figures: z.object({ same: Count, changed: Count, added: Count, removed: Count }),
        steps: z.array(Step),
        notices: z.array(z.string()),
      }),
    ),
  },
  handle: async (context, { params, body, files, wording }) => {
    requireVersion(await documentOf(context, params.document), params.lang);
    const request = { documentId: params.document, tag: params.lang, ...sourceOf(body, files) };
    const { figures, steps, notices } = await context.asides.preview(request);
    return {
      body: {
        figures,
        steps: steps.map((step) => {
          if (step.kind === 'same') return step;
          const { kind, unit, before, after } = step;
          return { kind, number: unit === null ? null : unit + 1, before, after };
        }),
        notices: notices.map((notice) => wording.notice(notice)),
      },
    };
  },
});

const revision = {
  id: Id,
  lang: Lang,
  at: Time.describe('When the text was replaced.'),
  who: z.string(),
  file: z.string(),
  words: Count,
  changed: Count.describe('In how many units the text that replaced it differs.'),
};

const revisions = operation({
  id: 'listRevisions',
  method: 'get',
  path: '/documents/{document}/revisions',
  tag: 'versions',
  summary: 'List the texts that versions had before, the last replaced first',
  params: ofDocument,
  answers: {
    status: 200,
    description: 'All of them.',
    schema: answered('Revisions', z.object({ items: z.array(z.object(revision)) })),
  },
  handle: async (context, { params }) => {
    const { id } = await documentOf(context, params.document);
    const old = await listRevisions(context.db, id);
    return { body: { items: old.map(({ tag: lang, name: file, ...rest }) => ({ ...rest, lang, file })) } };
  },
});

const oldText = operation({
  id: 'getRevision',
  method: 'get',
  path: '/revisions/{revision}',
  tag: 'versions',
  summary: 'Get a text that a version had before',
  params: z.object({ revision: PathId }),
  answers: {
    status: 200,
    description: 'The text.',
    schema: answered(
      'Revision',
      z.object({
        ...revision,
        document: Id,
        next: Id.nullable().describe('The text that took its place; null where it is the version’s own.'),
        paragraphs: z.array(z.object({ kind: Kind, sentences: z.array(z.string()) })),
      }),
    ),
  },
  handle: async ({ db }, { params }) => {
    const { version, documentId, tag: lang, name: file, ...rest } = await readOldText(db, params.revision);
    const sentences = version.paragraphs.map((): string[] => []);
    for (const { paragraph, text } of version.sentences) sentences[paragraph]?.push(text);
    const paragraphs = version.paragraphs.map(({ kind }, n) => ({ kind, sentences: sentences[n] ?? [] }));
    return { body: { ...rest, lang, file, document: documentId, paragraphs } };
  },
});

export const REVISION_OPERATIONS: readonly Operation[] = [revise, preview, revisions, oldText];
