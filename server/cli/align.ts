import { type Command, Option } from 'commander';
import type { CheckSettings, NewDocument } from '../types.js';
import { divergenceWording } from './describe.js';
import { encoderIn } from './encoder-in.js';
import { Failure, type Io } from './io.js';
import {
  CHECK_OPTION,
  checkSetting,
  jobCount,
  languageList,
  languageTag,
  requireChecks,
  requireOneEach,
} from './options.js';
import { GLOSSARY_OPTION, several, type TermOptions, termsIn } from './terms-in.js';
import { WRITTEN_FORMATS, writePieces, writeUnits } from './writing.js';

interface AlignOptions extends TermOptions {
  lang?: string[];
  format: string;
  presegmented?: boolean;
  jsonl?: boolean;
  jobs?: number;
  hints?: boolean;
  embeddings?: string;
  output?: string;
  check?: CheckSettings;
  source?: string;
}

export function addAlign(tercet: Command, io: Io): void {
  tercet
    .command('align')
    .summary('align and compare files, without the database')
    .description('Aligns the versions of one text, all at once, and compares them. Nothing is stored.')
    .argument('[FILE...]', 'two or more versions: plain text, HTML, DOCX, ODT, EPUB, PDF, subtitles, Markdown')
    .option(
      '--lang <tags>',
      "the files' languages, as en,fr,ru (default: from the files' names, else from the text)",
      languageList,
    )
    .addOption(new Option('--format <format>', 'of the units').choices(WRITTEN_FORMATS).default('jsonl'))
    .option('-o, --output <file>', 'write to this file (default: standard output)')
    .option('--source <tag>', 'the version that the others were translated from', languageTag)
    .option('--presegmented', 'the files hold one sentence a line, blank lines between paragraphs')
    .option('--embeddings <folder>', 'compare sentences by a sentence encoder too: a folder with an ONNX model')
    .option('--db <file>', 'use the glossaries and learnt words of this database')
    .option('--glossary <file>', GLOSSARY_OPTION, several)
    .option('--jsonl', 'read documents from standard input')
    .option('--jobs <n>', 'with --jsonl: documents aligned at once, each in a thread (default: 1)', jobCount)
    .option('--hints', 'list weaker divergences too, marked "hint": true')
    .option('--check <id=setting>', CHECK_OPTION, checkSetting)
    .addHelpText('after', DETAILS)
    .action((files: string[], options: AlignOptions) =>
      options.jsonl ? alignLines(io, files, options) : alignFiles(io, files, options),
    );
}

const DETAILS = `
With --jsonl, documents come in on standard input, one JSON object a line, and the result
of each goes out, one a line, in the same order, as soon as it is done:
  in:   {"id": "x", "versions": {"en": TEXT, "fr": TEXT, …}}
        TEXT is a string (blank lines between paragraphs), a list of sentences, or a list of
        paragraphs, each a list of sentences.
  out:  {"id": "x", "units": [UNIT, …]}
        UNIT is {"en": [sentence, …], …, "indexes": {"en": [0], …}, "confidence": 0.97,
        "agreement": 0.91, "divergences": [{"type", "severity", "culprit", "confidence",
        "message", "spans", "hint"?}, …]}. Without --jsonl: one UNIT a line.
A line that can't be aligned gives {"id", "error"} in its place, and exit status 1 at the end.

--embeddings takes a model such as LaBSE from a folder of this machine: config.json,
tokenizer.json, tokenizer_config.json and onnx/model.onnx. It needs the package
@huggingface/transformers, which isn't installed with Tercet. Nothing is downloaded.

Examples:
  tercet align bridge.en.txt bridge.fr.txt bridge.ru.txt
  tercet align --jsonl < documents.jsonl > aligned.jsonl`;

async function alignLines(io: Io, files: string[], options: AlignOptions): Promise<void> {
  const { hints = false, lang, presegmented, embeddings } = options;
  if (files.length > 0 || lang || presegmented)
    throw new Failure('--jsonl reads standard input: it takes no files, no --lang and no --presegmented.', 2);
  await requireChecks(options.check);
  const encoder = await encoderIn(embeddings);
  const terms = await termsIn(options, io);
  const { alignStream } = await import('./align-stream.js');
  const { check: checks = {}, source = null, jobs = 1 } = options;
  await alignStream(io, { hints, knowledge: { terms, checks, source } }, jobs, encoder);
}

async function alignFiles(io: Io, files: string[], options: AlignOptions): Promise<void> {
  if (files.length < 2) throw new Failure('align takes two or more files, or --jsonl.', 2);
  requireOneEach(options.lang, files);
  await requireChecks(options.check);
  const { alignedUnits, unitRecord } = await import('./aligned-units.js');
  const { sayNotices } = await import('./notices.js');
  const document = await aligned(io, files, options);
  await sayNotices(io, document.aligned.notices);
  const shown = { hints: options.hints ?? false, message: await divergenceWording() };
  const units = () => alignedUnits(document, shown);
  if (options.format !== 'jsonl') {
    await writeUnits(io, options, units, languagesOf(document));
    return;
  }
  const { jsonLine } = await import('./lines.js');
  async function* lines() {
    for (const unit of units()) yield jsonLine(unitRecord(unit));
  }
  await writePieces(io, options.output, lines());
}

async function aligned(io: Io, files: string[], options: AlignOptions): Promise<NewDocument> {
  const { lang, presegmented = false } = options;
  const encoder = await encoderIn(options.embeddings);
  const terms = await termsIn(options, io);
  const { processFiles, processFilesEmbedded } = await import('../pipeline.js');
  const { readSources } = await import('./files.js');
  const { progressBar } = await import('./progress.js');
  const sources = await readSources(files, lang);
  const bar = await progressBar(io, 1);
  bar.begin('aligning');
  try {
    const { check: checks = {}, source = null } = options;
    const settings = { presegmented, progress: bar.progress, terms, checks, source };
    return await (encoder ? processFilesEmbedded(sources, encoder, settings) : processFiles(sources, settings));
  } finally {
    bar.stop();
  }
}

function languagesOf({ aligned, sources }: NewDocument) {
  const languages = aligned.versions.map(({ tag }) => tag);
  return { languages, source: languages[sources.findIndex(({ isSource }) => isSource)] ?? null };
}
