import { jsonLine } from '../json-line.js';
import type { FlagWriter } from './flags.js';

/**
 * JSON Lines, one flag a line, texts exactly as stored:
 *
 *     {"id": 7, "document": "title", "documentId": "3", "unit": 12, "status": "open"|"accepted"|"fixed"|"rejected",
 *      "category": "accuracy/omission", "severity": "minor"|"major"|"critical", "lang": tag|null, "comment",
 *      "correction", "who", "created": ISO 8601, "changed", "edited": {"at", "who"}|null, "check": id|null,
 *      "replies": [{"at", "who", "text", "status": …|null}, …], "spans": [{"lang", "sentence", "start", "end"}, …],
 *      "quotes": [what the spans cover, …], "texts": {"en": ["sentence", …], …}}
 */
export const flagsJsonl: FlagWriter = {
  id: 'jsonl',
  extension: 'jsonl',
  mediaType: 'application/jsonl',
  async *write(flags) {
    for await (const flag of flags) {
      const { id, document, documentId, status, category, severity, lang, comment, correction, who } = flag;
      const { number: unit, createdAt: created, updatedAt: changed, edited, check, spans, quotes, texts } = flag;
      yield jsonLine({
        ...{ id, document, documentId, unit, status, category, severity, lang, comment, correction, who },
        ...{ created, changed, edited, check },
        replies: flag.replies.map(({ at, who, text, status }) => ({ at, who, text, status })),
        ...{ spans, quotes, texts },
      });
    }
  },
};
