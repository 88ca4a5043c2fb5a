import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { joined } from '../../server/export/joined.js';
import { describeWith, inFolder, run } from './tools.js';
import { translateToolkit } from './translate-toolkit.js';
import { UNITS, write } from './units.js';

describeWith('PO in gettext', ['msgfmt'], () => {
  test('msgfmt has nothing to complain of, and finds every entry', async () => {
    await inFolder(async (folder) => {
      for (const [at, path] of (await write('po', folder)).entries()) {
        const tag = ['fr', 'ru', 'ar'][at] ?? '';
        const all = UNITS.filter(({ texts }) => texts.en || texts[tag]);
        const fuzzy = all.filter(({ flags, texts }) => flags.length > 0 && texts[tag]);
        const untranslated = all.filter(({ texts }) => !texts[tag]);
        const counts = [
          `${all.length - fuzzy.length - untranslated.length} translated messages`,
          `${fuzzy.length} fuzzy translations`,
          `${untranslated.length} untranslated message${untranslated.length === 1 ? '' : 's'}`,
        ];
        const said = await run('msgfmt', ['--check', '--statistics', '-o', join(folder, `${tag}.mo`), path]);
        expect(said).toBe(`${counts.join(', ')}.\n`);
      }
    });
  });
});

describeWith('PO in translate-toolkit', translateToolkit.needs, () => {
  test('every entry', async () => {
    await inFolder(async (folder) => {
      const [path = ''] = await write('po', folder, ['en', 'fr']);
      const text = (tag: string, sentences: string[] | undefined): string => joined(tag, sentences).normalize('NFC');
      const wanted = UNITS.map(({ texts, flags }) => ({
        source: text('en', texts.en),
        target: text('fr', texts.fr),
        fuzzy: flags.length > 0,
      }));
      expect(await translateToolkit.units(path)).toEqual(wanted.map((unit) => expect.objectContaining(unit)));
    });
  });
});
