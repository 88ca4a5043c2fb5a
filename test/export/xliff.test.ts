import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ExportUnit, writerFor, writtenFiles } from '../../server/export/index.js';
import { xmlCharacters } from '../../server/export/xml.js';
import { parseXml, type XmlElement } from './parse-xml.js';
import { collected, context, flag, HARD_CHARACTERS, unit } from './unit.js';

async function written(id: string, units: ExportUnit[], languages = ['en', 'fr']): Promise<XmlElement> {
  const [file] = writtenFiles(writerFor(id), { ...context, languages });
  return parseXml(await collected(file?.pieces(units) ?? (async function* () {})()));
}

const named = (element: XmlElement | undefined, name: string): XmlElement[] =>
  (element?.children ?? []).flatMap((child) => [...(child.name === name ? [child] : []), ...named(child, name)]);

const texts = (element: XmlElement, name: string): string[] => named(element, name).map(({ text }) => text);

const UNITS = [
  unit({ begins: 'heading', status: 'confirmed', texts: { en: ['The ferry'], fr: ['Le bac'] }, id: 'x 1' }),
  unit({ number: 2, texts: { en: ['It left.', 'At nine.'], fr: ['Parti.'] }, flags: [flag({ comment: 'a < b' })] }),
  unit({ number: 3, texts: { fr: ['Seul.'] }, notes: ['seen'] }),
  unit({ number: 4, texts: { en: ['Alone.'] }, flags: [flag({ lang: 'ru' })] }),
  unit({ number: 5, texts: { en: ['No.'], fr: ['Non.'] }, status: 'confirmed', flags: [flag({ lang: null })] }),
  unit({ document: 'Second', documentId: '2', texts: { en: ['End.'], fr: ['Fin.'] } }),
];

describe('2.1', () => {
  test('a file a document, a unit a unit, states, notes and what Tercet needs', async () => {
    const root = await written('xliff', UNITS);
    expect(root.attributes).toMatchObject({ version: '2.1', srcLang: 'en', trgLang: 'fr' });
    expect(named(root, 'file').map(({ attributes }) => [attributes.id, attributes.original])).toEqual([
      ['f1', 'The ferry'],
      ['f2', 'Second'],
    ]);
    const units = named(root, 'unit');
    expect(units.map(({ attributes }) => attributes.id)).toEqual(['u1', 'u2', 'u3', 'u4', 'u5', 'u1']);
    expect(units[0]?.attributes.name).toBe('x 1');
    const states = named(root, 'segment').map(({ attributes }) => attributes.state);
    expect(states).toEqual(['final', 'translated', 'translated', 'initial', 'reviewed', 'translated']);
    expect(texts(root, 'source')).toEqual(['The ferry', 'It left. At nine.', '', 'Alone.', 'No.', 'End.']);
    expect(texts(root, 'target')).toEqual(['Le bac', 'Parti.', 'Seul.', 'Non.', 'Fin.']);
    expect(named(root, 'note').map(({ attributes, text }) => [attributes.appliesTo, text])).toEqual([
      ['target', 'mistranslation (major, fr) – a < b'],
      [undefined, 'seen'],
      [undefined, 'mistranslation (major)'],
    ]);
    const own = named(units[1], 'mda:meta').map(({ attributes, text }) => [attributes.type, text]);
    expect(own).toContainEqual(['sentences.source', '9']);
    expect(named(units[0], 'mda:meta').map(({ text }) => text)).toContain('heading');
  });

  test('which way it runs', async () => {
    const [file] = named(await written('xliff', [unit({ texts: { ar: ['نعم'] } })], ['en', 'ar']), 'file');
    expect(file?.attributes).toMatchObject({ trgDir: 'rtl' });
  });

  test('one language only: no target; no unit: a valid file all the same', async () => {
    expect((await written('xliff', UNITS, ['en'])).attributes.trgLang).toBeUndefined();
    expect(named(await written('xliff', []), 'unit')).toHaveLength(1);
  });
});

test('1.2: the same in its own words', async () => {
  const root = await written('xliff-1', UNITS);
  expect(named(root, 'file').map(({ attributes }) => attributes)).toEqual(
    ['The ferry', 'Second'].map((original) => expect.objectContaining({ original, 'target-language': 'fr' })),
  );
  const states = named(root, 'target').map(({ attributes }) => attributes.state);
  expect(states).toEqual(['final', 'needs-review-translation', 'translated', 'needs-review-translation', 'translated']);
  expect(named(root, 'trans-unit').map(({ attributes }) => attributes.approved)).toEqual(['yes', ...Array(5)]);
});

test.each(['xliff', 'xliff-1'])('%s: any text, in its place', async (id) => {
  const hard = fc.array(fc.constantFrom(...HARD_CHARACTERS)).map((all) => `x${all.join('')}`);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(hard, hard, hard, hard)), async (all) => {
      const units = all.map(([en, fr, document, comment], at) =>
        unit({ texts: { en: [en], fr: [fr] }, document, documentId: String(at), flags: [flag({ comment })] }),
      );
      const root = await written(id, units);
      expect(texts(root, 'source').slice(0, all.length)).toEqual(all.map(([en]) => xmlCharacters(en)));
      expect(texts(root, 'target')).toEqual(all.map(([, fr]) => xmlCharacters(fr)));
    }),
  );
});
