import { z } from 'zod';
import { InputError } from '../../../errors.js';
import type { LanguageTag } from '../../../types.js';
import type { Wish } from '../../edit-wish.js';
import { answered, asked } from './registry.js';
import { Unit } from './unit.js';
import { Id, Lang } from './values.js';

const To = z.enum(['before', 'after']);
const Count = z.number().int().min(0).max(1_000_000);
const sentence = Count.describe('Counts the sentences of that version in the unit, from 0.');

export const Edit = asked(
  'Edit',
  z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('merge'), to: To }).describe('The unit and its neighbour become one.'),
      z
        .strictObject({ kind: z.literal('split'), first: z.record(Lang, Count) })
        .describe('The unit becomes two: the first gets so many sentences of each version.'),
      z
        .strictObject({ kind: z.literal('move'), lang: Lang, sentences: Count, to: To })
        .describe('So many sentences of a version go to the neighbour.'),
      z
        .strictObject({ kind: z.literal('unlink'), lang: Lang })
        .describe('A version’s text becomes a unit of its own; `merge` links it again.'),
      z
        .strictObject({ kind: z.literal('split-sentence'), lang: Lang, sentence, offset: Count })
        .describe('A sentence becomes two: the second begins at this place, in UTF-16 code units.'),
      z.strictObject({ kind: z.literal('join-sentences'), lang: Lang, sentence }).describe('With the one after it.'),
      z
        .strictObject({ kind: z.literal('split-paragraph'), lang: Lang, sentence })
        .describe('A paragraph begins with this sentence.'),
      z
        .strictObject({ kind: z.literal('join-paragraphs'), lang: Lang, sentence })
        .describe('The paragraph that begins with this sentence is joined to the one before.'),
    ])
    .describe('What is to be corrected in how the versions are aligned, or in where sentences and paragraphs begin.'),
);

export const Edited = answered(
  'Edited',
  z.object({
    gone: z.array(Id).describe('The units that stood there before; those that are among `units` stayed, changed.'),
    units: z.array(Unit).describe('The units that stand there now, in order.'),
  }),
);

/** @throws InputError `flag-version` where the document has no such version. */
export function wishOf(edit: z.infer<typeof Edit>, tags: readonly LanguageTag[]): Wish {
  const version = (lang: LanguageTag): number => {
    const v = tags.indexOf(lang);
    if (v < 0) throw new InputError('flag-version', { lang });
    return v;
  };
  if (edit.kind === 'merge') return edit;
  if (edit.kind === 'split') {
    for (const lang of Object.keys(edit.first)) version(lang);
    return { kind: 'split', first: tags.map((tag) => edit.first[tag] ?? 0) };
  }
  const { lang, ...wish } = edit;
  return { ...wish, version: version(lang) };
}
