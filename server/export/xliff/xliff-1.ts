import { inBlocks } from '../blocks.js';
import type { ExportUnit, MultiWriter, Units } from '../types.js';
import { attributes, xmlText } from '../xml.js';
import { XliffFiles } from './xliff-files.js';
import { type Sides, sidesOf, type XliffUnit } from './xliff-unit.js';

/** XLIFF 1.2 (OASIS Standard, 2008), for the many tools that read no other: laid out like `xliff.ts`. */
export const xliff1: MultiWriter = {
  id: 'xliff-1',
  files: (context) =>
    sidesOf(context, 'xliff-1').map((sides) => ({
      suffix: `.${sides.join('-')}.xlf`,
      mediaType: 'application/x-xliff+xml',
      write: (units) => write(units, sides),
    })),
};

/** The states of 1.2 that say the same. */
const STATES = { initial: 'new', translated: 'translated', reviewed: 'needs-review-translation', final: 'final' };

function write(units: Units, sides: Sides): AsyncIterable<string> {
  const files = new XliffFiles(sides, {
    begin: (_, title) => fileTag(title, sides),
    end: END,
    unit: unitElement,
  });
  const tail = (): string => `${files.count === 0 ? fileTag('', sides) : ''}${END}</xliff>\n`;
  const root = attributes({ version: '1.2', xmlns: 'urn:oasis:names:tc:xliff:document:1.2' });
  return inBlocks(`<?xml version="1.0" encoding="UTF-8"?>\n<xliff${root}>\n`, units, files.part, tail);
}

const END = '    </body>\n  </file>\n';

function fileTag(original: string, [source, target]: Sides): string {
  const own = {
    ...{ original, 'source-language': source, 'target-language': target, datatype: 'plaintext' },
    'xml:space': 'preserve',
  };
  return `  <file${attributes(own)}>\n    <body>\n`;
}

function unitElement(made: XliffUnit, unit: ExportUnit): string {
  const { source, target } = made;
  const state = STATES[made.flagged && made.state === 'translated' ? 'reviewed' : made.state];
  const approved = made.state === 'final' ? 'yes' : undefined;
  // As on the whole file, but translate-toolkit looks for it here, and there are few texts that need it.
  const space = /[\t\n]| {2}/u.test(source + target) ? 'preserve' : undefined;
  const own = attributes({ id: String(unit.number), resname: unit.id, approved, 'xml:space': space });
  return (
    `      <trans-unit${own}>\n        <source>${source}</source>\n` +
    `${target === '' ? '' : `        <target state="${state}">${target}</target>\n`}` +
    `${ownContext(made)}${notes(made)}      </trans-unit>\n`
  );
}

function ownContext({ own }: XliffUnit): string {
  const contexts = own.map(([type, value]) => `          <context context-type="x-${type}">${value}</context>\n`);
  return `        <context-group purpose="x-tercet">\n${contexts.join('')}        </context-group>\n`;
}

function notes({ flags, notes }: XliffUnit): string {
  const own = notes.map((note) => `        <note>${xmlText(note)}</note>\n`);
  const raised = flags.map(({ line, appliesTo, priority }) => {
    const about = { from: 'Tercet', priority: String(priority), annotates: appliesTo ?? 'general' };
    return `        <note${attributes(about)}>${xmlText(line)}</note>\n`;
  });
  return [...own, ...raised].join('');
}
