import type { Wording } from '../../wording.js';
import type { JsonSchema } from './json-schema.js';

/** JSON Schema as people read it. */

/** A piece of a line: words, or code; with an address where it is a link. */
export interface Piece {
  text: string;
  code?: boolean;
  strong?: boolean;
  href?: string;
}

export interface Field {
  name: string;
  place?: string;
  type: Piece[];
  needed: string;
  text: Piece[];
}

/** The bit of Markdown that descriptions use: `code` and **what stands out**. */
export function proseOf(text: string): Piece[] {
  return [...text.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*|[^`*]+/gu)].map(([part, code, strong]) => {
    if (code !== undefined) return { text: code, code: true };
    return strong === undefined ? { text: part } : { text: strong, strong: true };
  });
}

/** `integer`, `[Unit]`, `"a" | "b"`. */
export function typeOf(schema: JsonSchema): Piece[] {
  const plain = (text: string): Piece[] => [{ text }];
  const reference = /^#\/components\/schemas\/(.+)$/u.exec(String(schema.$ref ?? ''))?.[1];
  if (reference) return [{ text: reference, href: `#schema-${reference}` }];
  if ('const' in schema) return plain(JSON.stringify(schema.const));
  if (Array.isArray(schema.enum)) return plain(schema.enum.map((value) => JSON.stringify(value)).join(' | '));
  const choices = (schema.oneOf ?? schema.anyOf) as JsonSchema[] | undefined;
  if (choices) return choices.flatMap((choice, n) => [...(n > 0 ? plain(' | ') : []), ...typeOf(choice)]);
  if (schema.type === 'array') return [...plain('['), ...typeOf((schema.items ?? {}) as JsonSchema), ...plain(']')];
  if (schema.type === 'object' && schema.properties) return plain(inBraces(schema.properties as object));
  if (typeof schema.additionalProperties === 'object')
    return [...plain('{ …: '), ...typeOf(schema.additionalProperties as JsonSchema), ...plain(' }')];
  if (Array.isArray(schema.type)) return plain(schema.type.join(' | '));
  return plain(`${String(schema.type ?? 'any')}${boundsOf(schema)}`);
}

const inBraces = (properties: object): string => `{ ${Object.keys(properties).join(', ')} }`;

function boundsOf({ minimum, maximum, maxLength, format, ...rest }: JsonSchema): string {
  // What ends where exact integers do has no bound that anybody would run into.
  const most = typeof maximum === 'number' && maximum < 1e12 ? maximum : undefined;
  const least = typeof minimum === 'number' && minimum > -1e12 ? minimum : undefined;
  const parts: string[] = [];
  if (format !== undefined) parts.push(String(format));
  if (least !== undefined && most !== undefined) parts.push(`${least} – ${most}`);
  else if (least !== undefined) parts.push(`≥ ${least}`);
  else if (most !== undefined) parts.push(`≤ ${most}`);
  if (typeof maxLength === 'number') parts.push(`≤ ${maxLength}`);
  if ('default' in rest && rest.default !== '') parts.push(`= ${JSON.stringify(rest.default)}`);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

/** The fields of an object, those of objects within it by their path. */
export function fieldsOf(schema: JsonSchema, wording: Wording, path = ''): Field[] {
  const required = (schema.required ?? []) as string[];
  return Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).flatMap(([name, value]) => {
    const inner = innerOf(value);
    const field: Field = {
      name: `${path}${name}`,
      type: inner ? [{ text: inner.list ? '[…]' : '{…}' }] : typeOf(value),
      needed: required.includes(name) ? '' : wording.t('api.optional'),
      text: proseOf(String(value.description ?? '')),
    };
    return inner ? [field, ...fieldsOf(inner.schema, wording, `${path}${name}${inner.list ? '[].' : '.'}`)] : [field];
  });
}

/** An object that has no name of its own, or a list of such. */
function innerOf(schema: JsonSchema): { schema: JsonSchema; list: boolean } | null {
  const choices = (schema.anyOf ?? []) as JsonSchema[];
  const [only, ...others] = choices.filter(({ type }) => type !== 'null');
  const one = only && others.length === 0 ? only : schema;
  if (one.type === 'object' && one.properties) return { schema: one, list: false };
  const items = one.items as JsonSchema | undefined;
  if (one.type === 'array' && items?.type === 'object' && items.properties) return { schema: items, list: true };
  return null;
}
