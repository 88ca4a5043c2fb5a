import type { LanguageTag } from '../types.js';
import { flagLine } from './flag-line.js';
import { joined } from './joined.js';
import { rounded } from './score.js';
import { sameTag } from './select.js';
import type { ExportContext, ExportFlag, ExportUnit, Writer } from './types.js';
import { xmlAttribute, xmlText } from './xml.js';

/**
 * TMX 1.4b (LISA OSCAR, 2005), one `tu` a unit, one `tuv` a version that has text in it, level 1: no markup in `seg`.
 *
 * There is no DOCTYPE. The standard one names its DTD by a relative address, `tmx14.dtd`: a parser that heeds it looks
 * for that file beside the export and gives up when it isn't there, and none needs it, as no entity or default value
 * of it is used.
 *
 * A unit that only one version has is written too: the DTD asks for one `tuv` or more, and a text that nobody
 * translated is among what a reviewer wants to keep. Programs that look for pairs pass over it.
 */
export const tmx: Writer = {
  id: 'tmx',
  extension: 'tmx',
  mediaType: 'application/x-tmx+xml',
  async *write(units, context) {
    yield head(context);
    const order = tuvOrder(context);
    for await (const unit of units) {
      const element = tu(unit, order);
      if (element) yield element;
    }
    yield '  </body>\n</tmx>\n';
  },
};

/** What `srclang` says: the version that was marked as the source, else the first, else `*all*`. */
export function sourceLanguage(context: ExportContext): LanguageTag {
  const marked = context.source ? sameTag(context.languages, context.source) : undefined;
  return marked ?? context.languages[0] ?? '*all*';
}

/** The source goes first: translate-toolkit takes the first `tuv` for it and the second for the target. */
function tuvOrder(context: ExportContext): LanguageTag[] {
  const source = sourceLanguage(context);
  return [...context.languages].sort((a, b) => Number(b === source) - Number(a === source));
}

function head(context: ExportContext): string {
  const header = attributes({
    creationtool: 'Tercet',
    creationtoolversion: context.toolVersion,
    // What most units are; those of several sentences say so themselves. OmegaT would split `paragraph` again.
    segtype: 'sentence',
    'o-tmf': 'Tercet',
    // The language of the categories and severities in the notes.
    adminlang: 'en',
    srclang: sourceLanguage(context),
    datatype: 'plaintext',
    creationdate: tmxDate(context.created),
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n  <header${header}/>\n  <body>\n`;
}

/** The element, or nothing where no side has text: a `tu` without `tuv` is not valid. */
function tu(unit: ExportUnit, order: readonly LanguageTag[]): string {
  const tuvs = order.flatMap((tag) => {
    const text = joined(tag, unit.texts[tag]);
    return text ? [`      <tuv${attributes({ 'xml:lang': tag })}><seg>${xmlText(text)}</seg></tuv>\n`] : [];
  });
  if (tuvs.length === 0) return '';
  const isBlock = order.some((tag) => (unit.texts[tag]?.length ?? 0) > 1);
  const own = attributes({
    tuid: tuid(unit),
    ...(isBlock ? { segtype: 'block' } : {}),
    changedate: tmxDate(unit.changed),
  });
  return `    <tu${own}>\n${note(unit.flags)}${props(unit)}${tuvs.join('')}    </tu>\n`;
}

/** Unique, as documents' identifiers are. TMX wants it without white space, so that is percent-encoded. */
function tuid(unit: ExportUnit): string {
  return `${unit.documentId.replace(/[%\s]/gu, encodeURIComponent)}-${unit.number}`;
}

/**
 * At most one, because OmegaT keeps only the last. It holds exactly one `: `, since translate-toolkit takes every note
 * for `label: text` and fails (`geterrors`) on one that splits there into more or fewer parts: any other gets a
 * no-break space, which looks the same.
 */
function note(flags: readonly ExportFlag[]): string {
  if (flags.length === 0) return '';
  const lines = flags.map(flagLine).join('\n').replaceAll(': ', ':\u00A0');
  return `      <note>Flags: ${xmlText(lines)}</note>\n`;
}

function props(unit: ExportUnit): string {
  const values = {
    'x-document': unit.document,
    'x-unit': String(unit.number),
    'x-confidence': String(rounded(unit.confidence)),
    'x-agreement': String(rounded(unit.agreement)),
    'x-status': unit.status,
  };
  return Object.entries(values)
    .map(([type, value]) => `      <prop${attributes({ type })}>${xmlText(value)}</prop>\n`)
    .join('');
}

function attributes(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`)
    .join('');
}

/** `20260131T235959Z`: ISO 8601 in its basic form, to the second, in UTC. */
function tmxDate(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/gu, '');
}
