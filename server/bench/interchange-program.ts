import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportText, exportUnitsOf, writerFor } from '../export/index.js';
import { readerOf } from '../import/formats.js';
import type { UnitFileHead, UnitReader } from '../import/types.js';
import type { FileUnit } from '../types.js';

/*
 * A program: reads a translation memory, then reads it again and writes it as it goes: IN.tmx OUT.tmx. Prints how many
 * units there were and how long it took: `{"units", "read", "written"}`, seconds each, writing without reading.
 */

const [, , from = '', to = ''] = process.argv;
const tags = ['en', 'fr', 'ru'];

function units(): AsyncIterable<FileUnit> {
  const head: UnitFileHead = { notices: [] };
  const reader = readerOf('tmx') as UnitReader;
  return reader.read([{ name: from, open: () => createReadStream(from, { highWaterMark: 2 ** 18 }) }], head);
}

const seconds = (since: bigint): number => Number(process.hrtime.bigint() - since) / 1e9;

const start = process.hrtime.bigint();
let count = 0;
for await (const unit of units()) if (unit.texts.en) count++;
const read = seconds(start);

const again = process.hrtime.bigint();
const context = { languages: tags, source: 'en', toolVersion: '0', created: new Date(0) };
const exported = exportUnitsOf(units(), { document: 'memory', changed: context.created });
await pipeline(Readable.from(exportText(writerFor('tmx'), exported, context)), createWriteStream(to));
process.stdout.write(JSON.stringify({ units: count, read, written: Math.max(0, seconds(again) - read) }));
