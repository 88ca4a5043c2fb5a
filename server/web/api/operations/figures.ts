import { z } from 'zod';
import { corpusRevision, INCONSISTENCY_KINDS } from '../../../store/consistency-report.js';
import { checkFigures, shareConfirmed } from '../../../store/stats.js';
import type { Context } from '../../context.js';
import { checkName } from '../../families.js';
import { CONSISTENCY_STATES } from '../../jobs/consistency-search.js';
import { BASE } from '../base.js';
import { type Operation, operation } from '../operation.js';
import { answered } from '../resources/registry.js';
import { Id, Lang, PathId, Time } from '../resources/values.js';

const Count = z.number().int().min(0);

const Statistics = answered(
  'Statistics',
  z.object({
    checks: z.array(
      z.object({
        check: z.string(),
        name: z.string().describe('In the language that was asked for.'),
        shown: Count.describe('Findings that reviewers are shown, decided or not.'),
        hints: Count.describe('Weaker ones.'),
        undecided: Count,
        confirmed: Count,
        dismissed: z.object({ right: Count, editorial: Count, mistake: Count, unknown: Count }),
        share: z
          .number()
          .nullable()
          .describe('Of the decisions, those that confirm, 0 to 1; null where there are too few to tell.'),
      }),
    ),
  }),
);

const statistics = operation({
  id: 'getStatistics',
  method: 'get',
  path: '/statistics',
  tag: 'search',
  summary: 'See what each check found, and what reviewers made of it',
  query: z.strictObject({ document: PathId.optional().describe('Absent: all documents.') }),
  problems: ['not-found'],
  answers: { status: 200, description: 'Check by check.', schema: Statistics },
  handle: async ({ db }, { query, wording }) => {
    const figures = await checkFigures(db, query.document);
    return {
      body: {
        checks: figures.map((one) => ({ ...one, name: checkName(one.check, wording), share: shareConfirmed(one) })),
      },
    };
  },
});

const Place = z.object({ document: Id, title: z.string(), number: z.number().int() });
const Report = z.object({
  at: Time,
  outdated: z.boolean().describe('Something has changed since then.'),
  counts: z.object({ segment: Count, name: Count, term: Count }),
  found: z.array(
    z.object({
      kind: z.enum(INCONSISTENCY_KINDS).describe('A text that is repeated, a name, or a term of a glossary.'),
      lang: Lang.describe('The version that has it in several ways.'),
      others: z.array(Lang).describe('Those that have it in one.'),
      value: z.string(),
      ways: z.array(z.object({ text: z.string(), count: Count, places: z.array(Place) })),
    }),
  ),
});

const Consistency = answered(
  'Consistency',
  z.object({
    state: z
      .enum(CONSISTENCY_STATES)
      .describe('Of the last search; `idle` where it came to its end, or none was begun.'),
    done: z.number().min(0).max(1).describe('Of the search that is running.'),
    report: Report.nullable().describe('What the last search found, as much as can be listed; null before the first.'),
  }),
);

async function consistencyView({ db, consistency }: Context): Promise<z.infer<typeof Consistency>> {
  const { state, done, report } = consistency;
  const current = await corpusRevision(db);
  if (!report) return { state, done, report };
  const { at, counts, found, revision } = report;
  return {
    state,
    done,
    report: {
      at,
      counts,
      outdated: revision !== current,
      found: found.map(({ kind, lang, others, value, ways }) => ({
        ...{ kind, lang, others, value },
        ways: ways.map(({ text, count, places }) => ({
          text,
          count,
          places: places.map(({ documentId, document, unit }) => ({
            document: documentId,
            title: document,
            number: unit,
          })),
        })),
      })),
    },
  };
}

const consistency = operation({
  id: 'getConsistency',
  method: 'get',
  path: '/consistency',
  tag: 'search',
  summary: 'See what is rendered in two ways over all documents',
  description: 'As the last search found it; `searchConsistency` begins one.',
  answers: { status: 200, description: 'How far the search is, and what the last one found.', schema: Consistency },
  handle: async (context) => ({ body: await consistencyView(context) }),
});

const look = operation({
  id: 'searchConsistency',
  method: 'post',
  path: '/consistency',
  tag: 'search',
  summary: 'Look through all documents for what is rendered in two ways',
  description: 'One that is running goes on.',
  answers: { status: 202, description: 'It has begun; `Location` says where to look.', schema: Consistency },
  handle: async (context) => {
    context.consistency.start();
    return { body: await consistencyView(context), location: `${BASE}/consistency` };
  },
});

const stop = operation({
  id: 'cancelConsistency',
  method: 'post',
  path: '/consistency/cancel',
  tag: 'search',
  reads: true,
  summary: 'Stop the search for what is rendered in two ways',
  description: 'What the search before it found is kept. Where none is running, nothing is done.',
  answers: { status: 200, description: 'What the last search found.', schema: Consistency },
  handle: async (context) => {
    await context.consistency.cancel();
    return { body: await consistencyView(context) };
  },
});

export const FIGURE_OPERATIONS: readonly Operation[] = [statistics, consistency, look, stop];
