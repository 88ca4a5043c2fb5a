import type { PdfSegment } from './pdf-segments.js';

/** What most of a document's text looks like; sizes in points. */
export interface PdfLayout {
  size: number;
  font: string;
  /** From one line to the next, as a multiple of the size. */
  leading: number;
  /** How text is set whose size is rounded to half a point. */
  settings: ReadonlyMap<number, PdfSetting>;
}

/** How the text of one size is set. */
export interface PdfSetting {
  /** From one line to the next, in points. */
  step: number;
  /** Its lines end where the column ends. */
  isJustified: boolean;
}

/** Steps in which sizes are counted: half a point. */
const STEPS = 2;
/** Letters by ordinary leading and by the widest. */
const TIGHTEST = 0.9;
const LOOSEST = 2.6;

export const roundedSize = (size: number): number => Math.round(size * STEPS) / STEPS;

export function layoutOf(pages: readonly (readonly PdfSegment[])[]): PdfLayout {
  const sizes = new Map<number, number>();
  const fonts = new Map<string, number>();
  const leadings = new Map<number, Map<number, number>>();
  for (const segments of pages) {
    segments.forEach((segment, at) => {
      const { size, font, text, y } = segment;
      add(sizes, roundedSize(size), text.length);
      add(fonts, font, text.length);
      const next = segments[at + 1];
      if (!next || Math.abs(next.size - size) > 0.5) return;
      const step = next.y - y;
      if (step < TIGHTEST * size || step > LOOSEST * size) return;
      const steps = leadings.get(roundedSize(size)) ?? new Map<number, number>();
      leadings.set(roundedSize(size), steps);
      add(steps, Math.round(step * 10) / 10, 1);
    });
  }
  const size = most(sizes) ?? 10;
  const justified = justifiedSizes(pages);
  const settings = new Map(
    [...leadings].map(([of, steps]) => [of, { step: most(steps) ?? of * 1.2, isJustified: justified.has(of) }]),
  );
  return { size, font: most(fonts) ?? '', leading: (settings.get(size)?.step ?? size * 1.2) / size, settings };
}

/** Points by which the edges of justified lines differ. */
export const EDGE = 1.5;
/** Lines that begin alike, from which it can be seen how they end. */
const FEWEST = 4;
/** A drawing may hold thousands, and all are compared with all. */
const MOST = 200;
/** Two may end alike by chance. */
const SAME = 3;
/** Of such lines; the last ones of paragraphs are shorter, and ragged lines hardly ever end alike. */
const SHARE = 0.45;

function justifiedSizes(pages: readonly (readonly PdfSegment[])[]): Set<number> {
  const counts = new Map<number, { all: number; full: number }>();
  for (const segments of pages) {
    for (const group of groupsBy(segments, ({ left, size }) => `${Math.round(left)} ${roundedSize(size)}`)) {
      const [first] = group;
      if (!first || group.length < FEWEST) continue;
      const ends = group.slice(0, MOST).map(({ right }) => right);
      const full = Math.max(...ends.map((end) => ends.filter((other) => Math.abs(other - end) < EDGE).length));
      const count = counts.get(roundedSize(first.size)) ?? { all: 0, full: 0 };
      counts.set(roundedSize(first.size), {
        all: count.all + ends.length,
        full: count.full + (full < SAME ? 1 : full),
      });
    }
  }
  return new Set([...counts].filter(([, { all, full }]) => full > all * SHARE).map(([size]) => size));
}

function groupsBy<Value>(values: readonly Value[], key: (value: Value) => string): Value[][] {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return [...groups.values()];
}

function add<Key>(counts: Map<Key, number>, key: Key, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function most<Key>(counts: ReadonlyMap<Key, number>): Key | undefined {
  let best: Key | undefined;
  let largest = 0;
  for (const [key, count] of counts) {
    if (count <= largest) continue;
    best = key;
    largest = count;
  }
  return best;
}
