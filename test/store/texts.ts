import type { LanguageTag, NewDocument, Version } from '../../server/types.js';
import { plainParts } from './generate.js';

/** A unit: what each version says in it, a text or several sentences. A version that isn't named has nothing. */
export type Texts = Record<LanguageTag, string | string[]>;

/** A document of these units, each a paragraph of its own. */
export function documentOf(title: string, tags: LanguageTag[], units: Texts[]): NewDocument {
  const sentencesOf = (unit: Texts, tag: LanguageTag): string[] => [unit[tag] ?? []].flat();
  const versions = tags.map((tag): Version => {
    const version: Version = { tag, paragraphs: [], sentences: [] };
    for (const texts of units.map((unit) => sentencesOf(unit, tag)).filter(({ length }) => length > 0)) {
      const paragraph = version.paragraphs.push({ kind: 'text', text: texts.join(' ') }) - 1;
      let start = 0;
      for (const text of texts) {
        version.sentences.push({ paragraph, start, end: start + text.length, text });
        start += text.length + 1;
      }
    }
    return version;
  });
  const next = tags.map(() => 0);
  return {
    title,
    sources: tags.map((tag) => ({ name: '', encoding: 'utf-8', sha256: `${title} ${tag}` })),
    aligned: {
      versions,
      units: units.map((unit) => ({
        sides: tags.map((tag, v) => {
          const start = next[v] ?? 0;
          next[v] = start + sentencesOf(unit, tag).length;
          return { start, end: next[v] ?? 0 };
        }),
        confidence: 0.9,
        agreement: 0.9,
        parts: plainParts,
        divergences: [],
      })),
      notices: [],
    },
  };
}
