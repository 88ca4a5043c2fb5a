import type { NewDocument } from '../../server/types.js';
import { plainDocument } from './generate.js';

/** A document of these texts, a unit a row; `''` where a version has nothing. */
export function translated(
  title: string,
  texts: Record<string, readonly string[]>,
  source: string | null = null,
): NewDocument {
  const { sources, aligned } = plainDocument(title, 1);
  const [unit] = aligned.units;
  const [known] = sources;
  if (!unit || !known) throw new Error('A document has units and sources.');
  const tags = Object.keys(texts);
  const ends = tags.map(() => 0);
  const rows = (Object.values(texts)[0] as readonly string[]).map((_, row) => ({
    ...unit,
    divergences: [],
    sides: tags.map((tag, v) => {
      const start = ends[v] as number;
      ends[v] = start + (texts[tag]?.[row] === '' ? 0 : 1);
      return { start, end: ends[v] as number };
    }),
  }));
  return {
    title,
    sources: tags.map((tag) => ({ ...known, sha256: `${title} ${tag}`, isSource: tag === source })),
    aligned: {
      notices: [],
      units: rows,
      versions: tags.map((tag) => {
        const sentences = (texts[tag] as readonly string[]).filter((text) => text !== '');
        return {
          tag,
          paragraphs: sentences.map((text) => ({ kind: 'text' as const, text })),
          sentences: sentences.map((text, paragraph) => ({ paragraph, text, start: 0, end: text.length })),
        };
      }),
    },
  };
}

/** Two documents that render a sentence, a name and a term (of `HULL`) in two ways each. */
export const HARBOUR = translated('Harbour', {
  en: ['The hull was painted blue in May.', 'The old bridge was closed again.', 'In June Mr Ostrovsky came to Paris.'],
  fr: [
    'La coque a été peinte en bleu en mai.',
    'Le vieux pont a été fermé de nouveau.',
    'M. Ostrovski est venu à Paris.',
  ],
  ru: ['Корпус в мае покрасили в синий.', 'Старый мост снова закрыли.', 'Господин Островский в июне приехал в Париж.'],
});

export const ISLAND = translated('Island', {
  en: ['The old bridge was closed again.', 'On Monday the hull was inspected.', 'Then Ostrovskiy spoke.', 'It rained.'],
  fr: ['On ne passait plus la rivière.', 'Lundi, la carène a été inspectée.', 'Puis Ostrovski a parlé.', ''],
  ru: ['Старый мост снова закрыли!', 'В понедельник осмотрели корпус.', 'Затем говорил Островский.', 'Шёл дождь.'],
});

export const HULL = [
  { tag: 'en', text: 'hull' },
  { tag: 'fr', text: 'coque' },
  { tag: 'fr', text: 'carène' },
  { tag: 'ru', text: 'корпус' },
];
