import { deflateSync } from 'node:zlib';

/** A line of text on a page: its beginning, its baseline from the top, its size, in points. */
export interface PdfLine {
  text: string;
  x: number;
  y: number;
  size?: number;
  bold?: boolean;
  /** Turned upwards, along the margin. */
  upright?: boolean;
  /** Marked as no part of the text. */
  artifact?: boolean;
}

/** A picture as large as the page. */
export interface PdfPicture {
  picture: true;
}

export const PAGE = { width: 600, height: 800 };

/** Widths of Courier, in which the tests' pages are set: six tenths of the size, all letters alike. */
export const width = (text: string, size = 10): number => text.length * size * 0.6;

const FONTS =
  '<< /A << /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >> /B << /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >> >>';

/** One grey point, stretched. */
const PICTURE = `q ${PAGE.width} 0 0 ${PAGE.height} 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q`;

/** A small PDF with these pages (Latin-1 only). */
export function pdfFile(pages: (PdfLine | PdfPicture)[][], info = '/Title (x.indd)'): Buffer {
  return fileOf(
    pages.map((lines) => lines.map((line) => ('picture' in line ? PICTURE : drawn(line))).join('\n')),
    info,
  );
}

/** A PDF of one page that draws this, packed by Deflate. */
export const packedPdfFile = (content: Uint8Array): Buffer =>
  fileOf([deflateSync(content).toString('latin1')], '', [], '', '/Filter /FlateDecode');

/** An element of a tagged PDF: its own text first, then what is in it. */
export interface Tagged {
  role: string;
  lines?: PdfLine[];
  /** From 0. */
  page?: number;
  inside?: Tagged[];
}

/** A tagged PDF with these elements. */
export function taggedPdfFile(elements: Tagged[], pageCount = 1): Buffer {
  const contents: string[] = Array(pageCount).fill('');
  const parents: string[][] = Array.from({ length: pageCount }, () => []);
  const objects: string[] = [];
  const firstObject = 4 + pageCount * 2;
  const add = ({ role, lines = [], page = 0, inside = [] }: Tagged, parent: number): string => {
    const place = firstObject + 1 + objects.length;
    const at = objects.push('') - 1;
    const kids: string[] = [];
    if (lines.length > 0) {
      const id = (parents[page] as string[]).push(`${place} 0 R`) - 1;
      kids.push(`<< /Type /MCR /Pg ${4 + page * 2} 0 R /MCID ${id} >>`);
      contents[page] += `/${role} << /MCID ${id} >> BDC\n${lines.map(drawn).join('\n')}\nEMC\n`;
    }
    kids.push(...inside.map((element) => add(element, place)));
    objects[at] = `<< /Type /StructElem /S /${role} /P ${parent} 0 R /K [${kids.join(' ')}] >>`;
    return `${place} 0 R`;
  };
  const kids = elements.map((element) => add(element, firstObject)).join(' ');
  const nums = parents.map((of, n) => `${n} [${of.join(' ')}]`).join(' ');
  const root = `<< /Type /StructTreeRoot /K [${kids}] /ParentTree << /Nums [${nums}] >> >>`;
  return fileOf(contents, '', [root, ...objects], `/MarkInfo << /Marked true >> /StructTreeRoot ${firstObject} 0 R`);
}

/**
 * @param more objects after those of the pages.
 * @param entries of the streams that the pages draw.
 */
function fileOf(
  contents: readonly string[],
  info: string,
  more: readonly string[] = [],
  catalog = '',
  entries = '',
): Buffer {
  const kids = contents.map((_, n) => `${4 + n * 2} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) ${catalog} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font ${FONTS} >> >>`,
    `<< ${info} >>`,
    ...contents.flatMap((content, n) => [
      `<< /Type /Page /Parent 2 0 R /Contents ${5 + n * 2} 0 R /StructParents ${n} >>`,
      `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`,
    ]),
    ...more,
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, n) => {
    const place = file.length;
    file += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + trailer, 'latin1');
}

function drawn({ text, x, y, size = 10, bold = false, upright = false, artifact = false }: PdfLine): string {
  const matrix = upright ? `0 1 -1 0 ${x} ${PAGE.height - y}` : `1 0 0 1 ${x} ${PAGE.height - y}`;
  const written = text
    .replace(/[\\()]/gu, '\\$&')
    .replaceAll('•', '\x95')
    .replaceAll('—', '\x97');
  const operators = `BT /${bold ? 'B' : 'A'} ${size} Tf ${matrix} Tm (${written}) Tj ET`;
  return artifact ? `/Artifact << /Type /Pagination >> BDC ${operators} EMC` : operators;
}

export interface Column {
  x?: number;
  y?: number;
  /** Characters a line. */
  wide?: number;
  indent?: number;
  size?: number;
}

/** A paragraph broken into lines of so many characters, as its lines stand on a page. */
export function paragraphLines(
  text: string,
  { x = 60, y = 100, wide = 70, indent = 0, size = 10 }: Column = {},
): PdfLine[] {
  const lines: string[] = [];
  let room = wide - indent;
  for (const word of text.split(' ')) {
    const open = lines.at(-1);
    if (open !== undefined && open.length + 1 + word.length <= room) lines[lines.length - 1] = `${open} ${word}`;
    else {
      if (lines.length === 1) room = wide;
      lines.push(word);
    }
  }
  return lines.map((line, n) => ({
    text: line,
    x: n === 0 ? x + width(' ', size) * indent : x,
    y: y + n * size * 1.2,
    size,
  }));
}

/** Paragraphs one below the other, `gap` points apart beyond the usual. */
export function column(texts: readonly string[], layout: Column & { gap?: number } = {}): PdfLine[] {
  const { gap = 0, size = 10 } = layout;
  let y = layout.y ?? 100;
  return texts.flatMap((text) => {
    const lines = paragraphLines(text, { ...layout, y });
    y += lines.length * size * 1.2 + gap;
    return lines;
  });
}
