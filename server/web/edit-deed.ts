import type { Kysely } from 'kysely';
import { InputError } from '../errors.js';
import { editUnits } from '../store/edits.js';
import type { Author, EditedUnits } from '../store/rewrite.js';
import type { Database } from '../store/tables.js';
import { joinParagraphs, joinSentences, splitParagraph, splitSentence } from '../store/text-edits.js';
import type { StoredUnit } from '../store/types.js';
import { listUnits } from '../store/units.js';
import type { Wish } from './edit-wish.js';

/** Does to a unit what a reviewer asks for. @throws InputError `edit-impossible` with its reason. */
export async function fulfil(db: Kysely<Database>, unit: StoredUnit, wish: Wish, author: Author): Promise<EditedUnits> {
  switch (wish.kind) {
    case 'merge':
      return editUnits(db, { kind: 'merge', unit: wish.to === 'before' ? await idBefore(db, unit) : unit.id }, author);
    case 'split':
    case 'move':
    case 'unlink':
      return editUnits(db, { ...wish, unit: unit.id }, author);
    case 'split-sentence':
      return splitSentence(db, { ...wish, unit: unit.id }, author);
    case 'join-sentences':
      return joinSentences(db, { ...wish, unit: unit.id }, author);
    case 'split-paragraph':
      return splitParagraph(db, { ...wish, unit: unit.id }, author);
    case 'join-paragraphs':
      return joinParagraphs(db, { ...wish, unit: unit.id }, author);
    case 'paragraph': {
      const opens = unit.sides[wish.version]?.[wish.sentence]?.opensParagraph;
      return (opens ? joinParagraphs : splitParagraph)(db, { ...wish, unit: unit.id }, author);
    }
  }
}

async function idBefore(db: Kysely<Database>, { documentId, position }: StoredUnit): Promise<number> {
  if (position === 0) throw new InputError('edit-impossible', { reason: 'no-before' });
  const { units } = await listUnits(db, documentId, { filter: 'all', from: position - 1, limit: 1 });
  return units[0]?.id ?? 0;
}
