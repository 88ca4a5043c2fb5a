import { label, type Mark, type Picture } from './svg.js';

/** Something measured along a text, from its beginning at the left to its end at the right. */

/** A stretch of the text: how much of the way it takes, and the value there. */
export interface Step {
  weight: number;
  value: number;
  /** '' for nothing to be drawn. */
  className: string;
}

export interface Scale {
  /** Where columns stand on; they reach up or down from here. */
  base: number;
  low: number;
  high: number;
  /** Lines across, each with what is written at its end. */
  lines: { value: number; text: string; className?: string }[];
}

/** Inner measures; the width is stretched to that of the page. */
const WIDTH = 1000;
/** The rest is for what is written at the ends of the lines. */
const SHARE = '92%';
const BESIDE = '93%';
const NAME = 22;
const BETWEEN = 18;

export interface Panel {
  name: string;
  /** Drawn over each other; each goes through the whole text. */
  series: readonly (readonly Step[])[];
}

/**
 * Panels of columns under each other, all to one scale.
 * @param height of the columns of each, in pixels.
 * @param ends what is written where the text begins and where it ends.
 */
export function profile(
  panels: readonly Panel[],
  scale: Scale,
  height: number,
  ends: readonly [string, string],
): Picture {
  const above = panels.some(({ name }) => name) ? NAME : NAME / 2;
  const tall = above + height + BETWEEN;
  const marks = panels.flatMap((one, index) => drawPanel(one, scale, height, index * tall, above));
  const under = panels.length * tall - 2;
  const places = [label(ends[0], 0, under, 'quiet small'), label(ends[1], SHARE, under, 'quiet small', 'end')];
  return { height: under + 4, marks: [...marks, ...places] };
}

function drawPanel({ name, series }: Panel, scale: Scale, height: number, top: number, above: number): Mark[] {
  const y = (value: number): number => {
    const within = Math.min(scale.high, Math.max(scale.low, value));
    return Math.round((10 * height * (scale.high - within)) / (scale.high - scale.low)) / 10;
  };
  const start = top + above;
  const inner: Mark = {
    name: 'svg',
    at: {
      ...{ x: 0, y: start, width: SHARE, height },
      ...{ viewBox: `0 0 ${WIDTH} ${height}`, preserveAspectRatio: 'none' },
    },
    inside: series.flatMap((steps) => columns(steps, y, y(scale.base))),
  };
  const lines = scale.lines.flatMap(({ value, text, className = '' }): Mark[] => {
    const at = { class: `rule ${className}`.trim(), x1: 0, y1: start + y(value), x2: SHARE, y2: start + y(value) };
    return [{ name: 'line', at }, label(text, BESIDE, start + y(value) + 4, 'quiet small')];
  });
  return [...(name ? [label(name, 0, top + 13, 'strong')] : []), ...lines, inner];
}

/** All columns of a class are one path: a long text has hundreds of them. */
function columns(steps: readonly Step[], y: (value: number) => number, base: number): Mark[] {
  const total = steps.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const paths = new Map<string, string>();
  let before = 0;
  for (const { weight, value, className } of steps) {
    const x = Math.round((WIDTH * before) / total);
    before += weight;
    const end = Math.round((WIDTH * before) / total);
    if (className === '') continue;
    // A column on the line itself shows that there is something.
    const to = y(value) === base ? base - 1 : y(value);
    paths.set(className, `${paths.get(className) ?? ''}M${x} ${base}V${to}H${end}V${base}z`);
  }
  return [...paths].map(([className, d]) => ({ name: 'path', at: { class: className, d } }));
}
