import { words } from '../words.js';
import { before, type Grammar, joints } from './types.js';

/** Letters that are vowels in writing but not in sound (`a union`, `a one-off`), and the reverse (`an hour`). */
const SOUNDS_CONSONANT = /^(?:eu|ewe|on(?:e|ce)|uni(?![dmn])|uk|us[aeiu]|ut[eio]|ubi|ura|uri|ufo)/u;
const SOUNDS_VOWEL = /^(?:hours?$|hourly|hono|honest|heir|[fhlmnrsx]$)/u;

function clashes(word: string, next: string): boolean {
  if (word !== 'a' && word !== 'an') return false;
  if (!/^\p{L}{2}/u.test(next)) return false;
  const vowel = (/^[aeiou]/u.test(next) && !SOUNDS_CONSONANT.test(next)) || SOUNDS_VOWEL.test(next);
  return vowel !== (word === 'an');
}

export const grammar: Grammar = {
  ...joints(
    {
      article: 'a an the',
      possessive: 'my your our their its every',
      subject: 'i he she we they',
      object: 'me him them himself herself themselves itself myself yourself ourselves',
      preposition: 'of at from into onto during among between despite per via upon toward towards beside',
      modal: 'can could will would shall should must may might cannot',
      certain: 'could would should shall cannot',
      finite: 'is are was were am has had does did',
      joining: 'and or but nor',
      linking: 'that which whom because although if when',
      to: 'to',
      stop: '. ; : ! ?',
      comma: ',',
    },
    {
      article: 'article possessive subject object preposition certain finite joining linking to stop comma',
      possessive: 'article possessive subject object preposition certain finite joining linking to stop comma',
      preposition: 'subject finite certain joining stop comma to',
      subject: 'article possessive subject object preposition to stop',
      modal: 'article possessive object preposition finite modal linking stop',
      to: 'finite modal subject preposition object',
      joining: 'stop joining',
      linking: 'stop preposition',
      finite: 'stop comma',
    },
  ),
  pairs: new Set([
    ...before('is are was were am has', 'is are was were am has does'),
    ...before('he she it', 'are am'),
    ...before('they we you', 'is was has does am'),
    ...before('i', 'is are has does'),
    ...before('be been', 'be is are was were has have'),
    ...before('did does didn doesn', 'was were is are has had did'),
    ...before('more less', 'than the more less'),
    ...before('very', 'the a of to and or but that which is are was were'),
    ...before('off', 'to of'),
    ...before('has have had', 'on at by from of with during into and or'),
    ...before('am be been was were is are', 'which who whom'),
  ]),
  openers: words(
    'and or but which who whom whose when where while after before because although though as if until since unless including',
  ),
  notFirst: words('them him me himself herself themselves'),
  clashes,
  clashing: words('a an'),
  tense: {
    past: words(
      `was were had did said told went came took made got gave found left kept held began became saw knew thought
      brought bought built sent spent lost won met ran led paid rose fell grew drew wrote spoke stood sat felt heard
      fought sold taught caught died broke chose drove rode flew threw wore bore swore froze stole struck shook sank
      sang rang swam drank sought lay hung shot bent lent dealt meant slept swept wept bound wound fled bred fed sped
      forgot forgave undertook understood withdrew overcame arose awoke`,
    ),
    present: words('is are has have does do am says can may'),
    future: words('will shall ll won'),
    pastEnding: /^\p{L}{2,}ed$/u,
    futureEnding: null,
    notVerbs: words(
      'need indeed speed seed feed breed bleed deed weed reed creed greed hundred sacred naked wicked bed red led shed proceed succeed exceed united',
    ),
    perfect: words(''),
    participle: null,
  },
};
