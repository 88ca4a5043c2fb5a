import type { NumberMention } from '../../analyse/numbers.js';
import type { MeasureUnit } from '../../language/units.js';
import type { Divergence, LanguageTag } from '../../types.js';
import { blamed, type Check, filledSides, oddOne, spanOf, type UnitSide, type UnitView } from '../check.js';
import { type Cluster, cluster, type Mention, tagsOf } from '../reading/mentions.js';
import { converts, unitOf } from '../reading/units.js';

/** What one wrong word of magnitude does to a value; a factor of 10 or 100 is a slip of the digits, and the number check's. */
const FACTORS = [1e3, 1e6, 1e9, 1e12];

/** Whether two numbers differ by a word of magnitude alone: 3 million and 3 billion, 20 thousand and 20. */
export function isMagnitudeSlip(a: NumberMention, b: NumberMention): boolean {
  if (a.loose || b.loose || a.value <= 0 || b.value <= 0) return false;
  const ratio = a.value > b.value ? a.value / b.value : b.value / a.value;
  return FACTORS.some((factor) => Math.abs(ratio / factor - 1) < 1e-9);
}

interface Amount extends Mention {
  number: NumberMention;
  unit: MeasureUnit | null;
  /** The magnitude of a range stands after its end: `2 to 3 million`. */
  open: boolean;
}

/** How far the end of a range may stand from its beginning, in characters: ` to `, ` jusqu’à `. */
const RANGE = 9;

function amountsOf(side: UnitSide): Amount[] {
  const { tag, sentences } = side;
  return sentences.flatMap(({ text, numbers }, sentence) =>
    numbers.map((number, n) => {
      const after = numbers[n + 1];
      const open = after !== undefined && after.value >= 1000 && after.start - number.end <= RANGE;
      const unit = unitOf(side, sentence, n)?.unit ?? null;
      const { start, end } = number;
      return { tag, sentence, number, unit, open, start, end, shown: text.slice(start, end) };
    }),
  );
}

/** Nobody writes three noughts after a decimal sign: `40,000` may be anything but 40. */
const isWhole = ({ shown }: Amount): boolean => /[.,]000$/u.test(shown);

const sameAmount = (a: Amount, b: Amount): boolean =>
  (a.number.keys.some((key) => b.number.keys.includes(key)) &&
    !((isWhole(a) || isWhole(b)) && isMagnitudeSlip(a.number, b.number))) ||
  (a.unit !== null && b.unit !== null && converts(a.number.value, a.unit, b.number.value, b.unit));

const slips = (a: Cluster<Amount>, b: Cluster<Amount>): boolean =>
  a.some((x) => b.some((y) => !(x.open || y.open) && isMagnitudeSlip(x.number, y.number)));

const found = (part: Omit<Divergence, 'type' | 'severity' | 'confidence'>): Divergence => ({
  ...part,
  type: 'magnitude',
  severity: 'critical',
  confidence: 0.9,
});

/** Amounts of which no two versions hold the same. */
function differing(unit: UnitView, clusters: Cluster<Amount>[]): Divergence {
  const amounts = clusters.map(([first]) => first as Amount);
  const [a, b] = amounts as [Amount, Amount];
  return found({
    variant: 'differ',
    params: { values: amounts.map(({ tag, shown }) => `${tag.toUpperCase()} ${shown}`) },
    culprit: amounts.length === 2 ? blamed(unit, a.tag, b.tag) : null,
    spans: clusters.flat().map((m) => spanOf(m.tag, m.sentence, m)),
  });
}

const numbersOf = ({ sentences }: UnitSide): NumberMention[] => sentences.flatMap(({ numbers }) => numbers);

/** Whether any two versions' numbers differ so: most units are done with that. */
const mayDiffer = (sides: readonly UnitSide[]): boolean => {
  const numbers = sides.map(numbersOf);
  return numbers.some((own, n) =>
    own.some((a) => numbers.some((theirs, m) => m > n && theirs.some((b) => isMagnitudeSlip(a, b)))),
  );
};

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (!mayDiffer(sides)) return [];
  const clusters = cluster(sides.flatMap(amountsOf), sameAmount);
  const holders = new Map(clusters.map((c) => [c, tagsOf(c)]));
  const holding = (tags: LanguageTag[]) => clusters.filter((c) => holders.get(c)?.join() === tags.join());
  const divergences: Divergence[] = [];
  const told = new Set<Cluster<Amount>>();
  for (const { tag } of sides.length > 2 ? sides : []) {
    const others = sides.filter((side) => side.tag !== tag);
    for (const usual of holding(others.map((side) => side.tag))) {
      const alone = holding([tag]).find((c) => !told.has(c) && slips(usual, c));
      if (!alone) continue;
      told.add(alone);
      divergences.push(found(oddOne(alone[0] as Amount, usual, others)));
    }
  }
  const single = clusters.filter((c) => holders.get(c)?.length === 1 && !told.has(c));
  for (const one of single) {
    if (told.has(one)) continue;
    const facing = sides.flatMap(({ tag }) => {
      const other = single.find((c) => !told.has(c) && c[0]?.tag === tag && slips(one, c));
      return other ? [other] : [];
    });
    if (facing.length === 0) continue;
    for (const c of [one, ...facing]) told.add(c);
    divergences.push(differing(unit, [one, ...facing]));
  }
  return divergences;
}

export const magnitude: Check = {
  id: 'magnitude',
  name: 'Magnitude',
  description:
    'Thousand for million, million for billion, “billion” for “milliard” and the like, or such a word missing: two numbers with the same digits that differ by a factor of a thousand, a million, a billion or a trillion. The first number of a range that shares its word with the second (2 to 3 million) is let pass.',
  severity: 'critical',
  find,
};
