import { describe, expect, test } from '@jest/globals';
import { compareTexts } from '../../../../server/compare/compare.js';
import type { Term, TermStatus } from '../../../../server/lexicon/overlay.js';

/** `cargo|freight` are synonyms, `chargement!forbidden` has a status. */
const CONCEPTS: Record<string, string>[] = [
  { en: 'cargo|freight', fr: 'fret|cargaison!deprecated|chargement!forbidden', ru: 'груз' },
  { en: 'air cargo', fr: 'fret aérien', ru: 'авиагруз' },
  { en: 'central bank', fr: 'banque centrale', ru: 'центральный банк|центробанк' },
  { en: 'interest rate', fr: 'taux d’intérêt', ru: 'процентная ставка' },
  { en: 'hull', fr: 'coque', ru: 'корпус' },
  { en: 'board of directors', fr: 'conseil d’administration', ru: 'совет директоров' },
  { en: 'IT', fr: 'TI', ru: 'ИТ' },
  { fr: 'digital!forbidden' },
];

const TERMS: Term[] = CONCEPTS.flatMap((languages, concept) =>
  Object.entries(languages).flatMap(([tag, list]) =>
    list.split('|').map((term): Term => {
      const [text = '', status] = term.split('!');
      return { concept, tag, text, glossary: true, ...(status ? { status: status as TermStatus } : {}) };
    }),
  ),
);

type Texts = Record<string, string>;

function found(texts: Texts, source: string | null = null, terms: readonly Term[] = TERMS) {
  const sentences = Object.fromEntries(Object.entries(texts).map(([tag, text]) => [tag, [text]]));
  return compareTexts(sentences, { terms, source }).divergences.filter(({ type }) => type === 'terminology');
}

const shown = (texts: Texts, source: string | null = null): string[] =>
  found(texts, source)
    .filter(({ hint }) => !hint)
    .map(({ variant, culprit }) => `${variant} ${culprit}`);

describe('three versions', () => {
  test.each<[string, string, string, string, string[]]>([
    [
      'a synonym in French',
      'The cargo was insured.',
      'La marchandise était assurée.',
      'Груз был застрахован.',
      ['other fr'],
    ],
    [
      'another bank in French',
      'The central bank raised its rates.',
      'La banque nationale a relevé ses taux.',
      'Центробанк поднял ставки.',
      ['other fr'],
    ],
    [
      'a deprecated term',
      'The cargo was insured.',
      'La cargaison était assurée.',
      'Груз был застрахован.',
      ['deprecated fr'],
    ],
    [
      'a forbidden term',
      'The cargo was insured.',
      'Le chargement était assuré.',
      'Груз был застрахован.',
      ['forbidden fr'],
    ],
    ['something else in French', 'The hull was dry.', 'Le plancher était sec.', 'Корпус был сухим.', ['missing fr']],
    [
      'another body in Russian',
      'The board of directors met.',
      'Le conseil d’administration s’est réuni.',
      'Собралось правление.',
      ['other ru'],
    ],
    [
      'another part in Russian',
      'The hull was inspected.',
      'La coque a été inspectée.',
      'Палубу осмотрели.',
      ['missing ru'],
    ],
    [
      'another rate in Russian',
      'The interest rate rose.',
      'Le taux d’intérêt a augmenté.',
      'Ключевая ставка выросла.',
      ['other ru'],
    ],
    [
      'a paraphrase in Russian',
      'Air cargo prices rose.',
      'Les prix du fret aérien ont augmenté.',
      'Цены на перевозку самолётами выросли.',
      ['missing ru'],
    ],
    [
      'another word in English',
      'The goods were insured.',
      'Le fret était assuré.',
      'Груз был застрахован.',
      ['missing en'],
    ],
    [
      'another bank in English',
      'The national bank raised rates.',
      'La banque centrale a relevé les taux.',
      'Центральный банк поднял ставки.',
      ['other en'],
    ],
    [
      'another body in English',
      'The supervisory council met.',
      'Le conseil d’administration s’est réuni.',
      'Собрался совет директоров.',
      ['other en'],
    ],
    [
      'another part in English',
      'The deck was inspected.',
      'La coque a été inspectée.',
      'Корпус осмотрели.',
      ['missing en'],
    ],

    [
      'every term, inflected',
      'The cargoes were insured.',
      'Les frets étaient assurés.',
      'Грузы были застрахованы.',
      [],
    ],
    ['a synonym of the glossary', 'The freight was insured.', 'Le fret était assuré.', 'О грузе позаботились.', []],
    [
      'a longer term',
      'Air cargo prices rose.',
      'Les prix du fret aérien ont augmenté.',
      'Цены на авиагрузы выросли.',
      [],
    ],
    [
      'in another order',
      'The central bank raised rates.',
      'La banque centrale a relevé les taux.',
      'Банк, центральный для страны, поднял ставки.',
      [],
    ],
    ['acronyms', 'The IT budget doubled.', 'Le budget des TI a doublé.', 'Бюджет ИТ удвоился.', []],
    ['no acronym', 'It said it was closed.', 'Elle a dit qu’elle était fermée.', 'Он сказал, что закрыт.', []],
    [
      'another sense in English',
      'The hull of the nut is hard.',
      'L’écale de la noix est dure.',
      'Скорлупа ореха твёрдая.',
      [],
    ],
    ['a pronoun', 'The hull was sound.', 'Elle était saine.', 'Корпус был цел.', []],
    ['nothing of the glossary', 'The mayor left.', 'Le maire est parti.', 'Мэр уехал.', []],
  ])('%s', (_, en, fr, ru, expected) => expect(shown({ en, fr, ru })).toEqual(expected));
});

