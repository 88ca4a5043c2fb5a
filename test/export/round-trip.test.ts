import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ExportUnit, exportUnitsOf, writerFor, writtenFiles } from '../../server/export/index.js';
import { readerOf } from '../../server/import/formats.js';
import type { InputFile, UnitFileHead, UnitReader } from '../../server/import/types.js';
import type { FileUnit, ParagraphKind } from '../../server/types.js';
import { bytesOf, context } from './unit.js';

const defaults = { document: 'Ferry', changed: new Date('2026-02-03T04:05:06Z') };

async function* of(units: readonly FileUnit[]): AsyncGenerator<FileUnit> {
  yield* units;
}

/** Writes units and reads the files that came of it. */
async function thereAndBack(
  id: string,
  reader: string,
  units: readonly FileUnit[],
  tags: string[],
): Promise<FileUnit[]> {
  const exported: ExportUnit[] = [];
  for await (const unit of exportUnitsOf(of(units), defaults)) exported.push(unit);
  const about = { ...context, languages: tags, source: tags[0] ?? null, stem: 'ferry' };
  const files = await Promise.all(
    writtenFiles(writerFor(id), about).map(async ({ suffix, pieces }): Promise<InputFile> => {
      const bytes = await bytesOf(pieces(exported));
      async function* open(): AsyncGenerator<Uint8Array> {
        yield bytes;
      }
      return { name: `ferry${suffix}`, open };
    }),
  );
  const head: UnitFileHead = { notices: [] };
  const found: FileUnit[] = [];
  for await (const unit of (readerOf(reader) as UnitReader).read(files, head)) found.push(unit);
  return found;
}

type Key = keyof FileUnit;

const ALL: Key[] = ['begins', 'confidence', 'agreement', 'confirmed', 'document', 'documentId'];

/** What of a unit a format has a place for, besides its texts. */
const FORMATS: { id: string; reader: string; tags: string[]; keeps: Key[]; joins: boolean }[] = [
  { id: 'tmx', reader: 'tmx', tags: ['en', 'fr', 'ru'], keeps: ALL, joins: false },
  { id: 'jsonl', reader: 'jsonl', tags: ['en', 'fr', 'ru'], keeps: ALL, joins: false },
  { id: 'xliff', reader: 'xliff', tags: ['en', 'fr', 'ru'], keeps: ALL, joins: false },
  { id: 'xliff-1', reader: 'xliff', tags: ['en', 'fr', 'ru'], keeps: ALL, joins: false },
  { id: 'csv', reader: 'table', tags: ['en', 'fr', 'ru'], keeps: ALL, joins: true },
  { id: 'tsv', reader: 'table', tags: ['en', 'fr', 'ru'], keeps: ALL, joins: true },
  { id: 'xlsx', reader: 'xlsx', tags: ['en', 'fr', 'ru'], keeps: ALL, joins: true },
  { id: 'po', reader: 'po', tags: ['en', 'fr'], keeps: ['document', 'documentId'], joins: true },
  { id: 'moses', reader: 'moses', tags: ['en', 'fr', 'ru'], keeps: [], joins: true },
  { id: 'xces', reader: 'xces', tags: ['en', 'fr'], keeps: ['confidence', 'document', 'documentId'], joins: false },
  { id: 'ladder', reader: 'ladder', tags: ['en', 'fr'], keeps: ['confidence'], joins: false },
];

const KINDS: (ParagraphKind | undefined)[] = ['heading', 'text', 'list', undefined];
const word = fc.constantFrom(
  '=1',
  '- non',
  'a & b',
  '<i>',
  '"so"',
  'C:\\new',
  'été',
  'ё',
  '_x0041_',
  '100%',
  "l'un",
  '…',
  'end',
);
const sentence = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `${words.join(' ')}.`);
const side = fc.array(sentence, { maxLength: 3 });
const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);

/** Of one document or two, which may be called alike. */
const anyUnits = (tags: string[]): fc.Arbitrary<FileUnit[]> =>
  fc
    .tuple(
      fc.array(
        fc.record({
          texts: fc.tuple(...tags.map(() => side)).filter((sides) => sides.some((one) => one.length > 0)),
          begins: fc.constantFrom(...KINDS),
          ...{ confidence: share, agreement: share, confirmed: fc.boolean(), second: fc.boolean() },
        }),
        { minLength: 1, maxLength: 6 },
      ),
      fc.constantFrom('Ferry', 'Second & last'),
    )
    .map(([all, title]) => {
      const firsts = all.filter(({ second }) => !second);
      const sorted = [...firsts, ...all.filter(({ second }) => second)];
      return sorted.map(({ texts, begins, second, confirmed, confidence, agreement }) => ({
        document: second ? title : 'Ferry',
        documentId: second && firsts.length > 0 ? '2' : '1',
        texts: Object.fromEntries(tags.map((tag, at) => [tag, texts[at] ?? []]).filter(([, one]) => one?.length)),
        ...(begins ? { begins } : {}),
        ...{ confidence, agreement, ...(confirmed ? { confirmed } : {}) },
      }));
    });

function kept(unit: FileUnit, keeps: Key[], joins: boolean): Partial<FileUnit> {
  const texts = Object.entries(unit.texts).map(([tag, sentences]) => [tag, joins ? [sentences.join(' ')] : sentences]);
  const others = keeps.filter((key) => unit[key]).map((key) => [key, unit[key]]);
  return { texts: Object.fromEntries(texts), ...Object.fromEntries(others) };
}

describe.each(FORMATS)('$id', ({ id, reader, tags, keeps, joins }) => {
  test('what was written is read again', async () => {
    await fc.assert(
      fc.asyncProperty(anyUnits(tags), async (units) => {
        const found = await thereAndBack(id, reader, units, tags);
        expect(found.map((unit) => kept(unit, keeps, false))).toEqual(units.map((unit) => kept(unit, keeps, joins)));
      }),
      { numRuns: 40 },
    );
  });
});
