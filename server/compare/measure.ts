import type { MeasureUnit } from '../language/units.js';
import type { Divergence } from '../types.js';
import { type Check, filledSides, spanOf, type UnitView } from './check.js';
import { cluster, type Mention, tagsOf } from './mentions.js';
import { converts, unitOf } from './units.js';

interface Measured extends Mention {
  keys: string[];
  value: number;
  unit: MeasureUnit;
}

function measuredIn(unit: UnitView): Measured[] {
  return filledSides(unit).flatMap(({ tag, version, sentences }) =>
    sentences.flatMap(({ text, numbers }, sentence) =>
      numbers.flatMap((number) => {
        const { keys, value } = number;
        const found = unitOf(text, number, version.language.tag);
        if (!found) return [];
        const shown = text.slice(found.start, found.end);
        return [{ ...{ tag, sentence, keys, value, shown }, start: found.start, end: found.end, unit: found.unit }];
      }),
    ),
  );
}

/** Degrees alone may be of either scale; of what they are, the value tells. */
const sameUnit = (a: MeasureUnit, b: MeasureUnit): boolean =>
  a.id === b.id || (a.dimension === 'temperature' && (a.id === 'degree' || b.id === 'degree'));

function find(unit: UnitView): Divergence[] {
  const all = filledSides(unit).map(({ tag }) => tag);
  if (all.length < 2) return [];
  const found: Divergence[] = [];
  const amounts = cluster(measuredIn(unit), (a, b) => a.keys.some((key) => b.keys.includes(key)));
  for (const amount of amounts) {
    if (tagsOf(amount).length < all.length) continue;
    const readings = cluster(amount, (a, b) => sameUnit(a.unit, b.unit) || converts(a.value, a.unit, b.value, b.unit));
    const alone = readings.filter((reading) => tagsOf(reading).length === 1);
    const agreed = readings.find((reading) => tagsOf(reading).length === all.length - 1);
    const [odd] = alone[0] ?? [];
    const [usual] = agreed ?? [];
    if (readings.length !== 2 || !odd || !usual || odd.unit.dimension !== usual.unit.dimension) continue;
    found.push({
      type: 'measure',
      variant: all.length > 2 ? 'odd' : 'differ',
      params: {
        lang: odd.tag,
        others: all.filter((tag) => tag !== odd.tag),
        value: odd.shown,
        otherValue: usual.shown,
      },
      severity: 'major',
      culprit: all.length > 2 ? odd.tag : null,
      confidence: 0.85,
      spans: amount.map((m) => spanOf(m.tag, m.sentence, m)),
    });
  }
  return found;
}

export const measure: Check = {
  id: 'measure',
  name: 'Measure',
  description:
    'The same number with another unit in one version: percent for percentage points, dollars for euros, yards for metres. An amount that was converted passes if the arithmetic is right, give or take what newspapers round.',
  severity: 'major',
  find,
};
