import type { z } from 'zod';
import { z as zod } from 'zod';

/** Schemas with a name in the description: what answers hold, and what requests do. */
export const ANSWERED = zod.registry<{ id: string }>();
export const ASKED = zod.registry<{ id: string }>();

export function answered<T extends z.ZodType>(id: string, schema: T): T {
  ANSWERED.add(schema, { id });
  return schema;
}

export function asked<T extends z.ZodType>(id: string, schema: T): T {
  ASKED.add(schema, { id });
  return schema;
}
