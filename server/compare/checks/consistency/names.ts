import type { AnalysedVersion, WordType } from '../../../analyse/analyse.js';
import type { Divergence, DivergenceSpan } from '../../../types.js';
import { type Masks, masksOf, mayBeAlike, soundBucket, soundCodes } from '../../../words/sounds.js';
import type { Token } from '../../../words/tokens.js';
import { type DocumentPass, spanOf, type UnitSide, type UnitView } from '../../check.js';
import { areSpellings, isName, nameLikeness } from './spelling.js';

/** A name at a place of a unit, and what stands for it in the other versions. */
export interface NameUse {
  type: number;
  place: DivergenceSpan;
  shown: string;
  counterparts: { side: number; type: number; place: DivergenceSpan; shown: string }[];
}

type Placed = Omit<NameUse, 'counterparts'>;

/** The names in a side of a unit, as far as they are `wanted`. */
function namesIn(side: UnitSide, wanted: (type: number) => boolean): Placed[] {
  const found: Placed[] = [];
  side.sentences.forEach(({ text, tokens, types }, sentence) => {
    for (let at = 0; at < types.length; at++) {
      const type = types[at] as number;
      if (type < 0 || !wanted(type)) continue;
      const token = tokens[at] as Token;
      found.push({ type, place: spanOf(side.tag, sentence, token), shown: text.slice(token.start, token.end) });
    }
  });
  return found;
}

/** Which word types of a version are names, told once for each. */
export function nameTypes(version: AnalysedVersion): (type: number) => boolean {
  /** By type: 0 as long as nobody has asked, then 1 for no name, 2 for a name. */
  const known = new Uint8Array(version.types.length);
  return (type) => {
    if (known[type] === 0) known[type] = isName(version, version.types[type] as WordType) ? 2 : 1;
    return known[type] === 2;
  };
}

/**
 * The names in one side of a unit, each with its counterparts: in every other side the name that is most like it.
 * @param areNames for each side, which types are names; `wanted`, which of this side are asked for.
 */
export function nameUses(
  sides: readonly UnitSide[],
  from: number,
  areNames: readonly ((type: number) => boolean)[],
  wanted: (type: number) => boolean,
): NameUse[] {
  const side = sides[from] as UnitSide;
  const own = namesIn(side, wanted);
  if (own.length === 0) return [];
  const others = sides.map((other, n) => (n === from ? [] : namesIn(other, areNames[n] as (type: number) => boolean)));
  return own.map((use) => ({
    ...use,
    counterparts: others.flatMap((placed, n) => {
      const like = mostLike(side.version.types[use.type] as WordType, placed, (sides[n] as UnitSide).version);
      return like ? [{ side: n, ...like }] : [];
    }),
  }));
}

function mostLike(type: WordType, placed: readonly Placed[], version: AnalysedVersion): Placed | null {
  let best: Placed | null = null;
  let most = 0;
  for (const other of placed) {
    const alike = nameLikeness(type, version.types[other.type] as WordType);
    if (alike > most) [best, most] = [other, alike];
  }
  return best;
}

/** Less than two spellings are alike: the masks leave out h, for which Russian writes г. */
const ROUGHLY = 0.75;

type Pair = readonly [number, number];

/** By its first consonants and, as these may be what differs, by its last ones: `Хэмилтон`, `Гамильтон`. */
const bucketsOf = (code: string): number[] => [soundBucket(code, 3), -1 - soundBucket([...code].reverse().join(''), 3)];

