import type { Mark } from './svg.js';

/** The map of an alignment: each version a strip, its text from top to bottom; ribbons join what translates each other. */

export interface StripBand {
  /** How much text each version has here. */
  lengths: readonly number[];
  /** How the band is divided by state, in the order of drawing; the shares add up to 1. */
  parts: readonly { className: string; share: number }[];
  /** A pointer in the margin. */
  flagged: boolean;
}

export interface Strips {
  width: number;
  height: number;
  /** Ribbons and bars: one path for each class. */
  marks: Mark[];
  /** For each band, where it begins in the version that begins it first, and ends in the one that ends it last. */
  spans: { start: number; end: number }[];
  /** For each version, where each band begins, and last where the last one ends. */
  starts: number[][];
}

/** The picture's own measures. Its width is in pixels; its height is stretched to the window's. */
const WIDTH = 76;
export const STRIPS_HEIGHT = 1600;
/** Left of the strips, for pointers. */
const MARGIN = 8;
const STRIP = 9;
/** How far what is to be looked at stands out at each side: its form says it, not only its hue. */
const OUT = 2;
/** Thinner than this, one sees nothing of a part. */
const THINNEST = 2;
/** What one class has more of than this of a band gives the ribbons its colour. */
const MAJORITY = 0.5;

/**
 * How many bands keep the picture within a budget of bytes: a bar takes some 17 of them for each part, a ribbon some 46.
 * @param whole true where each band is one unit, and so has one part.
 */
export function mostBands(versions: number, whole: boolean): number {
  const each = versions * 17 * (whole ? 1 : 3) + (versions - 1) * 46;
  return Math.max(20, Math.min(300, Math.floor(48_000 / each)));
}

export function strips(given: readonly StripBand[]): Strips {
  const bands = toOneMeasure(given);
  const versions = bands[0]?.lengths.length ?? 0;
  const totals = Array.from({ length: versions }, (_, v) => bands.reduce((sum, b) => sum + (b.lengths[v] ?? 0), 0));
  const scale = STRIPS_HEIGHT / Math.max(...totals, 1);
  const gap = bands.length > 150 ? 1 : 3;
  const left = stripPlaces(versions);
  const at = totals.map(() => 0);
  const paths = new Paths();
  const starts = totals.map((): number[] => [0]);
  const spans = bands.map((band) => {
    const runs = band.lengths.map((length, v) => {
      const start = at[v] ?? 0;
      at[v] = start + length;
      starts[v]?.push(Math.round((start + length) * scale));
      return { start: Math.round(start * scale), end: Math.round((start + length) * scale), text: length > 0 };
    });
    drawRibbons(paths, band, runs, left, gap);
    for (const [v, run] of runs.entries()) drawBar(paths, band, run, left[v] ?? 0, gap);
    const start = Math.min(...runs.map((run) => run.start));
    const end = Math.max(...runs.map((run) => run.end));
    if (band.flagged) paths.add('pointer', `M0 ${Math.max(0, Math.round((start + end) / 2) - 7)}l5 7-5 7z`);
    return { start, end };
  });
  return { width: WIDTH, height: STRIPS_HEIGHT, marks: paths.marks(), spans, starts };
}

/**
 * Languages need more or less room for the same: each version is measured by how long it is against the first one where
 * both have text, so that what translates each other stands side by side, and a version that lacks something falls behind.
 */
function toOneMeasure(bands: readonly StripBand[]): StripBand[] {
  const usual = (bands[0]?.lengths ?? []).map((_, v) => {
    const shared = bands.filter(({ lengths }) => (lengths[0] ?? 0) > 0 && (lengths[v] ?? 0) > 0);
    const total = (version: number): number => shared.reduce((sum, { lengths }) => sum + (lengths[version] ?? 0), 0);
    return shared.length > 0 ? total(v) / total(0) : 1;
  });
  return bands.map((band) => ({ ...band, lengths: band.lengths.map((length, v) => length / (usual[v] ?? 1)) }));
}

function stripPlaces(versions: number): number[] {
  const room = WIDTH - MARGIN - STRIP - OUT;
  return Array.from({ length: versions }, (_, v) =>
    Math.round(MARGIN + (versions < 2 ? 0 : (room * v) / (versions - 1))),
  );
}

interface Run {
  start: number;
  end: number;
  text: boolean;
}

/** Between each two strips that stand side by side; where one of them has nothing here, the ribbon ends in a point. */
function drawRibbons(paths: Paths, band: StripBand, runs: Run[], left: number[], gap: number): void {
  const main = band.parts.find(({ share }) => share > MAJORITY)?.className ?? 'open';
  for (let v = 0; v + 1 < runs.length; v++) {
    const [a, b] = [runs[v], runs[v + 1]];
    if (!a || !b || !(a.text || b.text)) continue;
    const x = (left[v] ?? 0) + STRIP;
    const across = (left[v + 1] ?? 0) - x;
    const half = Math.round(across / 2);
    const down = b.start - a.start;
    const [high, low] = [heightOf(a, gap), heightOf(b, gap)];
    const back = a.start + high - (b.start + low);
    paths.add(
      `ribbon ${main}`,
      `M${x} ${a.start}c${half} 0 ${half} ${down} ${across} ${down}v${low}c-${half} 0-${half} ${back}-${across} ${back}z`,
    );
  }
}

/** Parts side by side, each as wide as its share. */
function drawBar(paths: Paths, band: StripBand, run: Run, x: number, gap: number): void {
  const height = heightOf(run, gap);
  if (!run.text) return;
  const parts = band.parts.filter(({ share }) => share > 0);
  let from = 0;
  parts.forEach(({ className, share }, index) => {
    const rest = STRIP - from;
    const wanted = Math.max(THINNEST, Math.round(share * STRIP));
    const width = index === parts.length - 1 ? rest : Math.min(rest, wanted);
    const out = share === 1 && className !== 'open' && className !== 'confirmed' ? OUT : 0;
    const wide = width + 2 * out;
    if (width > 0) paths.add(`bar ${className}`, `M${x + from - out} ${run.start}h${wide}v${height}h-${wide}z`);
    from += width;
  });
}

const heightOf = ({ start, end, text }: Run, gap: number): number => (text ? Math.max(2, end - start - gap) : 0);

class Paths {
  readonly #byClass = new Map<string, string[]>();

  add(className: string, d: string): void {
    const list = this.#byClass.get(className);
    if (list) list.push(d);
    else this.#byClass.set(className, [d]);
  }

  /** Ribbons lie under bars. */
  marks(): Mark[] {
    const marks = [...this.#byClass].map(
      ([className, d]): Mark => ({ name: 'path', at: { class: className, d: d.join('') } }),
    );
    const isRibbon = ({ at }: Mark): boolean => String(at.class).startsWith('ribbon');
    return [...marks.filter(isRibbon), ...marks.filter((mark) => !isRibbon(mark))];
  }
}
