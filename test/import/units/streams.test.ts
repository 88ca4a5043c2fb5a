import { expect, test } from '@jest/globals';
import { readerOf } from '../../../server/import/formats.js';
import type { InputFile, UnitReader } from '../../../server/import/types.js';

/** Files that never end: who reads one as a whole never gives a unit. */
const ENDLESS: [string, string, (number: number) => string][] = [
  ['tmx', '<tmx><body>', (n) => `<tu tuid="${n}"><tuv lang="en"><seg>a ${n}</seg></tuv></tu>`],
  [
    'xliff',
    '<xliff version="1.2"><file source-language="en"><body>',
    (n) => `<trans-unit id="${n}"><source>a ${n}</source></trans-unit>`,
  ],
  ['jsonl', '', (n) => `{"id":"${n}","en":"a ${n}"}\n`],
];

test.each(ENDLESS)('%s is read while it comes in, and let go of', async (id, head, unit) => {
  let closed = false;
  const file: InputFile = {
    name: 'endless',
    async *open() {
      try {
        yield Buffer.from(head.padEnd(2000));
        for (let number = 0; ; number++) yield Buffer.from(unit(number));
      } finally {
        closed = true;
      }
    },
  };
  let last = '';
  for await (const { texts } of (readerOf(id) as UnitReader).read([file], { notices: [] })) {
    last = texts.en?.[0] ?? '';
    if (last === 'a 5000') break;
  }
  expect({ last, closed }).toEqual({ last: 'a 5000', closed: true });
});
