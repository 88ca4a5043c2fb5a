/** The parts of a table for a word processor that are the same in each. */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

const field = (code: string): string => `<w:fldSimple w:instr=" ${code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

/** The page's number and how many there are. */
export const FOOTER =
  `${XML}<w:ftr xmlns:w="${MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${field('PAGE')}` +
  `<w:r><w:t xml:space="preserve"> / </w:t></w:r>${field('NUMPAGES')}</w:p></w:ftr>`;

/** A paragraph style; sizes in half-points, for scripts that run from right to left as well. */
const style = (id: string, halfPoints: number, paragraphs = '', runs = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id === 'Heading1' ? 'heading 1' : id}"/>` +
  `<w:basedOn w:val="Normal"/><w:pPr>${paragraphs}</w:pPr>` +
  `<w:rPr>${runs}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr></w:style>`;

const BOLD = '<w:b/><w:bCs/>';
const border = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="888888"/>`;

export const STYLES =
  `${XML}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>` +
  '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="Cambria" w:cs="Times New Roman"/>' +
  '<w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
  style('Heading1', 30, '<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/>', BOLD) +
  style('TableHead', 18, '', BOLD) +
  style('Cell', 20) +
  style('CellHeading', 20, '', BOLD) +
  style('Small', 17) +
  style('Footer', 17, '<w:jc w:val="right"/>') +
  '<w:style w:type="table" w:styleId="Units"><w:name w:val="Units"/><w:tblPr><w:tblBorders>' +
  `${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders>` +
  '<w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/>' +
  '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>';
