import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InputError } from '../../server/errors.js';
import { applyEdit, type Edit, type Sides } from '../../server/review/operations.js';

type Unit = Sides<string>;

const UNITS: Unit[] = [
  [['a1'], ['b1', 'b2'], ['c1']],
  [['a2', 'a3'], ['b3'], []],
  [[], [], ['c2']],
];

const replaced = (units: readonly Unit[], edit: Edit): Unit[] => {
  const { from, count, units: made } = applyEdit(units, edit);
  return units.toSpliced(from, count, ...made);
};

describe('what each edit does', () => {
  const CASES: [about: string, edit: Edit, after: Unit[]][] = [
    ['merge', { kind: 'merge', unit: 0 }, [[['a1', 'a2', 'a3'], ['b1', 'b2', 'b3'], ['c1']], UNITS[2] as Unit]],
    [
      'split',
      { kind: 'split', unit: 0, first: [0, 1, 1] },
      [[[], ['b1'], ['c1']], [['a1'], ['b2'], []], UNITS[1] as Unit, UNITS[2] as Unit],
    ],
    [
      'move up',
      { kind: 'move', unit: 1, version: 0, sentences: 1, to: 'before' },
      [[['a1', 'a2'], ['b1', 'b2'], ['c1']], [['a3'], ['b3'], []], UNITS[2] as Unit],
    ],
    [
      'move down',
      { kind: 'move', unit: 0, version: 1, sentences: 1, to: 'after' },
      [[['a1'], ['b1'], ['c1']], [['a2', 'a3'], ['b2', 'b3'], []], UNITS[2] as Unit],
    ],
    [
      'one-sided text linked: its unit is gone',
      { kind: 'move', unit: 2, version: 2, sentences: 1, to: 'before' },
      [UNITS[0] as Unit, [['a2', 'a3'], ['b3'], ['c2']]],
    ],
    [
      'unlink',
      { kind: 'unlink', unit: 1, version: 1 },
      [UNITS[0] as Unit, [['a2', 'a3'], [], []], [[], ['b3'], []], UNITS[2] as Unit],
    ],
  ];
  test.each(CASES)('%s', (_, edit, after) => {
    expect(replaced(UNITS, edit)).toEqual(after);
  });
});

describe('what cannot be done says why', () => {
  const CASES: [Edit, string][] = [
    [{ kind: 'merge', unit: 2 }, 'no-next'],
    [{ kind: 'merge', unit: 7 }, 'no-unit'],
    [{ kind: 'split', unit: 0, first: [0, 0, 0] }, 'nothing-to-split'],
    [{ kind: 'split', unit: 0, first: [1, 2, 1] }, 'nothing-to-split'],
    [{ kind: 'move', unit: 0, version: 0, sentences: 1, to: 'before' }, 'no-before'],
    [{ kind: 'move', unit: 1, version: 2, sentences: 1, to: 'before' }, 'no-sentences'],
    [{ kind: 'move', unit: 1, version: 0, sentences: 3, to: 'before' }, 'no-sentences'],
    [{ kind: 'unlink', unit: 2, version: 2 }, 'alone'],
    [{ kind: 'unlink', unit: 2, version: 0 }, 'no-sentences'],
  ];
  test.each(CASES)('%j: %s', (edit, reason) => {
    expect(() => applyEdit(UNITS, edit)).toThrow(new InputError('edit-impossible', { reason }));
  });
});

const anyUnits: fc.Arbitrary<Unit[]> = fc
  .array(
    fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).filter((sizes) => sizes.some((n) => n > 0)),
    { minLength: 1, maxLength: 8 },
  )
  .map((sizes) => {
    const counts = [0, 0, 0];
    const count = (v: number): number => {
      counts[v] = (counts[v] ?? 0) + 1;
      return counts[v];
    };
    return sizes.map((unit) => unit.map((n, v) => Array.from({ length: n }, () => `${'abc'[v]}${count(v)}`)));
  });

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('merge' as const), unit: fc.nat(8) }),
  fc.record({
    kind: fc.constant('split' as const),
    unit: fc.nat(8),
    first: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    unit: fc.nat(8),
    version: fc.nat(2),
    sentences: fc.nat(3),
    to: fc.constantFrom('before' as const, 'after' as const),
  }),
  fc.record({ kind: fc.constant('unlink' as const), unit: fc.nat(8), version: fc.nat(2) }),
);

test('whatever is done, every sentence stays in one unit, in order, and no unit is empty', () => {
  fc.assert(
    fc.property(anyUnits, fc.array(anyEdit, { maxLength: 6 }), (units, edits) => {
      let now = units;
      for (const edit of edits) {
        try {
          now = replaced(now, edit);
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
        }
      }
      for (const v of [0, 1, 2]) expect(now.flatMap((unit) => unit[v])).toEqual(units.flatMap((unit) => unit[v]));
      expect(now.every((unit) => unit.some((side) => side.length > 0))).toBe(true);
    }),
  );
});
