import { table } from '../cli/table.js';
import type { InterchangeRow } from './interchange.js';

export function interchangeTable(rows: readonly InterchangeRow[]): string {
  return table(
    ['program', '#units', '#file MB', '#seconds to read', '#to write', '#peak MB'],
    rows.map(({ program, units, size, read, written, megabytes }) => [
      program,
      ...[units, size].map((value) => String(Math.round(value))),
      ...[read, written].map((value) => value.toFixed(2)),
      String(Math.round(megabytes)),
    ]),
  );
}
