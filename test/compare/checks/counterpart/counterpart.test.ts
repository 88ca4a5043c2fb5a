import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../../../server/analyse/analyse.js';
import { compareTexts, compareUnits } from '../../../../server/compare/compare.js';
import type { LanguageTag } from '../../../../server/types.js';
import { type Case, foundBy, type Pair } from '../../found.js';

const FOUND: Case[] = [
  [
    'a sentence at the end',
    'The judge sent him off. He will miss the next two matches.',
    'L’arbitre l’a expulsé.',
    'Судья удалил его с поля.',
  ],
];

const INSIDE: Case[] = [
  [
    'a sentence more, English',
    'The harbour was closed for two days. | Nobody had asked the fishermen for their opinion.',
    'Le port a été fermé pendant deux jours.',
    'Порт был закрыт два дня.',
    ['sentence en'],
  ],
  [
    'a sentence more, French',
    'The harbour was closed for two days.',
    'Le port a été fermé pendant deux jours. | La police avait déjà interrogé les pêcheurs du village.',
    'Порт был закрыт два дня.',
    ['sentence fr'],
  ],
  [
    'a sentence more, Russian',
    'The harbour was closed for two days.',
    'Le port a été fermé pendant deux jours.',
    'Порт был закрыт два дня. | Рыбаков о мнении никто не спрашивал.',
    ['sentence ru'],
  ],
  [
    'a sentence before it',
    'The fishermen had expected nothing else from the ministry. | The harbour was closed for two days.',
    'Le port a été fermé pendant deux jours.',
    'Порт был закрыт два дня.',
    ['sentence en'],
  ],
  [
    'one sentence as two',
    'The harbour was closed for two days. | The fishermen protested in front of the ministry.',
    'Le port a été fermé pendant deux jours et les pêcheurs ont protesté devant le ministère.',
    'Порт закрыли на два дня, и рыбаки протестовали у министерства.',
  ],
  [
    'a short remark as a sentence',
    'He won. | It was hard.',
    'Il a gagné, non sans mal.',
    'Он победил, хотя и с трудом.',
  ],
];

const UNRELATED: Case[] = [
  [
    'Russian says something else',
    'The farmers sold their horses in the spring.',
    'Les fermiers ont vendu leurs chevaux au printemps.',
    'Судья отказался смотреть повтор эпизода.',
    ['unrelated ru'],
  ],
  [
    'French says something else',
    'The farmers sold their horses in the spring.',
    'Le tribunal rendra son jugement vendredi.',
    'Крестьяне весной продали своих лошадей.',
    ['unrelated fr'],
  ],
  [
    'English says something else',
    'The court will give its judgment on Friday.',
    'Les fermiers ont vendu leurs chevaux au printemps.',
    'Крестьяне весной продали своих лошадей.',
    ['unrelated en'],
  ],
  ['an idiom', 'It was raining cats and dogs.', 'Il pleuvait des cordes.', 'Дождь лил как из ведра.'],
];

const LINES: Pair[] = [
  ['a link', 'Read more: The harbour that never sleeps', '', '', ['furniture en hint']],
  ['a photo’s credit', 'Le port de nuit.', '', null, ['absent null']],
  ['a photo’s credit', 'Photo: Anna Brandt', '', '', ['furniture en hint']],
  ['a button', '', 'Partager cet article', '', ['furniture fr hint']],
  ['an invitation', '', '', 'Подпишитесь на нашу рассылку', ['furniture ru hint']],
  ['a link', '', 'À lire aussi : Le port qui ne dort jamais', '', ['furniture fr hint']],
  ['a rights line', '', '', '© Вестник порта, 2031', ['furniture ru hint']],
  ['a sentence', 'The harbour never sleeps.', '', '', ['only en']],
  ['a sentence that begins so', 'Share prices fell again on Thursday in Oslo.', '', '', ['only en']],
  [
    'a sentence that begins so',
    'Photos of the harbour had been sold to a rich collector from Oslo.',
    '',
    '',
    ['only en'],
  ],
  ['a sentence that one lacks', 'The harbour never sleeps.', 'Le port ne dort jamais.', '', ['absent ru']],
  ['of two versions, either', 'It rained.', '', null, ['absent null']],
];

