import { inBlocks } from '../blocks.js';
import { directionOf } from '../direction.js';
import type { ExportUnit, MultiWriter, Units } from '../types.js';
import { attributes, xmlText } from '../xml.js';
import { XliffFiles } from './xliff-files.js';
import { type Sides, sidesOf, type XliffUnit } from './xliff-unit.js';

/**
 * XLIFF 2.1 (OASIS Standard, 2018), core and metadata module. Its root names one target language, so there is a file for
 * each language but the source; in it a `file` for each document, and a `unit` of one `segment` for each unit. Flags are
 * notes. What else Tercet knows, and needs to read its own file as it was, is metadata of the category `tercet`.
 */
export const xliff: MultiWriter = {
  id: 'xliff',
  files: (context) =>
    sidesOf(context, 'xliff').map((sides) => ({
      suffix: `.${sides.join('-')}.xlf`,
      mediaType: 'application/xliff+xml',
      write: (units) => write(units, sides),
    })),
};

function write(units: Units, sides: Sides): AsyncIterable<string> {
  const [source, target] = sides;
  const root = attributes({
    xmlns: 'urn:oasis:names:tc:xliff:document:2.0',
    'xmlns:mda': 'urn:oasis:names:tc:xliff:metadata:2.0',
    version: '2.1',
    srcLang: source,
    trgLang: target,
  });
  const files = new XliffFiles(sides, {
    begin: (number, title) => fileTag(`f${number}`, title, sides),
    end: END,
    unit: unitElement,
  });
  const tail = (): string => `${files.count === 0 ? empty(sides) : ''}${END}</xliff>\n`;
  return inBlocks(`<?xml version="1.0" encoding="UTF-8"?>\n<xliff${root}>\n`, units, files.part, tail);
}

const END = '  </file>\n';

/** The schema asks for a file with a unit. */
const empty = (sides: Sides): string =>
  `${fileTag('f1', '', sides)}    <unit id="u0">\n      <segment>\n        <source/>\n      </segment>\n    </unit>\n`;

function fileTag(id: string, title: string, [source, target]: Sides): string {
  const own = {
    id,
    original: title || undefined,
    // What belongs together has been found out, and two texts must not come apart in different places.
    canResegment: 'no',
    srcDir: directionOf(source) === 'rtl' ? 'rtl' : undefined,
    trgDir: target !== undefined && directionOf(target) === 'rtl' ? 'rtl' : undefined,
    'xml:space': 'preserve',
  };
  return `  <file${attributes(own)}>\n`;
}

function unitElement(made: XliffUnit, unit: ExportUnit): string {
  const { source, target, state, flagged } = made;
  const subState = flagged ? ' subState="tercet:flagged"' : '';
  return (
    `    <unit${attributes({ id: `u${unit.number}`, name: unit.id })}>\n${metadata(made)}${notes(made)}` +
    `      <segment state="${state}"${subState}>\n        <source>${source}</source>\n` +
    `${target === '' ? '' : `        <target>${target}</target>\n`}      </segment>\n    </unit>\n`
  );
}

function metadata({ own }: XliffUnit): string {
  const metas = own.map(([type, value]) => `          <mda:meta type="${type}">${value}</mda:meta>\n`);
  return (
    `      <mda:metadata>\n        <mda:metaGroup category="tercet">\n${metas.join('')}` +
    '        </mda:metaGroup>\n      </mda:metadata>\n'
  );
}

function notes({ flags, notes }: XliffUnit): string {
  const all = [
    ...notes.map((note) => `        <note>${xmlText(note)}</note>\n`),
    ...flags.map(({ line, appliesTo, priority }) => {
      const own = { category: 'flag', priority: String(priority), appliesTo: appliesTo ?? undefined };
      return `        <note${attributes(own)}>${xmlText(line)}</note>\n`;
    }),
  ];
  return all.length === 0 ? '' : `      <notes>\n${all.join('')}      </notes>\n`;
}
