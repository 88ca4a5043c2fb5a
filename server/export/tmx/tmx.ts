import type { LanguageTag } from '../../types.js';
import { inBlocks } from '../blocks.js';
import { flagLine } from '../flags/flag-line.js';
import { joined } from '../joined.js';
import { rounded } from '../score.js';
import { sentenceStarts } from '../sentence-starts.js';
import { sourceFirst, sourceOf } from '../source.js';
import type { ExportContext, ExportFlag, ExportUnit, Writer } from '../types.js';
import { attributes, xmlAttribute, xmlText } from '../xml.js';

/**
 * TMX 1.4b (LISA OSCAR, 2005), one `tu` a unit, one `tuv` a version that has text in it, level 1: no markup in `seg`.
 *
 * There is no DOCTYPE. The standard one names its DTD by a relative address, `tmx14.dtd`: a parser that heeds it looks
 * for that file beside the export and gives up when it isn't there, and none needs it, as no entity or default value
 * of it is used.
 *
 * A unit that only one version has is written too: the DTD asks for one `tuv` or more, and a text that nobody
 * translated is among what a reviewer wants to keep. Where the source is what is missing, it has an empty `seg`: OmegaT
 * warns of a `tu` without one, and translate-toolkit takes the next version for the source.
 *
 * What TMX has no place for is in `prop` elements, so that Tercet reads its own files as they were: `x-document-id`, since
 * titles need not differ; `x-paragraph` where a paragraph begins, of what kind; `x-sentences` in a `tuv` of several, where
 * they begin (`sentence-starts.ts`).
 */
export const tmx: Writer = {
  id: 'tmx',
  extension: 'tmx',
  mediaType: 'application/x-tmx+xml',
  write(units, context) {
    // The source goes first: translate-toolkit takes the first `tuv` for it and the second for the target.
    const tu = tuWriter(sourceFirst(context));
    return inBlocks(head(context), units, tu, '  </body>\n</tmx>\n');
  },
};

function head(context: ExportContext): string {
  const header = attributes({
    creationtool: 'Tercet',
    creationtoolversion: context.toolVersion,
    // What most units are; those of several sentences say so themselves. OmegaT would split `paragraph` again.
    segtype: 'sentence',
    'o-tmf': 'Tercet',
    // The language of the categories and severities in the notes.
    adminlang: 'en',
    srclang: sourceOf(context) ?? '*all*',
    datatype: 'plaintext',
    creationdate: tmxDate(context.created),
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n  <header${header}/>\n  <body>\n`;
}

/**
 * Makes the element of a unit, or nothing where no side has text: a `tu` without `tuv` is not valid. What is the same in
 * one unit after another is made once; of a million units, each with two dates and a title, that is half of the time.
 */
function tuWriter(order: readonly LanguageTag[]): (unit: ExportUnit) => string {
  const [source = ''] = order;
  const openings = order.map((tag) => `      <tuv xml:lang="${xmlAttribute(tag)}">`);
  const date = remembered((time: number) => tmxDate(new Date(time)));
  const title = remembered((document: string) => `      <prop type="x-document">${xmlText(document)}</prop>\n`);
  const identity = remembered((id: string) => `      <prop type="x-document-id">${xmlText(id)}</prop>\n`);
  const idPart = remembered((id: string) => xmlAttribute(id.replace(/[%\s]/gu, encodeURIComponent)));
  return (unit) => {
    let tuvs = '';
    let isBlock = false;
    for (const [at, tag] of order.entries()) {
      const sentences = unit.texts[tag];
      const text = joined(tag, sentences);
      if (text === '') continue;
      const starts = sentenceStarts(tag, sentences);
      if (starts !== '') isBlock = true;
      tuvs += `${openings[at]}${starts && prop('x-sentences', starts)}<seg>${xmlText(text)}</seg></tuv>\n`;
    }
    if (tuvs === '') return '';
    if (order.length > 1 && joined(source, unit.texts[source]) === '')
      tuvs = `${openings[0]}<seg></seg></tuv>\n${tuvs}`;
    // Unique, as documents' identifiers are. TMX wants it without white space, so that is percent-encoded.
    const tuid = unit.id === undefined ? `${idPart(unit.documentId)}-${unit.number}` : idPart(unit.id);
    const block = isBlock ? ' segtype="block"' : '';
    return (
      `    <tu tuid="${tuid}"${block} changedate="${date(unit.changed.getTime())}">\n` +
      `${notes(unit)}${title(unit.document)}${identity(unit.documentId)}${props(unit)}${tuvs}    </tu>\n`
    );
  };
}

/** The last answer is kept. */
function remembered<Key>(make: (key: Key) => string): (key: Key) => string {
  let last: { key: Key; made: string } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, made: make(key) };
    return last.made;
  };
}

/**
 * The flags are one note, and the last, because OmegaT keeps only the last one. It holds exactly one `: `, since
 * translate-toolkit takes every note for `label: text` and fails (`geterrors`) on one that splits there into more or
 * fewer parts: any other gets a no-break space, which looks the same.
 */
function notes({ notes, flags }: ExportUnit): string {
  if (flags.length === 0 && notes === undefined) return '';
  const own = (notes ?? []).map((note) => `      <note>${xmlText(note)}</note>\n`).join('');
  return own + flagNote(flags);
}

function flagNote(flags: readonly ExportFlag[]): string {
  if (flags.length === 0) return '';
  const lines = flags.map(flagLine).join('\n').replaceAll(': ', ':\u00A0');
  return `      <note>Flags: ${xmlText(lines)}</note>\n`;
}

/** None of the values needs escaping. */
function props({ number, confidence, agreement, status, begins }: ExportUnit): string {
  return (
    `      ${prop('x-unit', number)}\n` +
    `      ${prop('x-confidence', rounded(confidence))}\n` +
    `      ${prop('x-agreement', rounded(agreement))}\n` +
    `      ${prop('x-status', status)}\n` +
    (begins === undefined ? '' : `      ${prop('x-paragraph', begins)}\n`)
  );
}

const prop = (type: string, value: string | number): string => `<prop type="${type}">${value}</prop>`;

/** `20260131T235959Z`: ISO 8601 in its basic form, to the second, in UTC. */
function tmxDate(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/gu, '');
}
