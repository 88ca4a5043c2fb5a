import { z } from 'zod';
import { DISMISSAL_REASONS, type StoredDivergence, type StoredUnit } from '../../../store/types.js';
import type { AgreementParts, LanguageTag } from '../../../types.js';
import type { Wording } from '../../../wording.js';
import { FAMILIES, familyOf } from '../../families.js';
import { stampOf } from '../../stale.js';
import { etagOfState } from '../etag.js';
import { Flag, flagView } from './flag.js';
import { answered, asked } from './registry.js';
import { Etag, Id, Lang, Params, Score, SeverityName, Span, Time } from './values.js';

export const Kind = z.enum(['text', 'heading', 'caption', 'list', 'quote', 'table', 'footnote']);
export const Reason = z
  .enum(DISMISSAL_REASONS)
  .describe('The texts are right as they are, the editors wanted it so, or the check erred.');

const finding = {
  id: Id,
  type: z.string().describe('The check that found it.'),
  variant: z.string(),
  family: z.enum(FAMILIES),
  severity: SeverityName,
  culprit: Lang.nullable().describe('The version that stands alone; null where that can’t be told.'),
  confidence: Score,
  message: z.string().describe('In the language that was asked for.'),
  params: Params,
  spans: z.array(Span),
  hint: z.boolean().describe('Weaker than what a reviewer is shown by default.'),
  dismissed: z.boolean(),
  reason: Reason.nullable(),
  confirmed: z.boolean().describe('A flag that isn’t rejected was made from it.'),
};

export const Divergence = answered(
  'Divergence',
  z.object(finding).describe('What one version says and another does not.'),
);
export const PlacedDivergence = answered(
  'PlacedDivergence',
  z.object({ ...finding, document: Id, unit: Id, number: z.number().int().describe('The unit’s, from 1.') }),
);

const Sentence = z.object({
  index: z.number().int().min(0).describe('Counts the sentences of its version, from 0.'),
  text: z.string(),
  paragraph: z.number().int().min(0).describe('Counts the paragraphs of its version, from 0.'),
  kind: Kind.describe('Of its paragraph.'),
  opensParagraph: z.boolean(),
});

/** What lowers the agreement: see `AgreementParts`. */
const PARTS = {
  present: Score.describe('The share of the versions that have the unit.'),
  findings: Score.describe('What the findings leave.'),
  length: Score,
  numbers: Score,
  words: Score,
  order: Score,
  marks: Score,
  form: Score,
  negation: Score,
  tense: Score,
} satisfies Record<keyof AgreementParts, z.ZodType>;

export const Unit = answered(
  'Unit',
  z
    .object({
      id: Id,
      document: Id,
      etag: Etag,
      number: z.number().int().min(1).describe('Its place in the document, from 1.'),
      sides: z
        .array(z.object({ lang: Lang, sentences: z.array(Sentence) }))
        .describe('One for each version, in the document’s order.'),
      confidence: Score.describe('The aligner’s, that these sentences belong together.'),
      agreement: Score.describe('The comparison’s, that they say the same.'),
      parts: z.object(PARTS).nullable().describe('What the agreement is the product of, where that is known.'),
      confirmedAt: Time.nullable().describe('When it was reviewed; null where it wasn’t.'),
      updatedAt: Time,
      divergences: z.array(Divergence),
      flags: z.array(Flag),
      changes: z
        .array(z.object({ lang: Lang, at: Time, before: z.string() }))
        .describe('What reads otherwise since a revision, until the unit is confirmed.'),
    })
    .describe('The smallest group of sentences, any number of each version, that translate each other.'),
);
export type UnitBody = z.infer<typeof Unit>;

export const Dismissal = asked('Dismissal', z.strictObject({ reason: Reason }));

export function divergenceView(found: StoredDivergence, wording: Wording): z.infer<typeof Divergence> {
  const { id, type, variant, severity, culprit, confidence, params, spans, dismissed, reason, confirmed } = found;
  return {
    ...{ id, type, variant, family: familyOf(type), severity, culprit, confidence },
    message: wording.divergence(found),
    ...{ params, spans, hint: found.hint === true, dismissed, reason, confirmed },
  };
}

/** @param tags the versions', in the document's order. */
export function unitView(unit: StoredUnit, tags: readonly LanguageTag[], wording: Wording): UnitBody {
  return {
    id: unit.id,
    document: unit.documentId,
    etag: etagOfState(stampOf(unit)),
    number: unit.position + 1,
    sides: tags.map((lang, v) => ({
      lang,
      sentences: (unit.sides[v] ?? []).map(({ position, ...sentence }) => ({ index: position, ...sentence })),
    })),
    confidence: unit.confidence,
    agreement: unit.agreement,
    parts: unit.parts,
    confirmedAt: unit.confirmedAt,
    updatedAt: unit.updatedAt,
    divergences: unit.divergences.map((found) => divergenceView(found, wording)),
    flags: unit.flags.map((flag) => flagView(flag, unit)),
    changes: unit.changes.map(({ tag, at, before }) => ({ lang: tag, at, before })),
  };
}
