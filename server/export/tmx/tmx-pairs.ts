import { allPairs } from '../pairs.js';
import { selectUnits } from '../select.js';
import type { MultiWriter } from '../types.js';
import { tmx } from './tmx.js';

/**
 * A TMX file for each pair of languages, for tools that know no other. Only units that have text in both: in a memory of
 * two languages, any other is nothing that could be found.
 */
export const tmxPairs: MultiWriter = {
  id: 'tmx-pairs',
  files: (context) =>
    allPairs(context, 'tmx-pairs').map((pair) => {
      const languages = [...pair];
      return {
        suffix: `.${pair.join('-')}.tmx`,
        mediaType: tmx.mediaType,
        write: (units) =>
          tmx.write(selectUnits(units, { languages, complete: true }), { ...context, languages, source: pair[0] }),
      };
    }),
};
