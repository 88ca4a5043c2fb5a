/** A document's title as the name of a file: without what file systems refuse, and not so long that they refuse it. */
export function fileName(title: string): string {
  const name = title
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return [...name].slice(0, 60).join('').trim().replace(/^\.+/u, '') || 'tercet';
}
