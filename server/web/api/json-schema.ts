import { z } from 'zod';
import type { Operation } from './operation.js';
import { ANSWERED, ASKED } from './resources/registry.js';

/** What the operations' schemas are as JSON Schema, which OpenAPI 3.1 takes as it is. */

export type JsonSchema = Record<string, unknown>;

/** Where named schemas stand in the description. */
export const uriOf = (id: string): string => `#/components/schemas/${id}`;

/** Every schema that has a name: answers as they come out, requests as they go in. */
export function namedSchemas(): Record<string, JsonSchema> {
  const answers = z.toJSONSchema(ANSWERED, { uri: uriOf, io: 'output' }).schemas;
  const requests = z.toJSONSchema(ASKED, { uri: uriOf, io: 'input' }).schemas;
  const all = Object.entries({ ...answers, ...requests }).map(([id, schema]) => [id, withoutIds(schema)] as const);
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** In place: the description says once which JSON Schema it speaks. */
function withoutIds({ $schema: _, $id: __, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

/** A reference where the schema has a name, else itself. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const named = (io === 'output' ? ANSWERED : ASKED).get(schema);
  return named ? { $ref: uriOf(named.id) } : withoutIds(z.toJSONSchema(schema, { io }));
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

/** An object's fields as parameters. */
export function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): Parameter[] {
  if (!schema) return [];
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  const optional = (name: string): boolean => schema.shape[name]?.safeParse(undefined).success ?? true;
  return Object.entries(properties).map(([name, value]) => {
    const { description, ...rest } = value as JsonSchema & { description?: string };
    const required = place === 'path' || !optional(name);
    return { name, in: place, required, ...(description ? { description } : {}), schema: rest };
  });
}

/** What a form with files holds. */
export function formSchema({ upload, formJson, whole }: Operation): JsonSchema {
  if (!upload) return {};
  const { properties = {}, ...schema } = schemaOf(upload, 'input') as { properties?: Record<string, JsonSchema> };
  const fields: Record<string, JsonSchema> = { ...properties };
  if (formJson && fields.document) fields.document = { ...fields.document, contentSchema: schemaOf(formJson, 'input') };
  const file = { type: 'string', contentMediaType: 'application/octet-stream' };
  if (whole) fields.whole = file;
  else fields.files = { type: 'array', description: 'The files, in fields of any name.', items: file };
  return { ...schema, properties: fields, additionalProperties: true };
}
