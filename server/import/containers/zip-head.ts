/** The first bytes of a local file header; what is within an archive is named after them. */
const ZIP = 'PK\x03\x04';

/** Whether a file that begins so is an archive with one of these paths near its beginning. */
export function zipHolds(head: Uint8Array, ...paths: string[]): boolean {
  const text = latin1(head);
  return text.startsWith(ZIP) && paths.some((path) => text.includes(path));
}

/** The type that OpenDocument and EPUB files name at once, in a first entry that is stored as it is; '' for others. */
export function zipMediaType(head: Uint8Array): string {
  const text = latin1(head.subarray(0, 200));
  if (!text.startsWith(ZIP)) return '';
  return /^.{30}mimetype.{0,40}?(application\/[\x21-\x4f\x51-\x7e]+)/su.exec(text)?.[1] ?? '';
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
