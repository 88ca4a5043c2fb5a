import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../../../server/analyse/analyse.js';
import { areSpellings } from '../../../../server/compare/checks/consistency/spelling.js';
import { compareUnits } from '../../../../server/compare/compare.js';
import { lexiconsWith, type Term } from '../../../../server/lexicon/overlay.js';
import { stemOf } from '../../../../server/words/stem.js';

/** Versions of a sentence a unit; `''` where a version has nothing. */
type Texts = Record<string, string[]>;

interface Options {
  source?: string;
  terms?: Term[];
}

function found(texts: Texts, { source = '', terms = [] }: Options = {}) {
  const lexicon = lexiconsWith(terms);
  const versions = Object.entries(texts).map(([tag, sentences]) =>
    analyse(
      tag,
      sentences.filter((text) => text !== '').map((text) => ({ text })),
      lexicon(tag),
    ),
  );
  const ends = versions.map(() => 0);
  const units = (Object.values(texts)[0] as string[]).map((_, n) => ({
    confidence: 1,
    sides: Object.values(texts).map((sentences, v) => {
      const start = ends[v] as number;
      ends[v] = start + (sentences[n] === '' ? 0 : 1);
      return { start, end: ends[v] as number };
    }),
  }));
  return compareUnits(versions, units, { terms, source: source || null }).flatMap(({ divergences }, n) =>
    divergences.filter(({ type }) => type === 'consistency').map((divergence) => ({ unit: n + 1, ...divergence })),
  );
}

const shown = (texts: Texts, options: Options = {}): string[] =>
  found(texts, options)
    .filter(({ hint }) => !hint)
    .map(({ unit, variant, culprit }) => `${unit} ${variant} ${culprit}`);

const BRIDGE = {
  en: ['The bridge over the river was closed.', 'The mayor promised money.', 'The bridge over the river was closed.'],
  fr: ['Le pont sur le fleuve a été fermé.', 'Le maire a promis de l’argent.', 'Le pont sur le fleuve a été fermé.'],
  ru: ['Мост через реку закрыли.', 'Мэр обещал деньги.', 'Мост через реку закрыли.'],
};

const but = (texts: Texts, tag: string, unit: number, text: string): Texts => ({
  ...texts,
  [tag]: (texts[tag] as string[]).map((old, n) => (n === unit - 1 ? text : old)),
});

const only = (texts: Texts, ...tags: string[]): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([tag]) => tags.includes(tag)));

describe('one text in two ways', () => {
  test.each<[string, Texts, string, string[]]>([
    ['in French', but(BRIDGE, 'fr', 3, 'On ne passait plus sur la rivière.'), '', ['3 segment fr']],
    ['in Russian', but(BRIDGE, 'ru', 3, 'Движение на переправе запретили.'), '', ['3 segment ru']],
    ['in English', but(BRIDGE, 'en', 3, 'Nobody could cross the river any more.'), '', ['3 segment en']],
    ['EN-FR', but(only(BRIDGE, 'en', 'fr'), 'fr', 3, 'On ne passait plus sur la rivière.'), '', ['3 segment null']],
    ['EN-FR from English', but(only(BRIDGE, 'en', 'fr'), 'fr', 3, 'On ne passait plus.'), 'en', ['3 segment fr']],
    ['EN-RU from English', but(only(BRIDGE, 'en', 'ru'), 'ru', 1, 'Движение запретили.'), 'en', ['3 segment ru']],
    ['FR-RU', but(only(BRIDGE, 'fr', 'ru'), 'ru', 3, 'Движение на переправе запретили.'), '', ['3 segment null']],
    ['another number', but(BRIDGE, 'ru', 3, 'Мост через реку закрыли 12 раз.'), '', ['3 segment ru']],

    ['the same', BRIDGE, '', []],
    ['but for case and punctuation', but(BRIDGE, 'fr', 3, 'Le pont, sur le fleuve, a été fermé !'), '', []],
    ['but for ё', but({ ...BRIDGE, ru: ['Её мост закрыли', 'Мэр ушёл', 'Ее мост закрыли!'] }, 'en', 2, 'x'), '', []],
    ['but for function words', but(BRIDGE, 'fr', 3, 'Ce pont sur un fleuve a été fermé.'), '', []],
    ['one text in the source’s two', but(BRIDGE, 'en', 3, 'Nobody could cross any more.'), 'en', []],
    [
      'too short to mean anything',
      { en: ['The end.', 'x', 'The end.'], fr: ['Fin.', 'x', 'C’est la conclusion.'] },
      '',
      [],
    ],
    ['left out once', but(BRIDGE, 'ru', 3, ''), '', []],
  ])('%s', (_, texts, source, expected) => expect(shown(texts, { source })).toEqual(expected));

  test('where only function words differ, it is a hint', () => {
    const findings = found(but(BRIDGE, 'fr', 3, 'Ce pont sur un fleuve a été fermé.'));
    expect(findings).toMatchObject([{ unit: 3, variant: 'segment', hint: true }]);
  });

  test('the rarer way is told, with the place of the other', () => {
    const more = Object.fromEntries(Object.entries(BRIDGE).map(([tag, list]) => [tag, [...list, list[0] as string]]));
    expect(found(but(more, 'fr', 1, 'On ne passait plus.'))).toMatchObject([
      { unit: 1, params: { lang: 'fr', others: ['en', 'ru'], unit: 3, otherValue: BRIDGE.fr[0] } },
    ]);
  });
});

