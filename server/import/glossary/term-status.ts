import type { TermStatus } from '../../lexicon/overlay.js';

/**
 * What glossaries write for the status of a term: the values of ISO 30042 (administrativeStatus,
 * normativeAuthorization) without their endings, and those that people and other programs write in tables.
 */
const STATUSES: Record<TermStatus, string> = {
  preferred: 'preferred approved standardized recommended préféré privilégié recommandé предпочтительный рекомендуемый',
  admitted: 'admitted allowed accepted permitted legal regulated synonym admis accepté toléré допустимый допускается',
  deprecated:
    'deprecated superseded obsolete outdated notrecommended avoid déconseillé obsolète désuet устаревший нежелательный',
  forbidden: 'forbidden prohibited banned rejected donotuse blacklisted interdit proscrit запрещённый запрещено',
};

const BY_WORD = new Map(
  Object.entries(STATUSES).flatMap(([status, words]) =>
    words.split(' ').map((word) => [folded(word), status as TermStatus] as const),
  ),
);

/** The status that a word stands for; undefined where it isn't known. `preferredTerm-admn-sts` is preferred. */
export const termStatus = (value: string): TermStatus | undefined =>
  BY_WORD.get(folded(value.trim().replace(/(?:Term)?(?:-admn-sts)?$/iu, '')));

function folded(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}]/gu, '');
}
