import type { ExportContext, ExportFlag, ExportUnit, Piece } from '../../server/export/index.js';

/** A unit of three versions, all present, with whatever a test wants otherwise. */
export function unit(other: Partial<ExportUnit> = {}): ExportUnit {
  return {
    document: 'The ferry',
    documentId: 'ferry',
    number: 1,
    texts: { en: ['The ferry left.'], fr: ['Le bac est parti.'], ru: ['Паром ушёл.'] },
    indexes: { en: [0], fr: [0], ru: [0] },
    confidence: 0.97,
    agreement: 1,
    status: 'unreviewed',
    flags: [],
    changed: new Date('2026-02-03T04:05:06.789Z'),
    ...other,
  };
}

export function flag(other: Partial<ExportFlag> = {}): ExportFlag {
  const plain = { category: 'mistranslation', severity: 'major', lang: 'fr', status: 'open' } as const;
  return { ...plain, comment: '', correction: '', who: '', spans: [], ...other };
}

export const context: ExportContext = {
  languages: ['en', 'fr', 'ru'],
  toolVersion: '0.1.0',
  created: new Date('2026-03-01T00:00:00Z'),
};

/** A text file. */
export async function collected(pieces: AsyncIterable<Piece>): Promise<string> {
  let whole = '';
  for await (const piece of pieces) whole += piece;
  return whole;
}

/** Any file, byte for byte. */
export async function bytesOf(pieces: AsyncIterable<Piece>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece as string));
  return Buffer.concat(all);
}

/** What is hard on a writer: markup, formulas, controls, lone surrogates, combining marks, noncharacters. */
export const HARD_CHARACTERS = [
  ...'<>&"\'=+-@]\\/ aé1ЖふไE',
  ...'\t\n\r\v\f\0\u0001\u001F\u007F\u0085\u00A0\u0301\u0308\u200B\u200F\u2028\u2029\uFEFF\uFFFD\uFFFE\uFFFF\u{1FFFE}\u{1F600}',
  '\uD800',
  '\uDFFF',
  ']]>',
  '<![CDATA[',
  '&amp;',
];
