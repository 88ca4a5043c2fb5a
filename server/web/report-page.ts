import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { create } from 'express-handlebars';
import type { Kysely } from 'kysely';
import { InputError } from '../errors.js';
import { countsAsError } from '../review/mqm.js';
import { getDocument } from '../store/documents.js';
import { bandsOf, blameCounts, flagsOf, unitsAt } from '../store/overview.js';
import type { Database } from '../store/tables.js';
import { listUnits } from '../store/units.js';
import type { Wording } from '../wording.js';
import { COLUMNS } from './overview-view.js';
import { VIEWS } from './places.js';
import { findingsView, flaggedView, type ReportFacts, reportView } from './report-view.js';
import { HELPERS } from './templates.js';

/** The report: one page of HTML that needs nothing else, for those who don't use Tercet. */

export interface ReportOptions {
  wording: Wording;
  /** Also the findings that nobody has decided yet. */
  findings: boolean;
  made: Date;
  /** Tercet's. */
  version: string;
  /** What stands above it in a browser and is no part of it. */
  tools?: { back: string; download: string; findings: string };
}

/** Units written at a time; between two batches others have their turn. */
const BATCH = 100;

const handlebars = create({ extname: '.hbs', partialsDir: join(VIEWS, 'partials'), helpers: HELPERS });
const render = (page: string, data: Record<string, unknown>): Promise<string> =>
  handlebars.render(join(VIEWS, 'pages', `${page}.hbs`), data, { cache: true });

/** The page's style sheet, read once. Our own text, so it may stand in the page as it is. */
const reportStyle = once(() =>
  ['report.css', 'charts.css'].map((name) => readFileSync(join(VIEWS, 'assets', name), 'utf8')).join('\n'),
);

/** What a browser is to be told, so that it takes that style sheet and nothing else (Content-Security-Policy). */
export const reportPolicy = once(() => {
  const hash = createHash('sha256').update(reportStyle()).digest('base64');
  return [
    ...["default-src 'none'", `style-src 'sha256-${hash}'`, "base-uri 'none'"],
    ...["form-action 'none'", "frame-ancestors 'none'"],
  ].join('; ');
});

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * The page in pieces: units are read and written a batch at a time, so that a long report holds up nobody.
 * @throws InputError `not-found` before the first piece.
 */
export async function* reportPage(
  db: Kysely<Database>,
  documentId: number,
  options: ReportOptions,
): AsyncGenerator<string> {
  const facts = await factsOf(db, documentId, options);
  const { wording, findings } = options;
  const page = await render('report', { ...reportView(facts, wording), findings, tools: options.tools });
  // Where the template has these remarks, what it isn't given goes in; texts can't hold any, they are escaped.
  const [head = '', beforeFlags = '', beforeFindings = '', end = ''] = page.split(/<!--(?:style|flags|findings)-->/u);
  yield `${head}<style>${reportStyle()}</style>${beforeFlags}`;
  const views = { versions: facts.document.versions, wording };
  for await (const units of flaggedUnits(db, facts))
    yield await render('report-units', { units: units.map((unit) => flaggedView(unit, views)), wording });
  yield beforeFindings;
  if (findings)
    for await (const units of divergentUnits(db, documentId))
      yield await render('report-units', {
        units: units.map((unit) => findingsView(unit, views)).filter((view) => view !== null),
        wording,
      });
  yield end;
}

async function factsOf(db: Kysely<Database>, id: number, { made, version }: ReportOptions): Promise<ReportFacts> {
  const document = await getDocument(db, id);
  if (!document) throw new InputError('not-found', { what: 'document', id });
  const [bands, blame, flags] = [await bandsOf(db, id, COLUMNS), await blameCounts(db, id), await flagsOf(db, id)];
  return { document, bands, blame, flags, made, version };
}

async function* flaggedUnits(db: Kysely<Database>, { document, flags }: ReportFacts) {
  const counted = flags.filter(({ status }) => countsAsError(status));
  const positions = [...new Set(counted.map(({ position }) => position))];
  for (let start = 0; start < positions.length; start += BATCH) {
    yield await unitsAt(db, document.id, positions.slice(start, start + BATCH));
    await turn();
  }
}

async function* divergentUnits(db: Kysely<Database>, documentId: number) {
  for (let from = 0; ; from += BATCH) {
    const { units } = await listUnits(db, documentId, { filter: 'divergent', from, limit: BATCH });
    if (units.length === 0) return;
    yield units;
    await turn();
  }
}
