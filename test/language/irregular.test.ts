import { describe, expect, test } from '@jest/globals';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as russian } from '@orama/stemmers/russian';
import { irregular as en } from '../../server/language/irregular/en.js';
import { irregular as fr } from '../../server/language/irregular/fr.js';
import { irregular as frVerbs } from '../../server/language/irregular/fr-verbs.js';
import { irregular as frErVerbs } from '../../server/language/irregular/fr-verbs-er.js';
import { irregular as frVowelVerbs } from '../../server/language/irregular/fr-verbs-er-vowels.js';
import { irregular as frWords } from '../../server/language/irregular/fr-words.js';
import { irregular as ru } from '../../server/language/irregular/ru.js';
import { irregular as ruAdjectives } from '../../server/language/irregular/ru-adjectives.js';
import { irregular as ruNouns } from '../../server/language/irregular/ru-nouns.js';
import { irregular as ruVerbs } from '../../server/language/irregular/ru-verbs.js';
import { irregular as ruAtVerbs } from '../../server/language/irregular/ru-verbs-at.js';
import { irregular as ruItVerbs } from '../../server/language/irregular/ru-verbs-it.js';
import { irregular as ruOvatVerbs } from '../../server/language/irregular/ru-verbs-ovat.js';
import type { IrregularForms, Stemmer } from '../../server/language/irregular/types.js';
import { makeIrregular, readStem } from '../../server/words/irregular.js';

/** A stemmer that knows the irregular forms of a table. */
function stemReader(table: IrregularForms, stemmer: Stemmer, lemmaStems: ReadonlySet<string>): Stemmer {
  const ready = makeIrregular(table, stemmer, lemmaStems);
  return (word) => readStem(word, stemmer, ready);
}

const pairsOf = (lines: string) =>
  lines
    .split(/[\s;]+/u)
    .filter((pair) => pair !== '')
    .map((pair) => pair.split('<'));

const languages = [
  {
    tag: 'en',
    table: en,
    parts: [en],
    stemmer: english,
    pairs: pairsOf(`
      went<go; gone<go; said<say; told<tell; took<take; taken<take; found<find; left<leave; rose<rise; fell<fall
      won<win; lost<lose; held<hold; led<lead; met<meet; paid<pay; sought<seek; brought<bring; began<begin; wrote<write
      women<woman; children<child; people<person; wives<wife; lives<life; feet<foot; crises<crisis; criteria<criterion
      phenomena<phenomenon; analyses<analysis; dying<die; lying<lie; better<good; best<good; worse<bad; further<far
      withdrew<withdraw; undergone<undergo; policemen<policeman; viruses<virus; overthrew<overthrow; sued<sue
    `),
  },
  {
    tag: 'fr',
    table: fr,
    parts: [frVerbs, frErVerbs, frVowelVerbs, frWords],
    stemmer: french,
    pairs: pairsOf(`
      vient<venir; viendra<venir; obtenu<obtenir; soutiennent<soutenir; font<faire; ferait<faire; disent<dire
      veulent<vouloir; saura<savoir; verra<voir; vu<voir; doivent<devoir; reçu<recevoir; prennent<prendre; appris<apprendre
      permettent<permettre; écrivait<écrire; lisent<lire; élus<élire; conduit<conduire; détruisent<détruire; naquit<naître
      meurent<mourir; vécu<vivre; suivent<suivre; connu<connaître; craignent<craindre; atteint<atteindre; vaut<valoir
      acquis<acquérir; ouvert<ouvrir; offert<offrir; couru<courir; résolu<résoudre; emploient<employer; mènent<mener
      protègent<protéger; appellent<appeler; demandent<demander; commençons<commencer; yeux<œil; travaux<travail
      actrice<acteur; active<actif; nouvelle<nouveau; vieille<vieux; longue<long; blanche<blanc; fraîche<frais
    `),
  },
  {
    tag: 'ru',
    table: ru,
    parts: [ruVerbs, ruAtVerbs, ruItVerbs, ruOvatVerbs, ruNouns, ruAdjectives],
    stemmer: russian,
    pairs: pairsOf(`
      шел<идти; пришла<прийти; найдет<найти; едут<ехать; пишут<писать; ищет<искать; скажет<сказать; кажется<казаться
      возьмет<взять; берут<брать; стал<стать; начнут<начать; поймет<понять; принятого<принять; займет<занять
      помогли<помочь; сядет<сесть; вырос<вырасти; ведет<вести; умер<умереть; пьет<пить; откроет<открыть; зовут<звать
      вижу<видеть; объявлен<объявить; сокращен<сократить; произведен<произвести; требует<требовать; живущих<жить
      дня<день; лет<год; людей<человек; детьми<ребенок; отца<отец; рынка<рынок; сделок<сделка; писем<письмо
      времени<время; матери<мать; денег<деньги; граждан<гражданин; нужен<нужный; дороже<дорогой; лучше<хороший
    `),
  },
];

describe.each(languages)('irregular forms ($tag)', ({ table, parts, stemmer, pairs }) => {
  const entries = Object.entries(table).map(([lemma, forms]) => ({ lemma, forms: forms.split(' ') }));

  test('every form has another stem than its lemma', () => {
    const idle = entries.flatMap(({ lemma, forms }) => forms.filter((form) => stemmer(form) === stemmer(lemma)));
    expect(idle).toEqual([]);
  });

  test('no form is listed twice, no lemma in two parts', () => {
    const forms = entries.flatMap((entry) => entry.forms);
    expect(forms.filter((form, index) => forms.indexOf(form) !== index)).toEqual([]);
    expect(parts.flatMap((part) => Object.keys(part))).toHaveLength(entries.length);
  });

  test('lower case letters only, no ё', () => {
    const words = entries.flatMap(({ lemma, forms }) => [lemma, ...forms]);
    expect(
      words.filter((word) => !/^\p{Ll}+$/u.test(word) || word.includes('ё') || word !== word.normalize('NFC')),
    ).toEqual([]);
  });

  const read = stemReader(table, stemmer, new Set(Object.keys(table).map(stemmer)));

  test('some forty forms lead to their lemma', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(40);
    expect(pairs.filter(([form = '', lemma = '']) => read(form) !== stemmer(lemma))).toEqual([]);
  });
});

describe('irregular forms', () => {
  const table = { рисовать: 'рисует', узнать: 'узнанный', весть: 'вести', вести: 'ведет' };

  test('a listed form stands for the others of its stem', () => {
    const read = stemReader(table, russian, new Set());
    expect(read('узнанного')).toBe(russian('узнать'));
    expect(read('рисуют')).toBe(russian('рисовать'));
  });

  test('but not for a stem of the word list', () => {
    const read = stemReader(table, russian, new Set([russian('рис')]));
    expect(read('рисует')).toBe(russian('рисовать'));
    expect(read('риса')).toBe(russian('рис'));
  });

  test('nor for a stem that two lemmas claim', () => {
    const read = stemReader({ bear: 'bore', bore: 'boring' }, (word) => word.slice(0, 3), new Set());
    expect(read('bored')).toBe('bor');
  });

  test('other words keep their stem', () => {
    expect(stemReader(table, russian, new Set())('правительства')).toBe(russian('правительство'));
  });
});
