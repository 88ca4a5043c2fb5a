import { z } from 'zod';
import { bandsOf, blameCounts, flagsOf } from '../../../store/overview.js';
import { documentOf } from '../../context.js';
import { fileName } from '../../file-name.js';
import { scoresOf } from '../../mqm-view.js';
import { reportPage, reportPolicy } from '../../report-page.js';
import { sendFile } from '../file.js';
import { type Operation, operation } from '../operation.js';
import { answered } from '../resources/registry.js';
import { Choice, Lang, PathId, Score } from '../resources/values.js';

/** A document at a glance. */

const params = z.object({ document: PathId });
const Count = z.number().int().min(0);

const Overview = answered(
  'Overview',
  z.object({
    bands: z
      .array(
        z.object({
          first: Count.describe('The number of its first unit, from 1.'),
          units: Count,
          confirmed: Count,
          flagged: Count.describe('Not confirmed, with a flag that is open or accepted.'),
          divergent: Count.describe('Neither, with a finding that is shown.'),
          open: Count.describe('None of these.'),
          confidence: Score.describe('The aligner’s, on the average.'),
          doubtful: Count.describe('Units that it more likely got wrong than right.'),
          lengths: z
            .array(z.object({ lang: Lang, length: Count }))
            .describe('How much text each version has in it, in UTF-16 code units.'),
          types: z.record(z.string(), Count).describe('How many of its divergent units have a finding of each check.'),
        }),
      )
      .describe('The document from beginning to end, in stretches of as many units each.'),
    blame: z
      .array(z.object({ type: z.string(), culprit: Lang.nullable(), count: Count }))
      .describe('The findings that are shown and weren’t dismissed, by check and by the version that stands alone.'),
  }),
);

const overview = operation({
  id: 'getOverview',
  method: 'get',
  path: '/documents/{document}/overview',
  tag: 'documents',
  summary: 'See a document at a glance',
  params,
  query: z.strictObject({
    bands: z.coerce.number().int().min(1).max(2000).default(100).describe('How many stretches at most.'),
  }),
  answers: { status: 200, description: 'What the page’s pictures are made of.', schema: Overview },
  handle: async (context, { params, query }) => {
    const { id, versions } = await documentOf(context, params.document);
    const bands = await bandsOf(context.db, id, query.bands);
    return {
      body: {
        bands: bands.map(({ first, units, confirmed, flagged, divergent, open, confidence, lengths, types }) => ({
          ...{ first: first + 1, units, confirmed, flagged, divergent, open, types },
          ...{ confidence: confidence.mean, doubtful: confidence.doubtful },
          lengths: versions.map(({ tag: lang }, v) => ({ lang, length: lengths[v] ?? 0 })),
        })),
        blame: await blameCounts(context.db, id),
      },
    };
  },
});

const Quality = answered(
  'Quality',
  z.object({
    versions: z.array(
      z.object({
        lang: Lang,
        words: Count,
        errors: z.object({ minor: Count, major: Count, critical: Count }),
        penalty: z.number().describe('Points: 1 for a minor error, 5 for a major, 25 for a critical one.'),
        per1000: z.number().nullable().describe('Points in 1,000 words; null for a version without words.'),
        score: z.number().nullable().describe('100 less the points in 100 words.'),
      }),
    ),
  }),
);

const quality = operation({
  id: 'getQuality',
  method: 'get',
  path: '/documents/{document}/quality',
  tag: 'documents',
  summary: 'Get the MQM score of each version',
  description: 'By the flags that aren’t rejected. A flag that blames no version counts for none.',
  params,
  answers: { status: 200, description: 'The scores.', schema: Quality },
  handle: async (context, { params }) => {
    const document = await documentOf(context, params.document);
    return { body: { versions: scoresOf(document, await flagsOf(context.db, document.id)) } };
  },
});

const report = operation({
  id: 'getReport',
  method: 'get',
  path: '/documents/{document}/report',
  tag: 'documents',
  summary: 'Get the report on a document, for people',
  params,
  query: z.strictObject({ findings: Choice.default(false).describe('Also findings that nobody has decided.') }),
  answers: { status: 200, description: 'One page that needs no other file.', media: ['text/html'] },
  handle: async (context, { params, query, wording }) => {
    const { id, title } = await documentOf(context, params.document);
    const about = { wording, findings: query.findings, made: new Date(), version: context.version };
    return sendFile({
      mediaType: 'text/html; charset=utf-8',
      name: `${fileName(title)}.html`,
      policy: reportPolicy(),
      pieces: reportPage(context.db, id, about),
    });
  },
});

export const OVERVIEW_OPERATIONS: readonly Operation[] = [overview, quality, report];
