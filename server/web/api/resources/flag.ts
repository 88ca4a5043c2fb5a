import { z } from 'zod';
import { FLAG_STATUSES } from '../../../export/flags/flag-status.js';
import type { StoredFlag, StoredUnit } from '../../../store/types.js';
import { digestOf, etagOfState } from '../etag.js';
import { answered, asked } from './registry.js';
import { Category, Etag, Id, Lang, SeverityName, Span, Time } from './values.js';

export const Status = z.enum(FLAG_STATUSES);

export const Reply = z
  .object({ id: Id, at: Time, who: z.string(), text: z.string(), status: Status.nullable() })
  .describe('An answer, a change of the status (null: it stayed), or both.');

export const Flag = answered(
  'Flag',
  z
    .object({
      id: Id,
      document: Id,
      unit: Id,
      etag: Etag,
      number: z.number().int().describe('The unit’s, from 1.'),
      lang: Lang.nullable().describe('The version at fault; null where it is none, or can’t be told.'),
      category: Category,
      severity: SeverityName,
      status: Status,
      comment: z.string(),
      correction: z.string().describe('What the text should say instead; empty where nothing is proposed.'),
      spans: z.array(Span).describe('What it speaks of; none: the whole unit.'),
      check: z
        .string()
        .nullable()
        .describe('The check whose finding it was made from; null where a reviewer found it.'),
      who: z.string().describe('Who raised it; empty where no name was given.'),
      createdAt: Time,
      updatedAt: Time,
      edited: z.object({ at: Time, who: z.string() }).nullable(),
      replies: z.array(Reply).describe('The oldest first.'),
    })
    .describe('What a reviewer has marked.'),
);

const Comment = z.string().trim().max(4000);
const Correction = Comment.describe('What the text should say instead.');

const content = {
  lang: Lang.nullable().describe('The version at fault.'),
  category: Category,
  severity: SeverityName,
  comment: Comment,
  correction: Correction,
  spans: z.array(Span).max(200),
};

export const NewFlag = asked(
  'NewFlag',
  z.strictObject({
    ...content,
    lang: content.lang.default(null),
    comment: Comment.default(''),
    correction: Correction.default(''),
    spans: content.spans.default([]).describe('None: the whole unit.'),
    divergence: Id.optional().describe('The finding that it is made from, which counts as confirmed then.'),
  }),
);

export const FlagChange = asked(
  'FlagChange',
  z
    .strictObject({ ...content, status: Status })
    .partial()
    .describe('What isn’t named stays as it is.'),
);

export const NewReply = asked(
  'NewReply',
  z.strictObject({ text: Comment.default(''), status: Status.optional() }).describe('A text, a new status, or both.'),
);

export function flagView(
  flag: StoredFlag,
  { documentId, position }: Pick<StoredUnit, 'documentId' | 'position'>,
): z.infer<typeof Flag> {
  const { id, unitId, lang, category, severity, status, comment, correction, spans, check, who } = flag;
  return {
    ...{ id, document: documentId, unit: unitId, etag: etagOfState(flagState(flag)), number: position + 1 },
    ...{ lang, category, severity, status },
    ...{ comment, correction, spans, check, who, createdAt: flag.createdAt, updatedAt: flag.updatedAt },
    ...{ edited: flag.edited, replies: flag.replies },
  };
}

export const flagState = ({ id, updatedAt, status, replies }: StoredFlag): string =>
  digestOf(JSON.stringify([id, updatedAt, status, replies.length]));