const VISIT = {
  en: ['In May President Zelensky flew to Paris.', 'It rained.', 'Later Zelensky spoke to the press.'],
  fr: ['En mai, le président Zelensky est allé à Paris.', 'Il pleuvait.', 'Plus tard, Zelensky a parlé à la presse.'],
  ru: ['В мае президент Зеленский прилетел в Париж.', 'Шёл дождь.', 'Позже Зеленский говорил с прессой.'],
};

describe('one name in two spellings', () => {
  test.each<[string, Texts, string[]]>([
    ['in English', but(VISIT, 'en', 3, 'Later Zelenskiy spoke to the press.'), ['3 name en']],
    ['in French', but(VISIT, 'fr', 3, 'Plus tard, Zelenski a parlé à la presse.'), ['3 name fr']],
    ['in Russian', but(VISIT, 'ru', 3, 'Позже Зелинский говорил с прессой.'), ['3 name ru']],
    ['EN-FR', but(only(VISIT, 'en', 'fr'), 'fr', 3, 'Plus tard, Zelenski a parlé à la presse.'), ['3 name fr']],
    ['EN-RU', but(only(VISIT, 'en', 'ru'), 'en', 3, 'Later Zelenskyy spoke to the press.'), ['3 name en']],
    ['FR-RU', but(only(VISIT, 'fr', 'ru'), 'ru', 3, 'Позже Зелинский говорил с прессой.'), ['3 name ru']],
    ['the same', VISIT, []],
    ['in another case', but(VISIT, 'ru', 3, 'Позже с Зеленским говорила пресса.'), []],
    [
      'two people in every version',
      {
        en: ['In May Mr Hansen flew to Oslo.', 'It rained.', 'Later Mr Hanson spoke.'],
        fr: ['En mai, M. Hansen est allé à Oslo.', 'Il pleuvait.', 'Plus tard, M. Hanson a parlé.'],
      },
      [],
    ],
    [
      'two people in one sentence',
      {
        en: ['In May Mr Petersen met Mr Pedersen.', 'It rained.', 'Later Petersen spoke.'],
        ru: ['В мае господин Петерсен встретил коллегу.', 'Шёл дождь.', 'Позже Петерсен говорил.'],
      },
      [],
    ],
  ])('%s', (_, texts, expected) => expect(shown(texts)).toEqual(expected));

  test.each<[string, string, string, boolean]>([
    ['en', 'zelensky', 'zelenskyy', true],
    ['en', 'clark', 'clarke', true],
    ['en', 'sara', 'sarah', true],
    ['en', 'gaddafi', 'qaddafi', true],
    ['fr', 'poutine', 'putin', true],
    ['ru', 'гутерреш', 'гутьеррес', true],
    ['ru', 'хэмилтон', 'гамильтон', true],
    ['en', 'chile', 'chilean', false],
    ['en', 'zelensky', 'zelenska', false],
    ['en', 'martin', 'marvin', false],
    ['fr', 'anglais', 'anglaise', false],
    ['fr', 'chili', 'chilien', false],
    ['ru', 'петров', 'петрова', false],
    ['ru', 'чайковский', 'чайковская', false],
    ['ru', 'лондон', 'линдон', true],
    ['ru', 'link', 'линк', false],
  ])('%s: %s and %s', (tag, a, b, expected) => {
    const spelling = (form: string) => ({ form, stem: tag === 'ru' ? stemOf(tag, form) : form });
    expect(areSpellings(tag, spelling(a), spelling(b))).toBe(expected);
    expect(areSpellings(tag, spelling(b), spelling(a))).toBe(expected);
  });
});

describe('one term in two translations', () => {
  const terms: Term[] = [
    { concept: 0, tag: 'en', text: 'hull' },
    { concept: 0, tag: 'fr', text: 'coque' },
    { concept: 0, tag: 'fr', text: 'carène' },
    { concept: 0, tag: 'ru', text: 'корпус' },
  ].map((term) => ({ ...term, glossary: true as const }));
  const HULL = {
    en: ['The hull is blue.', 'It rained in May.', 'The hull has holes.'],
    fr: ['La coque est bleue.', 'Il a plu en mai.', 'La coque a des trous.'],
    ru: ['Корпус синий.', 'В мае шёл дождь.', 'В корпусе дыры.'],
  };
  const turned = but(HULL, 'fr', 3, 'La carène a des trous.');

  test.each<[string, Texts, Options, string[]]>([
    ['in French', turned, { terms }, ['3 term fr']],
    ['EN-FR', only(turned, 'en', 'fr'), { terms }, ['3 term fr']],
    ['FR-RU', only(turned, 'fr', 'ru'), { terms }, ['3 term fr']],
    [
      'not the one that the glossary prefers',
      turned,
      { terms: terms.map((term) => (term.text === 'carène' ? { ...term, status: 'preferred' } : term)) },
      ['1 term fr'],
    ],
    ['both in one sentence', but(HULL, 'fr', 3, 'La coque, ou carène, a des trous.'), { terms }, []],
    ['in one way', HULL, { terms }, []],
    ['from the version that has two', turned, { terms, source: 'fr' }, []],
  ])('%s', (_, texts, options, expected) => expect(shown(texts, options)).toEqual(expected));
});

test('findings lie inside their sentences', () => {
  const texts = but(but(VISIT, 'en', 3, 'Later Zelenskiy spoke to the press.'), 'ru', 3, 'Позже Зелинский говорил.');
  for (const { unit, spans } of found(texts))
    for (const { lang, sentence, start, end } of spans) {
      expect(sentence).toBe(0);
      expect(end).toBeLessThanOrEqual(texts[lang]?.[unit - 1]?.length ?? -1);
      expect(start).toBeLessThan(end);
    }
});
