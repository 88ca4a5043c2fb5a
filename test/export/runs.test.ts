import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { joined } from '../../server/export/joined.js';
import { runsOf } from '../../server/export/paper/runs.js';

const span = (sentence: number, start: number, end: number, lang = 'en') => ({ lang, sentence, start, end });
const marked = (sentences: string[], ...spans: ReturnType<typeof span>[]): string =>
  runsOf('en', sentences, spans)
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('');

test.each([
  ['nothing', marked(['One two.']), 'One two.'],
  ['a word', marked(['One two.'], span(0, 4, 7)), 'One [two].'],
  ['in the second sentence, past a blank one', marked(['One.', ' ', 'Two.'], span(2, 0, 3)), 'One. [Two].'],
  ['two that overlap', marked(['One two six.'], span(0, 4, 11), span(0, 0, 7)), '[One two][ six].'],
  ['an empty one', marked(['One.'], span(0, 2, 2)), 'One.'],
  ['of another version', marked(['One.'], span(0, 0, 3, 'fr')), 'One.'],
])('%s', (_, found, expected) => {
  expect(found).toBe(expected);
});

test('no text is lost', () => {
  const any = fc.array(fc.tuple(fc.nat(3), fc.nat(9), fc.nat(9)));
  fc.assert(
    fc.property(fc.array(fc.string()), any, (sentences, places) => {
      const spans = places.map(([sentence, start, length]) => span(sentence, start, start + length));
      const runs = runsOf('en', sentences, spans);
      expect(runs.map(({ text }) => text).join('')).toBe(joined('en', sentences));
      for (const { text } of runs) expect(text).not.toBe('');
    }),
  );
});
