/** The sorts of problem that the API answers with, each with its status; `api.problem.KIND` in the locales says more. */
export const PROBLEM_KINDS = {
  'invalid-request': 400,
  refused: 403,
  'not-found': 404,
  method: 405,
  conflict: 409,
  outdated: 412,
  'too-large': 413,
  'media-type': 415,
  unusable: 422,
  'match-required': 428,
  fault: 500,
  busy: 503,
} as const;

export type ProblemKind = keyof typeof PROBLEM_KINDS;

export const KINDS = Object.keys(PROBLEM_KINDS) as ProblemKind[];

export const kindOfStatus = (status: number): ProblemKind | undefined =>
  KINDS.find((kind) => PROBLEM_KINDS[kind] === status);
