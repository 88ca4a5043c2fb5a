import type { LanguageTag } from '../types.js';
import { sameTag } from './select.js';
import type { ExportContext } from './types.js';

/** The version that was marked as the source, else the first, else none. */
export function sourceOf(context: ExportContext): LanguageTag | undefined {
  const marked = context.source ? sameTag(context.languages, context.source) : undefined;
  return marked ?? context.languages[0];
}

/** The languages to write, the source before the others. */
export function sourceFirst(context: ExportContext): LanguageTag[] {
  const source = sourceOf(context);
  return [...context.languages].sort((a, b) => Number(b === source) - Number(a === source));
}
