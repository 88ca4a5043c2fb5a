import { z } from 'zod';
import { description } from '../description.js';
import { type Operation, operation } from '../operation.js';
import { answered } from '../resources/registry.js';

const health = operation({
  id: 'getHealth',
  method: 'get',
  path: '/health',
  tag: 'service',
  summary: 'See whether the service answers',
  steady: true,
  answers: {
    status: 200,
    description: 'It does.',
    schema: answered('Health', z.object({ status: z.literal('ok'), version: z.string() })),
  },
  handle: ({ version }) => ({ body: { status: 'ok' as const, version } }),
});

/** @param all every operation, this one too. */
const openapi = (all: () => readonly Operation[]): Operation =>
  operation({
    id: 'getDescription',
    method: 'get',
    path: '/openapi.json',
    tag: 'service',
    summary: 'Get this description, as OpenAPI 3.1',
    steady: true,
    answers: {
      status: 200,
      description: 'The description.',
      schema: answered('OpenApi', z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) })),
    },
    handle: ({ version }) => ({ body: description(all(), version) }),
  });

export const serviceOperations = (all: () => readonly Operation[]): readonly Operation[] => [health, openapi(all)];
