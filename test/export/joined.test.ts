import { expect, test } from '@jest/globals';
import { joined } from '../../server/export/joined.js';

test.each([
  ['en', ['One.', 'Two.'], 'One. Two.'],
  ['fr-x-2', ['Un.', 'Deux.'], 'Un. Deux.'],
  ['ko', ['하나.', '둘.'], '하나. 둘.'],
  ['zh', ['一。', '二。'], '一。二。'],
  ['zh-TW', ['一。', '二。'], '一。二。'],
  ['yue', ['一。', '二。'], '一。二。'],
  ['zh-Latn', ['Yī.', 'Èr.'], 'Yī. Èr.'],
  ['ja-JP', ['一。', '二。'], '一。二。'],
  ['th', ['หนึ่ง', 'สอง'], 'หนึ่ง สอง'],
  ['not_a_tag', ['One.', 'Two.'], 'One. Two.'],
  ['en', ['One.', ' ', '', '\u00A0', 'Two.'], 'One. Two.'],
  ['en', [], ''],
  ['en', undefined, ''],
])('%s %j', (tag, sentences, expected) => {
  expect(joined(tag, sentences)).toBe(expected);
});
