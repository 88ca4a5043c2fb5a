import type { MeasureUnit } from '../../language/units.js';
import type { Divergence } from '../../types.js';
import { blamed, type Check, filledSides, oddOne, spanOf, type UnitView } from '../check.js';
import { cluster, type Mention, tagsOf } from '../reading/mentions.js';
import { converts, inUnit, unitOf } from '../reading/units.js';

interface Measured extends Mention {
  keys: string[];
  value: number;
  unit: MeasureUnit;
  /** Whether the unit is written so that it can be nothing else; `m` can be a minute, a million, a name. */
  plain: boolean;
}

function measuredIn(unit: UnitView): Measured[] {
  return filledSides(unit).flatMap((side) =>
    side.sentences.flatMap(({ text, numbers }, sentence) =>
      numbers.flatMap((number, n) => {
        const { tag } = side;
        const { keys, value } = number;
        const found = unitOf(side, sentence, n);
        if (!found) return [];
        const { start, end } = found;
        const written = text.slice(number.end, end).trim();
        const plain = !/^\p{L}{1,2}$/u.test(written);
        return [{ tag, sentence, keys, value, start, end, plain, unit: found.unit, shown: text.slice(start, end) }];
      }),
    ),
  );
}

/** Degrees alone may be of either scale; of what they are, the value tells. Points may be those of a percentage. */
const sameUnit = (a: MeasureUnit, b: MeasureUnit): boolean =>
  a.id === b.id ||
  (a.dimension === 'temperature' && b.dimension === 'temperature' && (a.id === 'degree' || b.id === 'degree')) ||
  (inUnit(a, 'point', 'percentage-point', 'basis-point') && inUnit(b, 'point')) ||
  (inUnit(b, 'percentage-point', 'basis-point') && inUnit(a, 'point'));

const alike = (a: Measured, b: Measured): boolean =>
  sameUnit(a.unit, b.unit) || converts(a.value, a.unit, b.value, b.unit);

/** Units of one dimension are what translators mix up; of two, only where each is written out. */
const confusable = (a: Measured, b: Measured): boolean =>
  a.unit.dimension === b.unit.dimension || (a.plain && b.plain && (isClear(a) || isClear(b)));

/** Units that belong to one kind of number: a share, a temperature, money. */
const isClear = ({ unit }: Measured): boolean => ['share', 'temperature', 'money'].includes(unit.dimension);

function find(unit: UnitView): Divergence[] {
  const all = filledSides(unit).map(({ tag }) => tag);
  if (all.length < 2) return [];
  const found: Divergence[] = [];
  const amounts = cluster(measuredIn(unit), (a, b) => a.keys.some((key) => b.keys.includes(key)));
  for (const amount of amounts) {
    if (tagsOf(amount).length < all.length) continue;
    const readings = cluster(amount, alike);
    const [one, other] = readings;
    if (readings.length !== 2 || !one || !other) continue;
    const alone = [one, other].find((reading) => tagsOf(reading).length === 1);
    const agreed = alone === one ? other : one;
    const [odd, usual] = [alone?.[0], agreed[0]];
    if (!odd || !usual || tagsOf(agreed).length !== all.length - 1 || agreed.some(({ tag }) => tag === odd.tag))
      continue;
    if (!confusable(odd, usual)) continue;
    const sure = odd.unit.dimension === usual.unit.dimension || all.length > 2;
    found.push({
      ...oddOne(
        odd,
        agreed,
        all.filter((tag) => tag !== odd.tag).map((tag) => ({ tag })),
      ),
      type: 'measure',
      variant: all.length > 2 ? 'odd' : 'differ',
      severity: 'major',
      culprit: all.length > 2 ? odd.tag : blamed(unit, usual.tag, odd.tag),
      confidence: sure ? 0.85 : 0.5,
      spans: amount.map((m) => spanOf(m.tag, m.sentence, m)),
      ...(sure ? {} : { hint: true }),
    });
  }
  return found;
}

export const measure: Check = {
  id: 'measure',
  name: 'Measure',
  description:
    'The same number with another unit in one version: percent for percentage points, dollars for euros, yards for metres, weeks for months, degrees for percent. An amount that was converted passes if the arithmetic is right, give or take what newspapers round; if it is wrong, the number check says so.',
  severity: 'major',
  find,
};
