import { inBlocks } from '../blocks.js';
import type { ExportContext, ExportUnit, Writer } from '../types.js';
import { xmlCharacters } from '../xml.js';
import { isLandscape, labelsOf, paperColumns, paperRow, paperTitle } from './paper.js';
import type { Run } from './runs.js';

/**
 * A page to be read and printed: a table a document, its heading repeated on every sheet. Whole by itself: no script, no
 * font or style from elsewhere.
 */
export const html: Writer = {
  id: 'html',
  extension: 'html',
  mediaType: 'text/html',
  write(units, context) {
    let document: string | null = null;
    const row = rowWriter(context);
    const part = (unit: ExportUnit): string => {
      if (unit.documentId === document) return row(unit);
      const end = document === null ? '' : TABLE_END;
      document = unit.documentId;
      return `${end}${tableHead(unit.document, context)}${row(unit)}`;
    };
    return inBlocks(head(context), units, part, () => `${document === null ? '' : TABLE_END}</body>\n</html>\n`);
  },
};

const TABLE_END = '</tbody>\n</table>\n';

function head(context: ExportContext): string {
  const { lang } = labelsOf(context);
  const { unit } = paperColumns(context);
  return `<!DOCTYPE html>
<html lang="${escaped(lang)}" dir="${unit.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="generator" content="Tercet ${escaped(context.toolVersion)}">
<title>${escaped(paperTitle(context))}</title>
<style>
${style(isLandscape(context))}</style>
</head>
<body>
`;
}

function style(landscape: boolean): string {
  return `@page { size: A4 ${landscape ? 'landscape' : 'portrait'}; margin: 14mm 12mm 16mm; @bottom-right { content: counter(page); } }
body { font: 10pt/1.4 Georgia, "Times New Roman", "Noto Serif", serif; color: #000; background: #fff; margin: 1.5em; }
h1 { font-size: 15pt; margin: 1.2em 0 .5em; break-after: avoid; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: .5pt solid #888; padding: 3pt 5pt; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eee; font-size: 9pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
td.unit, td.flags { font-size: 8.5pt; }
td.flags p { margin: 0 0 3pt; }
tr.begins > td { border-top: 1.25pt solid #000; }
tr.heading > td:not(.unit, .flags) { font-weight: bold; }
@media print { body { margin: 0; } }
`;
}

function tableHead(title: string, context: ExportContext): string {
  const { unit, texts, rest } = paperColumns(context);
  const columns = [unit, ...texts, ...rest];
  const cols = columns.map(({ share }) => `<col style="width:${(share * 100).toFixed(2)}%">`);
  const heads = columns.map(({ heading }) => `<th scope="col" dir="auto">${escaped(heading)}</th>`);
  return (
    `<h1 dir="auto">${escaped(title)}</h1>\n<table>\n<colgroup>${cols.join('')}</colgroup>\n` +
    `<thead><tr>${heads.join('')}</tr></thead>\n<tbody>\n`
  );
}

function rowWriter(context: ExportContext): (unit: ExportUnit) => string {
  const openings = paperColumns(context).texts.map(({ lang, dir }) => `<td lang="${escaped(lang)}" dir="${dir}">`);
  return (unit) => {
    const { number, isHeading, begins, texts, flags } = paperRow(unit, context);
    const classes = [begins && 'begins', isHeading && 'heading'].filter(Boolean).join(' ');
    const cells = texts.map((runs, at) => `${openings[at]}${runs.map(run).join('')}</td>`);
    const lines = flags.map((line) => `<p dir="auto">${escaped(line)}</p>`);
    return (
      `<tr${classes && ` class="${classes}"`}><td class="unit">${number}</td>${cells.join('')}` +
      `<td class="flags">${lines.join('')}</td><td></td></tr>\n`
    );
  };
}

const run = ({ text, marked }: Run): string => (marked ? `<u>${escaped(text)}</u>` : escaped(text));

const REFERENCES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': ' ' };

const escaped = (text: string): string =>
  xmlCharacters(text).replace(/[&<>"\r]/gu, (character) => REFERENCES[character] ?? character);
