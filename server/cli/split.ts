import type { Command } from 'commander';
import { readAll, readBytes } from './files.js';
import { type Io, write } from './io.js';
import { jsonLine } from './lines.js';
import { type FormatOption, formatOption, languageTag } from './options.js';

interface SplitOptions extends FormatOption {
  lang: string;
}

export function addSplit(tercet: Command, io: Io): void {
  tercet
    .command('split')
    .summary('split a text into sentences')
    .description('Splits a text into sentences: one a line, a blank line between paragraphs.')
    .argument('[FILE]', 'plain text in any usual encoding (default: standard input)')
    .requiredOption('--lang <tag>', 'the language of the text: en, fr, ru, or any other tag', languageTag)
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nIn the text, blank lines separate paragraphs; a line break inside of one is a space.\nWith --format jsonl, a paragraph a line: a list of its sentences.\n\nExample:\n  tercet split --lang fr discours.txt',
    )
    .action((file: string | undefined, options: SplitOptions) => split(io, file, options));
}

async function split(io: Io, file: string | undefined, { lang, format }: SplitOptions): Promise<void> {
  const { decodeText } = await import('../import/encoding/encoding.js');
  const { splitParagraph } = await import('../split/split.js');
  const { languageOf } = await import('../language/index.js');
  const bytes = file === undefined ? await readAll(io.stdin) : await readBytes(file);
  const { text } = decodeText(bytes, file ?? 'standard input');
  const language = languageOf(lang);
  let separator = '';
  for (const paragraph of paragraphs(text)) {
    const sentences = splitParagraph(paragraph, language).map(({ start, end }) => paragraph.slice(start, end));
    await write(io, format === 'jsonl' ? jsonLine(sentences) : `${separator}${sentences.join('\n')}\n`);
    separator = '\n';
  }
}

/** Whatever a program that reads the sentences might take for the end of a line. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/**
 * By blank lines alone, where the import looks at a text's layout as well: who calls this wants to know beforehand which
 * paragraphs come out.
 */
function* paragraphs(text: string): Generator<string> {
  let lines: string[] = [];
  for (const raw of [...text.split(LINE_END), '']) {
    const line = raw.replace(/[ \t]+/gu, ' ').trim();
    if (line !== '') lines.push(line);
    else if (lines.length > 0) {
      yield lines.join(' ');
      lines = [];
    }
  }
}
