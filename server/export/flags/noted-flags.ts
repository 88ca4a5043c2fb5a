import { FLAG_CATEGORIES, type FlagCategory } from '../../review/flag-categories.js';
import type { LanguageTag, Severity } from '../../types.js';
import { FLAG_STATUSES, type FlagStatus } from './flag-status.js';

/** A flag as a translation memory carries it: a line of a note. Who raised it and the places in the text are lost. */
export interface NotedFlag {
  category: FlagCategory;
  severity: Severity;
  lang: LanguageTag | null;
  status: FlagStatus;
  comment: string;
  correction: string;
}

const SEVERITIES: readonly Severity[] = ['minor', 'major', 'critical'];

/** What `flag-line.ts` writes: `style (major, fr, fixed) – comment → correction`. */
const LINE = /^(?<category>[\p{Ll}/-]+) \((?<details>[^()]*)\)(?: – (?<comment>.*?))?(?: → (?<correction>.*))?$/u;

/**
 * The flags that a note lists, where it is one that Tercet wrote itself.
 * @param tags the document's versions.
 * @returns null for any other note.
 */
export function flagsInNote(note: string, tags: readonly LanguageTag[]): NotedFlag[] | null {
  // In some formats each flag is a note of its own, in others they share one.
  const lines = /^Flags:\s+(.+)$/su.exec(note.trim())?.[1] ?? note.trim();
  // The writer of TMX has put a no-break space wherever a colon would have looked like another label.
  const flags = lines.split('\n').map((line) => flagOf(line.replaceAll(':\u00A0', ': ').trim(), tags));
  return flags.every((flag) => flag !== null) ? flags : null;
}

function flagOf(line: string, tags: readonly LanguageTag[]): NotedFlag | null {
  const found = LINE.exec(line)?.groups;
  const category = FLAG_CATEGORIES.find((known) => known === found?.category);
  if (!found || !category) return null;
  const [first, ...details] = (found.details ?? '').split(', ');
  const severity = SEVERITIES.find((known) => known === first);
  const status = FLAG_STATUSES.find((known) => known !== 'open' && details.includes(known));
  const lang = tags.find((tag) => details.includes(tag));
  if (!severity || details.length !== Number(status !== undefined) + Number(lang !== undefined)) return null;
  const { comment = '', correction = '' } = found;
  return { category, severity, lang: lang ?? null, status: status ?? 'open', comment, correction };
}
