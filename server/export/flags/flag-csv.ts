import { joined } from '../joined.js';
import { safeCell, separated } from '../tables/cells.js';
import type { ExportedFlag, FlagWriter } from './flags.js';

const COLUMNS = [
  ...['id', 'document', 'unit', 'status', 'category', 'severity', 'version', 'words', 'comment', 'correction'],
  ...['by', 'created', 'changed', 'check', 'replies'],
];

/**
 * A table of flags for spreadsheets (RFC 4180: commas, CRLF), a column a version at the end. Cells that a spreadsheet
 * would run as formulas are made safe as in `tsv.ts`; the byte order mark tells Excel that this is UTF-8.
 */
export const flagsCsv: FlagWriter = {
  id: 'csv',
  extension: 'csv',
  mediaType: 'text/csv',
  async *write(flags, languages) {
    yield `\uFEFF${row([...COLUMNS, ...languages])}`;
    for await (const flag of flags)
      yield row([...cells(flag), ...languages.map((tag) => safeCell(joined(tag, flag.texts[tag])))]);
  },
};

function cells(flag: ExportedFlag): string[] {
  const { id, document, number, status, category, severity, lang, quotes, comment, correction, who } = flag;
  return [
    ...[String(id), safeCell(document), String(number), status, category, severity, lang ?? ''],
    ...[quotes.join(' … '), comment, correction, who].map(safeCell),
    ...[flag.createdAt, flag.updatedAt, flag.check ?? ''],
    safeCell(flag.replies.map(replyLine).join(' | ')),
  ];
}

/** `2026-01-02 Ada (fixed): Done.` */
function replyLine({ at, who, text, status }: ExportedFlag['replies'][number]): string {
  const head = [at.slice(0, 10), who, status && `(${status})`].filter(Boolean).join(' ');
  return text ? `${head}: ${text}` : head;
}

const row = (values: readonly string[]): string => separated(values, ',', '\r\n');
