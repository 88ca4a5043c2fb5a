import type { z } from 'zod';
import { type Mistake, mistakesIn } from './mistake.js';

/** A request that doesn't fit its description. */
export class InvalidRequest extends Error {
  constructor(readonly mistakes: readonly Mistake[]) {
    super('invalid request');
    this.name = 'InvalidRequest';
  }
}

/** What a schema makes of a value; what doesn't fit goes to `mistakes`. */
export function read<T extends z.ZodType>(
  schema: T,
  value: unknown,
  where: Mistake['in'],
  mistakes: Mistake[],
): z.infer<T> | undefined {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  mistakes.push(...mistakesIn(parsed.error, value, where));
  return undefined;
}
