import { expect, test } from '@jest/globals';
import { analyse } from '../../../../server/analyse/analyse.js';
import { quotesOf } from '../../../../server/compare/checks/quotation/spans.js';
import { type Case, foundBy, type Pair } from '../../found.js';

const FOUND: Case[] = [
  [
    'other words',
    '“We will sell the harbour to the bank,” she said.',
    '« Nous allons réparer la route avant l’hiver », a-t-elle dit.',
    '«Мы отремонтируем дорогу до зимы», — сказала она.',
    [],
  ],
  [
    'the end of it',
    '“The government must publish the accounts of the company,” said the lawyer.',
    '« Le gouvernement doit ouvrir la porte de l’entreprise », a dit l’avocat.',
    '«Правительство должно открыть дверь компании», — сказал юрист.',
    ['altered en'],
  ],
  [
    'in the middle',
    '“Our children eat bread at school in winter,” the teacher said.',
    '« Nos enfants apprennent la musique à l’école en hiver », a dit le professeur.',
    '«Наши дети учат музыку в школе зимой», — сказал учитель.',
    ['altered en'],
  ],
  [
    'no marks',
    'The mayor said the bridge would be closed for two years and the road repaired.',
    'Le maire a dit : « Le pont sera fermé pendant deux ans et la route réparée. »',
    'Мэр сказал: «Мост будет закрыт два года, а дорога отремонтирована».',
    ['unquoted en'],
  ],
  [
    'another speaker',
    '“We will not sell the harbour,” said Paul Morel after meeting Anna Brandt.',
    '« Nous ne vendrons pas le port », a déclaré Anna Brandt après avoir rencontré Paul Morel.',
    '«Мы не продадим порт», — сказала Анна Брандт после встречи с Полем Морелем.',
    ['speaker en'],
  ],
  [
    'other words',
    '“The road must be repaired before winter,” she said.',
    '« La route doit être vendue aux voisins avant l’hiver », a-t-elle dit.',
    '«Дорогу нужно отремонтировать до зимы», — сказала она.',
    ['altered fr'],
  ],
  [
    'the end of it',
    '“We signed the treaty with both hands,” the minister said.',
    '« Nous avons signé le traité les yeux fermés », a dit le ministre.',
    '«Мы подписали договор обеими руками», — сказал министр.',
    ['altered fr'],
  ],
  [
    'no marks',
    '“The hospital has no doctors, beds or medicine,” the nurse said.',
    'L’infirmière a dit que l’hôpital n’avait ni médecins, ni lits, ni médicaments.',
    '«В больнице нет врачей, коек и лекарств», — сказала медсестра.',
    ['unquoted fr'],
  ],
  [
    'another speaker',
    '“The ship is safe,” said Anna Brandt, who called Paul Morel.',
    '« Le navire est sûr », a dit Paul Morel, qu’Anna Brandt a appelé.',
    '«Корабль в безопасности», — сказала Анна Брандт, звонившая Полю Морелю.',
    ['speaker fr'],
  ],
  [
    'other words',
    '“The road must be repaired before winter,” she said.',
    '« La route doit être réparée avant l’hiver », a-t-elle dit.',
    '«Дорогу нужно продать соседям до зимы», — сказала она.',
    ['altered ru'],
  ],
  [
    'the end of it',
    '“The party will buy new weapons for the army,” he said.',
    '« Le parti achètera de nouvelles armes pour l’armée », a-t-il dit.',
    '«Партия купит новые книги для библиотеки», — сказал он.',
    ['altered ru'],
  ],
  [
    'no marks',
    'He said: “The river is dirty and the fish are dead.”',
    'Il a dit : « La rivière est sale et les poissons sont morts. »',
    'Он сказал, что река грязная и рыба мертва.',
    ['unquoted ru'],
  ],
  [
    'another speaker',
    '“The ship is safe,” said Anna Brandt, who called Paul Morel.',
    '« Le navire est sûr », a dit Anna Brandt, qui a appelé Paul Morel.',
    '«Корабль в безопасности», — сказал Поль Морель, которому звонила Анна Брандт.',
    ['speaker ru'],
  ],
];

