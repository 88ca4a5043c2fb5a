import fc from 'fast-check';
import type { FlagCategory, NewFlag } from '../../server/store/types.js';
import type {
  AgreementParts,
  ComparedUnit,
  Divergence,
  DivergenceSpan,
  NewDocument,
  Paragraph,
  Range,
  Sentence,
  Version,
} from '../../server/types.js';

/** Documents of any shape that the types allow, for properties; and small ones with a known shape, for cases. */

/** Characters that databases and formats stumble on: NUL, line separators, astral ones, right-to-left marks, quotes. */
const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.constantFrom('Déjà vu.', 'Всё хорошо!', "It's \u0000 nothing; DROP TABLE unit; --", '\u200f\u00a0😀', '\u2028"'),
);

const kind = fc.constantFrom<Paragraph['kind'][]>('text', 'heading', 'caption', 'list', 'quote');
const severity = fc.constantFrom<Divergence['severity'][]>('minor', 'major', 'critical');
const probability = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0); // JSON and SQLite have no -0.

/** A version whose paragraphs are made of its sentences with one space between them. */
function version(tag: string): fc.Arbitrary<Version> {
  return fc.array(fc.record({ kind, texts: fc.array(text, { maxLength: 4 }) }), { maxLength: 5 }).map((made) => {
    const sentences: Sentence[] = [];
    const paragraphs = made.map(({ kind, texts }, paragraph) => {
      let start = 0;
      for (const text of texts) {
        sentences.push({ paragraph, text, start, end: start + text.length });
        start += text.length + 1;
      }
      return { kind, text: texts.join(' ') };
    });
    return { tag, paragraphs, sentences };
  });
}

/** Cuts each version's sentences into the same number of runs, empty ones too. */
function units(versions: Version[]): fc.Arbitrary<ComparedUnit[]> {
  const most = Math.max(...versions.map(({ sentences }) => sentences.length));
  return fc.integer({ min: most === 0 ? 0 : 1, max: most + 2 }).chain((count) => {
    if (count === 0) return fc.constant([]);
    const cuts = versions.map(({ sentences }) =>
      fc
        .array(fc.nat({ max: sentences.length }), { minLength: count - 1, maxLength: count - 1 })
        .map((inner) => [0, ...inner.toSorted((a, b) => a - b), sentences.length]),
    );
    return fc.tuple(...cuts).chain((bounds) =>
      fc.tuple(
        ...Array.from({ length: count }, (_, unit) =>
          comparedUnit(
            versions,
            bounds.map((cut) => ({ start: cut[unit] ?? 0, end: cut[unit + 1] ?? 0 })),
          ),
        ),
      ),
    );
  });
}

function comparedUnit(versions: Version[], sides: Range[]): fc.Arbitrary<ComparedUnit> {
  const tags = versions.map(({ tag }) => tag);
  const divergence: fc.Arbitrary<Divergence> = fc
    .record({
      type: fc.constantFrom('number', 'missing', 'name'),
      variant: fc.constantFrom('plain', 'other'),
      params: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.array(fc.string(), { maxLength: 2 }))),
      severity,
      culprit: fc.constantFrom(...tags, null),
      confidence: probability,
      spans: fc.array(span(versions, sides), { maxLength: 2 }),
      hint: fc.boolean(),
    })
    .map(({ hint, ...rest }) => (hint ? { ...rest, hint } : rest));
  return fc.record({
    sides: fc.constant(sides),
    confidence: probability,
    agreement: probability,
    parts: fc.record({
      ...{ present: probability, findings: probability, length: probability, numbers: probability },
      ...{ words: probability, order: probability, marks: probability },
      ...{ form: probability, negation: probability, tense: probability },
    }),
    divergences: fc.array(divergence, { maxLength: 2 }),
  });
}

function span(versions: Version[], sides: Range[]): fc.Arbitrary<DivergenceSpan> {
  return fc.record({
    lang: fc.constantFrom(...versions.map(({ tag }) => tag)),
    sentence: fc.nat({ max: Math.max(0, ...sides.map(({ start, end }) => end - start - 1)) }),
    start: fc.nat({ max: 20 }),
    end: fc.nat({ max: 40 }),
  });
}

/** Any document with two to four versions. */
export const anyDocument: fc.Arbitrary<NewDocument> = fc
  .uniqueArray(fc.constantFrom('en', 'fr', 'ru', 'fr-CA', 'sr-Latn', 'und'), { minLength: 2, maxLength: 4 })
  .chain((tags) => fc.tuple(...tags.map(version)))
  .chain((versions) =>
    fc.record({
      title: text,
      sources: fc.tuple(
        ...versions.map(() =>
          fc.record({
            name: fc.string(),
            encoding: fc.constantFrom('UTF-8', 'windows-1251'),
            sha256: fc.string({ minLength: 64, maxLength: 64, unit: fc.constantFrom(...'0123456789abcdef') }),
            isSource: fc.boolean(),
          }),
        ),
      ),
      aligned: fc.record({
        versions: fc.constant(versions),
        units: units(versions),
        notices: fc.array(fc.record({ code: fc.constant('language'), params: fc.constant({ lang: 'fr' }) })),
      }),
    }),
  );

/** A document of one-sentence units, with a divergence in each unit of `divergent` (positions from 0). */
export function plainDocument(title: string, units: number, divergent: number[] = []): NewDocument {
  const tags = ['en', 'fr', 'ru'];
  const words = ['Sentence', 'La phrase', 'Предложение'];
  const versions = tags.map((tag, index): Version => {
    const texts = Array.from({ length: units }, (_, unit) => `${words[index]} ${unit + 1}.`);
    return {
      tag,
      paragraphs: texts.map((text) => ({ kind: 'text', text })),
      sentences: texts.map((text, paragraph) => ({ paragraph, text, start: 0, end: text.length })),
    };
  });
  return {
    title,
    sources: tags.map((tag) => ({ name: `${title}.${tag}.txt`, encoding: 'UTF-8', sha256: `${title}-${tag}` })),
    aligned: {
      versions,
      units: Array.from({ length: units }, (_, unit) => ({
        sides: tags.map(() => ({ start: unit, end: unit + 1 })),
        confidence: 0.9,
        agreement: 0.8,
        parts: plainParts,
        divergences: divergent.includes(unit) ? [numberDivergence] : [],
      })),
      notices: [],
    },
  };
}

export const plainParts: AgreementParts = {
  ...{ present: 1, findings: 0.8, length: 1, numbers: 1, words: 1 },
  ...{ order: 1, marks: 1, form: 1, negation: 1, tense: 1 },
};

export const numberDivergence: Divergence = {
  type: 'number',
  variant: 'differs',
  params: { values: ['1', '2'] },
  severity: 'major',
  culprit: 'fr',
  confidence: 0.75,
  spans: [{ lang: 'fr', sentence: 0, start: 0, end: 2 }],
};

export function plainFlag(unitId: number, category: FlagCategory = 'terminology'): NewFlag {
  const spans = [{ lang: 'fr', sentence: 0, start: 3, end: 9 }];
  return { unitId, lang: 'fr', category, severity: 'minor', comment: 'Not the usual term.', spans };
}
