import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ExportUnit, writerFor, writtenFiles } from '../../server/export/index.js';
import { parseXml } from './parse-xml.js';
import { collected, context, flag, HARD_CHARACTERS, unit } from './unit.js';

/** The format's files, by suffix. */
async function written(id: string, units: ExportUnit[], languages = ['en', 'fr']): Promise<Record<string, string>> {
  const files = writtenFiles(writerFor(id), { ...context, languages, stem: 'ferry' });
  const texts = await Promise.all(files.map(async ({ suffix, pieces }) => [suffix, await collected(pieces(units))]));
  return Object.fromEntries(texts);
}

const UNITS = [
  unit({ begins: 'heading', texts: { en: ['The ferry'], fr: ['Le bac'] } }),
  unit({
    number: 2,
    begins: 'text',
    texts: { en: ['It left.', 'At\tnine\n!'], fr: ['Parti.'] },
    indexes: { en: [1, 2], fr: [1] },
  }),
  unit({
    number: 3,
    texts: { fr: ['Seul "ici" \\.'] },
    indexes: { en: [], fr: [2] },
    flags: [flag({ comment: 'why' })],
  }),
  unit({ document: 'Second', documentId: '2', texts: { en: ['<End>.'], fr: ['Fin.'] } }),
];

test('Moses: a line a unit in each, empty where there is nothing', async () => {
  expect(await written('moses', UNITS)).toEqual({
    '.en': 'The ferry\nIt left. At nine !\n\n<End>.\n',
    '.fr': 'Le bac\nParti.\nSeul "ici" \\.\nFin.\n',
  });
});

test('hunalign: sentences of both sides and the confidence', async () => {
  expect(await written('ladder', UNITS)).toEqual({
    '.en-fr.ladder.txt':
      'The ferry\tLe bac\t0.97\nIt left. ~~~ At nine !\tParti.\t0.97\n\tSeul "ici" \\.\t0.97\n<End>.\tFin.\t0.97\n',
  });
});

test.each(['moses', 'ladder'])('%s: any text leaves as many lines as units', async (id) => {
  const hard = fc.array(fc.constantFrom(...HARD_CHARACTERS)).map((all) => all.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(hard), async (all) => {
      const units = all.map((text) => unit({ texts: { en: [text], fr: ['x'] } }));
      for (const text of Object.values(await written(id, units)))
        expect(text.split(/[\n\r\v\f\u0085\u2028\u2029]/u)).toHaveLength(units.length + 1);
    }),
  );
});

describe('XCES', () => {
  test('links and sentences name each other', async () => {
    const files = await written('xces', UNITS);
    const links = parseXml(files['.en-fr.xml']?.replace(/<!DOCTYPE[^>]*>\n/u, '') ?? '');
    expect(links.children.map(({ attributes }) => attributes)).toEqual(
      [1, 2].map(() => ({ targType: 's', fromDoc: 'ferry.en.xml', toDoc: 'ferry.fr.xml' })),
    );
    const targets = links.children.flatMap(({ children }) => children.map(({ attributes }) => attributes.xtargets));
    expect(targets).toEqual(['ferry.1;ferry.1', 'ferry.2 ferry.3;ferry.2', ';ferry.3', '2.1;2.1']);
    const sentences = parseXml(files['.en.xml'] ?? '');
    expect(sentences.attributes).toEqual({ lang: 'en' });
    expect(sentences.children.map(({ attributes }) => attributes.title)).toEqual(['The ferry', 'Second']);
    const paragraphs = sentences.children.flatMap(({ children }) => children);
    expect(paragraphs.map(({ attributes }) => attributes.type)).toEqual(['heading', undefined, undefined]);
    const texts = paragraphs.map(({ children }) => children.map(({ attributes, text }) => [attributes.id, text]));
    expect(texts).toEqual([
      [['ferry.1', 'The ferry']],
      [
        ['ferry.2', 'It left.'],
        ['ferry.3', 'At\tnine\n!'],
      ],
      [['2.1', '<End>.']],
    ]);
  });
});

test('PO: an entry a unit, with a context that makes it unique', async () => {
  const text = (await written('po', UNITS))['.fr.po'] ?? '';
  const [header, ...entries] = text.trimEnd().split('\n\n');
  expect(header).toContain('"Language: fr\\n"\n');
  expect(entries).toEqual([
    '#. The ferry, 1\nmsgctxt "ferry-1"\nmsgid "The ferry"\nmsgstr "Le bac"',
    '#. The ferry, 2\nmsgctxt "ferry-2"\nmsgid "It left. At\\tnine\\n!"\nmsgstr "Parti."',
    '# mistranslation (major, fr) – why\n#. The ferry, 3\n#, fuzzy\nmsgctxt "ferry-3"\nmsgid ""\n' +
      'msgstr "Seul \\"ici\\" \\\\."',
    '#. Second, 1\nmsgctxt "2-1"\nmsgid "<End>."\nmsgstr "Fin."',
  ]);
});

test.each([
  ['fr-CA', 'fr_CA'],
  ['sr-Latn', 'sr@latin'],
  ['fr-x-2', 'fr'],
])('PO: %s is %s to gettext', async (tag, name) => {
  const files = await written('po', [], ['en', tag]);
  expect(files[`.${tag}.po`]).toContain(`"Language: ${name}\\n"`);
  expect(files[`.${tag}.po`]).toContain(`"X-Target-Language: ${tag}\\n"`);
});
