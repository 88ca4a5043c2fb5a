import { inBlocks } from './blocks.js';
import { jsonLine } from './json-line.js';
import { rounded } from './score.js';
import type { ExportContext, ExportUnit, Writer } from './types.js';

/**
 * JSON Lines, one unit a line, with the keys that `tercet align` gives a unit and those of its review:
 *
 *     {"document": "title", "documentId": "…", "number": 1, "id": "…", "status": "confirmed"|"unreviewed",
 *      "changed": ISO 8601, "paragraph": "text"|"heading"|…,
 *      "en": ["sentence", …], "fr": [], …, "indexes": {"en": [0], "fr": [], …}, "confidence": 0.97, "agreement": 0.91,
 *      "divergences": [{"type", "severity", "culprit", "confidence", "message", "spans", "hint"?}, …],
 *      "hits": [{"lang", "sentence", "start", "end"}, …],
 *      "flags": [{"category", "severity", "lang": tag|null, "comment", "correction",
 *                 "status": "open"|"accepted"|"fixed"|"rejected", "who", "spans"}, …], "notes": ["…", …]}
 *
 * A version of the document that has nothing here is an empty list; a language that the document has no version in is
 * not there. `divergences` and `hits` are there only where they were asked for, `id` (the name that the unit had in the
 * file that it comes from), `paragraph` (the kind of the one that begins with the unit) and `notes` where there are any. Texts are exactly as stored, so spans
 * and indexes hold: no normal form, sentences apart, a lone surrogate as its escape.
 */
export const jsonl: Writer = {
  id: 'jsonl',
  extension: 'jsonl',
  mediaType: 'application/jsonl',
  write: (units, context) => inBlocks('', units, (unit) => jsonLine(record(unit, context))),
};

function record(unit: ExportUnit, context: ExportContext): Record<string, unknown> {
  const tags = context.languages.filter((tag) => unit.texts[tag] ?? unit.indexes[tag]);
  return {
    document: unit.document,
    documentId: unit.documentId,
    number: unit.number,
    ...(unit.id === undefined ? {} : { id: unit.id }),
    status: unit.status,
    changed: unit.changed.toISOString(),
    ...(unit.begins === undefined ? {} : { paragraph: unit.begins }),
    ...Object.fromEntries(tags.map((tag) => [tag, unit.texts[tag] ?? []])),
    indexes: Object.fromEntries(tags.map((tag) => [tag, unit.indexes[tag] ?? []])),
    confidence: rounded(unit.confidence),
    agreement: rounded(unit.agreement),
    ...(unit.divergences ? { divergences: unit.divergences } : {}),
    ...(unit.hits ? { hits: unit.hits } : {}),
    flags: unit.flags.map(({ category, severity, lang, comment, correction, status, who, spans }) => ({
      ...{ category, severity, lang, comment, correction, status, who, spans },
    })),
    ...(unit.notes === undefined ? {} : { notes: unit.notes }),
  };
}
