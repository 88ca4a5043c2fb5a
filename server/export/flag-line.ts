import type { ExportFlag } from './types.js';

/** A flag on one line, for people: `mistranslation (major, fr, resolved) – comment`. Open is not mentioned. */
export function flagLine(flag: ExportFlag): string {
  const details = [flag.severity, flag.lang, flag.status === 'open' ? null : flag.status].filter(Boolean);
  const comment = flag.comment.replace(/\s+/gu, ' ').trim();
  return `${flag.category} (${details.join(', ')})${comment && ` – ${comment}`}`;
}
