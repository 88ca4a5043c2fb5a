import { zipOf } from '../containers/archive.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const style = (id: string, name: string, rest = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`;

/** As Word in French and a person with a style of her own would have them. */
const STYLES = [
  '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>',
  style('Titre', 'Title'),
  style('Titre1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
  style(
    'Chapitre',
    'Mon chapitre',
    '<w:basedOn w:val="Titre1"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>',
  ),
  style('Plan', 'Niveau', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
  style('Corps', 'Body Text', '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
  style('Puces', 'Mes puces', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
  style('Lgende', 'caption'),
  style('Citation', 'Quote'),
  style('a3', 'Название'),
  style('a4', 'Абзац списка'),
  style('Cache', 'Notes internes', '<w:rPr><w:vanish/></w:rPr>'),
  style('Montre', 'Notes', '<w:basedOn w:val="Cache"/><w:rPr><w:vanish w:val="0"/></w:rPr>'),
  '<w:style w:type="character" w:styleId="tw4winMark"><w:name w:val="tw4winMark"/><w:rPr><w:vanish/></w:rPr></w:style>',
  style('Rond', 'Rond', '<w:basedOn w:val="Carre"/>'),
  style('Carre', 'Carre', '<w:basedOn w:val="Rond"/>'),
].join('');

export interface DocxFile {
  body: string;
  footnotes?: string;
  endnotes?: string;
  /** More parts, or others in place of those that it has. */
  parts?: Record<string, string>;
}

/** A small DOCX with the parts that its body needs. */
export function docxFile({ body, footnotes = '', endnotes = '', parts = {} }: DocxFile): Promise<Buffer> {
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships ${RELATIONS}><Relationship Id="r1" Type="${TYPE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships ${RELATIONS}>${['styles', 'footnotes', 'endnotes']
      .map((part) => `<Relationship Id="${part}" Type="${TYPE}/${part}" Target="${part}.xml"/>`)
      .join('')}</Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${W} ${MC} ${MATH}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${W}>${STYLES}</w:styles>`,
    'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>${footnotes}</w:footnotes>`,
    'word/endnotes.xml': `<w:endnotes ${W}>${endnotes}</w:endnotes>`,
    ...parts,
  });
}

export const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

export const p = (content: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.includes('<') ? content : run(content)}</w:p>`;

export const styled = (id: string, text: string) => p(text, `<w:pStyle w:val="${id}"/>`);
