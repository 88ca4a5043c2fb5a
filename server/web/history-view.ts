import type { Kysely } from 'kysely';
import { type NextStep, nextSteps } from '../store/history.js';
import type { Database } from '../store/tables.js';
import type { Wording } from '../wording.js';

/**
 * Undo and redo, with what each would do: "Undo: merge of 12 and 13". They go through all that was done to the document,
 * whoever did it, so that a colleague's deed is told with the name.
 * @param me the reviewer's own name; '' where none was given.
 */
export async function historyView(db: Kysely<Database>, documentId: number, wording: Wording, me: string) {
  const { undo, redo } = await nextSteps(db, documentId);
  const view = (step: NextStep | null) => step && { step: step.id, what: deedName(step, step.who, me, wording) };
  return { document: documentId, undo: view(undo), redo: view(redo) };
}

/** What a step is called, and whose it is unless it is one's own. */
export function deedName(step: Pick<NextStep, 'action' | 'places'>, who: string, me: string, wording: Wording): string {
  const what = stepName(step, wording);
  return who === '' || who === me ? what : wording.t('history.by', { what, who });
}

/** Several units are told by the first and the last. */
function stepName({ action, places }: Pick<NextStep, 'action' | 'places'>, { t, has }: Wording): string {
  const key = `history.step.${action}`;
  const numbers = places.map((place) => String(place + 1));
  const units = numbers.length > 2 ? `${numbers[0]}–${numbers.at(-1)}` : numbers;
  if (has(key)) return places.length > 0 || WHOLE.has(action) ? t(key, { units }) : t('history.step.many');
  return t('history.step.other', { units });
}

/** What is done to a document as a whole. */
const WHOLE: ReadonlySet<string> = new Set(['realign-document', 'compare-document', 'revise-version']);
