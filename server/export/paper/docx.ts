import { inBlocks } from '../blocks.js';
import { contentTypes, coreProperties, packageRelations, relations } from '../office.js';
import type { ExportContext, ExportUnit, Units, Writer } from '../types.js';
import { xmlAttribute, xmlText } from '../xml.js';
import { type ZipEntry, zipped } from '../zip.js';
import { FOOTER, STYLES } from './docx-styles.js';
import { isLandscape, type PaperColumn, type PaperRow, paperColumns, paperRow, paperTitle } from './paper.js';
import type { Run } from './runs.js';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/**
 * A table to be printed or commented in a word processor (Office Open XML, ECMA-376, transitional), a table a document, its
 * heading repeated on every page.
 */
export const docx: Writer = {
  id: 'docx',
  extension: 'docx',
  mediaType: `${TYPE}.document`,
  binary: true,
  write: (units, context) => zipped(entries(units, context), context.created),
};

function entries(units: Units, context: ExportContext): ZipEntry[] {
  const parts = { 'word/document.xml': 'document.main', 'word/styles.xml': 'styles', 'word/footer1.xml': 'footer' };
  const types = Object.entries(parts).map(([path, kind]) => [path, `${TYPE}.${kind}+xml`] as const);
  const texts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(types),
    '_rels/.rels': packageRelations('word/document.xml'),
    'docProps/core.xml': coreProperties(paperTitle(context), context.created),
    'word/_rels/document.xml.rels': relations([
      ['rId1', 'styles', 'styles.xml'],
      ['rId2', 'footer', 'footer1.xml'],
    ]),
    'word/styles.xml': STYLES,
    'word/footer1.xml': FOOTER,
  };
  const fixed = Object.entries(texts).map(([path, text]): ZipEntry => ({ path, pieces: () => [text] }));
  return [...fixed, { path: 'word/document.xml', pieces: () => documentPart(units, context) }];
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Sizes in twentieths of a point: A4 and its margins. */
const PAGE = { short: 11_906, long: 16_838, margin: 794 };

function documentPart(units: Units, context: ExportContext): AsyncIterable<string> {
  const { unit: numbers, texts, rest } = paperColumns(context);
  const columns = [numbers, ...texts, ...rest];
  const width = (isLandscape(context) ? PAGE.long : PAGE.short) - 2 * PAGE.margin;
  const widths = columns.map(({ share }) => Math.round(share * width));
  let document: string | null = null;
  const part = (unit: ExportUnit): string => {
    const row = tableRow(paperRow(unit, context), texts, numbers, widths);
    if (unit.documentId === document) return row;
    const end = document === null ? '' : TABLE_END;
    document = unit.documentId;
    return `${end}${paragraph(unit.document, 'Heading1', null)}${tableHead(columns, widths)}${row}`;
  };
  const head = `${XML}<w:document xmlns:w="${MAIN}" xmlns:r="${RELATION}"><w:body>`;
  const tail = (): string => `${document === null ? '' : TABLE_END}${section(context)}</w:body></w:document>`;
  return inBlocks(head, units, part, tail);
}

/** A table may not be the last in its part, nor stand next to another. */
const TABLE_END = '</w:tbl><w:p/>';

function tableHead(columns: readonly PaperColumn[], widths: readonly number[]): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const cells = columns.map(({ heading }) => paragraph(heading, 'TableHead', null));
  return (
    '<w:tbl><w:tblPr><w:tblStyle w:val="Units"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>' +
    `</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${row(cells, widths, '<w:tblHeader/>', SHADE)}`
  );
}

function tableRow(
  { number, isHeading, begins, texts, flags }: PaperRow,
  columns: PaperColumn[],
  own: PaperColumn,
  widths: readonly number[],
): string {
  const cells = [
    paragraph(number, 'Small', own),
    ...texts.map((text, at) => paragraphOf(text, isHeading ? 'CellHeading' : 'Cell', columns[at] ?? null)),
    flags.map((line) => paragraph(line, 'Small', own)).join('') || '<w:p/>',
    '<w:p/>',
  ];
  return row(cells, widths, '', begins ? LINE_ABOVE : '');
}

const SHADE = '<w:shd w:val="clear" w:fill="EEEEEE"/>';
const LINE_ABOVE = '<w:tcBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="000000"/></w:tcBorders>';

/** Word goes by the widths of the grid, other programs by those of the cells. */
function row(cells: readonly string[], widths: readonly number[], properties: string, ofCells: string): string {
  const all = cells.map(
    (cell, at) => `<w:tc><w:tcPr><w:tcW w:w="${widths[at]}" w:type="dxa"/>${ofCells}</w:tcPr>${cell}</w:tc>`,
  );
  return `<w:tr><w:trPr><w:cantSplit/>${properties}</w:trPr>${all.join('')}</w:tr>`;
}

const paragraph = (text: string, style: string, column: PaperColumn | null): string =>
  paragraphOf([{ text, marked: false }], style, column);

/** The language is for the spelling checker and for hyphens; from right to left, paragraph and run both have to say so. */
function paragraphOf(runs: readonly Run[], style: string, column: PaperColumn | null): string {
  const isRtl = column?.dir === 'rtl';
  const tag = xmlAttribute((column?.lang ?? '').replace(/-x-.*$/u, ''));
  const lang = tag && `<w:lang w:val="${tag}" w:eastAsia="${tag}" w:bidi="${tag}"/>`;
  const texts = runs.map(({ text, marked }) => {
    const own = `${marked ? '<w:u w:val="single"/>' : ''}${isRtl ? '<w:rtl/>' : ''}${lang}`;
    return `<w:r>${own && `<w:rPr>${own}</w:rPr>`}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
  });
  const own = `<w:pPr><w:pStyle w:val="${style}"/>${isRtl ? '<w:bidi/>' : ''}</w:pPr>`;
  return `<w:p>${own}${texts.join('')}</w:p>`;
}

function section(context: ExportContext): string {
  const [width, height] = isLandscape(context) ? [PAGE.long, PAGE.short] : [PAGE.short, PAGE.long];
  const turned = isLandscape(context) ? ' w:orient="landscape"' : '';
  const { margin } = PAGE;
  return (
    `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${width}" w:h="${height}"${turned}/>` +
    `<w:pgMar w:top="${margin}" w:right="${margin}" w:bottom="${margin}" w:left="${margin}" w:header="397" w:footer="397"` +
    ' w:gutter="0"/></w:sectPr>'
  );
}
