import { z } from 'zod';
import { MISTAKES } from '../mistake.js';
import { KINDS } from '../problem-kinds.js';
import { answered } from './registry.js';
import { Id, Params } from './values.js';

const Mistake = z.object({
  in: z.enum(['path', 'query', 'body', 'header']),
  path: z.string().describe('A JSON pointer into the body, or to the parameter.'),
  code: z.enum(MISTAKES).describe('What is wrong, for programs.'),
  message: z.string().describe('The same in the language that was asked for.'),
});

/** RFC 9457. */
export const Problem = answered(
  'Problem',
  z.object({
    type: z.string().describe('The address of what is said of this sort of problem: `/api#problem-` and its name.'),
    title: z.string().describe('The sort of problem, in the language that was asked for.'),
    status: z.number().int(),
    detail: z.string().describe('What is wrong here and what to do, in the language that was asked for.'),
    kind: z.enum(KINDS).describe('The sort of problem, for programs.'),
    code: z.string().optional().describe('What exactly is wrong, for programs.'),
    params: Params.optional(),
    mistakes: z.array(Mistake).optional().describe('Of an invalid request: what doesn’t fit, and where.'),
    current: z
      .unknown()
      .optional()
      .describe('Of a change that was refused as outdated: the resource as it is now, as GET has it.'),
    documents: z
      .array(z.object({ id: Id, title: z.string() }))
      .optional()
      .describe('Of texts that are stored already: the documents that have them.'),
  }),
);
export type ProblemBody = z.infer<typeof Problem>;
