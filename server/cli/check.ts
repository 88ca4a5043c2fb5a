import { type Command, Option } from 'commander';
import type { CheckSettings, LanguageTag, Severity } from '../types.js';
import { Failure, type Io } from './io.js';
import {
  CHECK_OPTION,
  checkSetting,
  fromOption,
  languageList,
  languageTag,
  requireChecks,
  UNIT_FORMATS,
} from './options.js';
import { GLOSSARY_OPTION, several, type TermOptions } from './terms-in.js';

export interface CheckOptions extends TermOptions {
  jsonl?: boolean;
  from?: string;
  lang?: LanguageTag[];
  format: 'text' | 'jsonl';
  failOn?: Severity;
  hints?: boolean;
  check?: CheckSettings;
  source?: LanguageTag;
}

export function addCheck(tercet: Command, io: Io): void {
  tercet
    .command('check')
    .summary('compare texts that are aligned already')
    .description('Compares the versions of each unit and lists what one says and another does not.')
    .argument(
      '[FILE...]',
      'files that hold units (TMX, XLIFF, PO, tables, JSON Lines …), folders or ZIP archives of them, or - for standard input',
    )
    .addOption(fromOption(UNIT_FORMATS))
    .option('--lang <tags>', 'the languages of the files, or of the columns of one file, as en,fr', languageList)
    .option('--jsonl', 'read units from standard input')
    .addOption(
      new Option('--format <format>', "of a file's divergences: for a person or for a program")
        .choices(['text', 'jsonl'])
        .default('text'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit with status 1 where a divergence this bad, or worse, was found').choices(
        ['minor', 'major', 'critical'],
      ),
    )
    .option('--source <tag>', 'the version that the others were translated from', languageTag)
    .option('--glossary <file>', GLOSSARY_OPTION, several)
    .option('--db <file>', 'use the glossaries and learnt words of this database')
    .option('--hints', 'list weaker divergences too')
    .option('--check <id=setting>', CHECK_OPTION, checkSetting)
    .addHelpText('after', DETAILS)
    .action((files: string[], options: CheckOptions) => check(io, files, options));
}

const DETAILS = `
With --jsonl, units come in on standard input, one JSON object a line, and the result of each
goes out, one a line, in the same order:
  in:   {"id": "u1", "en": TEXT, "fr": TEXT, …}
        TEXT is a string or a list of sentences.
  out:  {"id": "u1", "agreement": 0.91, "divergences": [{"type", "severity", "culprit",
        "confidence", "message", "spans", "hint"?}, …]}
A .jsonl file holds such lines, or units as "tercet align" and "tercet export" write them.

What only shows over a whole document, the check "consistency", isn't looked for here.

Examples:
  tercet check --fail-on critical memory.tmx
  tercet check --glossary terms.tbx --source en memory.tmx
  tercet check --from moses corpus.en corpus.fr`;

async function check(io: Io, files: string[], options: CheckOptions): Promise<void> {
  if ((files.length === 0) !== (options.jsonl === true)) throw new Failure('check takes files, or --jsonl.', 2);
  await requireChecks(options.check);
  const { checkFiles, checkStream } = await import('./check-units.js');
  await (files.length === 0 ? checkStream(io, options) : checkFiles(io, files, options));
}
