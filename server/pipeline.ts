import { createHash } from 'node:crypto';
import type { Encoder } from './embed/encoder.js';
import {
  type Knowledge,
  type Progress,
  processEmbedded,
  processVersions,
  type VersionInput,
  versionOf,
} from './engine.js';
import { InputError } from './errors.js';
import { decodeText } from './import/encoding/encoding.js';
import { canonicalTag, languageFromFileName } from './import/language-tag.js';
import { readSource } from './import/read-source.js';
import { shortTitle } from './import/title.js';
import type { AlignedDocument, LanguageTag, NewDocument, Notice, Paragraph, Version, VersionSource } from './types.js';

export { compareTexts, type Knowledge, type Progress, processVersions, type VersionInput } from './engine.js';

/** One version as a person hands it in: a file's bytes, or pasted text as UTF-8 with an empty name. */
export interface SourceFile {
  name: string;
  bytes: Uint8Array;
  /** Absent: from the file's name, else from the text. */
  tag?: LanguageTag;
  /** The id of a text reader (`import/formats.ts`); absent: as its name and its first bytes say. */
  format?: string;
  isSource?: boolean;
}

export interface FilesOptions extends Knowledge {
  /** Absent: the first heading, else the common stem of the files' names. */
  title?: string;
  /** One sentence a line, blank lines between paragraphs. */
  presegmented?: boolean;
  progress?: Progress;
}

interface ReadVersion {
  input: VersionInput;
  source: VersionSource;
  title: string | null;
  notices: Notice[];
}

/** What a person calls a version: its file's name, or its place among the pasted texts. */
const nameOf = (file: SourceFile, place: number): string => file.name || `#${place + 1}`;

/** Loaded with the first text only: its tables take 90 MB, and a file of aligned units has no use for them. */
const detector = () => import('./import/detect-language.js');

async function tagOf(
  file: SourceFile,
  name: string,
  { sample, tag }: Read,
): Promise<{ tag: LanguageTag; declared: boolean }> {
  if (file.tag) return { tag: canonicalTag(file.tag), declared: true };
  const fromName = languageFromFileName(file.name);
  if (fromName) return { tag: fromName, declared: true };
  if (tag) return { tag: canonicalTag(tag), declared: true };
  const detected = (await detector()).detectLanguage(sample);
  if (!detected) throw new InputError('language-unknown', { name });
  return { tag: detected.tag, declared: false };
}

const sentenceLines = (text: string): string[][] =>
  text
    .split(/(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)\s*/u)
    .map((group) => group.split(/\r\n?|\n/u).map((line) => line.trim()))
    .map((lines) => lines.filter((line) => line !== ''))
    .filter((lines) => lines.length > 0);

async function readVersion(
  file: SourceFile,
  place: number,
  { presegmented = false }: FilesOptions,
): Promise<ReadVersion> {
  const name = nameOf(file, place);
  const read = presegmented ? readLines(file, name) : await readText(file, name);
  const { tag, declared } = await tagOf(file, name, read);
  const mismatch = declared ? (await detector()).languageNotice(tag, read.sample, name) : null;
  const source: VersionSource = {
    name: file.name,
    encoding: read.encoding,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    ...(file.isSource ? { isSource: true } : {}),
  };
  const notices = [...read.notices, ...(mismatch ? [mismatch] : [])];
  return { input: { tag, text: read.text }, source, title: read.title, notices };
}

interface Read {
  text: VersionInput['text'];
  /** For finding out the language. */
  sample: string;
  title: string | null;
  encoding: string;
  notices: Notice[];
  /** As the file itself says. */
  tag?: LanguageTag;
}

function readLines({ bytes }: SourceFile, name: string): Read {
  const { text, encoding, notices } = decodeText(bytes, name);
  const sentences = sentenceLines(text);
  return { text: { sentences }, sample: text, title: sentences[0]?.[0] ?? null, encoding, notices };
}

async function readText({ bytes, format }: SourceFile, name: string): Promise<Read> {
  const read = await readSource(bytes, name, format ? { format } : {});
  const heading = read.paragraphs.find(({ kind }: Paragraph) => kind === 'heading')?.text;
  const sample = read.paragraphs.map(({ text }: Paragraph) => text).join('\n');
  return {
    text: { paragraphs: read.paragraphs },
    sample,
    title: read.title ?? heading ?? null,
    encoding: read.encoding,
    notices: read.notices,
    ...(read.tag === undefined ? {} : { tag: read.tag }),
  };
}

