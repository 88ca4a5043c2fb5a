import { z } from 'zod';
import type { ReaderLanguage } from '../../wording.js';

/** A place in a request that isn't as the description has it. */
export interface Mistake {
  in: 'path' | 'query' | 'body' | 'header';
  /** A JSON pointer (RFC 6901) into the body, or the parameter's name with a slash. */
  path: string;
  /** In the reader's language, or the key of a text in the locales. */
  message: string;
}

/** A request that doesn't fit its description. */
export class InvalidRequest extends Error {
  constructor(readonly mistakes: readonly Mistake[]) {
    super('invalid request');
    this.name = 'InvalidRequest';
  }
}

const LOCALES = { en: z.locales.en(), fr: z.locales.fr(), ru: z.locales.ru() };

/** What a schema makes of a value; what doesn't fit goes to `mistakes`. */
export function read<T extends z.ZodType>(
  schema: T,
  value: unknown,
  where: Mistake['in'],
  lang: ReaderLanguage,
  mistakes: Mistake[],
): z.infer<T> | undefined {
  const parsed = schema.safeParse(value, { error: LOCALES[lang].localeError });
  if (parsed.success) return parsed.data;
  mistakes.push(
    ...parsed.error.issues.map(({ path, message }) => ({
      in: where,
      path: path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
      message,
    })),
  );
  return undefined;
}
