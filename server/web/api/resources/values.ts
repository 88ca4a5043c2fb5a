import { z } from 'zod';
import { FLAG_CATEGORIES } from '../../../store/types.js';

/** The plain values that resources are made of. */

/** SQLite's integers end where JavaScript's are still exact, well before 16 digits. */
const MOST = 999_999_999_999_999;

/** In a path. */
export const PathId = z.coerce.number().int().min(1).max(MOST);
export const Id = z.number().int().min(1).max(MOST);
export const Lang = z
  .string()
  .min(1)
  .max(80)
  .describe('A BCP 47 tag. It names a version of its document: `fr`, and `fr-x-2` for a second version in French.');
export const Etag = z
  .string()
  .describe('For `If-Match`: stands for what people have done to it, as the ETag of its own GET does.');
export const Time = z.iso.datetime().describe('ISO 8601, UTC.');
export const Score = z.number().min(0).max(1);
export const SeverityName = z.enum(['minor', 'major', 'critical']);
export const Category = z.enum(FLAG_CATEGORIES).describe('Of the MQM typology, https://themqm.org.');
export const Params = z
  .record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))
  .describe('What the message is filled in with.');

export const Span = z
  .object({
    lang: Lang,
    sentence: z.number().int().min(0).describe('Counts the sentences of that version in the unit, from 0.'),
    start: z.number().int().min(0).describe('In UTF-16 code units of the sentence.'),
    end: z.number().int().min(0).describe('The first code unit after it.'),
  })
  .describe('A place in a unit.');

/** Of a query: `true` or `false`. */
export const Choice = z.enum(['true', 'false']).transform((value) => value === 'true');
