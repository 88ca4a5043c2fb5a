import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { joined } from '../../server/export/joined.js';
import { entriesOf } from '../export/entries.js';
import { describeWith, inFolder, run, SHARED } from './tools.js';
import { translateToolkit } from './translate-toolkit.js';
import { UNITS, write } from './units.js';

describeWith('TMX and its DTD, by xmllint', ['xmllint', SHARED.omegat], () => {
  test.each(['tmx', 'tmx-pairs'])('%s is valid', async (id) => {
    await inFolder(async (folder) => {
      const archive = await entriesOf(await readFile(SHARED.omegat), (path) => path.endsWith('/tmx14.dtd'));
      const dtd = join(folder, 'tmx14.dtd');
      await writeFile(dtd, [...archive.values()][0] ?? '');
      for (const path of await write(id, folder))
        expect(await run('xmllint', ['--noout', '--nonet', '--dtdvalid', dtd, path])).toBe('');
    });
  });
});

describeWith('TMX in translate-toolkit', translateToolkit.needs, () => {
  test('every unit, its source and target', async () => {
    await inFolder(async (folder) => {
      const [path = ''] = await write('tmx', folder, ['en', 'ru']);
      const wanted = UNITS.map(({ texts }) => ({
        source: joined('en', texts.en).normalize('NFC'),
        target: joined('ru', texts.ru).normalize('NFC'),
      })).filter(({ source, target }) => source + target !== '');
      expect(await translateToolkit.units(path)).toEqual(wanted.map((unit) => expect.objectContaining(unit)));
    });
  });
});

const PROJECT = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
${['source_dir', 'target_dir', 'tm_dir', 'glossary_dir', 'glossary_file', 'dictionary_dir']
  .map((name) => `<${name}>__DEFAULT__</${name}>`)
  .join('\n')}
<source_lang>EN</source_lang><target_lang>FR</target_lang><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
`;

describeWith('TMX in OmegaT', ['omegat'], () => {
  test('translates every unit of a text, and has nothing to complain of', async () => {
    await inFolder(async (folder) => {
      for (const name of ['source', 'target', 'tm/auto', 'glossary', 'dictionary', 'omegat', 'config'])
        await mkdir(join(folder, name), { recursive: true });
      await writeFile(join(folder, 'omegat.project'), PROJECT);
      const units = UNITS.filter(({ texts }) => texts.en && texts.fr && !/[\n\t]/u.test(texts.en.join()));
      const lines = (tag: string): string =>
        units.map(({ texts }) => `${joined(tag, texts[tag]).normalize('NFC')}\n`).join('\n');
      await writeFile(join(folder, 'source', 'text.txt'), lines('en'));
      await write('tmx', join(folder, 'tm/auto'));
      const said = await run('omegat', [folder, '--mode=console-translate', `--config-dir=${join(folder, 'config')}`]);
      expect(
        said.split('\n').filter((line) => /warning|error|severe/iu.test(line) && !/Errors: 0/u.test(line)),
      ).toEqual([]);
      expect(said).toContain('TMXR_INFO_READING_COMPLETE');
      expect(await readFile(join(folder, 'target', 'text.txt'), 'utf8')).toBe(lines('fr'));
    });
  });
});
