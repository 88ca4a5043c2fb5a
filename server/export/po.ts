import type { LanguageTag } from '../types.js';
import { inBlocks } from './blocks.js';
import { flagLine } from './flags/flag-line.js';
import { isPending } from './flags/flag-status.js';
import { joined } from './joined.js';
import { oneLine } from './one-line.js';
import { type Pair, pairsWithSource } from './pairs.js';
import type { ExportContext, ExportUnit, MultiWriter } from './types.js';
import { xmlCharacters } from './xml.js';

/**
 * Catalogues of messages as GNU gettext has them, a file for each language but the source: `msgid` is the source's text,
 * `msgstr` that of the language. `msgctxt` names the document and the unit, because texts come more than once, and
 * because only with it an empty `msgid` is a text that the source doesn't have, not the header. An entry is fuzzy (to be
 * looked at again) where it has a flag that is open or accepted; the flags stand in its comments.
 */
export const po: MultiWriter = {
  id: 'po',
  files: (context) =>
    pairsWithSource(context, 'po').map((pair) => ({
      suffix: `.${pair[1]}.po`,
      mediaType: 'text/x-gettext-translation',
      write: (units) => inBlocks(header(pair, context), units, (unit) => entry(unit, pair)),
    })),
};

function header([source, target]: Pair, { stem = 'tercet', toolVersion, created }: ExportContext): string {
  const date = `${created.toISOString().slice(0, 16).replace('T', ' ')}+0000`;
  const fields = {
    'Project-Id-Version': oneLine(stem) || 'tercet',
    'POT-Creation-Date': date,
    'PO-Revision-Date': date,
    'Last-Translator': 'Tercet',
    'Language-Team': 'none',
    Language: gettextName(target),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
    'X-Generator': `Tercet ${toolVersion}`,
    'X-Source-Language': source,
    'X-Target-Language': target,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${quoted(`${name}: ${value}\n`)}\n`);
  return `msgid ""\nmsgstr ""\n${lines.join('')}`;
}

/** `fr_CA`, `sr@latin`: a language as gettext names it, which knows no other subtags. */
function gettextName(tag: LanguageTag): string {
  try {
    const { language, region, script } = new Intl.Locale(tag);
    return `${language}${region ? `_${region}` : ''}${script === 'Latn' ? '@latin' : script === 'Cyrl' ? '@cyrillic' : ''}`;
  } catch {
    return tag.split('-')[0] ?? tag;
  }
}

function entry(unit: ExportUnit, pair: Pair): string {
  const [source = '', target = ''] = pair.map((tag) => joined(tag, unit.texts[tag]).trim());
  if (source === '' && target === '') return '';
  const remarks = [...(unit.notes ?? []), ...unit.flags.map(flagLine)];
  return [
    '',
    ...remarks
      .flatMap((remark) => xmlCharacters(remark).split(/[\n\r\v\f\u0085\u2028\u2029]+/u))
      .map((line) => `# ${line}`),
    `#. ${oneLine(xmlCharacters(unit.document))}, ${unit.number}`,
    ...(unit.flags.some(({ status }) => isPending(status)) ? ['#, fuzzy'] : []),
    `msgctxt ${quoted(`${unit.documentId}-${unit.number}`)}`,
    `msgid ${quoted(source)}`,
    `msgstr ${quoted(target)}`,
    '',
  ].join('\n');
}

const ESCAPES: Record<string, string> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const quoted = (text: string): string =>
  `"${xmlCharacters(text).replace(/["\\\n\r\t]/gu, (character) => ESCAPES[character] ?? character)}"`;
