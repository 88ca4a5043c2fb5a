import type { NumberSort } from '../../../analyse/numbers.js';
import type { Divergence, LanguageTag } from '../../../types.js';
import { blamed, type Check, filledSides, spanOf, type UnitSide, type UnitView } from '../../check.js';
import { type Cluster, cluster, type Mention, tagsOf } from '../../reading/mentions.js';
import { timesOf } from '../../reading/times.js';
import { close } from '../../reading/units.js';
import { isMagnitudeSlip } from '../magnitude.js';
import { countTheSame, isNextDoor, type NumberIn, numbersOf, sameValue } from './amounts.js';

/** Small numbers come and go with idiom (`both`, `a couple`, `one of`); a translator who drops 12 or 2,000 errs. */
function telling({ number, unit }: NumberIn): boolean {
  if (number.loose || number.sort === 'label' || number.sort === 'roman') return false;
  // 100 % is `wholly`
  if (number.value === 100 && unit?.id === 'percent') return false;
  return number.digits ? number.value !== 0 && number.value !== 1 : number.value > 2;
}

const spans = (mentions: readonly Mention[]) => mentions.map((m) => spanOf(m.tag, m.sentence, m));

/** Two numbers stand in for each other best where they count the same, are written alike and near in size. */
function distance(a: NumberIn, b: NumberIn): number {
  const ratio = Math.abs(Math.log((Math.abs(a.number.value) + 1) / (Math.abs(b.number.value) + 1)));
  const alike = a.number.digits === b.number.digits ? 0 : 0.5;
  return ratio + alike + (telling(b) ? 0 : 3) - (countTheSame(a, b) ? 6 : 0);
}

const first = (mentions: Cluster<NumberIn>): NumberIn => mentions[0] as NumberIn;

const areSort = (mentions: Cluster<NumberIn>, sort: NumberSort): boolean =>
  mentions.every(({ number }) => number.sort === sort);

/** Written as a number by every version that has it: `two`, not just `both` or `a pair`. */
const isSpelt = (mentions: Cluster<NumberIn>): boolean =>
  tagsOf(mentions).every((tag) =>
    mentions.some((m) => m.tag === tag && !m.number.loose && (m.number.digits || m.number.value > 1)),
  );

/** Whether in each version that has some numbers one of them counts what another number does. */
const countEverywhere = (numbers: Cluster<NumberIn>, other: Cluster<NumberIn>): boolean =>
  tagsOf(numbers).every((tag) => numbers.some((a) => a.tag === tag && other.some((b) => countTheSame(a, b))));

/** A number of which one version has an idiomatic echo only (`two … the second`), without that. */
function echoedLoosely(mentions: Cluster<NumberIn>, sides: readonly UnitSide[]): Cluster<NumberIn>[] {
  const strict = mentions.filter(({ number }) => !number.loose);
  const all = tagsOf(mentions).length === sides.length && tagsOf(strict).length === sides.length - 1;
  return all ? [strict] : [];
}

/** Whether one of some numbers can stand in a version where the other versions have another. */
function faces(agreed: Cluster<NumberIn>, other: Cluster<NumberIn>): boolean {
  for (const sort of ['label', 'roman'] as const)
    if (areSort(agreed, sort) || areSort(other, sort)) return areSort(agreed, sort) && areSort(other, sort);
  if ([agreed, other].some((c) => areSort(c, 'order') || areSort(c, 'part'))) return false;
  if (agreed.some(telling) && other.some(({ number }) => !number.loose)) return true;
  if (tagsOf(agreed).length > 1 && isSpelt(agreed) && isSpelt(other)) return true;
  if ([...agreed, ...other].every(({ number }) => number.loose && number.value <= 2)) return false;
  // small numbers are too common to face each other, unless they count the same
  return countEverywhere(agreed, other);
}

function nearest(to: Cluster<NumberIn>, among: Cluster<NumberIn>[], tag: LanguageTag): Cluster<NumberIn> | undefined {
  const own = among.filter((c) => first(c).tag === tag && faces(to, c));
  return own.sort((a, b) => distance(first(to), first(a)) - distance(first(to), first(b)))[0];
}

const slips = (a: Cluster<NumberIn>, b: Cluster<NumberIn>): boolean =>
  a.some((x) => b.some((y) => isMagnitudeSlip(x.number, y.number)));

const DATES = new Set(['weekday', 'relative-day', 'relative-weekday', 'adjacent-day', 'relative-week']);

const isDated = (side: UnitSide): boolean => [...timesOf(side).keys()].some((group) => DATES.has(group));

