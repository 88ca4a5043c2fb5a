import { InvalidArgumentError } from 'commander';
import type { LanguageTag } from '../types.js';
import { Failure } from './io.js';

/** Parsers of options' values; what they refuse is an error of usage. */

/** `en,fr-CA` */
export function languageList(value: string): LanguageTag[] {
  return listOf(value).map(languageTag);
}

export function languageTag(value: string): LanguageTag {
  try {
    Intl.getCanonicalLocales(value);
  } catch {
    throw new InvalidArgumentError(`"${value}" is no language tag; one looks like fr or fr-CA.`);
  }
  return value;
}

/** `1,4,7` */
export function idList(value: string): number[] {
  return listOf(value).map((item) => {
    if (!/^[1-9]\d{0,14}$/u.test(item)) throw new InvalidArgumentError(`"${item}" is no document's number.`);
    return Number(item);
  });
}

export function portNumber(value: string): number {
  const port = Number(value);
  if (!/^\d{1,5}$/u.test(value) || port > 65_535) throw new InvalidArgumentError('A port is a number up to 65535.');
  return port;
}

/** @throws Failure where the languages aren't as many as the files. */
export function requireOneEach(tags: LanguageTag[] | undefined, files: string[]): void {
  if (tags && tags.length !== files.length)
    throw new Failure(
      `--lang names ${tags.length} languages for ${files.length} files; give one for each, in order.`,
      2,
    );
}

function listOf(value: string): string[] {
  const items = value.split(',').map((item) => item.trim());
  return items.filter((item) => item !== '');
}
