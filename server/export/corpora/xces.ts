import type { LanguageTag } from '../../types.js';
import { inBlocks } from '../blocks.js';
import { allPairs, type Pair } from '../pairs.js';
import { rounded } from '../score.js';
import type { ExportContext, ExportUnit, MultiWriter, WrittenFile } from '../types.js';
import { attributes, xmlText } from '../xml.js';

/**
 * Sentences and links between them as the corpora of OPUS have them (XCES, http://www.xces.org; J. Tiedemann 2012,
 * "Parallel Data, Tools and Interfaces in OPUS"): a file of sentences a language, with a `document` for each document, and
 * a file of links a pair of languages, with a `linkGrp` for each. `certainty` is the confidence. A sentence without
 * counterpart is linked to nothing.
 */
export const xces: MultiWriter = {
  id: 'xces',
  files: (context) => [
    ...allPairs(context, 'xces').map((pair) => linkFile(pair, context)),
    ...context.languages.map((tag) => sentenceFile(tag)),
  ],
};

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Unique in a file that holds all documents' sentences, whichever of them were chosen: `3.14`. */
const sentenceId = (unit: ExportUnit, index: number): string =>
  `${unit.documentId.replace(/[\s;]/gu, '_')}.${index + 1}`;

/** The numbers and texts of a side, without blank ones. */
function sentences(unit: ExportUnit, tag: LanguageTag): { id: string; text: string }[] {
  return (unit.texts[tag] ?? [])
    .map((text, at) => ({ id: sentenceId(unit, unit.indexes[tag]?.[at] ?? at), text }))
    .filter(({ text }) => /\S/u.test(text));
}

function linkFile(pair: Pair, { stem = 'tercet' }: ExportContext): WrittenFile {
  const [fromDoc, toDoc] = pair.map((tag) => `${stem}.${tag}.xml`);
  return {
    suffix: `.${pair.join('-')}.xml`,
    mediaType: 'application/xml',
    write(units) {
      let document: string | null = null;
      const head =
        `${HEAD}<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">\n` +
        `<cesAlign${attributes({ version: '1.0' })}>\n`;
      const link = (unit: ExportUnit): string => {
        const sides = pair.map((tag) => sentences(unit, tag).map(({ id }) => id));
        if (sides.every((ids) => ids.length === 0)) return '';
        const xtargets = sides.map((ids) => ids.join(' ')).join(';');
        const id = `SL${sentenceId(unit, unit.number - 1)}`;
        const own = `  <link${attributes({ certainty: String(rounded(unit.confidence)), xtargets, id })}/>\n`;
        if (unit.documentId === document) return own;
        const end = document === null ? '' : ' </linkGrp>\n';
        document = unit.documentId;
        return `${end} <linkGrp${attributes({ targType: 's', fromDoc, toDoc })}>\n${own}`;
      };
      return inBlocks(head, units, link, () => `${document === null ? '' : ' </linkGrp>\n'}</cesAlign>\n`);
    },
  };
}

function sentenceFile(tag: LanguageTag): WrittenFile {
  return {
    suffix: `.${tag}.xml`,
    mediaType: 'application/xml',
    write(units) {
      let document: string | null = null;
      let paragraphs = 0;
      const close = (): string => (paragraphs > 0 ? '  </p>\n </document>\n' : '');
      const part = (unit: ExportUnit): string => {
        const own = sentences(unit, tag);
        if (own.length === 0) return '';
        let opening = '';
        if (unit.documentId !== document) {
          opening = `${close()} <document${attributes({ id: unit.documentId, title: unit.document })}>\n`;
          document = unit.documentId;
          paragraphs = 0;
        }
        if (paragraphs === 0 || unit.begins !== undefined) {
          opening += paragraphs === 0 ? '' : '  </p>\n';
          paragraphs += 1;
          const type = unit.begins === 'text' ? undefined : unit.begins;
          opening += `  <p${attributes({ id: `${sentenceId(unit, paragraphs - 1)}`, type })}>\n`;
        }
        const lines = own.map(({ id, text }) => `   <s${attributes({ id })}>${xmlText(text)}</s>\n`);
        return opening + lines.join('');
      };
      return inBlocks(`${HEAD}<text${attributes({ lang: tag })}>\n`, units, part, () => `${close()}</text>\n`);
    },
  };
}
