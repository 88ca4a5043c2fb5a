import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { joined } from '../../server/export/joined.js';
import { describeWith, inFolder, run, SHARED } from './tools.js';
import { translateToolkit } from './translate-toolkit.js';
import { UNITS, write } from './units.js';

/** The schemas, which ask for the one of `xml:` elsewhere than it is. */
async function schemas(folder: string): Promise<void> {
  await cp(SHARED.xliff, folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/schemaLocation="[^"]*xml\.xsd"/gu, 'schemaLocation="xml.xsd"'));
  }
}

describeWith('XLIFF and its schemas, by xmllint', ['xmllint', SHARED.xliff], () => {
  test.each([
    ['xliff', 'xliff-core-2.0.xsd'],
    ['xliff-1', 'xliff-core-1.2-strict.xsd'],
  ])('%s is valid', async (id, schema) => {
    await inFolder(async (folder) => {
      await schemas(join(folder, 'schemas'));
      const paths = [
        ...(await write(id, folder)),
        ...(await write(id, folder, ['fr'])),
        ...(await write(id, folder, ['en', 'ru'], [])),
      ];
      for (const path of paths) {
        const said = await run('xmllint', ['--noout', '--nonet', '--schema', join(folder, 'schemas', schema), path]);
        expect(said.trim()).toBe(`${path} validates`);
      }
    });
  });
});

describeWith('XLIFF in translate-toolkit', translateToolkit.needs, () => {
  test('every unit, its source, target, state and notes', async () => {
    await inFolder(async (folder) => {
      // This one reads no XLIFF 2.
      const [path = ''] = await write('xliff-1', folder, ['en', 'fr']);
      const text = (tag: string, sentences: string[] | undefined): string => joined(tag, sentences).normalize('NFC');
      const wanted = UNITS.map(({ texts, status, flags, notes }) => ({
        source: text('en', texts.en),
        target: text('fr', texts.fr),
        approved: status === 'confirmed' && flags.length === 0,
        notes: flags.length === 0 ? (notes ?? []).join('\n') : expect.stringContaining('mistranslation (major, fr)'),
      }));
      expect(await translateToolkit.units(path)).toEqual(wanted.map((unit) => expect.objectContaining(unit)));
    });
  });
});
