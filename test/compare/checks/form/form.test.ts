import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../../../server/analyse/analyse.js';
import { compareUnits } from '../../../../server/compare/compare.js';
import { type Case, foundBy, type Pair } from '../../found.js';

const FOUND: Case[] = [
  ['a question', 'Who pays for the bridge.', 'Qui paie le pont ?', 'Кто платит за мост?', ['question-lost en']],
  [
    'a question added',
    'The mayor pays for the bridge?',
    'Le maire paie le pont.',
    'За мост платит мэр.',
    ['question-added en'],
  ],
  [
    'an open bracket',
    'The mayor (who was ill left early.',
    'Le maire (qui était malade) est parti tôt.',
    'Мэр (он был болен) ушёл рано.',
    ['unbalanced en'],
  ],
  ['a word twice', 'The the mayor left early.', 'Le maire est parti tôt.', 'Мэр ушёл рано.', ['doubled en']],
  [
    'two words twice',
    'The mayor of the of the town left.',
    'Le maire de la ville est parti.',
    'Мэр города ушёл.',
    ['doubled en'],
  ],
  ['capitals', 'THE MAYOR HAS LEFT THE TOWN.', 'Le maire a quitté la ville.', 'Мэр покинул город.', ['capitals en']],
  [
    'a question',
    'When will the port open again?',
    'Le port rouvrira ses portes.',
    'Когда порт снова откроется?',
    ['question-lost fr'],
  ],
  [
    'a bracket closed alone',
    'The port (closed in May) is open.',
    'Le port fermé en mai) est ouvert.',
    'Порт (закрытый в мае) открыт.',
    ['unbalanced fr'],
  ],
  ['a word twice', 'The price of of bread rose.', 'Le prix du du pain a monté.', 'Цена на хлеб выросла.', []],
  ['a word twice', 'The price of bread rose.', 'Le prix du du pain a monté.', 'Цена на хлеб выросла.', ['doubled fr']],
  [
    'a noun twice',
    'The price of bread rose.',
    'Le prix prix du pain a monté.',
    'Цена на хлеб выросла.',
    ['doubled fr'],
  ],
  [
    'a question',
    'Why did the bank fail?',
    'Pourquoi la banque a-t-elle fait faillite ?',
    'Банк разорился по этой причине.',
    ['question-lost ru'],
  ],
  [
    'an open square bracket',
    'The bank [of the North] failed.',
    'La banque [du Nord] a fait faillite.',
    'Банк [Севера разорился.',
    ['unbalanced ru'],
  ],
  ['a word twice', 'The bank closed in May.', 'La banque a fermé en mai.', 'Банк закрылся в в мае.', ['doubled ru']],
  ['capitals', 'The bank closed in May.', 'La banque a fermé en mai.', 'БАНК ЗАКРЫЛСЯ В МАЕ.', ['capitals ru']],
  [
    'a sentence twice',
    'The bank closed in May.',
    'La banque a fermé en mai.',
    'Банк закрылся в мае. | Банк закрылся в мае.',
    ['doubled ru'],
  ],
];

const PASSED: Case[] = [
  ['a short sentence twice', 'No. | No.', 'Non.', 'Нет.'],
  ['all ask', 'Who pays?', 'Qui paie ?', 'Кто платит?'],
  [
    'asked indirectly',
    'She asked whether the list could grow.',
    'La liste pourrait-elle s’allonger ?',
    'Она спросила, может ли список вырасти.',
  ],
  ['a question told', 'What did he want?', 'Il se demandait ce qu’il voulait.', 'Чего он хотел?'],
  [
    'that that',
    'He said that that man had had a car.',
    'Il a dit que cet homme avait eu une voiture.',
    'Он сказал, что у того человека была машина.',
  ],
  ['nous nous', 'We get up early.', 'Nous nous levons tôt.', 'Мы встаём рано.'],
  ['vous vous', 'You are wrong.', 'Vous vous trompez.', 'Вы ошибаетесь.'],
  [
    'emphasis with a hyphen',
    'Long ago there was a king.',
    'Il y a très longtemps, il y avait un roi.',
    'Давным-давно, давно-давно жил король.',
  ],
  [
    'emphasis',
    'It was a very, very long day.',
    'Ce fut une très très longue journée.',
    'Это был очень-очень длинный день.',
  ],
  ['step by step by step', 'It grew step by step by step.', 'Cela a grandi pas à pas.', 'Это росло шаг за шагом.'],
  ['a name twice', 'He lives in New York, New York.', 'Il habite à New York New York.', 'Он живёт в Нью-Йорке.'],
  ['a list', 'a) The mayor left.', 'a) Le maire est parti.', '(а) Мэр ушёл.'],
  ['a smiley', 'See you tomorrow.', 'À demain :)', 'До завтра.'],
  [
    'a bracket that runs over sentences',
    'It closed. (It was old. | It was cold.)',
    'Il a fermé. (Il était vieux. | Il était froid.)',
    'Он закрылся. (Он был старый и холодный.)',
  ],
  ['an acronym', 'The UN left.', 'L’ONU est partie.', 'ООН ушла.'],
  ['headings', 'The end of the road', 'La fin de la route', 'Конец дороги'],
  ['abbreviated', 'It closed in 1990.', 'Il a fermé en 1990.', 'Он закрылся в 1990 г.'],
];