/** `on 12 May` where another version has `on Friday`. */
function isDayOfMonth({ side, sentence, start, end }: NumberIn): boolean {
  const months = [...(timesOf(side).get('month')?.values.values() ?? [])].flat();
  return months.some(
    (month) => month.sentence === sentence && (Math.abs(month.start - end) <= 4 || Math.abs(start - month.end) <= 2),
  );
}

/** Whether a number that one side lacks is said there in another way, or beside it. */
const elsewhere = (side: UnitSide, mentions: Cluster<NumberIn>): boolean =>
  mentions.some((m) => isNextDoor(side, m)) || (mentions.some(isDayOfMonth) && isDated(side));

const ZONES =
  /(?<!\p{L})(?:GMT|UTC|[ECMP][SD]?T|BST|CES?T|МСК|heure de |heure locale|по (?:московскому|местному|Гринвичу|Москве)|local time|Moscow time)/u;

/** Hours of two places differ. */
const isZoned = (mentions: Cluster<NumberIn>): boolean =>
  mentions.some(({ number, side, sentence }) => number.clock && ZONES.test(side.sentences[sentence]?.text ?? ''));

/** Where all versions but one agree on a number: that one says another, or none. */
function oddOneOut(sides: readonly UnitSide[], clusters: Cluster<NumberIn>[]): Divergence[] {
  const found: Divergence[] = [];
  const single = new Set(clusters.filter((c) => tagsOf(c).length === 1));
  // the sure ones first, so that they find their rivals
  const agreeing = [...clusters, ...clusters.flatMap((c) => echoedLoosely(c, sides))]
    .filter((c) => tagsOf(c).length === sides.length - 1)
    .sort((a, b) => Number(b.some(telling)) - Number(a.some(telling)));
  for (const agreed of agreeing) {
    const holders = tagsOf(agreed);
    const odd = sides.find(({ tag }) => !holders.includes(tag)) as UnitSide;
    const other = nearest(agreed, [...single], odd.tag);
    if (!other && !agreed.some(telling)) continue;
    if (!clusters.includes(agreed) && !(other && countEverywhere(agreed, other))) continue;
    if (other) single.delete(other);
    if (other && (slips(agreed, other) || isZoned(agreed) || isZoned(other))) continue;
    const sure = agreed.filter(telling).length >= 2 && !elsewhere(odd, agreed);
    found.push({
      type: 'number',
      variant: other ? 'odd' : 'missing',
      params: {
        lang: odd.tag,
        others: holders,
        value: other ? first(other).shown : '',
        otherValue: first(agreed).shown,
      },
      severity: 'major',
      culprit: odd.tag,
      confidence: other ? 0.9 : sure ? 0.6 : 0.4,
      spans: spans([...agreed, ...(other ?? [])]),
      ...(other || sure ? {} : { hint: true }),
    });
  }
  return [...found, ...additions(sides, single)];
}

/** Numbers that one version has and the others have nothing for. */
function additions(sides: readonly UnitSide[], single: ReadonlySet<Cluster<NumberIn>>): Divergence[] {
  return [...single].flatMap((added): Divergence[] => {
    const { tag, number, shown } = first(added);
    const rivals = [...single].filter((c) => first(c).tag !== tag && c.some(telling));
    if (rivals.length > 0 || !added.some(telling)) return [];
    const others = sides.filter((side) => side.tag !== tag);
    const sure = number.digits && !others.some((side) => elsewhere(side, added));
    return [
      {
        type: 'number',
        variant: 'added',
        params: { lang: tag, others: others.map((side) => side.tag), value: shown },
        severity: 'minor',
        culprit: tag,
        confidence: sure ? 0.5 : 0.3,
        spans: spans(added),
        ...(sure ? {} : { hint: true }),
      },
    ];
  });
}

const CONVERTED = new Set(['length', 'speed', 'area', 'mass', 'volume', 'temperature']);

/** 48 and 50 km: both versions may have converted what a third has in miles. */
const areRounded = ([a, b, ...more]: Cluster<NumberIn>[]): boolean =>
  a !== undefined &&
  b !== undefined &&
  more.length === 0 &&
  first(a).unit !== null &&
  first(a).unit?.id === first(b).unit?.id &&
  CONVERTED.has(first(a).unit?.dimension ?? '') &&
  close(first(a).number.value, first(b).number.value);

