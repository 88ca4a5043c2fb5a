import { InputError } from '../errors.js';

const MEGABYTE = 1_000_000;

/** More than ten times the longest novel; what is larger is a corpus, or a mistake. */
export const TEXT_LIMIT = 50 * MEGABYTE;

/** An archive of texts is held in memory, packed, while its files are read one by one. */
export const ARCHIVE_LIMIT = 250 * MEGABYTE;

/** @throws InputError `too-large`, with the size and the limit in megabytes */
export function refuseTooLarge(bytes: { length: number }, name: string, limit = TEXT_LIMIT): void {
  if (bytes.length <= limit) return;
  throw new InputError('too-large', {
    name,
    size: Math.ceil((bytes.length / MEGABYTE) * 10) / 10,
    limit: limit / MEGABYTE,
  });
}
