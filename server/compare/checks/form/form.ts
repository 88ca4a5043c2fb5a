import { type Check, filledSides } from '../../check.js';
import { doubledWords } from './doubled.js';
import { edges } from './edges.js';
import { unbalanced } from './enclosures.js';
import { moods } from './question.js';

export const form: Check = {
  id: 'form',
  name: 'Form',
  description:
    'A question that one version gives as a statement, or the reverse; a bracket or quotation mark without its partner; words or a sentence that stand twice in a row; a sentence without its final stop, begun with a small letter or written in capitals; each where the others have nothing of the kind. Passages in brackets or quotation marks that run over several units, list items, smileys, repetition by grammar or for emphasis (“that that”, “nous nous”) and headings are let pass; an exclamation lost is a hint.',
  severity: 'minor',
  find: (unit) =>
    filledSides(unit).length < 2 ? [] : [...moods(unit), ...unbalanced(unit), ...doubledWords(unit), ...edges(unit)],
};
