import type { ExportFlag } from '../types.js';

/** A flag on one line, for people: `style (major, fr, fixed) – comment → correction`. Open is not mentioned. */
export function flagLine(flag: ExportFlag): string {
  const details = [flag.severity, flag.lang, flag.status === 'open' ? null : flag.status].filter(Boolean);
  const [comment, correction] = [oneLine(flag.comment), oneLine(flag.correction)];
  return `${flag.category} (${details.join(', ')})${comment && ` – ${comment}`}${correction && ` → ${correction}`}`;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
