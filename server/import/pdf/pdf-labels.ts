import { LABEL, LABEL_GAP, type PdfSegment } from './pdf-segments.js';

/** A page of small print has some 300 pieces; more is a drawing or a map, with labels of another kind. */
const MOST = 3000;

/**
 * Puts the signs and numbers of list items before their items, where a page draws them apart: all after the list, say,
 * or in another order.
 */
export function withLabels(segments: readonly PdfSegment[]): PdfSegment[] {
  if (segments.length > MOST) return [...segments];
  const labelled = new Map<PdfSegment, PdfSegment>();
  const labels = new Set<PdfSegment>();
  for (const label of segments) {
    if (!LABEL.test(label.text.trim())) continue;
    const item = itemOf(label, segments);
    if (!item || labelled.has(item)) continue;
    labelled.set(item, label);
    labels.add(label);
  }
  return segments
    .filter((segment) => !labels.has(segment))
    .map((segment) => {
      const label = labelled.get(segment);
      return label
        ? { ...segment, left: label.left, text: `${label.text.trim()} ${segment.text.trimStart()}` }
        : segment;
    });
}

/** What stands right of a label on the same line, not too far. */
function itemOf(label: PdfSegment, segments: readonly PdfSegment[]): PdfSegment | undefined {
  const right = segments.filter(
    (other) =>
      Math.abs(other.y - label.y) < label.size * 0.3 &&
      other.left > label.right - label.size * 0.1 &&
      other.left - label.right < label.size * LABEL_GAP &&
      !LABEL.test(other.text.trim()),
  );
  return right.sort((a, b) => a.left - b.left)[0];
}