/** With no two versions to agree against a third: numbers of one that face other numbers of each other one. */
function disagreement(unit: UnitView, sides: readonly UnitSide[], clusters: Cluster<NumberIn>[]): Divergence[] {
  const alone = clusters.filter((c) => tagsOf(c).length === 1);
  const found: Divergence[] = [];
  const [one, ...rest] = sides as [UnitSide, ...UnitSide[]];
  for (const own of alone.filter((c) => first(c).tag === one.tag)) {
    const facing = rest.map(({ tag }) => nearest(own, alone, tag));
    if (facing.some((c) => !c)) continue;
    const all = [own, ...(facing as Cluster<NumberIn>[])];
    const rounded = areRounded(all);
    for (const c of all) alone.splice(alone.indexOf(c), 1);
    if (all.some((a, n) => all.slice(n + 1).some((b) => slips(a, b))) || all.some(isZoned)) continue;
    found.push({
      type: 'number',
      variant: 'differ',
      params: { values: all.map((c) => `${first(c).tag.toUpperCase()} ${first(c).shown}`) },
      severity: 'major',
      culprit: sides.length === 2 ? blamed(unit, one.tag, (rest[0] as UnitSide).tag) : null,
      confidence: rounded ? 0.4 : 0.7,
      spans: spans(all.flat()),
      ...(rounded ? { hint: true } : {}),
    });
  }
  return sides.length > 2 ? found : [...found, ...lonely(unit, sides as [UnitSide, UnitSide], alone)];
}

/** Numbers that one of two versions has alone. */
function lonely(unit: UnitView, [a, b]: [UnitSide, UnitSide], alone: Cluster<NumberIn>[]): Divergence[] {
  return alone
    .filter((c) => c.some(telling))
    .map((lone): Divergence => {
      const { tag, number, shown } = first(lone);
      const other = a.tag === tag ? b : a;
      const sure = number.digits && !elsewhere(other, lone);
      return {
        type: 'number',
        variant: 'missing',
        params: { lang: other.tag, others: [tag], value: '', otherValue: shown },
        severity: 'minor',
        culprit: blamed(unit, a.tag, b.tag),
        confidence: sure ? 0.5 : 0.3,
        spans: spans(lone),
        ...(sure ? {} : { hint: true }),
      };
    });
}

/** What says, instead of a minus, that a temperature is below zero. */
const COLD = /zero|zéro|нул|мороз|gel|freez|frost|minus|moins|минус|froid|négati|negativ|отрицат|холод/iu;

/** A minus that two versions have and one lacks: on temperatures, where it is no dash. */
function minusLost(sides: readonly UnitSide[], clusters: Cluster<NumberIn>[]): Divergence[] {
  return clusters.flatMap((c): Divergence[] => {
    const cold = tagsOf(c.filter(({ number, unit }) => number.negative && unit?.dimension === 'temperature'));
    if (sides.length < 3 || tagsOf(c).length < sides.length || cold.length !== sides.length - 1) return [];
    const odd = sides.find(({ tag }) => !cold.includes(tag)) as UnitSide;
    if (odd.sentences.some(({ text }) => COLD.test(text))) return [];
    const mention = c.find(({ tag }) => tag === odd.tag) as NumberIn;
    const usual = c.find(({ tag, number }) => tag !== odd.tag && number.negative) as NumberIn;
    const params = { lang: odd.tag, others: cold, value: mention.shown, otherValue: `−${usual.shown}` };
    return [
      {
        ...{ type: 'number', variant: 'odd', params, severity: 'major', culprit: odd.tag, confidence: 0.85 },
        spans: spans(c),
      },
    ];
  });
}

export const number: Check = {
  id: 'number',
  name: 'Number',
  description:
    'A number that one version gives otherwise, leaves out or adds. Compared by value: digits with any decimal and group signs, number words in every form, magnitudes (11.5 billion, 11,5 млрд), ordinals, fractions, ranges, Roman numerals, decades, a minus on temperatures, times of day in 12 and 24 hours; converted lengths, weights, durations and temperatures pass if the arithmetic is right. Numbers that come and go with idiom (one, both, half, a dozen) raise something only where another number of the same things faces them, digits in names (COVID-19) only other such digits. A number that differs by a word of magnitude is the magnitude check’s.',
  severity: 'major',
  find(unit) {
    const sides = filledSides(unit);
    if (sides.length < 2) return [];
    const mentions = numbersOf(unit);
    if (mentions.length === 0) return [];
    const clusters = cluster(mentions, sameValue);
    const odd = sides.length > 2 ? oddOneOut(sides, clusters) : [];
    const told = new Set(odd.flatMap((f) => f.spans.map((s) => `${s.lang} ${s.sentence} ${s.start}`)));
    const rest = clusters.filter((c) => !c.some((m) => told.has(`${m.tag} ${m.sentence} ${m.start}`)));
    return [...odd, ...disagreement(unit, sides, rest), ...minusLost(sides, clusters)];
  },
};
