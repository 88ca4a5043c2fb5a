import { describe, expect, test } from '@jest/globals';
import { languageOf } from '../../server/language/index.js';
import { sentencesOf, testRows } from './marked.js';

describe('languages without a file of their own', () => {
  testRows('de', [
    'Der Hafen war leer.¦ Eine Möwe schrie.',
    'Am 3. Oktober wurde gefeiert.¦ Dr. Lind sprach, z. B. über Häfen.',
    'Das war 1999.¦ Danach kam nichts.',
    '»Ist es spät?« fragte er.¦ »Ja.«¦ Sie stand auf.',
    '„Ist es spät?“, fragte er.¦ „Nein.“¦ Sie blieb.',
  ]);
  testRows('es', ['¿Está abierto?¦ ¡Sí!¦ El Sr. Lima llegó a las 8.30.', 'Vive en EE. UU. desde 1999.']);
  testRows('zh', ['港口空了。¦没有人来！¦你好吗？¦“我很好。”¦他笑了。']);
  testRows('ja', ['港は空だった。¦誰も来なかった。', '「もう遅い。」と彼は言った。¦「はい！」¦彼女は立った。']);
  testRows('hi', ['बंदरगाह खाली था।¦ कोई नहीं आया।¦ क्यों?']);
  testRows('ar', ['كان الميناء فارغا.¦ هل جاء أحد؟¦ لا.']);
  testRows('ur', ['بندرگاہ خالی تھی۔¦ کوئی نہیں آیا۔']);
  testRows('hy', ['Նավահանգիստը դատարկ էր։¦ Ոչ ոք չեկավ։']);
  testRows('el', ['Είναι ανοιχτά;¦ Ναι.¦ Ήταν αργά· έφυγε.']);
  testRows('uk', ['Порт був порожній.¦ Ніхто не прийшов.¦ Проф. Лунін пішов.']);
  testRows('hr', ['Tvrtka Vela d.o.o. iz Zagreba posluje.¦ Luka je prazna.']);
});

describe('languageOf', () => {
  test.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['FR_ca', 'fr'],
    ['fr-x-2', 'fr'],
    ['ru', 'ru'],
    ['de', 'und'],
    ['enm', 'und'],
    ['', 'und'],
  ])('%s is read as %s', (tag, expected) => {
    expect(languageOf(tag).tag).toBe(expected);
  });
});

test('the rules follow the language, not the script', () => {
  expect(sentencesOf('Le 3. Tag.', 'de')).toHaveLength(1);
  expect(sentencesOf('Le 3. Tag.', 'fr')).toHaveLength(2);
});
