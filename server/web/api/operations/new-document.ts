import { z } from 'zod';
import { InputError } from '../../../errors.js';
import type { SourceFile } from '../../../pipeline.js';
import type { Context } from '../../context.js';
import { startAlignment, startImport } from '../../job-starts.js';
import type { Job as OwnJob } from '../../jobs/job.js';
import { removeUpload } from '../../upload-folder.js';
import { AlreadyStored } from '../already-stored.js';
import { InvalidRequest, read } from '../invalid-request.js';
import type { Mistake } from '../mistake.js';
import { type Operation, operation, type UploadedFile } from '../operation.js';
import { Job, jobView } from '../resources/job.js';
import { asked } from '../resources/registry.js';
import { presegmentedText, Text } from '../resources/text.js';
import { Choice as FormChoice, Lang } from '../resources/values.js';
import { jobAddress } from './jobs.js';

const shared = {
  title: z.string().max(1000).optional().describe('Absent: the first heading, else the files’ common name.'),
  again: z.boolean().default(false).describe('Also where these very texts are stored already.'),
};

export const NewDocument = asked(
  'NewDocument',
  z.strictObject({
    ...shared,
    versions: z
      .array(
        z.strictObject({
          lang: Lang.optional().describe('Absent: from the name, else from the text.'),
          name: z.string().max(400).default('').describe('A file’s name, which may say the format and the language.'),
          text: Text,
          source: z.boolean().default(false).describe('True for the version that the others were translated from.'),
        }),
      )
      .min(2)
      .max(200)
      .refine((versions) => new Set(versions.map(({ text }) => typeof text)).size === 1, {
        error: 'mixed-texts',
      })
      .describe('The texts; either all as they are, or all cut into sentences.'),
  }),
);

const UploadedDocument = z.strictObject({
  ...shared,
  presegmented: z.boolean().default(false).describe('One sentence a line, blank lines between paragraphs.'),
  languages: z.array(Lang.nullable()).default([]).describe('Of the files, in order; null: from the name or the text.'),
  source: z.number().int().min(0).optional().describe('Which file is the source, from 0.'),
});

const create = operation({
  id: 'createDocument',
  method: 'post',
  path: '/documents',
  tag: 'documents',
  summary: 'Align texts and store them as a document',
  description:
    'Begins a job, whose `document` is there when it is done. Texts come as JSON, or as files of any format that Tercet reads in a form (multipart/form-data) whose field `document` holds JSON.',
  body: NewDocument,
  upload: z.strictObject({
    document: z
      .string()
      .optional()
      .describe('JSON: see UploadedDocument.')
      .meta({ contentMediaType: 'application/json' }),
  }),
  formJson: asked('UploadedDocument', UploadedDocument),
  largeBody: true,
  problems: ['conflict', 'unusable'],
  answers: { status: 202, description: 'The job; it stands at `Location`.', schema: Job },
  handle: async (context, { body, files, wording }) => {
    const texts = 'versions' in body ? textsOf(body) : uploadedTexts(body.document, files);
    const started = await startAlignment(context, texts);
    if ('stored' in started) throw new AlreadyStored(started.stored);
    return { body: jobView(started.job, wording), location: jobAddress(started.job) };
  },
});

function textsOf({ title = '', again, versions }: z.infer<typeof NewDocument>) {
  const presegmented = versions.some(({ text }) => typeof text !== 'string');
  const files = versions.map(({ lang, name, text, source }): SourceFile => {
    const bytes = new TextEncoder().encode(typeof text === 'string' ? text : presegmentedText(text));
    return { name, bytes, ...(lang === undefined ? {} : { tag: lang }), ...(source ? { isSource: true } : {}) };
  });
  return { files: files.map(requireBytes), title: title.trim(), presegmented, again };
}

/** @throws InvalidRequest */
function uploadedTexts(json = '{}', uploads: readonly UploadedFile[]) {
  const mistakes: Mistake[] = [];
  const about = read(UploadedDocument, parsedJson(json), 'body', mistakes);
  if (!about) throw new InvalidRequest(mistakes);
  const { title = '', again, presegmented, languages, source } = about;
  if (uploads.length < 2) throw new InputError('too-few-versions', { count: uploads.length });
  const files = uploads.map(({ name, bytes }, n): SourceFile => {
    const lang = languages[n] ?? undefined;
    return { name, bytes, ...(lang === undefined ? {} : { tag: lang }), ...(source === n ? { isSource: true } : {}) };
  });
  return { files: files.map(requireBytes), title: title.trim(), presegmented, again };
}

function requireBytes(file: SourceFile, place: number): SourceFile {
  if (file.bytes.length === 0) throw new InputError('no-text', { lang: file.tag ?? (file.name || `#${place + 1}`) });
  return file;
}

/** @throws InvalidRequest */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidRequest([{ in: 'body', path: '/document', code: 'not-json' }]);
  }
}

const importFile = operation({
  id: 'importFile',
  method: 'post',
  path: '/imports',
  tag: 'documents',
  summary: 'Import a file that holds aligned units, or a ZIP archive of texts',
  description:
    'Begins a job, whose `imported` says what became of each document. The file comes in the field `whole` of a form. Of an archive, the texts that belong together are found by their names and languages; each document is stored by itself.',
  upload: z.strictObject({
    title: z.string().max(1000).default('').describe('Absent: as the file says.'),
    presegmented: FormChoice.default(false).describe('Of texts: one sentence a line.'),
    compare: FormChoice.default(true).describe('False to leave units that are aligned already uncompared.'),
    again: FormChoice.default(false).describe('Also what is stored already.'),
  }),
  whole: true,
  problems: ['conflict', 'unusable'],
  answers: { status: 202, description: 'The job; it stands at `Location`.', schema: Job },
  handle: async (context, { body, takeWhole, wording }) => {
    const file = takeWhole();
    if (!file) throw new InvalidRequest([{ in: 'body', path: '/whole', code: 'no-file' }]);
    const remove = () => removeUpload(file.path);
    try {
      const started = await startImport(context, { ...body, title: body.title.trim(), file });
      if ('stored' in started) throw new AlreadyStored(started.stored);
      whenOver(context, started.job, remove);
      return { body: jobView(started.job, wording), location: jobAddress(started.job) };
    } catch (error) {
      remove();
      throw error;
    }
  },
});

/** The file lies there as long as its job needs it. */
function whenOver({ jobs }: Context, job: OwnJob, done: () => void): void {
  const unwatch = jobs.watch(job.id, () => {
    if (job.state === 'running') return;
    unwatch();
    done();
  });
}

export const NEW_DOCUMENT_OPERATIONS: readonly Operation[] = [create, importFile];
