import { table } from '../cli/table.js';
import { bins, calibrationError, isotonic, type Verdict } from './calibration.js';
import type { CheckReport } from './checks.js';
import type { QualityRow } from './quality.js';
import type { SpeedRow } from './speed.js';

const share = (value: number): string => value.toFixed(3);
const ratio = (part: number, whole: number): string => (whole === 0 ? '' : (part / whole).toFixed(2));
const seconds = (value: number): string => value.toFixed(2);
const count = (value: number): string => String(Math.round(value));

export function qualityTable(rows: readonly QualityRow[]): string {
  const names = Object.keys(rows[0]?.scores ?? {});
  return table(
    ['text', 'program', '#gold units', ...names.map((name) => `#${name}`), '#seconds', '#peak MB'],
    rows.map(({ set, program, units, scores, ...cost }) => [
      set,
      program,
      count(units),
      ...names.map((name) => share(scores[name] ?? 0)),
      seconds(cost.seconds),
      count(cost.megabytes),
    ]),
  );
}

export function calibrationTable(verdicts: readonly Verdict[]): string {
  const found = bins(verdicts).filter(({ units }) => units > 0);
  const rising = isotonic(found);
  const rows = found
    .map(({ from, units, right, said }, n) => [
      `${from.toFixed(1)}–${(from + 0.1).toFixed(1)}`,
      count(units),
      count(right),
      ratio(right, units),
      said.toFixed(2),
      (rising[n] ?? 0).toFixed(2),
    ])
    .reverse();
  const whole = table(['confidence', '#units', '#right', '#share', '#mean confidence', '#isotonic'], rows);
  return `${whole}expected calibration error ${share(calibrationError(verdicts))}\n`;
}

export function speedTable(rows: readonly SpeedRow[]): string {
  return table(
    ['program', '#lines', '#seconds', '#peak MB', '#right', '#times as fast'],
    rows.map((row) => {
      const peer = rows.find(({ program, lines }) => program !== row.program && lines === row.lines);
      return [
        row.program,
        count(row.lines),
        seconds(row.seconds),
        count(row.megabytes),
        share(row.right),
        peer ? (peer.seconds / row.seconds).toFixed(1) : '',
      ];
    }),
  );
}

export function checksTable({ errors, found, goodUnits, alarmedUnits, checks, kinds }: CheckReport): string {
  const scores = checks.map((check) => [
    check.type,
    count(check.findings),
    count(check.apt),
    ratio(check.apt, check.findings),
    `${check.errors}/${errors}`,
    ratio(check.errors, errors),
    count(check.alarms),
  ]);
  const heads = ['check', '#findings', '#apt', '#precision', '#errors', '#recall', '#alarms in good units'];
  const totals = [
    `planted errors found: ${found} of ${errors}`,
    `good units with an alarm: ${alarmedUnits} of ${goodUnits}`,
  ];
  const byKind = kinds.map(({ kind, errors: planted, found: seen }) => [kind, `${seen}/${planted}`]);
  return `${table(heads, scores)}\n${totals.join('\n')}\n\n${table(['kind of error', '#found'], byKind)}`;
}
