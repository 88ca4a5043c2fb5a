import { label, type Mark, type Picture, percent } from './svg.js';

/** One bar made of several pieces, as wide as the picture. Pieces of nothing are left out. */
export function stackedBar(pieces: readonly { className: string; count: number }[], height: number): Picture {
  const total = pieces.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  const marks = pieces.flatMap(({ className, count }): Mark[] => {
    if (count === 0) return [];
    const x = percent(before / total);
    before += count;
    return [{ name: 'rect', at: { class: className, x, width: percent(count / total), height } }];
  });
  return { height, marks };
}

export interface BarRow {
  name: string;
  /** What is said at the end of the line. */
  figure: string;
  pieces: { className: string; value: number }[];
}

const ROW = 48;

/** A bar a row, all to one scale, each under its name. */
export function barRows(rows: readonly BarRow[]): Picture {
  const lengths = rows.map(({ pieces }) => pieces.reduce((sum, { value }) => sum + value, 0));
  const longest = Math.max(...lengths, Number.MIN_VALUE);
  const marks = rows.flatMap(({ name, figure, pieces }, index): Mark[] => {
    const y = index * ROW;
    let before = 0;
    const bars = pieces.flatMap(({ className, value }): Mark[] => {
      if (value === 0) return [];
      const x = percent(before / longest);
      before += value;
      return [{ name: 'rect', at: { class: className, x, y: y + 22, width: percent(value / longest), height: 14 } }];
    });
    const track: Mark = { name: 'rect', at: { class: 'track', x: 0, y: y + 22, width: '100%', height: 14 } };
    return [label(name, 0, y + 14, 'strong'), label(figure, '100%', y + 14, '', 'end'), track, ...bars];
  });
  return { height: Math.max(0, rows.length * ROW - 10), marks };
}

export interface MatrixRow {
  name: string;
  className: string;
  /** One a column. */
  counts: number[];
}

const LINE = 46;
const HEADER = 42;
/** Room for the figure before each bar, in pixels: for each of its characters, and around it. */
const CHARACTER = 8;
const AROUND = 14;
/** The bar has at most this share of its column. */
const WIDEST = 0.58;

/** Rows by columns: in each place a figure, and a bar to one scale over the whole picture. Columns have their sums above. */
export function matrix(
  columns: readonly { name: string; sum: string }[],
  rows: readonly MatrixRow[],
  format: (count: number) => string,
): Picture {
  const most = Math.max(...rows.flatMap(({ counts }) => counts), 1);
  const wide = 1 / Math.max(1, columns.length);
  const room = AROUND + CHARACTER * format(most).length;
  const heads = columns.flatMap(({ name, sum }, column) => [
    label(name, percent(column * wide), 12, 'strong'),
    label(sum, percent(column * wide), 30, 'large'),
  ]);
  const lines = rows.flatMap(({ name, className, counts }, row): Mark[] => {
    const y = HEADER + row * LINE;
    const total = counts.reduce((sum, count) => sum + count, 0);
    const places = counts.map((count, column): Mark => {
      const figure = label(count === 0 ? '·' : format(count), room - 6, y + 36, count === 0 ? 'quiet' : '', 'end');
      const at = { class: className, x: room, y: y + 26, width: percent((WIDEST * count) / most), height: 11 };
      const bar: Mark[] = count === 0 ? [] : [{ name: 'rect', at }];
      const place = { x: percent(column * wide), width: percent(wide), height: '100%', overflow: 'visible' };
      return { name: 'svg', at: place, inside: [figure, ...bar] };
    });
    const rule: Mark = { name: 'line', at: { class: 'rule', x1: 0, y1: y + 0.5, x2: '100%', y2: y + 0.5 } };
    return [rule, label(name, 0, y + 18), label(format(total), '100%', y + 18, 'quiet', 'end'), ...places];
  });
  return { height: HEADER + rows.length * LINE, marks: [...heads, ...lines] };
}
