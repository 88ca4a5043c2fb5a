import { BASE } from './base.js';
import {
  formSchema,
  type JsonSchema,
  namedSchemas,
  type Parameter,
  parametersOf,
  schemaOf,
  uriOf,
} from './json-schema.js';
import { type Operation, problemsOf, TAGS } from './operation.js';
import { PROBLEM_KINDS, type ProblemKind } from './problem-kinds.js';
import { OWN_FIELD } from './request-body.js';
import { REVIEWER_FIELD } from './reviewer-field.js';

/** The description of the API by OpenAPI 3.1.1 (https://spec.openapis.org/oas/v3.1.1), made of the operations. */

export interface Description {
  openapi: string;
  paths: Record<string, Record<string, DescribedOperation>>;
  components: { schemas: Record<string, JsonSchema>; responses: Record<string, JsonSchema>; headers: JsonSchema };
  [key: string]: unknown;
}

export interface DescribedOperation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, JsonSchema>;
}

export const BASICS = `Everything that Tercet's pages can do. Documents, units, divergences and flags have numbers as ids, jobs have names.

**Who may ask.** The server has no accounts: whoever reaches it can do everything, which is why it listens on the machine itself unless told otherwise. It answers only under its own host names, so that no other site can have its name point here. A page of another site in the user's browser can't change anything: a request whose \`Origin\` or \`Sec-Fetch-Site\` is foreign is refused, no CORS permission is ever given, and whatever is posted has to be \`application/json\` or to carry the header \`${OWN_FIELD}\` (of any value), neither of which a form can do. Cookies are neither read nor set.

**Names.** \`${REVIEWER_FIELD}\` says under which reviewer's name a change is kept; percent-encoded (UTF-8) where it isn't ASCII. It proves nothing.

**Language.** \`Accept-Language\` (en, fr, ru) decides in which language messages come. \`Accept\` decides nothing: answers are JSON, or the file that is asked for.

**Changes.** What stands at an address has an \`ETag\`; a unit, a flag or a document that was changed comes back with its new one. What is done to a unit or a flag must name, by \`If-Match\`, the ETag of what its author has seen (what stands in a list has it as \`etag\`), or \`*\`; it is refused (412) where people have done something else to it meanwhile, and the answer says how it is now. \`If-None-Match\` gives 304 for what is known.

**Lists** come a page at a time: \`limit\` to a page, and \`next\` (also \`Link: …; rel="next"\`) is the address of the next one. It begins after the last entry that you have seen, wherever that stands by then: what others change meanwhile neither hides an entry nor shows it twice.

**Work that takes a while** is a job: 202 with \`Location\`, where its progress is told. \`/jobs\` lists those that are running or ended lately.

**Problems** are RFC 9457 (\`application/problem+json\`). Of a request that doesn’t fit, \`mistakes\` names each field by its JSON pointer (RFC 6901), with a code for programs and a message for people.`;

let made: { operations: readonly Operation[]; version: string; description: Description } | undefined;

/** Made once: it takes a tenth of a second. */
export function description(operations: readonly Operation[], version: string): Description {
  if (made?.operations !== operations || made.version !== version)
    made = { operations, version, description: newDescription(operations, version) };
  return made.description;
}

function newDescription(operations: readonly Operation[], version: string): Description {
  const paths: Description['paths'] = {};
  for (const operation of operations) {
    const methods = paths[operation.path] ?? {};
    methods[operation.method] = described(operation);
    paths[operation.path] = methods;
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Tercet', version, description: BASICS, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: BASE }],
    // There is nothing to sign in to.
    security: [],
    tags: Object.entries(TAGS).map(([name, text]) => ({ name, description: text })),
    paths,
    components: { schemas: namedSchemas(), responses: problemResponses(), headers: HEADERS },
  };
}

function described(operation: Operation): DescribedOperation {
  const { id, tag, summary, description } = operation;
  const parameters = allParameters(operation);
  const body = requestBody(operation);
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: responsesOf(operation),
  };
}

