import { describe, expect, test } from '@jest/globals';
import { compareTexts } from '../../server/compare/compare.js';

/** About what, the three versions, and `type culprit` of each finding that a reviewer is shown. */
type Case = [about: string, en: string, fr: string, ru: string, shown: string[]];

const MEASURES: Case[] = [
  [
    'dollars for euros',
    'It cost 1.5 billion dollars.',
    'Cela a coûté 1,5 milliard d’euros.',
    'Это стоило 1,5 млрд долларов.',
    ['measure fr'],
  ],
  [
    'points for percent',
    'Sales fell by 4 per cent.',
    'Les ventes ont baissé de 4 %.',
    'Продажи упали на 4 процентных пункта.',
    ['measure ru'],
  ],
  [
    'yards for metres',
    'He scored from 27 yards.',
    'Il a marqué à 27 mètres du but.',
    'Он забил с 27 метров.',
    ['measure en'],
  ],
  [
    'a sign or a word',
    'It cost €640 million.',
    'Cela a coûté 640 millions d’euros.',
    'Это обошлось в 640 млн евро.',
    [],
  ],
  ['miles converted', 'The road is 12 miles long.', 'La route fait 19 km.', 'Длина дороги — 19 км.', []],
  [
    'Fahrenheit converted',
    'It was 80 degrees outside.',
    'Il faisait 27 degrés dehors.',
    'На улице было 27 градусов.',
    [],
  ],
  [
    'a range converted',
    'Expect 2 to 4 inches of rain.',
    'On attend de 5 à 10 cm de pluie.',
    'Ожидается от 5 до 10 см осадков.',
    [],
  ],
];

const NEGATIONS: Case[] = [
  ['lost in French', 'The bridge is not safe.', 'Le pont est sûr.', 'Мост не безопасен.', ['negation fr']],
  [
    'added in Russian',
    'The mayor signed the letter.',
    'Le maire a signé la lettre.',
    'Мэр не подписал письмо.',
    ['negation ru'],
  ],
  [
    'ne … que',
    'The law allows only exceptions.',
    'La loi n’autorise que des exceptions.',
    'Закон разрешает только исключения.',
    [],
  ],
  ['not only', 'Not only the mayor signed.', 'Non seulement le maire a signé.', 'Подписал не только мэр.', []],
  ['without for not', 'He left without the letter.', 'Il est parti sans la lettre.', 'Он ушёл, не взяв письмо.', []],
  ['a prefix', 'The work is unfinished.', 'Le travail n’est pas terminé.', 'Работа не закончена.', []],
];

const OPPOSITES: Case[] = [
  [
    'before and after',
    'The vote was held before the ceremony.',
    'Le vote a eu lieu avant la cérémonie.',
    'Голосование прошло после церемонии.',
    ['opposite ru'],
  ],
  ['colder and warmer', 'The winter was colder.', 'L’hiver a été plus froid.', 'Зима была теплее.', ['opposite ru']],
  [
    'the same pole in other words',
    'Prices rose sharply.',
    'Les prix ont fortement augmenté.',
    'Цены резко выросли.',
    [],
  ],
  ['turned round with a negation', 'The plan failed.', 'Le plan a échoué.', 'План не увенчался успехом.', []],
];

const DATES: Case[] = [
  ['another weekday', 'They meet on Thursday.', 'Ils se réunissent jeudi.', 'Они встречаются во вторник.', ['date ru']],
  ['another month', 'It opens in March 2032.', 'Il ouvre en mars 2032.', 'Он откроется в мае 2032 года.', ['date ru']],
  ['the same, abbreviated', 'It opened on 2 October.', 'Il a ouvert le 2 octobre.', 'Он открылся 2 октября.', []],
  [
    'a weekday left out',
    'They met on Thursday in Oslo.',
    'Ils se sont réunis jeudi à Oslo.',
    'Они встретились в Осло.',
    [],
  ],
];

const UNTRANSLATED: Case[] = [
  [
    'English in Russian',
    'They will build a hydrogen pipeline.',
    'Ils construiront un gazoduc à hydrogène.',
    'Они построят hydrogen pipeline.',
    ['untranslated ru'],
  ],
  [
    'English in French',
    'The assets are worth a lot.',
    'Ces assets valent beaucoup.',
    'Эти активы стоят дорого.',
    ['untranslated fr'],
  ],
  ['a name in Latin letters', 'He works for Kelvera.', 'Il travaille chez Kelvera.', 'Он работает в Kelvera.', []],
  [
    'a word in quotation marks',
    'They call it “freedom”.',
    'Ils l’appellent « freedom ».',
    'Они называют это «freedom».',
    [],
  ],
];

const OMISSIONS: Case[] = [
  [
    'a clause left out',
    'The judges awarded no damages, since that is a matter for the national courts of the two countries.',
    'Les juges n’ont pas accordé de dommages, car c’est l’affaire des tribunaux nationaux des deux pays.',
    'Судьи не присудили возмещения.',
    ['omission ru'],
  ],
  [
    'a clause added',
    'The president will visit the hospital on Monday morning.',
    'Le président visitera l’hôpital lundi matin.',
    'Президент посетит больницу в понедельник утром, где недавно открыли новую дорогую библиотеку для детей.',
    ['omission ru'],
  ],
  [
    'the same, shorter',
    'The president will visit the hospital on Monday morning.',
    'Le président visitera l’hôpital lundi matin.',
    'Утром в понедельник президент посетит больницу.',
    [],
  ],
];

const NAMES: Case[] = [
  [
    'another organisation',
    'NATO has six ships there.',
    'L’OSCE y a six navires.',
    'У НАТО там шесть кораблей.',
    ['name fr'],
  ],
  ['another country', 'He was born in Italy.', 'Il est né en Grèce.', 'Он родился в Италии.', ['name fr']],
  [
    'a country and its adjective',
    'Denmark’s coach resigned.',
    'Le sélectionneur danois a démissionné.',
    'Тренер датчан подал в отставку.',
    [],
  ],
  [
    'an acronym in each language',
    'The UN met on Monday.',
    'L’ONU s’est réunie lundi.',
    'ООН собралась в понедельник.',
    [],
  ],
];

describe.each([
  ['measures', MEASURES],
  ['negation', NEGATIONS],
  ['opposites', OPPOSITES],
  ['dates', DATES],
  ['untranslated words', UNTRANSLATED],
  ['omission and addition', OMISSIONS],
  ['names that the lexicon knows', NAMES],
])('%s', (_, cases) => {
  test.each(cases)('%s', (_about, en, fr, ru, shown) => {
    const { divergences } = compareTexts({ en: [en], fr: [fr], ru: [ru] });
    expect(divergences.filter(({ hint }) => !hint).map(({ type, culprit }) => `${type} ${culprit}`)).toEqual(shown);
  });
});

test('findings lie inside their sentences', () => {
  const all = [...MEASURES, ...NEGATIONS, ...OPPOSITES, ...DATES, ...UNTRANSLATED, ...OMISSIONS, ...NAMES];
  for (const [, en, fr, ru] of all) {
    const texts: Record<string, string[]> = { en: [en], fr: [fr], ru: [ru] };
    for (const { spans } of compareTexts(texts).divergences)
      for (const { lang, sentence, start, end } of spans) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(texts[lang]?.[sentence]?.length ?? -1);
      }
  }
});