describe('two versions', () => {
  test.each<[string, Texts, string | null, string[]]>([
    ['EN-FR', { en: 'The interest rate rose.', fr: 'Le taux directeur a augmenté.' }, null, ['other fr']],
    [
      'EN-FR, a term that is forbidden',
      { en: 'The load was insured.', fr: 'Le chargement était assuré.' },
      null,
      ['forbidden fr'],
    ],
    [
      'EN-FR, one that only French has',
      { en: 'A digital service.', fr: 'Un service digital.' },
      null,
      ['forbidden-alone fr'],
    ],
    ['EN-FR, right', { en: 'The interest rate rose.', fr: 'Le taux d’intérêt a augmenté.' }, null, []],
    ['EN-RU', { en: 'The board of directors met.', ru: 'Собралось правление.' }, null, ['other ru']],
    ['EN-RU, right', { en: 'The board of directors met.', ru: 'Собрался совет директоров.' }, null, []],
    ['FR-RU', { fr: 'La coque a été peinte.', ru: 'Палубу покрасили.' }, null, ['missing ru']],
    ['FR-RU, right', { fr: 'La coque a été peinte.', ru: 'Корпус покрасили.' }, null, []],
    [
      'from the version that has it',
      { en: 'The goods were insured.', fr: 'Le fret était assuré.' },
      'fr',
      ['missing en'],
    ],
    ['the source is not at fault', { en: 'The goods were insured.', fr: 'Le fret était assuré.' }, 'en', []],
    ['one language twice', { fr: 'La coque est peinte.', 'fr-CA': 'Le bateau est peint.' }, null, []],
  ])('%s', (_, texts, source, expected) => expect(shown(texts, source)).toEqual(expected));
});

test('a finding says what the glossary wants, and where the terms stand', () => {
  const texts = { en: 'The freight was late.', fr: 'La marchandise était en retard.' };
  const [finding] = found(texts);
  expect(finding).toMatchObject({
    params: { lang: 'fr', others: ['en'], value: 'freight', otherValue: 'marchandise', wanted: 'fret' },
    spans: [
      { lang: 'en', sentence: 0, start: 4, end: 11 },
      { lang: 'fr', sentence: 0, start: 3, end: 14 },
    ],
  });
});

test('what was learnt from texts is no glossary', () => {
  const learnt = TERMS.map(({ concept, tag, text }) => ({ concept, tag, text }));
  expect(found({ en: 'The cargo was insured.', fr: 'La marchandise était assurée.' }, null, learnt)).toEqual([]);
});
