import { expect, test } from '@jest/globals';
import { type Case, foundBy, type Pair } from '../found.js';

const FOUND: Case[] = [
  ['copula', 'The bridge is safe.', 'Le pont n’est pas sûr.', 'Мост не безопасен.', ['lost en']],
  [
    'auxiliary',
    'The minister has signed it.',
    'La ministre ne l’a pas signé.',
    'Министр не подписала его.',
    ['lost en'],
  ],
  ['nobody', 'Everybody knew the answer.', 'Personne ne connaissait la réponse.', 'Никто не знал ответа.', ['lost en']],
  [
    'should',
    'They should open the border.',
    'Ils ne devraient pas ouvrir la frontière.',
    'Они не должны открывать границу.',
    ['lost en'],
  ],
  ['added', 'The mayor did not sign the letter.', 'Le maire a signé la lettre.', 'Мэр подписал письмо.', ['added en']],
  ['never', 'The king never visited the island.', 'Le roi a visité l’île.', 'Король посетил остров.', ['added en']],
  [
    'an adverb between',
    'He did not blame the referee.',
    'Il a toutefois accusé l’arbitre.',
    'Винить арбитра он, однако, не стал.',
    ['lost fr'],
  ],
  [
    'no longer',
    'The court no longer meets on Monday.',
    'La cour se réunit le lundi.',
    'Суд больше не собирается по понедельникам.',
    ['lost fr'],
  ],
  [
    'without',
    'They left without the documents.',
    'Ils sont partis avec les documents.',
    'Они ушли без документов.',
    ['lost fr'],
  ],
  [
    'literary ne',
    'They could not accept the treaty.',
    'Ils pouvaient accepter le traité.',
    'Они не могли принять договор.',
    ['lost fr'],
  ],
  [
    'ne … pas',
    'The government accepted the plan.',
    'Le gouvernement n’a pas accepté le plan.',
    'Правительство приняло план.',
    ['added fr'],
  ],
  [
    'ne … jamais',
    'The doctor told the truth.',
    'Le médecin n’a jamais dit la vérité.',
    'Врач сказал правду.',
    ['added fr'],
  ],
  [
    'reflexive',
    'The ship did not stop in the port.',
    'Le navire ne s’est pas arrêté dans le port.',
    'Судно остановилось в порту.',
    ['lost ru'],
  ],
  [
    'nothing',
    'The police found nothing in the house.',
    'La police n’a rien trouvé dans la maison.',
    'Полиция всё нашла в доме.',
    ['lost ru'],
  ],
  [
    'must not',
    'Children must not enter the building.',
    'Les enfants ne doivent pas entrer dans le bâtiment.',
    'Дети должны войти в здание.',
    ['lost ru'],
  ],
  ['не', 'The mayor signed the letter.', 'Le maire a signé la lettre.', 'Мэр не подписал письмо.', ['added ru']],
  ['нельзя', 'The doors can be opened.', 'On peut ouvrir les portes.', 'Двери нельзя открыть.', ['added ru']],
  ['без', 'He came with a passport.', 'Il est venu avec un passeport.', 'Он пришёл без паспорта.', ['added ru']],
];

const PASSED: Case[] = [
  ['all three', 'The bridge is not safe.', 'Le pont n’est pas sûr.', 'Мост не безопасен.'],
  [
    'ne … que',
    'The law allows only exceptions.',
    'La loi n’autorise que des exceptions.',
    'Закон разрешает только исключения.',
  ],
  [
    'ne … plus que',
    'They thought only of the clock.',
    'Ils n’ont plus pensé qu’à l’horloge.',
    'Они думали только о часах.',
  ],
  [
    'ne by itself',
    'He left before the mayor arrived.',
    'Il est parti avant que le maire n’arrive.',
    'Он ушёл до того, как приехал мэр.',
  ],
  ['a step', 'It is a big step towards peace.', 'C’est un grand pas vers la paix.', 'Это большой шаг к миру.'],
  ['a draw', 'The match ended in a draw.', 'Le match s’est terminé par un match nul.', 'Матч закончился вничью.'],
  ['not only', 'Not only the mayor signed.', 'Le maire et d’autres ont signé.', 'Подписал не только мэр.'],
  ['not until', 'The bridge did not open until May.', 'Le pont a ouvert en mai.', 'Мост открылся в мае.'],
  [
    'no later than',
    'They must pay no later than Friday.',
    'Ils doivent payer vendredi au plus tard.',
    'Они должны заплатить до пятницы.',
  ],
  ['no doubt', 'It is no doubt the best film.', 'C’est sans doute le meilleur film.', 'Это, несомненно, лучший фильм.'],
  ['without for not', 'He left without the letter.', 'Il est parti sans la lettre.', 'Он ушёл, не взяв письмо.'],
  ['a prefix', 'The work is unfinished.', 'Le travail n’est pas terminé.', 'Работа не закончена.'],
  ['refuse', 'The minister refused to answer.', 'La ministre n’a pas voulu répondre.', 'Министр отказалась отвечать.'],
  ['hardly', 'He could hardly see the road.', 'Il voyait à peine la route.', 'Он почти не видел дорогу.'],
  ['far from', 'The war is far from over.', 'La guerre n’est pas finie.', 'Война ещё не закончена.'],
  [
    'instead of',
    'They talked instead of fighting.',
    'Au lieu de se battre, ils ont parlé.',
    'Они говорили, а не дрались.',
  ],
  ['an opposite', 'The water is dangerous.', 'L’eau n’est pas sûre.', 'Вода небезопасна.'],
  [
    'within the hour',
    'He resigned within the hour.',
    'Il a démissionné dans l’heure.',
    'Не прошло и часа, как он подал в отставку.',
  ],
  ['a number sign', 'Rule No. 9 is new.', 'La règle n° 9 est nouvelle.', 'Правило № 9 новое.'],
  [
    'the only one',
    'He is one of many famous singers.',
    'Il n’est pas le seul chanteur connu.',
    'Он не единственный известный певец.',
  ],
  ['to have died', 'Her father died last year.', 'Son père est mort l’an dernier.', 'Её отца в прошлом году не стало.'],
];

const PAIRS: Pair[] = [
  ['en, fr', 'The mayor did not sign the letter.', 'Le maire a signé la lettre.', null, ['added null']],
  ['en, ru', 'The court accepted the plan.', null, 'Суд не принял план.', ['added null']],
  ['fr, ru', null, 'La police n’a pas trouvé la maison.', 'Полиция нашла дом.', ['added null']],
  ['a prefix', 'The work is unfinished.', 'Le travail n’est pas terminé.', null],
  ['a turn of phrase', 'It is a big step.', 'C’est un grand pas.', null],
  ['not only', 'Not only the mayor signed.', null, 'Подписал не только мэр.'],
  ['without', null, 'Il est parti sans la lettre.', 'Он ушёл, не взяв письмо.'],
];

test.each(FOUND)('finds: %s', (...texts) => expect(foundBy('negation', texts)).toEqual(texts[4]));

test.each(PASSED)('lets pass: %s', (...texts) => expect(foundBy('negation', texts)).toEqual([]));

test.each(PAIRS)('of two versions: %s', (...texts) => expect(foundBy('negation', texts)).toEqual(texts[4] ?? []));

test('of two versions, the one that isn’t the source is at fault', () =>
  expect(foundBy('negation', PAIRS[0] as Pair, { source: 'en' })).toEqual(['added fr']));
