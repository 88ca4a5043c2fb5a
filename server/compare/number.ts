import type { NumberMention } from '../analyse/numbers.js';
import type { MeasureUnit } from '../language/units.js';
import type { Divergence, LanguageTag } from '../types.js';
import { type Check, filledSides, spanOf, type UnitView } from './check.js';
import { type Cluster, cluster, type Mention, tagsOf } from './mentions.js';
import { converts, unitOf } from './units.js';

interface NumberIn extends Mention {
  number: NumberMention;
  unit: MeasureUnit | null;
}

/** Of the same value, or converted: 12 miles are 19 km. */
const sameValue = (a: NumberIn, b: NumberIn): boolean =>
  a.number.keys.some((key) => b.number.keys.includes(key)) ||
  (a.unit !== null && b.unit !== null && converts(a.number.value, a.unit, b.number.value, b.unit));

/** Small numbers come and go with idiom (`both`, `a couple`, `one of`); a translator who drops 12 or 2,000 errs. */
const telling = ({ number }: NumberIn): boolean =>
  !number.loose && (number.digits ? number.value !== 0 && number.value !== 1 : number.value > 2);

function mentionsOf(unit: UnitView): NumberIn[] {
  return filledSides(unit).flatMap(({ tag, version, sentences }) =>
    sentences.flatMap(({ text, numbers }, sentence) =>
      numbers.map((number) => ({
        tag,
        sentence,
        number,
        unit: unitOf(text, number, version.language.tag)?.unit ?? null,
        start: number.start,
        end: number.end,
        shown: text.slice(number.start, number.end),
      })),
    ),
  );
}

const spans = (mentions: readonly Mention[]) => mentions.map((m) => spanOf(m.tag, m.sentence, m));

/** Two numbers stand in for each other best where they are written alike and near in size. */
function distance(a: NumberIn, b: NumberIn): number {
  const ratio = Math.abs(Math.log((Math.abs(a.number.value) + 1) / (Math.abs(b.number.value) + 1)));
  return ratio + (a.number.digits === b.number.digits ? 0 : 0.5) + (telling(b) ? 0 : 3);
}

function nearest(to: Cluster<NumberIn>, among: Cluster<NumberIn>[], tag: LanguageTag): Cluster<NumberIn> | undefined {
  const own = among.filter((c) => (c[0] as NumberIn).tag === tag && c.some((m) => !m.number.loose));
  const from = to[0] as NumberIn;
  return own.sort((a, b) => distance(from, a[0] as NumberIn) - distance(from, b[0] as NumberIn))[0];
}

/** Where all versions but one agree on a number: that one says another, or none. */
function oddOneOut(all: LanguageTag[], clusters: Cluster<NumberIn>[]): Divergence[] {
  const found: Divergence[] = [];
  const single = new Set(clusters.filter((c) => tagsOf(c).length === 1));
  for (const agreed of clusters) {
    const holders = tagsOf(agreed);
    if (holders.length !== all.length - 1 || holders.length < 2 || !agreed.some(telling)) continue;
    const odd = all.find((tag) => !holders.includes(tag)) as LanguageTag;
    const other = nearest(agreed, [...single], odd);
    if (other) single.delete(other);
    const sure = agreed.filter(telling).length >= 2;
    found.push({
      type: 'number',
      variant: other ? 'odd' : 'missing',
      params: {
        lang: odd,
        others: holders,
        value: other?.[0]?.shown ?? '',
        otherValue: (agreed[0] as NumberIn).shown,
      },
      severity: 'major',
      culprit: odd,
      confidence: other ? 0.9 : sure ? 0.6 : 0.4,
      spans: spans([...agreed, ...(other ?? [])]),
      ...(other || sure ? {} : { hint: true }),
    });
  }
  for (const added of single) {
    const [first] = added as [NumberIn];
    const rivals = [...single].filter((c) => (c[0] as NumberIn).tag !== first.tag && c.some(telling));
    if (all.length < 3 || rivals.length > 0 || !added.some(telling)) continue;
    const sure = first.number.digits;
    found.push({
      type: 'number',
      variant: 'added',
      params: { lang: first.tag, others: all.filter((tag) => tag !== first.tag), value: first.shown },
      severity: 'minor',
      culprit: first.tag,
      confidence: sure ? 0.5 : 0.3,
      spans: spans(added),
      ...(sure ? {} : { hint: true }),
    });
  }
  return found;
}

/** With no two versions to agree against a third: numbers of one that face other numbers of another. */
function disagreement(all: LanguageTag[], clusters: Cluster<NumberIn>[]): Divergence[] {
  const alone = clusters.filter((c) => tagsOf(c).length === 1 && c.some(telling));
  const found: Divergence[] = [];
  const [first, ...rest] = all as [LanguageTag, ...LanguageTag[]];
  for (const own of alone.filter((c) => (c[0] as NumberIn).tag === first)) {
    const facing = rest.map((tag) => nearest(own, alone, tag));
    if (facing.some((c) => !c)) continue;
    const sides = [own, ...(facing as Cluster<NumberIn>[])];
    for (const side of facing) alone.splice(alone.indexOf(side as Cluster<NumberIn>), 1);
    found.push({
      type: 'number',
      variant: 'differ',
      params: { values: sides.map((c) => `${(c[0] as NumberIn).tag.toUpperCase()} ${(c[0] as NumberIn).shown}`) },
      severity: 'major',
      culprit: null,
      confidence: 0.7,
      spans: spans(sides.flat()),
    });
  }
  if (all.length > 2) return found;
  const paired = new Set(found.flatMap((f) => f.spans.map((s) => `${s.lang} ${s.sentence} ${s.start}`)));
  for (const c of clusters) {
    const [lone] = c as [NumberIn];
    if (tagsOf(c).length > 1 || !telling(lone) || paired.has(`${lone.tag} ${lone.sentence} ${lone.start}`)) continue;
    const other = all.find((tag) => tag !== lone.tag) as LanguageTag;
    const sure = lone.number.digits;
    found.push({
      type: 'number',
      variant: 'missing',
      params: { lang: other, others: [lone.tag], value: '', otherValue: lone.shown },
      severity: 'minor',
      culprit: null,
      confidence: sure ? 0.5 : 0.3,
      spans: spans(c),
      ...(sure ? {} : { hint: true }),
    });
  }
  return found;
}

export const number: Check = {
  id: 'number',
  name: 'Number',
  description:
    'A number that one version gives otherwise, leaves out or adds. Compared by value: digits with any decimal and group signs, number words in every form, magnitudes (11.5 billion, 11,5 млрд), ordinals, Roman numerals, decades, times of day in 12 and 24 hours. Numbers that come and go with idiom (one, both, half, a dozen) raise nothing alone.',
  severity: 'major',
  find(unit) {
    const all = filledSides(unit).map(({ tag }) => tag);
    if (all.length < 2) return [];
    const clusters = cluster(mentionsOf(unit), (a, b) => sameValue(a, b));
    const odd = all.length > 2 ? oddOneOut(all, clusters) : [];
    const told = new Set(odd.flatMap((f) => f.spans.map((s) => `${s.lang} ${s.sentence} ${s.start}`)));
    const rest = clusters.filter((c) => !c.some((m) => told.has(`${m.tag} ${m.sentence} ${m.start}`)));
    return [...odd, ...disagreement(all, rest)];
  },
};
