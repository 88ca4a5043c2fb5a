import { describe, expect, test } from '@jest/globals';
import { linkedWords } from '../../server/engine.js';

const words = (texts: Record<string, string[]>) => {
  const versions = Object.entries(texts).map(([tag, own]) => ({ tag, sentences: own.map((text) => ({ text })) }));
  return linkedWords(versions, {}).map((group) =>
    group.map(({ lang, sentence, start, end }) => texts[lang]?.[sentence]?.slice(start, end)),
  );
};

describe('words that translate each other', () => {
  test('are grouped over all versions, in the order of the first', () => {
    const groups = words({
      en: ['The river froze in 1742.', 'Nobody crossed the bridge.'],
      fr: ['La rivière a gelé en 1742.', 'Personne n’a franchi le pont.'],
      ru: ['Река замёрзла в 1742 году.', 'Никто не перешёл мост.'],
    });
    expect(groups).toContainEqual(['river', 'rivière', 'Река']);
    expect(groups).toContainEqual(['1742', '1742', '1742']);
    expect(groups).toContainEqual(['bridge', 'pont', 'мост']);
    const firsts = groups.map(([first]) => first);
    expect(firsts.indexOf('river')).toBeLessThan(firsts.indexOf('bridge'));
  });

  test('go as a whole where they are one term', () => {
    const groups = words({
      en: ['The European Union objected.'],
      fr: ['L’Union européenne s’y est opposée.'],
    });
    expect(groups).toContainEqual(['European Union', 'Union européenne']);
    expect(groups.flat()).not.toContain('Union');
  });

  test('are none where a version is alone, or has nothing', () => {
    expect(words({ en: ['The river froze.'], fr: [] })).toEqual([]);
    expect(words({ en: [], fr: [] })).toEqual([]);
  });

  test('of terms that the user brings are found too', () => {
    const versions = [
      { tag: 'en', sentences: [{ text: 'The zorblet broke.' }] },
      { tag: 'fr', sentences: [{ text: 'Le quiblard s’est cassé.' }] },
    ];
    const term = (tag: string, text: string) => ({ concept: 1, tag, text });
    const linked = linkedWords(versions, { terms: [term('en', 'zorblet'), term('fr', 'quiblard')] });
    expect(linked).toContainEqual([
      { lang: 'en', sentence: 0, start: 4, end: 11 },
      { lang: 'fr', sentence: 0, start: 3, end: 11 },
    ]);
  });
});
