import { countsAsError } from '../../review/mqm.js';
import type { LanguageTag, Range } from '../../types.js';
import { joined } from '../joined.js';
import { tsvRow } from '../tables/tsv.js';
import { xmlCharacters } from '../xml.js';
import { FLAG_STATUSES } from './flag-status.js';
import type { ExportedFlag, FlagWriter } from './flags.js';

/**
 * Error annotations as the metrics task of WMT publishes them (Freitag et al. 2021, "Experts, Errors, and Context",
 * https://github.com/google/wmt-mqm-human-evaluation), for programs that score translations or train on such data. The
 * version at fault is the "system", a unit a segment, who raised the flag the rater. The words at fault stand between
 * <v> and </v>, in the source where something was left out; where a flag has several places, each of them, as in the
 * lists of spans of their viewer (https://github.com/google-research/google-research/tree/master/marot), and still in
 * one row: a row is an error, and is counted. Cells with quotation marks are quoted as there. A flag that blames no
 * version has no row: there is no error without a system that made it.
 */
export const flagsMqm: FlagWriter = {
  id: 'mqm',
  extension: 'tsv',
  mediaType: 'text/tab-separated-values',
  statuses: FLAG_STATUSES.filter(countsAsError),
  async *write(flags) {
    yield tsvRow(['system', 'doc', 'doc_id', 'seg_id', 'rater', 'source', 'target', 'category', 'severity']);
    for await (const flag of flags) {
      const target = flag.lang ?? blamedBySpans(flag);
      if (target === null) continue;
      const source = sourceFor(target, flag);
      const place = [target, flag.document, flag.documentId, String(flag.number), flag.who].map(oneLine);
      const texts = [source === null ? '' : marked(source, flag), marked(target, flag)].map(oneLine);
      yield tsvRow([...place, ...texts, categoryOf(flag.category), capitalised(flag.severity)]);
    }
  },
};

/** Where nobody said which version is at fault, words marked in one only say it. */
function blamedBySpans({ spans, source }: ExportedFlag): LanguageTag | null {
  const marked = [...new Set(spans.map(({ lang }) => lang))].filter((lang) => lang !== source);
  return marked.length === 1 ? (marked[0] ?? null) : null;
}

/** A version marked as the source; else, as nobody knows which it is, the first of the others. */
function sourceFor(target: LanguageTag, { source, languages }: ExportedFlag): LanguageTag | null {
  if (source !== null && source !== target) return source;
  return languages.find((tag) => tag !== target) ?? null;
}

function marked(tag: LanguageTag, { texts, spans }: ExportedFlag): string {
  const own = spans.filter(({ lang }) => lang === tag);
  const sentences = (texts[tag] ?? []).map((text, index) => {
    const places = apart(own.filter(({ sentence }) => sentence === index));
    // From the end, so that what is put in moves nothing that is still to be found.
    return places.reduceRight(
      (done, { start, end }) => `${done.slice(0, start)}<v>${done.slice(start, end)}</v>${done.slice(end)}`,
      text,
    );
  });
  return joined(tag, sentences);
}

/** Places in order; those that overlap or touch are one. */
function apart(spans: readonly Range[]): Range[] {
  const places: Range[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = places.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else places.push({ start, end });
  }
  return places;
}

/** These programs read a line at a time, and know no way to write what ends one. */
const oneLine = (text: string): string => xmlCharacters(text.replace(/[\t\r\n\v\f\u0085\u2028\u2029]+/gu, ' '));

/** Their names of the categories, where they have one; `-` where they tell no further. */
const CATEGORIES: Record<string, string> = {
  'accuracy/mistranslation': 'Accuracy/Mistranslation',
  'accuracy/omission': 'Accuracy/Omission',
  'accuracy/addition': 'Accuracy/Addition',
  'accuracy/untranslated': 'Accuracy/Untranslated text',
  terminology: 'Terminology/Inappropriate for context',
  'linguistic-conventions/grammar': 'Fluency/Grammar',
  'linguistic-conventions/spelling': 'Fluency/Spelling',
  'linguistic-conventions/punctuation': 'Fluency/Punctuation',
  'linguistic-conventions/unintelligible': 'Fluency/Unintelligible',
  'linguistic-conventions': 'Fluency/-',
  'style/register': 'Fluency/Register',
  'style/awkward': 'Style/Awkward',
  style: 'Style/-',
  'locale-conventions': 'Locale convention/-',
};

const categoryOf = (category: string): string => CATEGORIES[category] ?? 'Other/-';

const capitalised = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
