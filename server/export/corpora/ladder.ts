import { inBlocks } from '../blocks.js';
import { oneLine } from '../one-line.js';
import { allPairs, type Pair } from '../pairs.js';
import { rounded } from '../score.js';
import type { ExportUnit, MultiWriter } from '../types.js';

/** What hunalign puts between sentences that it takes together. */
const BETWEEN = ' ~~~ ';

/**
 * What `hunalign -text` prints, a file a pair of languages: a line a unit, the sentences of both sides and the confidence,
 * with tabs between. A side without text is empty, as it is there.
 */
export const ladder: MultiWriter = {
  id: 'ladder',
  files: (context) =>
    allPairs(context, 'ladder').map((pair) => ({
      suffix: `.${pair.join('-')}.ladder.txt`,
      mediaType: 'text/plain',
      write: (units) => inBlocks('', units, (unit) => rung(unit, pair)),
    })),
};

function rung({ texts, confidence }: ExportUnit, pair: Pair): string {
  const sides = pair.map((tag) =>
    (texts[tag] ?? [])
      .map((text) => oneLine(text))
      .filter((text) => text !== '')
      .join(BETWEEN),
  );
  return sides.every((side) => side === '') ? '' : `${sides.join('\t')}\t${rounded(confidence)}\n`;
}
