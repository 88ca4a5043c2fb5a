import fc from 'fast-check';

/** One thing that happens to files; places are shares of the length. */
type Damage = { kind: 'flip' | 'cut' | 'double' | 'end'; at: number; length: number; byte: number };

const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('flip', 'flip', 'flip', 'cut', 'double', 'end'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  byte: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('<>&"\'/=[]{}()0\0\n-*|'))),
});

/** What may happen to a good file: bytes changed, cut out, doubled, its end missing. */
export const damages: fc.Arbitrary<Damage[]> = fc.array(damage, { minLength: 1, maxLength: 6 });

export function damaged(bytes: Uint8Array, done: readonly Damage[]): Buffer {
  let file = Buffer.from(bytes);
  for (const { kind, at, length, byte } of done) {
    const place = Math.floor(at * file.length);
    const rest = file.subarray(place);
    if (kind === 'flip' && place < file.length) file[place] = byte;
    else if (kind === 'cut') file = Buffer.concat([file.subarray(0, place), file.subarray(place + length)]);
    else if (kind === 'double') file = Buffer.concat([file.subarray(0, place), rest.subarray(0, length), rest]);
    else if (kind === 'end') file = Buffer.from(file.subarray(0, place));
  }
  return file;
}
