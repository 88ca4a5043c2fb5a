import { InputError } from '../errors.js';
import type { LanguageTag } from '../types.js';
import { sourceFirst } from './source.js';
import type { ExportContext } from './types.js';

export type Pair = readonly [source: LanguageTag, target: LanguageTag];

/**
 * Each language with each other, the source first where it is one of them.
 * @throws InputError `export-needs-two`
 */
export function allPairs(context: ExportContext, format: string): Pair[] {
  const order = sourceFirst(context);
  if (order.length < 2) throw new InputError('export-needs-two', { format });
  return order.flatMap((source, at) => order.slice(at + 1).map((target): Pair => [source, target]));
}

/**
 * The source with each other language.
 * @throws InputError `export-needs-two`
 */
export function pairsWithSource(context: ExportContext, format: string): Pair[] {
  const [source = '', ...targets] = sourceFirst(context);
  if (targets.length === 0) throw new InputError('export-needs-two', { format });
  return targets.map((target): Pair => [source, target]);
}
