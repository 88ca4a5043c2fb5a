/** What the grammar of a language asks of who looks for negations, beyond the list of negators in corpus/contrasts. */
export interface Habits {
  /** Prefixes and endings that negate, where nearly all words that have them are negative. */
  prefix: RegExp;
  /** Negators that come with another one, or stand for a whole clause: negative, but no evidence by themselves. */
  companions: ReadonlySet<string>;
  /** Words other than negators that deny what follows them as plainly: `without`. */
  lacks: ReadonlySet<string>;
  /** After a negator in its clause, these leave no plain negation: `not until`, `pas avant`, `не без`. */
  limits: ReadonlySet<string>;
  /** The same before a negator in its clause: `tant que … ne … pas`, `пока … не`. */
  bounds: ReadonlySet<string>;
  /** Verbs that only help others, though they carry content elsewhere: `винить не стал`. */
  helpers: ReadonlySet<string>;
  /** Stands for a whole answer before a comma. */
  answers: ReadonlySet<string>;
  /** Endings of adverbs, which may stand between a negator and what it negates. */
  adverb: RegExp;
  /** Right after a negator: not the clause is negated, but one part of it (`не из Уэльса`). */
  prepositions: ReadonlySet<string>;
  /** A clause is negated by two words (`ne … pas`); one alone does not. */
  paired: boolean;
  /** Before one of two such words that is a noun there: `un grand pas`. */
  articles: ReadonlySet<string>;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const NEVER = /(?!)/u;
const NONE: ReadonlySet<string> = new Set();

export const PLAIN: Habits = {
  prefix: NEVER,
  companions: NONE,
  lacks: NONE,
  limits: NONE,
  bounds: NONE,
  helpers: NONE,
  answers: NONE,
  adverb: NEVER,
  prepositions: NONE,
  paired: false,
  articles: NONE,
};

export const HABITS: Readonly<Record<string, Habits>> = {
  en: {
    ...PLAIN,
    prefix:
      /^(?:un(?!der|ion|it|iv|iq|anim|cle|til|veil|less|ravel)|non|dis(?!cuss|tric|tanc|play|trib|cov|cip|cour|patc|tinc|ast|eas|h|k|ney|sert|til|solv|pos))\p{L}{4,}$|^\p{L}{3,}less(?:ly)?$/u,
    companions: set('nor neither nowhere'),
    lacks: set('without'),
    limits: set('until till unless without before only alone sole first last'),
    bounds: set('until till unless lest'),
    answers: set('no not'),
    adverb: /ly$/u,
    prepositions: set('from in of by for with at on to about because just only so as'),
  },
  fr: {
    ...PLAIN,
    prefix: /^(?:non\p{L}{3,}|imm(?!édiat|ens|eubl|igr)\p{L}{3,}|irr(?!ig|it)\p{L}{3,}|ill(?!us)\p{L}{3,})$/u,
    lacks: set('sans'),
    limits: set('avant sans seul seule seuls seules unique uniquement seulement premier première dernier dernière'),
    bounds: set('tant moins avant crainte peur'),
    adverb: /ment$/u,
    prepositions: set('de d à en dans par pour avec sur chez si'),
    paired: true,
    articles: set(
      'un le les des du au ce ces son ses leurs leur mes grand grands premier premiers petit petits match deux trois',
    ),
  },
  ru: {
    ...PLAIN,
    prefix: /^(?:не(?!дел|б[ао]|бес|мец|мк|фт|рв|йт|нц|пал|стле|ве?ст|вск|й)|без|бес|ничтож)\p{L}{3,}$/u,
    companions: set(
      'ни никто никого никому никем ничто ничего ничему ничем никогда нигде никуда никак никакой нисколько ничуть',
    ),
    lacks: set('без'),
    limits: set(
      'пока без раньше кроме прежде единственный единственная единственное единственным первый первая первое первым последний последняя',
    ),
    bounds: set('пока покуда чуть едва'),
    helpers: set('стал стала стали стало станет станут стану'),
    answers: set('нет'),
    prepositions: set('в во на с со из изо от до для к ко по о об обо у за над под при про через между так столько'),
  },
};
