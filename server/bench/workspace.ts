import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { table } from '../cli/table.js';
import { processVersions } from '../engine.js';
import { decodeText } from '../import/encoding/encoding.js';
import { readSource } from '../import/read-source.js';
import { readRevision } from '../pipeline.js';
import { openDatabase } from '../store/connection.js';
import { createDocument } from '../store/documents.js';
import { editUnits } from '../store/edits.js';
import { undo } from '../store/history.js';
import { migrateUp } from '../store/migrate.js';
import { reviseVersion } from '../store/revise.js';
import { type SearchQuery, searchUnits } from '../store/search.js';
import type { Database } from '../store/tables.js';
import { splitSentence } from '../store/text-edits.js';
import { unitWindow } from '../store/unit-window.js';
import type { LanguageTag } from '../types.js';
import type { Texts } from './documents.js';
import { longDocument } from './speed.js';

/** Something that a reviewer waits for. */
export interface WaitRow {
  what: string;
  milliseconds: number;
}

/** Of each, the best of so many is told: what else the machine does is no news. */
const TIMES = 3;
/** Sentences a paragraph. */
const PARAGRAPH = 4;
const READ_BYTES = 20_000_000;

/** Times the work on a document of so many units, in a database of its own. */
export async function measureWorkspace(
  units: readonly Texts[],
  tags: readonly LanguageTag[],
  count: number,
): Promise<WaitRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tercet-bench-'));
  const db = openDatabase(join(folder, 'tercet.db'));
  try {
    await migrateUp(db);
    const lines = longDocument(units, tags, count);
    const texts = tags.map((tag) => inParagraphs(lines.flatMap((unit) => unit[tag] ?? [])));
    const aligned = processVersions(tags.map((tag, v) => ({ tag, text: { sentences: texts[v] ?? [] } })));
    const sources = tags.map((tag) => ({ name: tag, encoding: 'utf-8', sha256: tag }));
    const id = await createDocument(db, { title: 'Long', sources, aligned }, new Date());
    return [
      ...(await page(db, id, count)),
      ...(await edits(db, id, count)),
      ...(await revision(db, id, tags[0] ?? '', texts[0] ?? [])),
      ...(await searches(db)),
      ...(await reading()),
    ];
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

function inParagraphs(sentences: readonly string[]): string[][] {
  const count = Math.ceil(sentences.length / PARAGRAPH);
  return Array.from({ length: count }, (_, n) => sentences.slice(n * PARAGRAPH, (n + 1) * PARAGRAPH));
}

/** @param after takes back what was done, untimed. */
async function timed(
  what: string,
  work: () => unknown,
  after: () => unknown = () => {},
  times = TIMES,
): Promise<WaitRow> {
  let milliseconds = Number.POSITIVE_INFINITY;
  for (let n = 0; n < times; n++) {
    const start = performance.now();
    await work();
    milliseconds = Math.min(milliseconds, performance.now() - start);
    await after();
  }
  return { what, milliseconds };
}

async function page(db: Kysely<Database>, id: number, count: number): Promise<WaitRow[]> {
  const anchor = { from: Math.floor(count / 2) };
  return [await timed('60 rows from the middle', () => unitWindow(db, id, { filter: 'all', anchor, limit: 60 }))];
}

async function edits(db: Kysely<Database>, id: number, count: number): Promise<WaitRow[]> {
  const author = { who: '', now: new Date() };
  const rows: WaitRow[] = [];
  const takenBack = () => undo(db, id, '', new Date());
  for (const [where, share] of Object.entries({ start: 0.001, middle: 0.5, end: 0.99 })) {
    const anchor = { from: Math.floor(count * share) };
    const { units } = await unitWindow(db, id, { filter: 'all', anchor, limit: 1 });
    const [unit] = units;
    const merge = () => editUnits(db, { kind: 'merge', unit: unit?.id ?? 0 }, author);
    const offset = (unit?.sides[0]?.[0]?.text.indexOf(' ') ?? 0) + 1;
    const cut = () => splitSentence(db, { unit: unit?.id ?? 0, version: 0, sentence: 0, offset }, author);
    rows.push(await timed(`merge two units, ${where}`, merge, takenBack));
    rows.push(await timed(`cut a sentence in two, ${where}`, cut, takenBack));
    await merge();
    rows.push(await timed(`undo a merge, ${where}`, takenBack, undefined, 1));
  }
  return rows;
}

/** Five sentences: three changed, one taken out, one put in. */
async function revision(
  db: Kysely<Database>,
  id: number,
  tag: LanguageTag,
  text: readonly string[][],
): Promise<WaitRow[]> {
  const at = (share: number): number => Math.floor(text.length * share);
  const next = text.map((paragraph, n) => {
    if ([0.1, 0.5, 0.9].some((share) => at(share) === n))
      return paragraph.with(0, `${paragraph[0]} This was not said before.`);
    if (at(0.3) === n) return paragraph.slice(1);
    return at(0.7) === n ? ['Nobody had asked for it.', ...paragraph] : paragraph;
  });
  const bytes = new TextEncoder().encode(next.map((paragraph) => paragraph.join('\n')).join('\n\n'));
  const file = { name: 'next.txt', bytes };
  const revise = async () =>
    reviseVersion(db, id, tag, await readRevision(file, tag, true), { who: '', now: new Date() });
  return [
    await timed('revise 5 sentences', revise, undefined, 1),
    await timed('undo that', () => undo(db, id, '', new Date()), undefined, 1),
  ];
}

const QUERIES: Record<string, SearchQuery> = {
  'a frequent word': { conditions: [{ lang: 'en', has: true, words: 'the' }] },
  'a phrase': { conditions: [{ lang: 'en', has: true, words: '"of the"' }] },
  'one letter': { conditions: [{ lang: 'en', has: true, words: 's*' }] },
  'one letter of any language': { conditions: [{ lang: null, has: true, words: 's*' }] },
  'what another version lacks': {
    conditions: [
      { lang: 'en', has: true, words: 'right' },
      { lang: 'fr', has: false, words: 'droit' },
    ],
  },
  'a frequent word, divergent': { conditions: [{ lang: 'en', has: true, words: 'the' }], state: 'divergent' },
  'a frequent word, one check': { conditions: [{ lang: 'en', has: true, words: 'the' }], check: 'number' },
};

const searches = (db: Kysely<Database>): Promise<WaitRow[]> =>
  inOrder(Object.entries(QUERIES), ([what, query]) =>
    timed(`search: ${what}`, () => searchUnits(db, query, { limit: 50 })),
  );

async function inOrder<T>(items: readonly T[], work: (item: T) => Promise<WaitRow>): Promise<WaitRow[]> {
  const rows: WaitRow[] = [];
  for (const item of items) rows.push(await work(item));
  return rows;
}

/** Large files, one in an old encoding that has to be found out. */
function reading(): Promise<WaitRow[]> {
  const russian = Uint8Array.from('Мост закрыли на ремонт.\n', (char) => {
    const code = char.charCodeAt(0);
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
  const old = new Uint8Array(READ_BYTES).fill(0x20);
  for (let at = 0; at + russian.length < old.length; at += russian.length) old.set(russian, at);
  const paragraph = 'The bridge is closed for repair, and nobody knows for how long.\n\n';
  const plain = new TextEncoder().encode(paragraph.repeat(READ_BYTES / paragraph.length));
  return inOrder(
    [
      ['decode 20 MB of windows-1251', () => decodeText(old, 'x.txt')] as const,
      ['read 20 MB of text', () => readSource(plain, 'x.txt')] as const,
    ],
    ([what, work]) => timed(what, work, undefined, 1),
  );
}

export const workspaceTable = (rows: readonly WaitRow[]): string =>
  table(
    ['what', '#ms'],
    rows.map(({ what, milliseconds }) => [
      what,
      milliseconds < 100 ? milliseconds.toFixed(1) : milliseconds.toFixed(0),
    ]),
  );