test.each([...INSIDE, ...UNRELATED])('%s', (...unit) => {
  expect(foundBy('counterpart', unit)).toEqual(unit[4] ?? []);
});

/** The findings where an empty text means that the version lacks the unit. */
function lacking([, en, fr, ru]: Pair, source: string | null = null): string[] {
  const given = Object.entries({ en, fr, ru }).filter(([, text]) => text !== null);
  const texts = Object.fromEntries(given.map(([tag, text]) => [tag, text ? [text] : []]));
  return compareTexts(texts, { source })
    .divergences.filter(({ type }) => type === 'counterpart')
    .map(({ variant, culprit, hint }) => `${variant} ${culprit}${hint ? ' hint' : ''}`);
}

test.each(LINES)('a unit that is missing: %s', (...unit) => {
  expect(lacking(unit)).toEqual(unit[4] ?? []);
});

test('of two versions, the one that is not the source is at fault', () => {
  expect(lacking(['', 'It rained.', '', null], 'en')).toEqual(['absent fr']);
  expect(lacking(['', 'It rained.', '', null], 'fr')).toEqual(['absent en']);
});

describe('several units in a row', () => {
  const ENGLISH = [
    'It rained.',
    'The bus was late.',
    'Nobody sang.',
    'The dog slept.',
    'We ate fish.',
    'Then we left.',
  ];
  const FRENCH = ['Il pleuvait.', 'Puis nous sommes partis.'];

  /** The findings by unit where French has the first and the last only. */
  function findings(english: string[]): string[][] {
    const versions = (
      [
        ['en', english],
        ['fr', FRENCH],
      ] as [LanguageTag, string[]][]
    ).map(([tag, sentences]) =>
      analyse(
        tag,
        sentences.map((text) => ({ text })),
      ),
    );
    const units = english.map((_, n) => {
      const last = n === english.length - 1;
      const own = n === 0 ? { start: 0, end: 1 } : { start: 1, end: last ? 2 : 1 };
      return { sides: [{ start: n, end: n + 1 }, own], confidence: 1 };
    });
    return compareUnits(versions, units).map(({ divergences }) =>
      divergences.filter(({ type }) => type === 'counterpart').map(({ variant, severity }) => `${variant} ${severity}`),
    );
  }

  test('are one finding: a cut', () => {
    expect(findings(ENGLISH)).toEqual([[], ['cut-absent minor'], [], [], [], []]);
  });

  test('are findings of their own where they are few', () => {
    expect(findings(ENGLISH.slice(0, 3).concat('Then we left.'))).toEqual([[], ['absent major'], ['absent major'], []]);
  });
});

test('what stands in the next unit of the other version was aligned wrongly, and is a hint', () => {
  const versions = [
    ['en', ['The king sold twelve white horses.', 'Then the queen left for Paris.']],
    ['fr', ['Le roi a vendu douze chevaux blancs, puis la reine est partie pour Paris.']],
  ].map(([tag, sentences]) =>
    analyse(
      tag as LanguageTag,
      (sentences as string[]).map((text) => ({ text })),
    ),
  );
  const units = [
    {
      sides: [
        { start: 0, end: 1 },
        { start: 0, end: 1 },
      ],
      confidence: 1,
    },
    {
      sides: [
        { start: 1, end: 2 },
        { start: 1, end: 1 },
      ],
      confidence: 0.6,
    },
  ];
  const [, second] = compareUnits(versions, units);
  expect(second?.divergences.map(({ type, variant, hint }) => [type, variant, hint])).toEqual([
    ['counterpart', 'absent', true],
  ]);
});

test.each(FOUND)('a sentence that is not split from its neighbour is an addition: %s', (...unit) => {
  expect(foundBy('omission', unit).some((found) => found.startsWith('added en'))).toBe(true);
});
