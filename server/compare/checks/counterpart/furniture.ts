import { words } from '../../../language/words.js';
import { TokenKind } from '../../../words/tokens.js';
import type { UnitSide } from '../../check.js';

/**
 * How the lines begin that a page has round its article, in any of the languages: a version copied with them has them
 * alone, and nobody left them out of the others.
 */
const OPENINGS: readonly string[] = [
  'read more|read also|also read|read next|related|related articles|related stories|more on this|more from|see also|most read',
  'share|share this|share on|tweet|print|email this|copy link|save|listen|listen to this|watch|follow us|follow me|join us',
  'subscribe|sign up|log in|sign in|register|newsletter|get the|already a subscriber|advertisement|sponsored|comments',
  'photo|photograph|photos|image|picture|credit|video|graphic|illustration|getty images|file photo|published|updated',
  'last updated|first published|translated from|translated by|source|sources|tags|topics|all rights reserved|copyright',
  'lire aussi|à lire aussi|a lire aussi|lire également|lire la suite|voir aussi|à voir aussi|sur le même sujet|articles liés',
  'les plus lus|partager|partagez|imprimer|envoyer par|enregistrer|écouter|écoutez|regarder|suivez-nous|abonnez-vous',
  's’abonner|s’inscrire|inscrivez-vous|se connecter|déjà abonné|publicité|commentaires|réagir|crédit|crédits|légende',
  'photo d’archives|vidéo|infographie|publié|publié le|mis à jour|mise à jour|temps de lecture|traduit de|traduit par',
  'mots-clés|tous droits réservés|article réservé',
  'читайте также|читайте ещё|читать далее|читать дальше|подробнее|ещё по теме|по теме|материалы по теме|смотрите также',
  'поделиться|поделитесь|распечатать|сохранить|слушать|смотреть|подписаться|подписывайтесь|подпишитесь|войти|регистрация',
  'реклама|комментарии|комментировать|обсудить|фото|фотография|видео|иллюстрация|инфографика|опубликовано|обновлено',
  'перевод|перевёл|перевела|источник|источники|теги|все права защищены|самое читаемое|популярное|новости по теме',
];

const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replaceAll("'", '’');

const BY_FIRST = new Map<string, string[]>();
for (const opening of OPENINGS.flatMap((list) => list.split('|')).map(folded)) {
  const first = /^\p{L}+/u.exec(opening)?.[0] ?? '';
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), opening]);
}

/** Longer lines are text, whatever they begin with; so are those that go on in a sentence's way, unless they are this short. */
const LONG = 14;
const SHORT = 4;
const AFTER = /^\s*(?:[:|/—–>»©…(]|$)/u;
const ANYWHERE = /©|[\p{L}\d]@[\p{L}\d]|^https?:|^www\.|(?<![\p{L}\d])\d+ (?:min|мин)(?![\p{L}\d])/u;
/** `PARIS, 3 May (AFP) —`: a place in capitals and an agency, with nothing behind. */
const DATELINE = /^\p{Lu}{3,}[\p{Lu}\s,.\p{Nd}\p{L}]{0,40}[([][^)\]]{2,30}[)\]]\s*[—–-]?$/u;
const AGENCIES = words('reuters afp ap tass тасс рейтер интерфакс риа bloomberg upi dpa efe ansa');

function isLine(text: string, size: number): boolean {
  if (size > LONG) return false;
  if (DATELINE.test(text.trim()) || (size <= SHORT && AGENCIES.has(folded(text).replace(/[^\p{L}]/gu, ''))))
    return true;
  if (ANYWHERE.test(text)) return size <= LONG / 2;
  const start = folded(text.trimStart());
  const first = /^\p{L}+/u.exec(start)?.[0] ?? '';
  return (BY_FIRST.get(first) ?? []).some(
    (opening) => start.startsWith(opening) && (AFTER.test(start.slice(opening.length)) || size <= SHORT),
  );
}

/** Whether all that a side says are lines that belong to a page and not to its article. */
export const isFurniture = ({ sentences }: UnitSide): boolean =>
  sentences.every(({ text, tokens }) => isLine(text, tokens.filter(({ kind }) => kind === TokenKind.Word).length));
