import { contextOf } from './context.js';
import { joined } from './joined.js';
import { jsonl } from './jsonl.js';
import { tsvCell, tsvRow } from './tables/tsv.js';
import type { ExportUnit, Writer } from './types.js';

/**
 * A concordance for spreadsheets: a row a hit, with what stands before and after it and the whole unit in each version.
 * A unit that was found by what it lacks has a row without a hit. Cells are made safe as in `tsv.ts`.
 */
const hitsTsv: Writer = {
  id: 'tsv',
  extension: 'tsv',
  mediaType: 'text/tab-separated-values',
  async *write(units, { languages }) {
    yield `\uFEFF${tsvRow(['document', 'unit', 'status', 'version', 'before', 'hit', 'after', ...languages])}`;
    for await (const unit of units) for (const cells of rows(unit, languages)) yield tsvRow(cells);
  },
};

function rows(unit: ExportUnit, languages: readonly string[]): string[][] {
  const place = [tsvCell(unit.document), String(unit.number), unit.status];
  const texts = languages.map((tag) => tsvCell(joined(tag, unit.texts[tag])));
  const hits = unit.hits ?? [];
  if (hits.length === 0) return [[...place, '', '', '', '', ...texts]];
  return hits.map((span) => {
    const { lang, before, hit, after } = contextOf(unit.texts[span.lang] ?? [], span);
    return [...place, lang, ...[before, hit, after].map(tsvCell), ...texts];
  });
}

/** The formats in which the hits of a search are written. */
export const HIT_WRITERS: readonly Writer[] = [hitsTsv, jsonl];
