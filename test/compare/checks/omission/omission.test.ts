import { expect, test } from '@jest/globals';
import { compareTexts } from '../../../../server/compare/compare.js';
import { type Case, foundBy, type Pair } from '../../found.js';

const FOUND: Case[] = [
  [
    'a relative clause',
    'The mayor opened the new library on Tuesday.',
    'Mardi, le maire a inauguré la nouvelle bibliothèque, que les habitants attendaient depuis dix ans.',
    'Во вторник мэр открыл новую библиотеку, которую жители ждали десять лет.',
    ['omitted en'],
  ],
  [
    'one of two subjects',
    'The French army has sold six helicopters to its neighbours.',
    'L’armée française et les ingénieurs de la marine italienne ont vendu six hélicoptères à leurs voisins.',
    'Французская армия и инженеры итальянского флота продали соседям шесть вертолётов.',
    ['omitted en'],
  ],
  [
    'a clause of time',
    'The treaty was signed in Vienna.',
    'Le traité a été signé à Vienne, alors que la guerre durait encore dans les montagnes.',
    'Договор был подписан в Вене, когда война в горах ещё продолжалась.',
    ['omitted en'],
  ],
  [
    'the end of a list',
    'The company makes tractors.',
    'L’entreprise fabrique des tracteurs, des camions, des avions et des trains.',
    'Компания производит тракторы, грузовики, самолёты и поезда.',
    ['omitted en'],
  ],
  [
    'an added clause',
    'The minister left the hospital at noon, although the doctors had asked the patient to wait.',
    'Le ministre a quitté l’hôpital à midi.',
    'Министр покинул больницу в полдень.',
    ['added en'],
  ],
  [
    'a clause of reason',
    'The judges awarded no damages, since that is a matter for the national courts of the two countries.',
    'Les juges n’ont pas accordé de dommages.',
    'Судьи не присудили возмещения, поскольку это дело национальных судов двух стран.',
    ['omitted fr'],
  ],
  [
    'what half of the money is for',
    'The winners will receive 30 million euros, half of which will go to schools and hospitals.',
    'Les vainqueurs recevront 30 millions d’euros.',
    'Победители получат 30 млн евро, половина которых пойдёт школам и больницам.',
    ['omitted fr'],
  ],
  [
    'a phrase in the middle',
    'The queen, accompanied by her daughter and two ministers, visited the factory.',
    'La reine a visité l’usine.',
    'Королева в сопровождении дочери и двух министров посетила завод.',
    ['omitted fr'],
  ],
  [
    'a condition',
    'The bank will open on Monday if the government pays the debts of the province.',
    'La banque ouvrira lundi.',
    'Банк откроется в понедельник, если правительство выплатит долги провинции.',
    ['omitted fr'],
  ],
  [
    'an added aside',
    'The farmer sold the horses in March.',
    'L’agriculteur, dont la sœur dirige une école à Lyon, a vendu les chevaux en mars.',
    'Фермер продал лошадей в марте.',
    ['added fr'],
  ],
  [
    'a clause',
    'The ships left the port on Sunday evening, when the storm had destroyed the bridge and the road.',
    'Les navires ont quitté le port dimanche soir, quand la tempête avait détruit le pont et la route.',
    'Корабли покинули порт в воскресенье вечером.',
    ['omitted ru'],
  ],
  [
    'who else came',
    'The president met the king and the Chinese ambassador in the garden.',
    'Le président a rencontré le roi et l’ambassadeur chinois dans le jardin.',
    'Президент встретился с королём.',
    ['omitted ru'],
  ],
  [
    'a purpose',
    'The city bought the island to protect the birds and the forest.',
    'La ville a acheté l’île pour protéger les oiseaux et la forêt.',
    'Город купил остров.',
    ['omitted ru'],
  ],
  [
    'a source',
    'According to the police report published on Friday, the thief stole four paintings.',
    'Selon le rapport de la police publié vendredi, le voleur a dérobé quatre tableaux.',
    'Вор украл четыре картины.',
    ['omitted ru'],
  ],
  [
    'an added clause of place',
    'The president will visit the hospital on Monday morning.',
    'Le président visitera l’hôpital lundi matin.',
    'Президент посетит больницу в понедельник утром, где недавно открыли новую дорогую библиотеку для детей.',
    ['added ru'],
  ],
];