/** The word types of a version that may be two spellings of one name; few versions have any. */
function spellingPairs(version: AnalysedVersion): Pair[] {
  const isOne = nameTypes(version);
  const buckets = new Map<number, { id: number; masks: Masks }[]>();
  version.types.forEach((type, id) => {
    if (!type.name || !isOne(id)) return;
    const codes = soundCodes(type.stem);
    const masks = masksOf(codes);
    for (const bucket of new Set(codes.flatMap(bucketsOf))) {
      const list = buckets.get(bucket);
      if (list) list.push({ id, masks });
      else buckets.set(bucket, [{ id, masks }]);
    }
  });
  const pairs = new Map<string, Pair>();
  for (const list of buckets.values())
    for (const [n, a] of list.entries())
      for (let m = n + 1; m < list.length; m++) {
        const b = list[m] as { id: number; masks: Masks };
        if (!mayBeAlike(a.masks, b.masks, ROUGHLY)) continue;
        if (areSpellings(version.tag, version.types[a.id] as WordType, version.types[b.id] as WordType))
          pairs.set(`${a.id} ${b.id}`, [a.id, b.id]);
      }
  return [...pairs.values()];
}

interface Use extends NameUse {
  unit: number;
}

/** Finds names that one version spells in two ways, where another one has a single spelling for both. */
export function namePass({ versions }: { versions: readonly AnalysedVersion[] }): DocumentPass {
  const pairs = versions.map(spellingPairs);
  if (pairs.every((list) => list.length === 0)) return { see: () => {}, findings: () => [] };
  const suspects = pairs.map((list, v) => {
    const types = new Uint8Array((versions[v] as AnalysedVersion).types.length);
    for (const [a, b] of list) types[a] = types[b] = 1;
    return types;
  });
  const areNames = versions.map(nameTypes);
  const uses = versions.map(() => new Map<number, Use[]>());
  return {
    see: ({ sides }: UnitView, unit) => {
      suspects.forEach((types, from) => {
        if (pairs[from]?.length === 0) return;
        for (const use of nameUses(sides, from, areNames, (type) => types[type] === 1)) {
          const list = uses[from]?.get(use.type);
          if (list) list.push({ ...use, unit });
          else uses[from]?.set(use.type, [{ ...use, unit }]);
        }
      });
    },
    findings: function* () {
      const told = new Set<string>();
      for (const [from, list] of pairs.entries())
        for (const [a, b] of list) {
          const [usual, rare] = inOrder(uses[from]?.get(a) ?? [], uses[from]?.get(b) ?? []);
          const shared = sharedCounterpart(usual, rare);
          if (!shared) continue;
          for (const use of rare) {
            const id = `${from} ${use.unit} ${use.place.sentence} ${use.place.start}`;
            if (!told.has(id)) yield [use.unit, finding(use, usual[0] as Use, shared, versions)];
            told.add(id);
          }
        }
    },
  };
}

/** The more frequent spelling first; of two that are as frequent, the one that comes first. */
const inOrder = (a: Use[], b: Use[]): [Use[], Use[]] =>
  b.length > a.length || (b.length === a.length && (b[0]?.unit ?? 0) < (a[0]?.unit ?? 0)) ? [b, a] : [a, b];

interface Shared {
  side: number;
  shown: string;
}

/** The word of another version that stands for both spellings. Where they stand together, they are two names. */
function sharedCounterpart(a: readonly Use[], b: readonly Use[]): Shared | null {
  const units = new Set(a.map(({ unit }) => unit));
  if (b.some(({ unit }) => units.has(unit))) return null;
  const ofA = new Set(a.flatMap(({ counterparts }) => counterparts.map(({ side, type }) => `${side} ${type}`)));
  for (const { counterparts } of b)
    for (const { side, type, shown } of counterparts) if (ofA.has(`${side} ${type}`)) return { side, shown };
  return null;
}

function finding(use: Use, usual: Use, { side, shown }: Shared, versions: readonly AnalysedVersion[]): Divergence {
  const counterpart = use.counterparts.find((one) => one.side === side);
  return {
    type: 'consistency',
    variant: 'name',
    params: {
      lang: use.place.lang,
      others: [(versions[side] as AnalysedVersion).tag],
      value: use.shown,
      otherValue: usual.shown,
      unit: usual.unit + 1,
      name: counterpart?.shown ?? shown,
    },
    severity: 'minor',
    culprit: use.place.lang,
    confidence: 0.7,
    spans: [use.place, ...(counterpart ? [counterpart.place] : [])],
  };
}
