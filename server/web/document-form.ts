import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { HEAD_BYTES, readerFor } from '../import/formats.js';
import type { SourceFile } from '../pipeline.js';
import type { LanguageTag } from '../types.js';
import { type Draft, type DraftVersion, emptyVersion } from './drafts.js';
import { isArchive } from './jobs/import-job.js';
import type { ImportedFile } from './jobs/job.js';
import { Refusal } from './refusal.js';
import { takeUpload } from './upload.js';

/** The new-document form: from what the browser sent to texts that can be aligned, or to what is wrong with it. */

const FEWEST = 2;
const MOST_VERSIONS = 200;

const VersionFields = z.object({
  tag: z.string().max(35).default(''),
  text: z.string().default(''),
  drop: z.string().optional(),
});

const Fields = z.object({
  title: z.string().default(''),
  presegmented: z.string().optional(),
  uncompared: z.string().optional(),
  /** The file that was kept for the whole is to go. */
  dropWhole: z.string().optional(),
  /** '' for none of them: a number made of '' would be 0, the first. */
  source: z
    .string()
    .regex(/^\d{1,3}$/u)
    .transform(Number)
    .optional()
    .catch(undefined),
  draft: z.string().optional(),
  /** The button that was pressed. */
  action: z.enum(['align', 'add', 'again']).default('align').catch('align'),
  versions: z.array(VersionFields.optional().transform((fields) => fields ?? { tag: '', text: '' })).optional(),
});

export type DocumentForm = z.infer<typeof Fields>;

/** @throws Refusal where it isn't this form at all. */
export function readFields(req: Request): DocumentForm {
  const body = (req.body ?? {}) as Record<string, unknown>;
  // `versions[9999999][text]` makes a list of that length; it mustn't be walked through.
  const tooMany = Array.isArray(body.versions) && body.versions.length > MOST_VERSIONS;
  const parsed = Fields.safeParse(tooMany ? { versions: null } : body);
  if (!parsed.success) throw new Refusal(422, 'form');
  return parsed.data;
}

/** What was sent now, over what was kept of the form before: files that were uploaded then need not be chosen again. */
export function mergedDraft(fields: DocumentForm, req: Request, kept: Draft | undefined): Omit<Draft, 'id'> {
  const upload = takeUpload(req);
  // The page that says "already stored" sends no texts, only which draft it speaks of.
  if (!fields.versions && kept) return kept;
  const files = (req.files ?? []) as Express.Multer.File[];
  const sent = fields.versions ?? [];
  const count = Math.max(sent.length, FEWEST, ...files.map(({ fieldname }) => placeOf(fieldname) + 1));
  const versions = Array.from({ length: count }, (_, index): DraftVersion => {
    const version = sent[index] ?? { tag: '', text: '', drop: undefined };
    const uploaded = files.find(({ fieldname }) => placeOf(fieldname) === index);
    const before = version.drop ? null : (kept?.versions[index]?.file ?? null);
    const file = uploaded ? { name: uploaded.originalname, bytes: uploaded.buffer } : before;
    return { tag: validTag(version.tag), text: version.text, file };
  });
  return {
    title: fields.title.trim(),
    presegmented: fields.presegmented !== undefined,
    uncompared: fields.uncompared !== undefined,
    source: fields.source ?? null,
    versions,
    whole: upload ?? (fields.dropWhole === undefined ? (kept?.whole ?? null) : null),
  };
}

/** Which version a file is for; -1 for none. */
function placeOf(fieldName: string): number {
  return Number(/^versions\[(\d{1,3})\]\[file\]$/u.exec(fieldName)?.[1] ?? -1);
}

/** Something to mend: in one version (from 0), or in the form as a whole. */
export interface FormProblem {
  version: number | null;
  code: 'too-few' | 'both' | 'empty-file' | 'whole-among' | 'whole-both' | 'whole-empty';
}

/** A file for the whole in the place of a version: alone, it is taken for what it is. */
const isWhole = ({ file }: DraftVersion): boolean =>
  file !== null && (isArchive(file.name) || readerFor(file.name, file.bytes.subarray(0, HEAD_BYTES)).kind === 'units');

/** The file that holds all versions, where the form brings one and nothing else. */
export function wholeFile({ versions, whole }: Omit<Draft, 'id'>): ImportedFile | null {
  if (whole) return { name: whole.name, path: whole.path };
  const [only, ...others] = versions.filter(isFilled);
  return others.length === 0 && only?.file && isWhole(only) ? only.file : null;
}

export function problemsOf(draft: Omit<Draft, 'id'>): FormProblem[] {
  const problems: FormProblem[] = [];
  const filled = draft.versions.filter(isFilled).length;
  draft.versions.forEach((own, version) => {
    const { text, file } = own;
    if (file && text.trim() !== '') problems.push({ version, code: 'both' });
    else if (file && file.bytes.length === 0) problems.push({ version, code: 'empty-file' });
    else if (filled > 1 && isWhole(own)) problems.push({ version, code: 'whole-among' });
  });
  if (draft.whole && filled > 0) problems.unshift({ version: null, code: 'whole-both' });
  else if (draft.whole?.size === 0) problems.unshift({ version: null, code: 'whole-empty' });
  else if (filled < 2 && !wholeFile(draft)) problems.unshift({ version: null, code: 'too-few' });
  return problems;
}

/** Empty versions go to the end, so that the first, second and third text are versions 1, 2 and 3 of the form. */
export function closedUp<Form extends Omit<Draft, 'id'>>(draft: Form): Form {
  const order = draft.versions.map((_, index) => index);
  const filled = (index: number) => Number(isFilled(draft.versions[index] ?? emptyVersion()));
  order.sort((a, b) => filled(b) - filled(a));
  const versions = order.map((index) => draft.versions[index] ?? emptyVersion());
  return { ...draft, versions, source: draft.source === null ? null : order.indexOf(draft.source) };
}

/** The versions as files, in the form's order. */
export function sourceFiles(draft: Omit<Draft, 'id'>): SourceFile[] {
  return draft.versions.flatMap((version, index) => {
    if (!isFilled(version)) return [];
    const source: SourceFile = {
      name: version.file?.name ?? '',
      bytes: version.file?.bytes ?? new TextEncoder().encode(version.text),
    };
    if (version.tag !== '') source.tag = version.tag;
    if (draft.source === index) source.isSource = true;
    return [source];
  });
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function blankDraft(): Omit<Draft, 'id'> {
  return {
    title: '',
    presegmented: false,
    source: null,
    whole: null,
    versions: [emptyVersion(), emptyVersion(), emptyVersion()],
  };
}

function isFilled({ text, file }: DraftVersion): boolean {
  return file !== null || text.trim() !== '';
}

/** As BCP 47 spells it; '' (to be found out) for what is no tag. */
function validTag(tag: string): LanguageTag {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? '';
  } catch {
    return '';
  }
}
