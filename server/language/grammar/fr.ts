import { words } from '../words.js';
import { before, type Grammar, joints } from './types.js';

const ELIDES = words('le la de ne que je se me te jusque lorsque puisque');
const VOWEL = /^[aeiouàâéèêëîïôûœ]/u;
/** Begin with a vowel and take no elision: `le onze`, `le oui`, `la une`. */
const NO_ELISION = /^(?:onz|oui|ouis|un$|une$|uns$|ululer|uhlan)/u;

function clashes(word: string, next: string): boolean {
  if (!ELIDES.has(word) || !/^\p{L}{2}/u.test(next) || !VOWEL.test(next)) return false;
  return !NO_ELISION.test(next) || (/^un/u.test(next) && word !== 'le' && word !== 'la');
}

export const grammar: Grammar = {
  ...joints(
    {
      article: 'des au aux du ces cet cette mes tes ses nos vos mon ton son ma ta sa notre votre',
      either: 'le la les',
      number: 'un une',
      subject: 'je tu il ils on',
      preposition: 'de dans par sur chez vers parmi dès sous avec pour sans',
      strict: 'de dans par sur chez vers parmi dès sous entre',
      finite: 'est sont a ont était étaient avait avaient sera fut',
      joining: 'et ou mais donc',
      negation: 'ne',
      stop: '. ; : ! ?',
      comma: ',',
    },
    {
      article: 'article either number subject preposition finite joining negation stop comma',
      either: 'either subject preposition joining negation stop comma',
      number: 'article either number subject negation',
      subject: 'preposition joining stop article',
      strict: 'stop comma joining finite subject',
      negation: 'number article preposition joining stop comma',
      joining: 'stop joining',
    },
  ),
  pairs: new Set([
    ...before('est sont a ont', 'est sont a ont était étaient'),
    ...before('il elle on', 'sont ont étaient avaient'),
    ...before('ils elles', 'est était avait'),
    ...before('très', 'le la les de et ou un une que qui'),
    ...before('que', 'de et ou est sont a ont'),
  ]),
  openers: words(
    'et ou mais qui dont où lorsque quand alors tandis puisque car si comme après avant afin lequel laquelle lesquels lesquelles',
  ),
  notFirst: words(''),
  clashes,
  clashing: ELIDES,
  tense: {
    past: words('fut furent eut eurent fit firent prit prirent dit vint vinrent été'),
    present: words('est sont a ont fait peut peuvent doit doivent va vont veut veulent sait dit reste'),
    future: words(''),
    pastEnding: /^\p{L}+(?<!r)(?:ait|aient|èrent)$/u,
    futureEnding: /^\p{L}{2,}r(?:a|ont|ai|ez)$/u,
    notVerbs: words(
      `fait lait trait sait plait souhait portrait retrait extrait attrait satisfait parfait bienfait méfait distrait
      abstrait contrait refait opéra caméra nutella extra ultra intra infra assez chez vrai`,
    ),
    perfect: words('a ont ai as avons avez est sont suis sommes êtes'),
    participle: /^\p{L}+(?:é|ée|és|ées|[iu]|[iu]e|[iu]s|[iu]es|it|its|ise|ises|ert|erts|aint|eint|oint)$/u,
  },
};