function allParameters(operation: Operation): Parameter[] {
  const { params, query, method, ifMatch, signed } = operation;
  const header = (name: string, required: boolean, text: string): Parameter => ({
    ...{ name, in: 'header', required, description: text },
    schema: { type: 'string' },
  });
  return [
    ...parametersOf(params, 'path'),
    ...parametersOf(query, 'query'),
    ...(ifMatch ? [header('If-Match', ifMatch === 'required', 'The ETag of what was seen, or `*`.')] : []),
    ...(signed ? [header(REVIEWER_FIELD, false, 'The reviewer’s name, percent-encoded.')] : []),
    ...(method === 'post' && (!operation.body || operation.upload)
      ? [header(OWN_FIELD, false, 'Of any value; required unless the content is `application/json`.')]
      : []),
  ];
}

function requestBody(operation: Operation): DescribedOperation['requestBody'] {
  const { body, upload } = operation;
  const content: Record<string, { schema: JsonSchema }> = {};
  if (body) content['application/json'] = { schema: schemaOf(body, 'input') };
  if (upload) content['multipart/form-data'] = { schema: formSchema(operation) };
  return body || upload ? { required: true, content } : undefined;
}

const header = (name: string) => ({ $ref: `#/components/headers/${name}` });
const HEADERS = {
  ETag: { description: 'Stands for the answer; for `If-Match` and `If-None-Match`.', schema: { type: 'string' } },
  Location: { description: 'Where it stands.', schema: { type: 'string' } },
  Link: { description: 'The next page, with `rel="next"`.', schema: { type: 'string' } },
};

/** Whether the answer comes with the ETag of what stands at its address, or at its `Location`. */
const isTagged = ({ method, answers: { schema, tagged } }: Operation): boolean =>
  schema !== undefined && (method === 'get' || tagged === true);

function responsesOf(operation: Operation): Record<string, JsonSchema> {
  const { answers, query } = operation;
  const { status, description, schema, media = [] } = answers;
  const headers = {
    ...(isTagged(operation) ? { ETag: header('ETag') } : {}),
    ...(status === 201 || status === 202 ? { Location: header('Location') } : {}),
    ...(query && 'cursor' in query.shape ? { Link: header('Link') } : {}),
  };
  const content = schema
    ? { 'application/json': { schema: schemaOf(schema, 'output') } }
    : Object.fromEntries(media.map((type) => [type.split(';')[0], {}]));
  const responses: Record<string, JsonSchema> = {
    [status]: {
      description,
      ...(Object.keys(headers).length > 0 ? { headers } : {}),
      ...(Object.keys(content).length > 0 ? { content } : {}),
    },
  };
  if (schema && status === 200 && operation.method === 'get')
    responses[304] = { description: 'It is as `If-None-Match` says.' };
  for (const kind of problemsOf(operation)) responses[PROBLEM_KINDS[kind]] = { $ref: `#/components/responses/${kind}` };
  return responses;
}

const PROBLEMS: Record<ProblemKind, string> = {
  'invalid-request': 'The request isn’t as described; `mistakes` says where.',
  refused: 'It comes from another site’s page, or asks under a name that isn’t this server’s.',
  'not-found': 'There is no such thing.',
  method: 'The address doesn’t take this method.',
  conflict: 'Something else has been done meanwhile, or is there already.',
  outdated: 'What is to be changed isn’t what was seen; `current` is how it is now.',
  'too-large': 'More was sent than is taken.',
  'media-type': `Neither \`application/json\` nor a form with \`${OWN_FIELD}\`.`,
  unusable: 'What is asked for can’t be done; `code` says why.',
  'match-required': '`If-Match` is missing.',
  fault: 'Something went wrong inside Tercet.',
  busy: 'Something else has been writing to the database for too long; `Retry-After` says when to try again.',
};

function problemResponses(): Record<string, JsonSchema> {
  const content = { 'application/problem+json': { schema: { $ref: uriOf('Problem') } } };
  return Object.fromEntries(Object.entries(PROBLEMS).map(([kind, text]) => [kind, { description: text, content }]));
}
