import type { LanguageTag } from '../../types.js';
import { flagLine } from '../flags/flag-line.js';
import { joined } from '../joined.js';
import { rounded } from '../score.js';
import type { ExportUnit } from '../types.js';

/** What a table of units has, whatever the file: texts as they are, numbers as numbers. */
export type Cell = string | number;

const FIRST = ['document', 'unit', 'status', 'confidence', 'agreement', 'paragraph'] as const;

/** The heading of the table: programs look the columns up by it, so it is in no language. */
export const columnsOf = (languages: readonly LanguageTag[]): string[] => [
  ...FIRST,
  ...languages,
  'flags',
  'documentId',
];

/** The columns before the first version's. */
export const TEXTS_FROM = FIRST.length;

/** A row. `paragraph` is the kind of the one that begins with the unit, and empty where it goes on. */
export function rowOf(unit: ExportUnit, languages: readonly LanguageTag[]): Cell[] {
  return [
    ...[unit.document, unit.number, unit.status, rounded(unit.confidence), rounded(unit.agreement), unit.begins ?? ''],
    ...languages.map((tag) => joined(tag, unit.texts[tag])),
    [...(unit.notes ?? []), ...unit.flags.map(flagLine)].join(' | '),
    unit.documentId,
  ];
}
