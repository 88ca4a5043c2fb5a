import type { PdfSegment } from './pdf-segments.js';

/** What most of a document's text looks like; sizes in points. */
export interface PdfLayout {
  size: number;
  font: string;
  /** From one line to the next, as a multiple of the size. */
  leading: number;
}

/** Steps in which sizes are counted: half a point. */
const STEPS = 2;
/** Letters by ordinary leading and by the widest. */
const TIGHTEST = 0.9;
const LOOSEST = 2.2;

export function layoutOf(pages: readonly (readonly PdfSegment[])[]): PdfLayout {
  const sizes = new Map<number, number>();
  const fonts = new Map<string, number>();
  const leadings = new Map<number, number>();
  for (const segments of pages) {
    segments.forEach((segment, at) => {
      const { size, font, text, y } = segment;
      add(sizes, Math.round(size * STEPS) / STEPS, text.length);
      add(fonts, font, text.length);
      const next = segments[at + 1];
      if (!next || Math.abs(next.size - size) > 0.5) return;
      const step = (next.y - y) / size;
      if (step > TIGHTEST && step < LOOSEST) add(leadings, Math.round(step * 20) / 20, 1);
    });
  }
  return { size: most(sizes) ?? 10, font: most(fonts) ?? '', leading: most(leadings) ?? 1.2 };
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
