import type { Wording } from '../../wording.js';
import { BASE } from './base.js';
import { BASICS, type DescribedOperation, description } from './description.js';
import type { JsonSchema, Parameter } from './json-schema.js';
import { TAGS, type Tag } from './operation.js';
import { OPERATIONS } from './operations/index.js';
import { KINDS, PROBLEM_KINDS } from './problem-kinds.js';
import { type Field, fieldsOf, proseOf, typeOf } from './schema-view.js';

/** What the page is given: the description itself, as its reader wants to see it. */
export function apiView(version: string, wording: Wording) {
  const { paths, components } = description(OPERATIONS, version);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationView(path, method, operation, wording)),
  );
  return {
    base: BASE,
    basics: BASICS.split('\n\n').map(proseOf),
    groups: (Object.keys(TAGS) as Tag[]).map((tag) => ({
      tag,
      name: wording.t(`api.group.${tag}`),
      about: TAGS[tag],
      operations: operations.filter((operation) => operation.tag === tag),
    })),
    schemas: Object.entries(components.schemas).map(([id, schema]) => schemaEntry(id, schema, wording)),
    problems: KINDS.map((kind) => ({
      kind,
      status: PROBLEM_KINDS[kind],
      title: wording.t(`api.problem.${kind}.title`),
      detail: wording.t(`api.problem.${kind}.detail`),
    })),
  };
}

function operationView(path: string, method: string, operation: DescribedOperation, wording: Wording) {
  const { operationId, tags, summary, description: text, parameters = [], requestBody, responses } = operation;
  const answers = Object.entries(responses).map(([status, response]) => answerView(status, response));
  return {
    id: operationId,
    tag: tags[0],
    method: method.toUpperCase(),
    path: `${BASE}${path}`,
    summary,
    description: text ? proseOf(text) : null,
    parameters: parameters.map((parameter) => parameterView(parameter, wording)),
    parametersLabel: `${wording.t('api.parameters')}: ${operationId}`,
    bodies: Object.entries(requestBody?.content ?? {}).map(([media, { schema }]) =>
      bodyView(operationId, media, schema, wording),
    ),
    answers: answers.filter((answer) => !('problem' in answer)),
    problems: answers.filter((answer) => 'problem' in answer),
  };
}

function parameterView({ name, in: place, required, description: text, schema }: Parameter, { t }: Wording): Field {
  return {
    name,
    place: t(`api.where.${place}`),
    type: typeOf(schema),
    // What stands in the path always is.
    needed: required && place !== 'path' ? t('api.required') : '',
    text: proseOf(text ?? ''),
  };
}

function bodyView(id: string, media: string, schema: JsonSchema, wording: Wording) {
  const type = typeOf(schema);
  // A named schema has its own place on the page.
  const label = `${wording.t('api.body')}: ${id} (${media})`;
  return { media, type, label, fields: '$ref' in schema ? [] : fieldsOf(schema, wording) };
}

function answerView(status: string, response: JsonSchema) {
  const problem = /^#\/components\/responses\/(.+)$/u.exec(String(response.$ref ?? ''))?.[1];
  if (problem) return { status, problem };
  const content = Object.entries((response.content ?? {}) as Record<string, { schema?: JsonSchema }>);
  return {
    status,
    text: proseOf(String(response.description ?? '')),
    contents: content.map(([media, { schema }]) => ({ media, type: schema ? typeOf(schema) : [] })),
  };
}

function schemaEntry(id: string, schema: JsonSchema, wording: Wording) {
  const alternatives = (schema.oneOf ?? schema.anyOf) as JsonSchema[] | undefined;
  const parts = alternatives ?? [schema];
  return {
    id,
    text: proseOf(String(schema.description ?? '')),
    parts: parts.map((part, n) => ({
      label: `${wording.t('api.type')}: ${parts.length > 1 ? `${id} ${n + 1}` : id}`,
      text: alternatives ? proseOf(String(part.description ?? '')) : [],
      fields: fieldsOf(part, wording),
      // What is no object is told in a line.
      type: part.properties ? [] : typeOf(part),
    })),
  };
}
