import { type Command, Option } from 'commander';
import { tsvCell, tsvRow } from '../export/tables/tsv.js';
import type { Inconsistency, UnitPlace } from '../store/consistency.js';
import { addDatabaseOption, type DatabaseOption, withDatabase } from './database.js';
import { type Io, say, write } from './io.js';
import { jsonLine } from './lines.js';
import { idList } from './options.js';

interface ConsistencyCommandOptions extends DatabaseOption {
  format: 'text' | 'jsonl' | 'tsv';
  document?: number[];
  hints?: boolean;
}

export function addConsistency(tercet: Command, io: Io): void {
  const consistency = tercet
    .command('consistency')
    .summary('list what is rendered in two ways across documents')
    .description(
      'Lists what one version has in one way and another in several, in all documents of the database: repeated texts, names with two spellings, and terms of a glossary with two translations.',
    )
    .addOption(
      new Option('--format <format>', 'for a person, for a program, or for a spreadsheet')
        .choices(['text', 'jsonl', 'tsv'])
        .default('text'),
    )
    .option('--document <ids>', 'only in these documents, as 1,4 (default: all)', idList)
    .option('--hints', 'list texts too that differ only in words that carry little')
    .addHelpText('after', DETAILS);
  addDatabaseOption(consistency).action((options: ConsistencyCommandOptions) => listAll(io, options));
}

const DETAILS = `
A text counts from three content words on; case, spaces and punctuation don't. Where a document
names its source, only what the source repeats is looked at. Of each rendering, up to ten units
are named.
  jsonl:  {"kind": "segment"|"name"|"term", "lang": "fr", "others": ["en"], "value": "…",
          "ways": [{"text", "count", "places": [{"documentId", "document", "unit"}, …]}, …]}
  tsv:    a rendering a row

Examples:
  tercet consistency
  tercet consistency --format tsv > consistency.tsv`;

async function listAll(io: Io, options: ConsistencyCommandOptions): Promise<void> {
  const { findInconsistencies } = await import('../store/consistency.js');
  const { listDocuments } = await import('../store/documents.js');
  const { chosenDocuments } = await import('./chosen-documents.js');
  const { progressBar } = await import('./progress.js');
  await withDatabase(options, io, 'fail', async (db) => {
    const documentIds = chosenDocuments(await listDocuments(db), options.document).map(({ id }) => id);
    const bar = await progressBar(io, documentIds.length);
    const found = findInconsistencies(db, {
      ...{ documentIds, hints: options.hints ?? false },
      progress: (_done, title) => {
        bar.begin(title);
        bar.progress('read', 0);
      },
    });
    const written = WRITERS[options.format];
    let count = 0;
    try {
      for await (const one of found) {
        if (count++ === 0) bar.stop();
        await write(io, (count === 1 ? written.head : '') + written.one(one));
      }
    } finally {
      bar.stop();
    }
    if (count === 0) say(io, 'nothing is rendered in two ways.');
  });
}

interface Written {
  head: string;
  one(inconsistency: Inconsistency): string;
}

const WRITERS: Record<ConsistencyCommandOptions['format'], Written> = {
  text: { head: '', one: asText },
  jsonl: { head: '', one: (inconsistency) => jsonLine(inconsistency) },
  tsv: { head: 'kind\tlanguage\trendering\tunits\tfor\tin\tplaces\n', one: asRows },
};

function asText({ kind, lang, others, value, ways, hint }: Inconsistency): string {
  const heading = `${kind} ${lang}, one in ${others.join(', ')}${hint ? ' (a hint)' : ''}: ${value}`;
  const lines = ways.map(({ text, count, places }) => `    ${count}×  ${text}\n        ${placesOf(places, count)}\n`);
  return `${heading}\n${lines.join('')}\n`;
}

/** `Bridge, unit 3, 7; Harbour, unit 2` */
function placesOf(places: readonly UnitPlace[], count: number): string {
  const byDocument = new Map<number, { document: string; units: number[] }>();
  for (const { documentId, document, unit } of places) {
    const listed = byDocument.get(documentId) ?? { document, units: [] };
    listed.units.push(unit);
    byDocument.set(documentId, listed);
  }
  const shown = [...byDocument.values()].map(({ document, units }) => `${document}, unit ${units.join(', ')}`);
  return `${shown.join('; ')}${count > places.length ? '; …' : ''}`;
}

function asRows({ kind, lang, others, value, ways }: Inconsistency): string {
  return ways
    .map(({ text, count, places }) =>
      tsvRow([
        kind,
        lang,
        tsvCell(text),
        String(count),
        tsvCell(value),
        others.join(' '),
        tsvCell(placesOf(places, count)),
      ]),
    )
    .join('');
}
