import type { LanguageTag } from '../types.js';
import { TEXT_READERS, UNIT_READERS } from './formats.js';
import { type LanguageMark, languageMarks, withoutMark } from './language-marks.js';
import { declaredTag, primarySubtag } from './language-tag.js';

/** A file of a corpus with the language that its path names; null where the text has to tell. */
export interface CorpusFile {
  path: string;
  tag: LanguageTag | null;
}

/** Files that make one document. */
export interface CorpusDocument {
  /** `texts`: a version a file. `units`: aligned already, in one file or in those that belong together. */
  kind: 'texts' | 'units';
  /** The files' path without what tells them apart; '' where that is all of it. */
  name: string;
  /** The id of the reader, where the names of the files don't say it to whoever reads them. */
  format?: string;
  files: CorpusFile[];
}

/**
 * Why a file is in no document: hidden or made by the system; of no format that is read; an archive within the corpus;
 * without another version; in the same language as another file of its document.
 */
export type LeftOutReason = 'hidden' | 'format' | 'archive' | 'alone' | 'same-language';

export interface LeftOut {
  path: string;
  reason: LeftOutReason;
  /** The file that was taken instead. */
  instead?: string;
}

export interface Corpus {
  documents: CorpusDocument[];
  leftOut: LeftOut[];
}

/** Versions in a folder whose files' names say nothing: with more, it is a folder of texts, and no document. */
const MOST_UNNAMED = 12;

