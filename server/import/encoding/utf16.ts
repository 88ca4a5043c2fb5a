const SAMPLE = 65536;

/** How much of a UTF-16 text's code units may be odd (control, private, unassigned) for it to pass as a text. */
const MOST_ODD = 0.02;

const ODD = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\ufffd]/gu;

/**
 * Tells UTF-16 without a byte order mark: 'utf-16le', 'utf-16be', or null where the bytes are no UTF-16.
 *
 * European text in UTF-16 has its NULs (Latin letters, spaces) and its block numbers (04 for Cyrillic) at every other
 * byte. So each order is tried, and the one that gives characters of text is taken; where both do (a Chinese text read
 * in either order can), the one with more ASCII white space and punctuation.
 */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4) return null;
  const sample = bytes.subarray(0, Math.min(SAMPLE, bytes.length - (bytes.length % 2)));
  const little = { name: 'utf-16le' as const, ...judge(sample, 'utf-16le') };
  const big = { name: 'utf-16be' as const, ...judge(sample, 'utf-16be') };
  const good = [little, big].filter((order) => order.odd <= MOST_ODD && order.common > 0);
  good.sort((a, b) => a.odd - b.odd || b.common - a.common);
  return good[0]?.name ?? null;
}

function judge(sample: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): { odd: number; common: number } {
  const text = new TextDecoder(encoding).decode(sample);
  const odd = (text.match(ODD) ?? []).length - (text.match(/[\t\n\v\f\r]/gu) ?? []).length;
  const common = (text.match(/[ \n.,\p{Script=Latin}\p{Script=Cyrillic}]/gu) ?? []).length;
  return { odd: odd / text.length, common: common / text.length };
}
