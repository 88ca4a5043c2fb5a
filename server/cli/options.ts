import { InvalidArgumentError, Option } from 'commander';
import type { CheckSetting, CheckSettings, LanguageTag } from '../types.js';
import { Failure } from './io.js';

/** Parsers of options' values; what they refuse is an error of usage. */

export interface FormatOption {
  format: 'text' | 'jsonl';
}

/** What a command that tells of something takes: its result as lines for a person, or as JSON Lines. */
export const formatOption = (): Option =>
  new Option('--format <format>', 'for a person or for a program').choices(['text', 'jsonl']).default('text');

/** What `--from` takes: the ids of the readers, said here so that asking for help loads none of them. */
export const UNIT_FORMATS = ['tmx', 'xliff', 'po', 'table', 'xlsx', 'jsonl', 'xces', 'ladder', 'moses'];
export const TEXT_FORMATS = ['html', 'docx', 'odt', 'epub', 'pdf', 'subtitles', 'markdown', 'text'];

/** For a command that reads files of these formats. */
export const fromOption = (formats: readonly string[]): Option =>
  new Option('--from <format>', 'read the files as this; without it, as their names and first bytes say').choices(
    formats,
  );

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

export function documentId(value: string): number {
  const [id] = idList(value);
  if (id === undefined) throw new InvalidArgumentError('It takes the number of a document.');
  return id;
}

/** What `--check` says of itself where texts are compared. */
export const CHECK_OPTION = 'show the findings of a check (on), only as hints (quiet), or not at all (off); repeatable';

const SETTINGS: readonly string[] = ['on', 'quiet', 'off'] satisfies CheckSetting[];

/** `number=quiet`, once more each time it is given. That the check exists is `requireChecks`' affair. */
export function checkSetting(value: string, before: CheckSettings = {}): CheckSettings {
  const [, id, setting = ''] = /^([^=]+)=(.*)$/u.exec(value) ?? [];
  if (id === undefined || !SETTINGS.includes(setting))
    throw new InvalidArgumentError(
      `"${value}" is no setting of a check; one looks like number=quiet (on, quiet, off).`,
    );
  return { ...before, [id]: setting as CheckSetting };
}

/** @throws Failure where a check is named that there is none of. */
export async function requireChecks(settings: CheckSettings | undefined): Promise<void> {
  if (!settings) return;
  const { ALL_CHECKS } = await import('../compare/checks.js');
  const unknown = Object.keys(settings).find((id) => !ALL_CHECKS.some((check) => check.id === id));
  if (unknown !== undefined) throw new Failure(`There is no check "${unknown}"; "tercet checks" lists them.`, 2);
}

/** How many documents are worked on at once. */
export function jobCount(value: string): number {
  if (!/^[1-9]\d{0,2}$/u.test(value)) throw new InvalidArgumentError('A number of jobs is one from 1 to 999.');
  return Number(value);
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