const PASSED: Case[] = [
  [
    'faithful',
    '“The road must be repaired before winter,” she said.',
    '« La route doit être réparée avant l’hiver », a-t-elle dit.',
    '«Дорогу нужно отремонтировать до зимы», — сказала она.',
  ],
  [
    'the speaker inside the marks',
    '“The road is long,” she said, “but the car is new.”',
    '« La route est longue, dit-elle, mais la voiture est neuve. »',
    '«Дорога длинная, — говорит она, — но машина новая».',
  ],
  [
    'dashes for speech',
    '“The children are at school,” she said.',
    '« Les enfants sont à l’école », dit-elle.',
    '— Дети в школе, — сказала она.',
  ],
  [
    'dashes in French',
    '“The children are at school,” she said.',
    '— Les enfants sont à l’école, dit-elle.',
    '«Дети в школе», — сказала она.',
  ],
  [
    'single marks',
    'He said: ‘The river is dirty and the fish are dead.’',
    'Il a dit : « La rivière est sale et les poissons sont morts. »',
    'Он сказал: «Река грязная, и рыба мертва».',
  ],
  [
    'straight single marks',
    "He said: 'The river is dirty and the fish are dead.'",
    'Il a dit : « La rivière est sale et les poissons sont morts. »',
    'Он сказал: «Река грязная, и рыба мертва».',
  ],
  [
    'a newspaper',
    'The story is in the Baltic Herald.',
    'L’article est paru dans « Baltic Herald ».',
    'Статья вышла в газете «Балтик геральд».',
  ],
  [
    'a company',
    'The firm Meridian closed its port.',
    'L’entreprise Meridian a fermé son port.',
    'Компания «Меридиан» закрыла свой порт.',
  ],
  [
    'nested',
    '“He told me: ‘the road is closed’,” she said.',
    '« Il m’a dit : “la route est fermée” », dit-elle.',
    '«Он сказал мне: „дорога закрыта“», — говорит она.',
  ],
  [
    'two sentences',
    '“The car is new. The road is long,” he said.',
    '« La voiture est neuve. | La route est longue », a-t-il dit.',
    '«Машина новая. | Дорога длинная», — сказал он.',
  ],
  [
    'it goes on elsewhere',
    'He said: “The river is dirty and the fish are dead.',
    'Il a dit : « La rivière est sale et les poissons sont morts.',
    'Он сказал: «Река грязная, и рыба мертва.',
  ],
  [
    'apostrophes',
    'The workers’ boats aren’t in the boys’ harbour.',
    'Les bateaux des ouvriers ne sont pas dans le port des garçons.',
    'Лодок рабочих нет в гавани мальчиков.',
  ],
  [
    'the same speaker under another title',
    '“The road is closed,” said Mr. Morel.',
    '« La route est fermée », a déclaré M. Morel.',
    '«Дорога закрыта», — заявил г-н Морель.',
  ],
];

/** Worth a hint, since as often as not the translators are right. */
const HINTS: Case[] = [
  [
    'one word otherwise',
    '“He knows that you sold the house,” she said.',
    '« Il sait que vous avez brûlé la maison », dit-elle.',
    '«Он знает, что вы сожгли дом», — сказала она.',
    ['altered en hint'],
  ],
  [
    'a word held at arm’s length',
    'They call the new law a “gift”.',
    'Ils appellent la nouvelle loi un « cadeau ».',
    'Они называют новый закон подарком.',
    ['unquoted ru hint'],
  ],
  [
    'marks in one version only',
    'They call it a gift to the rich.',
    'Ils l’appellent un « cadeau » aux riches.',
    'Они называют это подарком богатым.',
    ['quoted fr hint'],
  ],
];

const PAIRS: Pair[] = [
  [
    'EN-FR, altered',
    '“The government must publish the accounts of the company this year,” he said.',
    '« Le gouvernement doit ouvrir la porte de l’entreprise cette année », a-t-il dit.',
    null,
    ['differ null hint'],
  ],
  [
    'EN-RU, no marks',
    '“The river is dirty and the fish are dead,” he said.',
    null,
    'Он сказал, что река грязная и рыба мертва.',
    ['unquoted null hint'],
  ],
  [
    'FR-RU, no marks',
    null,
    'Il a dit que la rivière était sale et les poissons morts.',
    '«Река грязная, и рыба мертва», — сказал он.',
    ['unquoted null hint'],
  ],
  [
    'EN-FR, faithful',
    '“The road must be repaired before winter,” she said.',
    '« La route doit être réparée avant l’hiver », a-t-elle dit.',
    null,
  ],
  [
    'EN-RU, faithful',
    '“The road must be repaired before winter,” she said.',
    null,
    '«Дорогу нужно отремонтировать до зимы», — сказала она.',
  ],
  ['FR-RU, dashes', null, '— Les enfants sont à l’école, dit-elle.', '«Дети в школе», — сказала она.'],
];

test.each(FOUND)('finds %s: %s', (...texts) => expect(foundBy('quotation', texts)).toEqual(texts[4]));

test.each(PASSED)('lets pass: %s', (...texts) => expect(foundBy('quotation', texts)).toEqual([]));

test.each(HINTS)('gives a hint: %s', (...texts) => expect(foundBy('quotation', texts)).toEqual(texts[4]));

test.each(PAIRS)('of two versions: %s', (...texts) => expect(foundBy('quotation', texts)).toEqual(texts[4] ?? []));

test.each([
  ['en', 'He said “yes” and “no, thank you”.', ['yes', 'no, thank you']],
  ['en', "The '90s boys' band sang 'Rain'.", ['Rain']],
  ['en', 'A 5" pipe, said "the engineer".', ['the engineer']],
  ['en', '"She told me, "go," so I went."', ['She told me, "go," so I went.']],
  ['fr', '« Viens », dit-elle, « et vite ».', ['Viens', 'et vite']],
  ['ru', '«Театр «Маяк» открыт» — и «Дом».', ['Театр «Маяк» открыт', 'Дом']],
  ['ru', 'Он читал „Войну и мир“ вслух.', ['Войну и мир']],
  ['de', 'Er sagte: „Nein“ und »doch«.', ['Nein', 'doch']],
])('reads the marks of %s: %s', (tag, text, quoted) => {
  const version = analyse(tag, [{ text }]);
  const quotes = quotesOf({ tag, version, sentences: version.sentences, first: 0, length: text.length });
  expect(quotes.flatMap(({ parts }) => parts.map(({ start, end }) => text.slice(start, end).trim()))).toEqual(quoted);
});