const PASSED: Case[] = [
  [
    'word for word',
    'The mayor opened the new library on Tuesday.',
    'Mardi, le maire a ouvert la nouvelle bibliothèque.',
    'Во вторник мэр открыл новую библиотеку.',
  ],
  [
    'a noun for a clause',
    'When the king arrived, the crowd sang.',
    'À l’arrivée du roi, la foule a chanté.',
    'Когда приехал король, толпа запела.',
  ],
  ['an idiom', 'It was raining cats and dogs.', 'Il pleuvait des cordes.', 'Дождь лил как из ведра.'],
  [
    'another word for it',
    'The talks broke down on Thursday night.',
    'Les négociations ont échoué jeudi soir.',
    'Переговоры провалились в четверг вечером.',
  ],
  [
    'another order',
    'On Monday, after a long debate, the parliament adopted the law.',
    'Après un long débat, le parlement a adopté la loi lundi.',
    'Парламент в понедельник после долгих дебатов принял закон.',
  ],
  [
    'longer words for the same',
    'The UN rejected it.',
    'L’Organisation des Nations unies l’a rejeté.',
    'Организация Объединённых Наций это отвергла.',
  ],
  [
    'a pronoun for a name',
    'He said the factory would close in June.',
    'Le directeur a dit que l’usine fermerait en juin.',
    'Он сказал, что завод закроется в июне.',
  ],
  ['a verb for a phrase', 'She took part in the race.', 'Elle a participé à la course.', 'Она участвовала в забеге.'],
  [
    'currency as sign and word',
    'It cost $40 million.',
    'Cela a coûté 40 millions de dollars.',
    'Это обошлось в 40 млн долларов.',
  ],
  ['the year’s word', 'The ship sank in 1912.', 'Le navire a coulé en 1912.', 'Корабль затонул в 1912 году.'],
  [
    'a little word more',
    'The students, too, were tired.',
    'Les étudiants étaient fatigués eux aussi.',
    'Студенты тоже устали.',
  ],
  ['a compound', 'The railway station was closed.', 'La gare était fermée.', 'Вокзал был закрыт.'],
];

const PAIRS: Pair[] = [
  [
    'a clause that only English has',
    'The mayor opened the new library on Tuesday, although the workers had not finished the roof of the building.',
    'Mardi, le maire a ouvert la nouvelle bibliothèque.',
    null,
    ['alone en hint'],
  ],
  [
    'a clause that only French has',
    'The mayor opened the new library on Tuesday.',
    'Mardi, le maire a ouvert la nouvelle bibliothèque, alors que les ouvriers n’avaient pas fini le toit du bâtiment.',
    null,
    ['alone fr hint'],
  ],
  [
    'a clause that only Russian has',
    'The king arrived in Paris on Monday.',
    null,
    'Король прибыл в Париж в понедельник, хотя министры просили подождать окончания войны в горах.',
    ['alone ru hint'],
  ],
  [
    'the same, French and Russian',
    null,
    'Le roi est arrivé à Paris lundi, bien que les ministres aient demandé d’attendre la fin de la guerre.',
    'Король прибыл в Париж в понедельник.',
    ['alone fr hint'],
  ],
  ['nothing', 'The king arrived in Paris on Monday.', 'Le roi est arrivé à Paris lundi.', null],
  ['nothing', 'The king arrived in Paris on Monday.', null, 'Король прибыл в Париж в понедельник.'],
  ['nothing', null, 'Le roi est arrivé à Paris lundi.', 'Король прибыл в Париж в понедельник.'],
];

const shownBy = (unit: Case): string[] => foundBy('omission', unit).filter((found) => !found.endsWith('hint'));

test.each(FOUND)('finds %s', (...unit) => {
  expect(shownBy(unit)).toEqual(unit[4]);
});

test.each(PASSED)('lets pass %s', (...unit) => {
  expect(shownBy(unit)).toEqual([]);
});

test.each(PAIRS)('in two versions: %s', (...unit) => {
  expect(
    foundBy('omission', unit).map((found) => found.replace('alone null', `alone ${unit[4]?.[0]?.slice(6, 8)}`)),
  ).toEqual(unit[4] ?? []);
});

test('of two versions, the one that is not the source is at fault', () => {
  const [about, en, fr, ru] = PAIRS[0] as Pair;
  expect(foundBy('omission', [about, en, fr, ru], { source: 'en' })).toEqual(['omitted fr hint']);
  expect(foundBy('omission', [about, en, fr, ru], { source: 'fr' })).toEqual(['added en hint']);
});

test('the spans are what is missing, in the versions that have it', () => {
  const [, en, fr, ru] = FOUND[0] as Case;
  const texts: Record<string, string> = { en, fr, ru };
  const { divergences } = compareTexts({ en: [en], fr: [fr], ru: [ru] });
  const spans = divergences.find(({ type }) => type === 'omission')?.spans ?? [];
  expect(spans.map(({ lang, start, end }) => texts[lang]?.slice(start, end))).toEqual([
    'que les habitants attendaient depuis dix ans',
    'которую жители ждали десять лет',
  ]);
});
