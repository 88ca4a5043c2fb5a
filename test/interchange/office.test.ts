import { readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { parse as parseCsv } from 'csv-parse/sync';
import { flagLine } from '../../server/export/flags/flag-line.js';
import { joined } from '../../server/export/joined.js';
import { describeWith, found, inFolder, run } from './tools.js';
import { LANGUAGES, UNITS, write } from './units.js';

const PROGRAM = found('soffice') ? 'soffice' : 'libreoffice';

/** Opens a file in LibreOffice and saves it as another format. @returns that file. */
async function converted(path: string, filter: string, folder: string): Promise<string> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  await run(PROGRAM, [profile, '--headless', '--convert-to', filter, '--outdir', join(folder, 'out'), path]);
  const extension = filter.split(':')[0] ?? '';
  return (await readFile(join(folder, 'out', `${parse(path).name}.${extension}`), 'utf8')).replace(/^\uFEFF/u, '');
}

const text = (tag: string, sentences: string[] | undefined): string => joined(tag, sentences).normalize('NFC');

describeWith('XLSX in LibreOffice', [PROGRAM, '/usr/lib/libreoffice/program/libsclo.so'], () => {
  test('every cell, none of them a formula', async () => {
    await inFolder(async (folder) => {
      const [path = ''] = await write('xlsx', folder);
      // Commas, quotation marks, UTF-8.
      const csv = await converted(path, 'csv:Text - txt - csv (StarCalc):44,34,76', folder);
      const [head, ...rows] = parseCsv(csv, { relaxColumnCount: true }) as string[][];
      expect(head).toEqual(expect.arrayContaining(['document', 'unit', ...LANGUAGES, 'flags']));
      const column = (row: string[], name: string): string => row[head?.indexOf(name) ?? -1] ?? '';
      expect(rows.map((row) => ['document', 'unit', 'flags', ...LANGUAGES].map((name) => column(row, name)))).toEqual(
        UNITS.map((unit) => [
          ...[unit.document, String(unit.number), [...(unit.notes ?? []), ...unit.flags.map(flagLine)].join(' | ')],
          ...LANGUAGES.map((tag) => text(tag, unit.texts[tag])),
        ]),
      );
    });
  });
});

describeWith('DOCX in LibreOffice', [PROGRAM, '/usr/lib/libreoffice/program/libswlo.so'], () => {
  test('every cell', async () => {
    await inFolder(async (folder) => {
      const [path = ''] = await write('docx', folder);
      const lines = (await converted(path, 'txt:Text (encoded):UTF8', folder)).split('\n');
      const heads = ['Unit', 'English', 'French', 'Russian', 'Arabic', 'Flags', 'Remarks'];
      const wanted = UNITS.flatMap((unit) => [
        ...(unit.number === 1 ? [unit.document, ...heads] : []),
        `${unit.number}${unit.status === 'confirmed' ? ' ✓' : ''}`,
        // A line's end within a text is a space to a word processor.
        ...LANGUAGES.map((tag) => text(tag, unit.texts[tag]).replaceAll('\n', ' ')),
        ...[...unit.flags.map(flagLine), ...(unit.notes ?? [])],
      ]);
      expect(lines.filter((line) => line !== '')).toEqual(wanted.filter((line) => line !== ''));
    });
  });
});
