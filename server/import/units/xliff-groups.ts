import { languageMarks, withoutMark } from '../language-marks.js';
import type { InputFile } from '../types.js';
import { joinable } from './xliff-join.js';

/** A file of XLIFF that may be one of several translations of a source. */
export interface Translation {
  /** Where it lies: the names of such files differ in their languages only. */
  path: string;
  file: InputFile;
}

export interface TranslationGroups<Item> {
  /** Each is to be read together; most have one. In the order of their first ones. */
  groups: [Item, ...Item[]][];
  /** Paths of files that agree in part, and so are read each by itself. */
  apart: string[][];
}

/**
 * Puts together files of XLIFF that are translations of one source into several languages, as XLIFF 2 has to part them:
 * those whose paths differ in languages only (`x.en-fr.xlf` and `x.en-ru.xlf`, `fr/x.xlf` and `ru/x.xlf`) and whose units
 * agree. Candidates are read through.
 * @param translationOf null for what is none.
 * @throws nothing of a file that can't be read: it stays by itself.
 */
export async function translationGroups<Item>(
  items: readonly Item[],
  translationOf: (item: Item) => Translation | null,
): Promise<TranslationGroups<Item>> {
  const groups: [Item, ...Item[]][] = [];
  const apart: string[][] = [];
  const alike = new Map<string, { group: [Item, ...Item[]]; first: Translation }[]>();
  for (const item of items) {
    const translation = translationOf(item);
    const key = translation && keyOf(translation.path);
    const candidates = (key === null ? undefined : alike.get(key)) ?? [];
    const found = translation && (await groupFor(translation, candidates, apart));
    if (found) {
      found.push(item);
      continue;
    }
    const group: [Item] = [item];
    groups.push(group);
    if (translation && key !== null) alike.set(key, [...candidates, { group, first: translation }]);
  }
  return { groups, apart };
}

async function groupFor<Group>(
  translation: Translation,
  candidates: readonly { group: Group; first: Translation }[],
  apart: string[][],
): Promise<Group | null> {
  for (const { group, first } of candidates) {
    const { whole, some } = await agreement(first, translation);
    if (whole) return group;
    if (some) apart.push([first.path, translation.path]);
  }
  return null;
}

async function agreement(one: Translation, other: Translation): ReturnType<typeof joinable> {
  try {
    return await joinable({ file: one.file, only: null }, { file: other.file, only: null });
  } catch {
    return { whole: false, some: false };
  }
}

/** `.en-fr`, `_fr-CA`, `-ru` at the end of a name. */
const ENDING = /[._-](?:[a-z]{2,3}(?:[-_][a-z\d]{2,8})*)$/iu;

/** A path without its languages; null where it names none. */
export function keyOf(path: string): string | null {
  const segments = path.replace(/\.[^./\\]*$/u, '').split(/[/\\]/u);
  const name = segments.at(-1) ?? '';
  if (ENDING.test(name)) return [...segments.slice(0, -1), name.replace(ENDING, '')].join('/');
  const [mark] = languageMarks(segments).sort((a, b) => a.rank - b.rank);
  if (!mark) return null;
  return segments.map((segment, n) => (n === mark.segment ? withoutMark(segment, mark) : segment)).join('/');
}
