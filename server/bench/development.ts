import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type AnalysedVersion, analyse } from '../analyse/analyse.js';
import type { LanguageTag, Paragraph, Sentence, Version } from '../types.js';
import { filled, type Place } from './places.js';

/** A text to fit the aligner on: its versions ready for aligning, and its units as places of sentences. */
export interface DevelopmentText {
  id: string;
  versions: Version[];
  analysed: AnalysedVersion[];
  gold: Place[];
}

export interface DevelopmentSet {
  name: string;
  texts: DevelopmentText[];
}

/** A line of a set of sentences that are given: `gold` holds the sentences of each unit, counted from 0. */
interface Line {
  id: string;
  versions: Record<LanguageTag, string[]>;
  gold: Record<LanguageTag, number[]>[];
}

/** A unit of an article: `p` names the languages in which a paragraph begins with it. */
type ArticleUnit = { p: LanguageTag[] } & Record<LanguageTag, string[]>;

/** Sentences as a version, each paragraph's text put together from them. */
function versionOf(tag: LanguageTag, groups: string[][]): Version {
  const paragraphs: Paragraph[] = [];
  const sentences: Sentence[] = [];
  groups.forEach((group, paragraph) => {
    let at = 0;
    for (const text of group) {
      sentences.push({ paragraph, start: at, end: at + text.length, text });
      at += text.length + 1;
    }
    paragraphs.push({ kind: 'text', text: group.join(' ') });
  });
  return { tag, paragraphs, sentences };
}

function textOf(id: string, versions: Version[], gold: Place[]): DevelopmentText {
  return { id, versions, analysed: versions.map(({ tag, sentences }) => analyse(tag, sentences)), gold };
}

/** The places of units given as lists of sentences' numbers. */
function placesOf(units: Line['gold'], tags: readonly LanguageTag[]): Place[] {
  const ends = new Map(tags.map((tag) => [tag, 0]));
  return units.map((unit) =>
    Object.fromEntries(
      tags.map((tag) => {
        const from = unit[tag]?.[0] ?? (ends.get(tag) as number);
        const to = from + (unit[tag]?.length ?? 0);
        ends.set(tag, to);
        return [tag, [from, to] as const];
      }),
    ),
  );
}

/** Reads a set in the form `{"id", "versions": {LANG: [sentence, …]}, "gold": [{LANG: [index, …]}, …]}`, one a line. */
export function readSentences(file: string): DevelopmentSet {
  const lines = readFileSync(file, 'utf8').split('\n');
  const texts = lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { id, versions, gold } = JSON.parse(line) as Line;
      const list = Object.entries(versions).map(([tag, sentences]) => versionOf(tag, [sentences]));
      return textOf(id, list, placesOf(gold, Object.keys(versions)));
    });
  return { name: basename(file).replace(/\.[^.]*$/u, ''), texts };
}

/** The paragraphs of one version of an article, and where its units lie. */
function paragraphsOf(units: readonly ArticleUnit[], tag: LanguageTag): string[][] {
  const groups: string[][] = [];
  for (const unit of units) {
    const own = unit[tag] ?? [];
    if (own.length === 0) continue;
    if (unit.p.includes(tag) || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(...own);
  }
  return groups;
}

/** Where an article's units are written: as the samples have it, or as their sources. */
const GOLD_FILES = ['gold.json', 'source.json'];

/** Reads articles laid out like `corpus/samples`, a folder each, with their sentences and paragraphs as the gold has them. */
export function readArticles(folder: string): DevelopmentSet {
  const files = readdirSync(folder)
    .sort()
    .flatMap((name) => GOLD_FILES.map((file) => ({ name, path: join(folder, name, file) })))
    .filter(({ path }) => existsSync(path));
  const texts = files.map(({ name, path }) => {
    const { units } = JSON.parse(readFileSync(path, 'utf8')) as { units: ArticleUnit[] };
    const tags = Object.keys(units[0] ?? {}).filter((key) => key !== 'p');
    const ends = new Map<LanguageTag, number>();
    const numbered = units.map((unit) =>
      Object.fromEntries(
        tags.map((tag) => {
          const from = ends.get(tag) ?? 0;
          const count = unit[tag]?.length ?? 0;
          ends.set(tag, from + count);
          return [tag, Array.from({ length: count }, (_, i) => from + i)];
        }),
      ),
    );
    const versions = tags.map((tag) => versionOf(tag, paragraphsOf(units, tag)));
    return textOf(name, versions, placesOf(numbered, tags));
  });
  return { name: basename(folder), texts };
}

/** Units of the gold with two sides or more. */
export const unitCount = ({ texts }: DevelopmentSet): number =>
  texts.reduce(
    (sum, { gold, versions }) =>
      sum +
      gold.filter(
        (place) =>
          filled(
            place,
            versions.map(({ tag }) => tag),
          ).length > 1,
      ).length,
    0,
  );
