import type { z } from 'zod';
import type { DivergenceParams } from '../../types.js';
import type { Wording } from '../../wording.js';

/** What in a request isn't as the description has it, in data; its text is `api.mistake.CODE` in the locales. */

export const MISTAKES = [
  ...['missing', 'unknown', 'repeated', 'type', 'one-of', 'format', 'name'],
  ...['too-small', 'too-large', 'too-short', 'too-long', 'too-few', 'too-many'],
  ...['json', 'not-json', 'address', 'form', 'cursor', 'mixed-texts', 'no-file', 'no-words'],
] as const;
export type MistakeCode = (typeof MISTAKES)[number];

export interface Mistake {
  in: 'path' | 'query' | 'body' | 'header';
  /** A JSON pointer (RFC 6901) into the body, or the parameter's name with a slash. */
  path: string;
  code: MistakeCode;
  params?: DivergenceParams;
}

/** Unknown names that are told one by one: nobody reads more. */
const MOST_UNKNOWN = 20;

/** What a schema found wrong with a value. @param value as it was given to the schema. */
export function mistakesIn(error: z.ZodError, value: unknown, where: Mistake['in']): Mistake[] {
  return error.issues.flatMap((issue) => mistakesOf(issue, value, where));
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

function mistakesOf(issue: Issue, value: unknown, where: Mistake['in']): Mistake[] {
  const { path } = issue;
  const mistake = (code: MistakeCode, params?: DivergenceParams): Mistake => ({
    ...{ in: where, path: pointerTo(path), code },
    ...(params ? { params } : {}),
  });
  if (issue.code === 'unrecognized_keys')
    return issue.keys
      .slice(0, MOST_UNKNOWN)
      .map((key) => ({ in: where, path: pointerTo([...path, key]), code: 'unknown' }));
  const found = at(value, path);
  if (found === undefined) return [mistake('missing')];
  if (where === 'query' && Array.isArray(found) && path.length === 1 && issue.code !== 'too_big')
    return [mistake('repeated')];
  switch (issue.code) {
    case 'invalid_type':
      return [mistake('type', { types: [typeName(issue.expected)] })];
    case 'invalid_value':
      return [mistake('one-of', { values: issue.values.map(String) })];
    case 'too_small':
      return [sized('small', issue.origin, Number(issue.minimum), mistake)];
    case 'too_big':
      return [sized('large', issue.origin, Number(issue.maximum), mistake)];
    case 'invalid_union':
      return inUnion(issue, value, where, mistake);
    case 'invalid_key':
      return [mistake('name')];
    case 'custom':
      return [mistake(isCode(issue.message) ? issue.message : 'format')];
    default:
      return [mistake('format')];
  }
}

const isCode = (text: string): text is MistakeCode => (MISTAKES as readonly string[]).includes(text);

const pointerTo = (path: Path): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** What stands there; undefined where nothing does. */
function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (within, key) =>
      typeof within === 'object' && within !== null && Object.hasOwn(within, key)
        ? (within as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object'] as const;
type TypeName = (typeof TYPES)[number];

function typeName(expected: string): TypeName {
  if (expected === 'int') return 'integer';
  return TYPES.find((name) => name === expected) ?? 'object';
}

type Sizes = Record<'small' | 'large', MistakeCode>;
const LENGTHS: Sizes = { small: 'too-short', large: 'too-long' };
const COUNTS: Sizes = { small: 'too-few', large: 'too-many' };
const VALUES: Sizes = { small: 'too-small', large: 'too-large' };

/** A text's length, a list's, or a number. */
function sized(
  way: 'small' | 'large',
  origin: string,
  limit: number,
  mistake: (code: MistakeCode, params: DivergenceParams) => Mistake,
): Mistake {
  if (origin === 'string') return mistake(LENGTHS[way], { count: limit });
  return origin === 'array' ? mistake(COUNTS[way], { count: limit }) : mistake(VALUES[way], { limit });
}

/** The one that is meant is the one whose mistakes lie deepest; where none is nearer, all types are told. */
function inUnion(
  { errors, path, ...issue }: Issue & { code: 'invalid_union' },
  value: unknown,
  where: Mistake['in'],
  mistake: (code: MistakeCode, params: DivergenceParams) => Mistake,
): Mistake[] {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  if (options.length > 0) return [mistake('one-of', { values: options.map(String) })];
  const depth = (issues: readonly Issue[]): number => Math.max(...issues.map((one) => one.path.length));
  const fitting = errors.filter(
    (issues) => !issues.some((one) => one.code === 'invalid_type' && one.path.length === 0),
  );
  const [deepest] = fitting.toSorted((a, b) => depth(b) - depth(a));
  if (deepest) return deepest.flatMap((one) => mistakesOf({ ...one, path: [...path, ...one.path] }, value, where));
  const types = errors.flatMap((issues) =>
    issues.flatMap((one) => (one.code === 'invalid_type' ? [typeName(one.expected)] : [])),
  );
  return [mistake('type', { types: [...new Set(types)] })];
}

/** Made once for each language. */
const EITHER = {
  en: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
  fr: new Intl.ListFormat('fr', { type: 'disjunction' }),
  ru: new Intl.ListFormat('ru', { type: 'disjunction' }),
};

/** The mistake in the reader's words. */
export function mistakeText({ code, params = {} }: Mistake, { lang, t }: Wording): string {
  const { types, values, ...rest } = params;
  return t(`api.mistake.${code}`, {
    ...rest,
    ...(Array.isArray(types) ? { types: EITHER[lang].format(types.map((type) => t(`api.types.${type}`))) } : {}),
    ...(Array.isArray(values) ? { values: values.join(', ') } : {}),
  });
}