const HIDDEN = /(?:^|\/)(?:\.|~\$|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/iu;
const ARCHIVE = /\.(?:zip|7z|rar|tar|gz|tgz|bz2|xz|zst)$/iu;
/** What accompanies a corpus. */
const ABOUT = /(?:^|\/)(?:readme|licen[cs]es?|copying|changelog|notice|authors)(?:\.[^/]*)?$/iu;

/**
 * Which files of a folder or an archive are the versions of which document, by their names alone, in any usual layout:
 * `en/x.txt`, `x.en.txt`, `x_FR.docx`, `x-ru.html`, `en-US/part/x.md`, `x.txt` with `x.fr.txt`, `x (French).odt`,
 * `x/en.txt`. A language in a name counts where another file has the same name with another language, or none.
 * @param paths relative, with `/`; in any order, the result is the same.
 */
export function corpusOf(paths: readonly string[]): Corpus {
  const leftOut: LeftOut[] = [];
  const documents: CorpusDocument[] = [];
  const texts: string[] = [];
  const lines: string[] = [];
  const linked: string[] = [];
  for (const path of [...new Set(paths)].sort()) {
    const extension = /\.([^./]+)$/u.exec(path)?.[1]?.toLowerCase();
    const has = (reader: { extensions: readonly string[] }): boolean =>
      extension !== undefined && reader.extensions.includes(extension);
    if (HIDDEN.test(path)) leftOut.push({ path, reason: 'hidden' });
    else if (TEXT_READERS.some(has)) texts.push(path);
    else if (extension === LINKS || LINKED.test(path)) linked.push(path);
    else if (UNIT_READERS.some(has))
      documents.push({ kind: 'units', name: stemOf(path), files: [{ path, tag: null }] });
    else if (ARCHIVE.test(path)) leftOut.push({ path, reason: 'archive' });
    else if (LINES && extension !== undefined) lines.push(path);
    else leftOut.push({ path, reason: 'format' });
  }
  addGroups(grouped(texts.map(named)), 'texts', documents, leftOut, 'alone');
  if (LINES) addGroups(grouped(lines.map(linesNamed)), 'units', documents, leftOut, 'format');
  // Links name the files of their sentences within: all of them go together.
  const links = linked.find((path) => path.toLowerCase().endsWith(`.${LINKS}`) || isPair(path));
  if (links === undefined) leftOut.push(...linked.map((path) => ({ path, reason: 'format' as const })));
  else
    documents.push({
      ...{ kind: 'units', name: stemOf(links).replace(/\.xml$/iu, ''), format: 'xces' },
      files: linked.map((path) => ({ path, tag: null })),
    });
  documents.sort((a, b) => compare(a.name, b.name) || compare(a.files[0]?.path ?? '', b.files[0]?.path ?? ''));
  return { documents, leftOut: leftOut.sort((a, b) => compare(a.path, b.path)) };
}

/** What files of links between sentences (XCES) are called, and the files that hold the sentences. */
const LINKS = 'ces';
const LINKED = /\.xml(?:\.gz)?$/iu;

/** OPUS calls the links `en-fr.xml`. */
function isPair(path: string): boolean {
  const [, pair = ''] = /([^/]*)\.xml(?:\.gz)?$/iu.exec(path) ?? [];
  const sides = pair.split('-').map((side) => declaredTag(side));
  return sides.length === 2 && sides.every((tag) => tag !== null) && sides[0] !== sides[1];
}

/** The reader of files that are aligned line by line and carry their language as an extension: `x.en`, `x.fr`. */
const LINES = UNIT_READERS.find(({ id, files }) => id === 'moses' && files === 'group');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const stemOf = (path: string): string => path.replace(/(?<=[^/])\.[^./]*$/u, '');

/** What a file's document might be called, were the language in its name `tag`. */
interface Reading {
  key: string;
  name: string;
  tag: LanguageTag | null;
  rank: number;
}

interface NamedFile {
  path: string;
  readings: Reading[];
}

const named = (path: string): NamedFile => readingsOf(path, stemOf(path).split('/'));

/** Here the extension, and nothing else, is the language. */
function linesNamed(path: string): NamedFile {
  const name = stemOf(path);
  const [mark] = languageMarks([path.slice(name.length)]);
  return { path, readings: mark ? [reading(name, mark.tag, 0)] : [] };
}

const reading = (name: string, tag: LanguageTag | null, rank: number): Reading => ({
  // File systems differ in how they compose letters, and people in how they write them.
  key: name.normalize('NFC').toLowerCase(),
  ...{ name, tag, rank },
});

function readingsOf(path: string, segments: readonly string[]): NamedFile {
  const marks = languageMarks(segments);
  const readings = [reading(segments.join('/'), null, 6)];
  for (const mark of marks) {
    readings.push(reading(nameWithout(segments, [mark]), mark.tag, mark.rank));
    // `fr/x.fr.txt` says it twice.
    const same = marks.filter(
      (other) => primarySubtag(other.tag) === primarySubtag(mark.tag) && !marks.some((whole) => isWithin(other, whole)),
    );
    if (same.length > 1) readings.push(reading(nameWithout(segments, same), mark.tag, mark.rank));
  }
  return { path, readings };
}

/** The FR of `fr-FR`, which is no second word for French. */
const isWithin = (part: LanguageMark, whole: LanguageMark): boolean =>
  part !== whole && part.segment === whole.segment && part.start >= whole.start && part.end <= whole.end;

function nameWithout(segments: readonly string[], marks: readonly LanguageMark[]): string {
  const left = segments.map((segment, n) =>
    marks
      .filter((mark) => mark.segment === n)
      .sort((a, b) => b.start - a.start)
      .reduce(withoutMark, segment),
  );
  // A folder that was nothing but the language is gone; a file that was stands for its folder.
  return left.filter((segment, n) => segment !== '' || n === left.length - 1).join('/');
}

interface Group {
  name: string;
  files: CorpusFile[];
  again: LeftOut[];
}

interface Grouped {
  groups: Group[];
  alone: NamedFile[];
}

/** Takes the names first under which most versions meet. */
function grouped(files: readonly NamedFile[]): Grouped {
  const keys = new Map<string, { file: NamedFile; reading: Reading }[]>();
  for (const file of files)
    for (const own of file.readings) {
      const members = keys.get(own.key);
      if (members) members.push({ file, reading: own });
      else keys.set(own.key, [{ file, reading: own }]);
    }
  const order = [...keys.values()].map((members) => ({
    members,
    versions: new Set(members.map(({ reading: { tag } }) => tag)).size,
    rank: Math.min(...members.map(({ reading: { rank } }) => rank)),
  }));
  order.sort((a, b) => b.versions - a.versions || a.rank - b.rank);
  const taken = new Set<NamedFile>();
  const groups: Group[] = [];
  for (const { members } of order) {
    const group = groupOf(members.filter(({ file }) => !taken.has(file)));
    if (!group) continue;
    for (const { file } of members) taken.add(file);
    groups.push(group);
  }
  return { groups, alone: files.filter((file) => !taken.has(file)) };
}

/** Null where there aren't two versions. Of several files in one language, the first by name stands for it. */
function groupOf(members: readonly { file: NamedFile; reading: Reading }[]): Group | null {
  const byTag = new Map<LanguageTag | null, { file: NamedFile; reading: Reading }>();
  const again: LeftOut[] = [];
  for (const member of members) {
    const first = byTag.get(member.reading.tag);
    if (!first) byTag.set(member.reading.tag, member);
    else if (first.file !== member.file)
      again.push({ path: member.file.path, reason: 'same-language', instead: first.file.path });
  }
  // A file that names two languages may meet itself.
  const own = new Set([...byTag.values()].map(({ file }) => file));
  if (own.size < 2 || own.size < byTag.size) return null;
  // What names no language is mostly what the others were translated from.
  const files = [...byTag].map(([tag, { file }]) => ({ path: file.path, tag }));
  files.sort((a, b) => Number(b.tag === null) - Number(a.tag === null) || compare(a.path, b.path));
  return { name: byTag.values().next().value?.reading.name ?? '', files, again };
}

function addGroups(
  { groups, alone }: Grouped,
  kind: CorpusDocument['kind'],
  documents: CorpusDocument[],
  leftOut: LeftOut[],
  reason: LeftOutReason,
): void {
  const format = kind === 'units' && LINES ? { format: LINES.id } : {};
  for (const { name, files, again } of groups) {
    documents.push({ kind, name: name.replace(/\/$/u, ''), ...format, files });
    leftOut.push(...again);
  }
  const folders = kind === 'texts' ? byFolder(alone, groups) : new Map<string, CorpusFile[]>();
  for (const [name, files] of folders) documents.push({ kind, name, files });
  const placed = new Set([...folders.values()].flat().map(({ path }) => path));
  for (const { path } of alone) if (!placed.has(path)) leftOut.push({ path, reason });
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** A folder of its own holds the versions of one document, whatever they are called, unless more are there than that. */
function byFolder(alone: readonly NamedFile[], groups: readonly Group[]): Map<string, CorpusFile[]> {
  const used = new Set(groups.flatMap(({ files }) => files.map(({ path }) => folderOf(path))));
  const folders = new Map<string, CorpusFile[]>();
  for (const { path, readings } of alone) {
    const folder = folderOf(path);
    if (folder === '' || used.has(folder) || ABOUT.test(path)) continue;
    const tag = readings.find(({ rank }) => rank === 0)?.tag ?? null;
    folders.set(folder, [...(folders.get(folder) ?? []), { path, tag }]);
  }
  for (const [folder, files] of folders) {
    const tags = files.map(({ tag }) => tag).filter((tag) => tag !== null);
    const isLanguage = languageMarks([...folder.split('/'), '']).some(({ rank }) => rank === 1);
    const fits = files.length > 1 && files.length <= MOST_UNNAMED && new Set(tags).size === tags.length;
    if (!fits || isLanguage) folders.delete(folder);
  }
  return folders;
}
