import type { Kysely } from 'kysely';
import { type NextStep, nextSteps } from '../store/history.js';
import type { Database } from '../store/tables.js';
import type { Wording } from '../wording.js';

/** Undo and redo, with what each would do: "Undo: merge of 12 and 13". */
export async function historyView(db: Kysely<Database>, documentId: number, wording: Wording) {
  const { undo, redo } = await nextSteps(db, documentId);
  return {
    document: documentId,
    undo: undo && { step: undo.id, what: stepName(undo, wording) },
    redo: redo && { step: redo.id, what: stepName(redo, wording) },
  };
}

/** Several units are told by the first and the last. */
export function stepName({ action, places }: Pick<NextStep, 'action' | 'places'>, { t, has }: Wording): string {
  const key = `history.step.${action}`;
  const numbers = places.map((place) => String(place + 1));
  const units = numbers.length > 2 ? `${numbers[0]}–${numbers.at(-1)}` : numbers;
  if (has(key)) return places.length > 0 || WHOLE.has(action) ? t(key, { units }) : t('history.step.many');
  return t('history.step.other', { units });
}

/** What is done to a document as a whole. */
const WHOLE: ReadonlySet<string> = new Set(['realign-document', 'compare-document', 'revise-version']);
