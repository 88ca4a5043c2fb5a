import { InputError } from '../../errors.js';
import type { FileUnit, LanguageTag } from '../../types.js';
import { gunzipped, gunzippedHead } from '../containers/gzip.js';
import { type XmlAttributes, type XmlRecords, xmlRecords } from '../containers/xml.js';
import type { InputFile, UnitFileHead, UnitReader } from '../types.js';
import { fileLanguage } from './file-language.js';
import { languageMeant } from './languages.js';
import { someUnits } from './some-units.js';
import { addText, score } from './texts.js';
import { type CorpusSentence, CorpusSentences } from './xces-sentences.js';
import { rootOf } from './xml-root.js';

/**
 * Links between the sentences of two files, as the corpora of OPUS have them (XCES): `<link xtargets="1 2;3"/>` in groups
 * that name the files, which have to be given too. Several files of links are read one after the other. `certainty` is
 * the confidence; a sentence that is linked to nothing is a unit by itself. Each file may be packed with gzip.
 */
export const xces: UnitReader = {
  kind: 'units',
  files: 'group',
  id: 'xces',
  extensions: ['ces'],
  recognises: (head) => rootOf(gunzippedHead(head)) === 'cesAlign',
  read: (files, head) => someUnits(readXces(files, head), files.map(({ name }) => name).join(', '), head),
};

async function* readXces(given: readonly InputFile[], head: UnitFileHead): AsyncGenerator<FileUnit> {
  const files = given.map((file): InputFile => ({ ...file, open: () => gunzipped(file.open(), file.name) }));
  const links: InputFile[] = [];
  for (const file of files) if (rootOf(await beginningOf(file)) === 'cesAlign') links.push(file);
  if (links.length === 0) throw new InputError('xces-links', { names: files.map(({ name }) => name) });
  const documents = files.filter((file) => !links.includes(file));
  for (const file of links) yield* linkedUnits(file, documents, head);
}

/** In bytes: before the first element there are at most a declaration and a comment. */
const BEGINNING = 16_384;

async function beginningOf(file: InputFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.open()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= BEGINNING) break;
  }
  return Buffer.concat(chunks);
}

async function* linkedUnits(
  file: InputFile,
  documents: readonly InputFile[],
  head: UnitFileHead,
): AsyncGenerator<FileUnit> {
  const { notices } = head;
  let pair: Side[] = [];
  try {
    const links = xmlRecords(file.open(), file.name, (line) => new Links(file.name, line), { notices });
    for await (const link of links) {
      pair = await openedFor(link, pair, documents);
      yield await unitOf(link, pair, file.name);
    }
  } finally {
    await Promise.all(pair.map(({ sentences }) => sentences.close()));
  }
}

/** A file of sentences that is being read. */
interface Side {
  called: string;
  sentences: CorpusSentences;
}

/** Files that the link before this one is about too are read on. */
async function openedFor(
  { documents: wanted, line }: Link,
  open: Side[],
  files: readonly InputFile[],
): Promise<Side[]> {
  if (wanted.every((called, at) => open[at]?.called === called)) return open;
  await Promise.all(open.map(({ sentences }) => sentences.close()));
  const found = wanted.map((called) => fileCalled(called, files));
  const [from, to] = found;
  // `fr/a.xml` is like `en/a.xml` too, where it is the only one.
  if (from && from.file === to?.file) found[from.shared >= to.shared ? 1 : 0] = undefined;
  return wanted.map((called, at) => {
    const file = found[at]?.file;
    if (!file) throw new InputError('xces-document', { name: called, line });
    return { called, sentences: new CorpusSentences(file) };
  });
}

/** By as much of the path as both have: the corpora name `en/2001/a.xml.gz`, people hand in `a.xml` or `en/2001/a.xml`. */
function fileCalled(called: string, files: readonly InputFile[]): { file: InputFile; shared: number } | undefined {
  const wanted = parts(called);
  const found = files.map((file) => {
    const has = parts(file.name);
    const most = Math.min(has.length, wanted.length);
    let shared = 0;
    while (shared < most && has.at(-1 - shared) === wanted.at(-1 - shared)) shared++;
    return { file, shared };
  });
  const [best] = found.sort((a, b) => b.shared - a.shared);
  return best && best.shared > 0 ? best : undefined;
}

const parts = (path: string): string[] =>
  path
    .replace(/\.gz$/iu, '')
    .split(/[\\/]+/u)
    .filter((part) => part !== '' && part !== '.');

async function unitOf({ id, targets, certainty, line }: Link, pair: readonly Side[], name: string): Promise<FileUnit> {
  const texts: FileUnit['texts'] = {};
  const taken: CorpusSentence[] = [];
  for (const [at, { sentences }] of pair.entries()) {
    const found: CorpusSentence[] = [];
    for (const target of targets[at] ?? []) {
      const sentence = await sentences.take(target);
      if (!sentence) throw new InputError('xces-sentence', { name, line, sentence: target, file: sentences.file.name });
      found.push(sentence);
    }
    taken.push(...found);
    if (found.length > 0)
      addText(
        texts,
        languageOf(sentences),
        found.map(({ text }) => text),
      );
  }
  const begins = taken.find((sentence) => sentence.begins)?.begins;
  const { document = documentOf(pair[0]?.called ?? ''), documentId } =
    taken.find((sentence) => sentence.document) ?? {};
  const confidence = score(certainty);
  return {
    ...(id === '' ? {} : { id }),
    ...(document === '' ? {} : { document }),
    ...(documentId === undefined ? {} : { documentId }),
    texts,
    ...(begins === undefined ? {} : { begins }),
    ...(confidence === undefined ? {} : { confidence }),
  };
}

function languageOf({ file, said }: CorpusSentences): LanguageTag {
  return (file.tag === undefined ? languageMeant(said.language) : null) ?? fileLanguage(file);
}

/** `2001/a` of `en/2001/a.xml.gz`: the folder of the language says nothing of the document. */
function documentOf(called: string): string {
  const path = parts(called);
  const [first = ''] = path;
  const own = path.length > 1 && languageMeant(first) !== null ? path.slice(1) : path;
  return own.join('/').replace(/\.xml$/iu, '');
}

/** A link, with the files that it is between. */
interface Link {
  id: string;
  documents: string[];
  /** The names of the sentences, of each file. */
  targets: string[][];
  certainty: string | undefined;
  line: number;
}

class Links implements XmlRecords<Link> {
  private found: Link[] = [];
  private documents: string[] = [];

  constructor(
    private readonly name: string,
    private readonly line: () => number,
  ) {}

  take(): Link[] {
    const { found } = this;
    this.found = [];
    return found;
  }

  open(name: string, attributes: XmlAttributes): void {
    // `cesAlign` may name the files itself, for all groups.
    const [from, to] = [attributes.get('fromDoc'), attributes.get('toDoc')];
    if (from !== undefined && to !== undefined) this.documents = [from, to];
    if (name !== 'link') return;
    const xtargets = attributes.get('xtargets');
    const targets = (xtargets ?? '').split(';').map((side) => side.split(/\s+/u).filter((target) => target !== ''));
    if (xtargets === undefined || targets.length !== 2 || this.documents.length !== 2)
      throw new InputError('xces-link', { name: this.name, line: this.line() });
    const [id, certainty] = [attributes.get('id') ?? '', attributes.get('certainty')];
    this.found.push({ id, documents: this.documents, targets, certainty, line: this.line() });
  }

  close(): void {}

  text(): void {}
}
