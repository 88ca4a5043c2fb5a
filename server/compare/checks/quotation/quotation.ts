import { type Check, filledSides } from '../../check.js';
import { alteredQuotes } from './altered.js';
import { quotesOf } from './spans.js';
import { otherSpeaker } from './speaker.js';
import { unquoted } from './unquoted.js';

export const quotation: Check = {
  id: 'quotation',
  name: 'Quotation',
  description:
    'Words in a quotation that stand where the other versions quote other words; a speech that one version gives without quotation marks; a quotation given to another speaker of the unit. Each language’s own marks, dashes for speech, nested quotations and those that run over several units are understood; titles, nicknames, words held at arm’s length and reported speech are let pass or given as hints.',
  severity: 'major',
  find(unit) {
    if (filledSides(unit).every((side) => quotesOf(side).length === 0)) return [];
    return [...alteredQuotes(unit), ...unquoted(unit), ...otherSpeaker(unit)];
  },
};
