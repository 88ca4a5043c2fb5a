import { inBlocks } from '../blocks.js';
import { joined } from '../joined.js';
import { oneLine } from '../one-line.js';
import type { MultiWriter } from '../types.js';

/**
 * Plain text for training programs, as Moses takes it: a file a language, a line a unit, the same number in each. A
 * version that has nothing in a unit has an empty line: nothing is lost, all files stay in step, and Moses' own
 * `clean-corpus-n.perl` drops such lines. Who wants none asks for units that are complete.
 */
export const moses: MultiWriter = {
  id: 'moses',
  files: ({ languages }) =>
    languages.map((tag) => ({
      suffix: `.${tag}`,
      mediaType: 'text/plain',
      write: (units) => inBlocks('', units, ({ texts }) => `${oneLine(joined(tag, texts[tag]))}\n`),
    })),
};
