import { describe, expect, test } from '@jest/globals';
import { CHECKS } from '../../server/compare/checks.js';
import { compareTexts } from '../../server/compare/compare.js';
import type { Divergence } from '../../server/types.js';

interface Case {
  about: string;
  texts: Record<string, string[]>;
  /** `type variant culprit` of what a reviewer is shown. */
  shown: string[];
}

const NUMBERS: Case[] = [
  {
    about: 'a number word that one version has otherwise',
    texts: {
      en: ['They have four months to comply.'],
      fr: ['Ils ont quatorze mois pour s’y conformer.'],
      ru: ['На это у них четыре месяца.'],
    },
    shown: ['number odd fr'],
  },
  {
    about: 'another magnitude',
    texts: {
      en: ['It holds 3.2 billion litres.'],
      fr: ['Il contient 3,2 milliards de litres.'],
      ru: ['Он вмещает 3,2 млн литров.'],
    },
    shown: ['number odd ru'],
  },
  {
    about: 'the same value, written by each language’s habits',
    texts: {
      en: ['Some 3,000 people came at 8.30 p.m., a third more than in the 1930s.'],
      fr: ['Quelque 3 000 personnes sont venues à 20 h 30, un tiers de plus que dans les années 30.'],
      ru: ['В 20:30 пришли около 3 тыс. человек — на треть больше, чем в 1930-е.'],
    },
    shown: [],
  },
  {
    about: 'idiom: both, half, a dozen',
    texts: {
      en: ['Both bridges were closed for half a day by a dozen men.'],
      fr: ['Les ponts ont été fermés une demi-journée par des ouvriers.'],
      ru: ['Мосты закрыли на полдня человек двенадцать.'],
    },
    shown: [],
  },
  {
    about: 'a figure that one version leaves out',
    texts: {
      en: ['The ship carried 412 cars and 18 lorries.'],
      fr: ['Le navire transportait 412 voitures et 18 camions.'],
      ru: ['Судно везло 412 автомобилей и грузовики.'],
    },
    shown: ['number missing ru'],
  },
  {
    about: 'two versions, no culprit',
    texts: { en: ['The tower is 310 metres high.'], fr: ['La tour mesure 130 mètres.'] },
    shown: ['number differ null'],
  },
  {
    about: 'all three differ',
    texts: { en: ['He is 41.'], fr: ['Il a 42 ans.'], ru: ['Ему 43 года.'] },
    shown: ['number differ null'],
  },
];

const NAMES: Case[] = [
  {
    about: 'another person',
    texts: {
      en: ['The chair, Margaret Oldfield, thanked them.'],
      fr: ['La présidente, Sophie Bernard, les a remerciés.'],
      ru: ['Председатель Маргарет Олдфилд поблагодарила их.'],
    },
    shown: ['name odd fr'],
  },
  {
    about: 'the same person in three spellings and cases',
    texts: {
      en: ['The book by Tchaikovsky was given to Khrushchev.'],
      fr: ['Le livre de Tchaïkovski a été remis à Khrouchtchev.'],
      ru: ['Книгу Чайковского передали Хрущёву.'],
    },
    shown: [],
  },
  {
    about: 'a name left out for a pronoun',
    texts: {
      en: ['Then Novotna left the room.'],
      fr: ['Puis Novotna a quitté la pièce.'],
      ru: ['Потом она вышла из комнаты.'],
    },
    shown: [],
  },
  {
    about: 'an adjective for the country',
    texts: {
      en: ['We met the minister of Slovenia there.'],
      fr: ['Nous y avons rencontré le ministre slovène.'],
      ru: ['Там мы встретились со словенским министром.'],
    },
    shown: [],
  },
];

const COUNTERPARTS: Case[] = [
  {
    about: 'a unit that one version lacks',
    texts: { en: ['It was raining in Oslo.'], fr: ['Il pleuvait à Oslo.'], ru: [] },
    shown: ['counterpart absent ru'],
  },
  {
    about: 'a unit that only one version has',
    texts: { en: [], fr: ['Il pleuvait à Oslo.'], ru: [] },
    shown: ['counterpart only fr'],
  },
  {
    about: 'of two versions, either may be at fault',
    texts: { en: ['It rained.'], fr: [] },
    shown: ['counterpart absent null'],
  },
];

const described = ({ type, variant, culprit }: Divergence): string => `${type} ${variant} ${culprit}`;

describe.each([
  ['numbers', NUMBERS],
  ['names', NAMES],
  ['text without counterpart', COUNTERPARTS],
])('%s', (_, cases) => {
  test.each(cases)('$about', ({ texts, shown }) => {
    const { divergences } = compareTexts(texts);
    expect(divergences.filter((d) => !d.hint).map(described)).toEqual(shown);
  });
});

test('spans cut the value out of its sentence', () => {
  const texts = {
    en: ['Yes.', 'It took 4 years.'],
    fr: ['Oui.', 'Cela a pris 6 ans.'],
    ru: ['Да.', 'Это заняло 4 года.'],
  };
  const [found] = compareTexts(texts).divergences;
  const cut = found?.spans.map(({ lang, sentence, start, end }) =>
    texts[lang as keyof typeof texts][sentence]?.slice(start, end),
  );
  expect(cut).toEqual(['4', '4', '6']);
});

describe('agreement', () => {
  const of = (texts: Record<string, string[]>): number => compareTexts(texts).agreement;

  test('is high where the versions say the same', () => {
    expect(of({ en: ['The bridge opened in 1932.'], fr: ['Le pont a ouvert en 1932.'] })).toBeGreaterThan(0.9);
  });

  test.each([
    ['another number', { en: ['The bridge opened in 1932.'], fr: ['Le pont a ouvert en 1923.'] }],
    ['a lost question', { en: ['Did the bridge open in 1932?'], fr: ['Le pont a ouvert en 1932.'] }],
    [
      'half of the text',
      {
        en: ['The bridge opened in 1932 after four years of work on both banks of the river.'],
        fr: ['Le pont a ouvert en 1932.'],
      },
    ],
    ['a missing side', { en: ['The bridge opened in 1932.'], fr: [] }],
  ])('falls with %s', (_, texts) => {
    const same = of({ en: ['The bridge opened in 1932.'], fr: ['Le pont a ouvert en 1932.'] });
    expect(of(texts)).toBeLessThan(same);
  });
});

test('each check is documented and named once', () => {
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
  for (const { name, description } of CHECKS) {
    expect(name).not.toBe('');
    expect(description.length).toBeGreaterThan(60);
  }
});