const HINTS: Case[] = [
  ['an exclamation lost', 'What a day!', 'Quelle journée !', 'Вот это день.', ['exclamation-lost ru hint']],
  ['an exclamation added', 'The port is open.', 'Le port est ouvert !', 'Порт открыт.', ['exclamation-added fr hint']],
  ['no stop', 'The port is open again.', 'Le port est rouvert', 'Порт снова открыт.', ['unended fr hint']],
  [
    'a small letter, with nothing known of what precedes',
    'the port is open again.',
    'Le port est rouvert.',
    'Порт снова открыт.',
    ['small en hint'],
  ],
  [
    'a quotation that ends nowhere',
    'He said “yes” to us.',
    'Il nous a dit « oui ».',
    'Он сказал нам да».',
    ['unbalanced ru hint'],
  ],
];

const PAIRS: Pair[] = [
  ['EN-FR, doubled', 'The price of bread rose.', 'Le prix du du pain a monté.', null, ['doubled fr']],
  ['EN-RU, bracket', 'The bank (in the North failed.', null, 'Банк (на Севере) разорился.', ['unbalanced en']],
  ['FR-RU, capitals', null, 'La banque a fermé en mai.', 'БАНК ЗАКРЫЛСЯ В МАЕ.', ['capitals ru']],
  ['EN-FR, question', 'Who pays for the bridge?', 'Le maire paie le pont.', null, ['question-lost null']],
  ['EN-RU, alike', 'Who pays?', null, 'Кто платит?'],
  ['FR-RU, alike', null, 'Nous nous levons tôt.', 'Мы встаём рано.'],
];

test.each(FOUND)('finds %s: %s', (...texts) => expect(foundBy('form', texts)).toEqual(texts[4]));

test.each(PASSED)('lets pass: %s', (...texts) => expect(foundBy('form', texts)).toEqual([]));

test.each(HINTS)('gives a hint: %s', (...texts) => expect(foundBy('form', texts)).toEqual(texts[4]));

test.each(PAIRS)('of two versions: %s', (...texts) => expect(foundBy('form', texts)).toEqual(texts[4] ?? []));

describe('within a document', () => {
  /** What is found in the last unit of three versions that face each other line by line. */
  const inLast = (...lines: [en: string, fr: string, ru: string][]): string[] => {
    const versions = ['en', 'fr', 'ru'].map((tag, v) =>
      analyse(
        tag,
        lines.map((line) => ({ text: line[v] as string })),
      ),
    );
    const units = lines.map((_, n) => ({ sides: versions.map(() => ({ start: n, end: n + 1 })), confidence: 1 }));
    return (compareUnits(versions, units).at(-1)?.divergences ?? [])
      .filter(({ type }) => type === 'form')
      .map(({ variant, culprit, hint }) => `${variant} ${culprit}${hint ? ' hint' : ''}`);
  };

  test('a small letter after a stop is found', () =>
    expect(
      inLast(['It rained.', 'Il pleuvait.', 'Шёл дождь.'], ['The port closed.', 'le port a fermé.', 'Порт закрылся.']),
    ).toEqual(['small fr']));

  test('a sentence that goes on is let pass', () =>
    expect(
      inLast(['It rained:', 'Il pleuvait :', 'Шёл дождь:'], ['The port closed.', 'le port a fermé.', 'Порт закрылся.']),
    ).toEqual([]));

  test('a bracket that closes in a later unit is let pass', () =>
    expect(
      inLast(
        ['It rained. (Hard', 'Il pleuvait. (Fort', 'Шёл дождь. (Сильный.)'],
        ['and long.)', 'et longtemps.)', 'И долгий.'],
      ),
    ).toEqual([]));
});