/** Two versions in one language are told apart by a private subtag, as BCP 47 provides: `fr`, `fr-x-2`. */
function separateTags(versions: ReadVersion[]): void {
  const taken = new Set<LanguageTag>();
  for (const { input } of versions) {
    const plain = input.tag;
    for (let n = 2; taken.has(input.tag); n++) input.tag = `${plain}-x-${n}`;
    taken.add(input.tag);
  }
}

function refuseSameBytes(versions: ReadVersion[], files: readonly SourceFile[]): void {
  versions.forEach((version, i) => {
    const first = versions.findIndex(({ source }) => source.sha256 === version.source.sha256);
    if (first === i) return;
    const names = [nameOf(files[first] as SourceFile, first), nameOf(files[i] as SourceFile, i)];
    throw new InputError('same-file-twice', { names });
  });
}

function titleOf(versions: ReadVersion[], files: readonly SourceFile[]): string {
  const found = versions.find(({ title }) => title !== null && title.trim() !== '')?.title;
  const stem = files[0]?.name.replace(/\.[^.]*$/u, '') ?? '';
  return shortTitle(found || stem);
}

/**
 * All of the way from files to a document that can be stored. Pure: nothing is read, written or stored.
 * @throws InputError that names the file and what to do.
 */
export async function processFiles(files: readonly SourceFile[], options: FilesOptions = {}): Promise<NewDocument> {
  const versions = await readVersions(files, options);
  return documentOf(
    files,
    versions,
    processVersions(inputsOf(versions), options.progress, knowledgeOf(versions, options)),
    options,
  );
}

/** `processFiles` with sentence embeddings as further evidence. */
export async function processFilesEmbedded(
  files: readonly SourceFile[],
  encoder: Encoder,
  options: FilesOptions = {},
): Promise<NewDocument> {
  const versions = await readVersions(files, options);
  const aligned = await processEmbedded(inputsOf(versions), encoder, options.progress, knowledgeOf(versions, options));
  return documentOf(files, versions, aligned, options);
}

/**
 * The tags that `processFiles` will give the versions of these files.
 * @throws InputError as `processFiles` does for files that can't be read.
 */
export async function versionTags(
  files: readonly SourceFile[],
  presegmented = false,
): Promise<{ tags: LanguageTag[]; notices: Notice[] }> {
  const versions = await readVersions(files, { presegmented });
  return { tags: versions.map(({ input }) => input.tag), notices: versions.flatMap(({ notices }) => notices) };
}

/** A version's new text, split, with where it came from. */
export interface RevisedText {
  version: Version;
  source: VersionSource;
  notices: Notice[];
}

/**
 * Reads and splits the new text of a version that is stored already.
 * @param presegmented one sentence a line, blank lines between paragraphs.
 * @throws InputError that names the file and what to do.
 */
export async function readRevision(file: SourceFile, tag: LanguageTag, presegmented = false): Promise<RevisedText> {
  const { input, source, notices } = await readVersion({ ...file, tag }, 0, { presegmented });
  return { version: versionOf({ ...input, tag }), source, notices };
}

const knowledgeOf = (versions: ReadVersion[], options: FilesOptions): Knowledge => ({
  ...options,
  source: versions.find(({ source }) => source.isSource)?.input.tag ?? null,
});

const inputsOf = (versions: ReadVersion[]): VersionInput[] => versions.map(({ input }) => input);

async function readVersions(files: readonly SourceFile[], options: FilesOptions): Promise<ReadVersion[]> {
  const { progress = () => {} } = options;
  if (files.length < 2) throw new InputError('too-few-versions', { count: files.length });
  const versions: ReadVersion[] = [];
  for (const [place, file] of files.entries()) {
    progress('read', place / files.length);
    versions.push(await readVersion(file, place, options));
  }
  refuseSameBytes(versions, files);
  separateTags(versions);
  markSource(versions, options);
  return versions;
}

/** A source may be marked on its file, or named once the languages are known. */
function markSource(versions: ReadVersion[], { source }: FilesOptions): void {
  if (source === undefined || source === null) return;
  const named = versions.find(({ input }) => input.tag === canonicalTag(source));
  if (!named)
    throw new InputError('source-unknown', { lang: source, available: versions.map(({ input }) => input.tag) });
  for (const version of versions) delete version.source.isSource;
  named.source.isSource = true;
}

function documentOf(
  files: readonly SourceFile[],
  versions: ReadVersion[],
  aligned: AlignedDocument,
  options: FilesOptions,
): NewDocument {
  const notices = [...versions.flatMap((version) => version.notices), ...aligned.notices];
  return {
    title: options.title?.trim() || titleOf(versions, files),
    sources: versions.map(({ source }) => source),
    aligned: { ...aligned, notices },
  };
}
