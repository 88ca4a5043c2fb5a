import type { PdfSegment } from './pdf-segments.js';

/** So much of a page's height, above and below, may be running heads and page numbers. */
const MARGIN = 0.15;
/** Lines from the edge. */
const OUTERMOST = 3;
/** Points by which the same head may stand higher or lower. */
const SLACK = 4;

/**
 * The pages without running heads, feet and page numbers: what stands in the same place at the edge of several pages and
 * says the same but for figures. On a single page there is nothing to compare with, and all is kept.
 */
export function withoutFurniture(pages: readonly PdfSegment[][], heights: readonly number[]): PdfSegment[][] {
  const places = new Map<string, { page: number; y: number }[]>();
  const candidates = pages.map((segments, page) => edgesOf(segments, heights[page] ?? 0));
  candidates.forEach((edges, page) => {
    for (const segment of edges) {
      const key = likeness(segment);
      const found = places.get(key);
      if (found) found.push({ page, y: segment.y });
      else places.set(key, [{ page, y: segment.y }]);
    }
  });
  // On two or three pages, two are enough; a number alone is a page's wherever it is found again.
  const enough = (key: string) => (pages.length <= 3 || /^[\P{L}]*$/u.test(key) ? 2 : 3);
  const repeated = (segment: PdfSegment): boolean => {
    const key = likeness(segment);
    const here = (places.get(key) ?? []).filter(({ y }) => Math.abs(y - segment.y) <= SLACK);
    return new Set(here.map(({ page }) => page)).size >= enough(key);
  };
  return pages.map((segments, page) => {
    const gone = new Set([...(candidates[page] ?? [])].filter(repeated));
    return segments.filter((segment) => !gone.has(segment));
  });
}

function edgesOf(segments: readonly PdfSegment[], height: number): Set<PdfSegment> {
  const above = segments.filter(({ y }) => y < height * MARGIN);
  const below = segments.filter(({ y }) => y > height * (1 - MARGIN));
  return new Set([...outermost(above, 1), ...outermost(below, -1)]);
}

function outermost(segments: readonly PdfSegment[], sign: number): PdfSegment[] {
  const lines = [...new Set(segments.map(({ y }) => Math.round(y)))].sort((a, b) => (a - b) * sign).slice(0, OUTERMOST);
  const last = lines.at(-1) ?? 0;
  return segments.filter(({ y }) => (Math.round(y) - last) * sign <= 0);
}

/** Roman numbers count pages too. */
const likeness = ({ text }: PdfSegment): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^[ivxlc]+$|\p{N}+/gu, '#')
    .replace(/\s+/gu, ' ');
