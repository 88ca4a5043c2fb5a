import { filled, placesOf, touches } from './places.js';
import { type PlantedError, SAMPLE_TAGS, type Sample } from './samples.js';
import type { FoundUnit } from './tercet.js';

/** How one check did on the samples. */
export interface CheckScore {
  type: string;
  /** What it found in the sample with planted errors. */
  findings: number;
  /** Those that lie on a planted error, or on text that a version lacks. */
  apt: number;
  /** Planted errors that one of its findings lies on. */
  errors: number;
  /** What it found in good units, in all samples. */
  alarms: number;
}

export interface CheckReport {
  errors: number;
  /** Planted errors that a finding of any check lies on. */
  found: number;
  /** Units without an error that every version has, in all samples, and those with a finding. */
  goodUnits: number;
  alarmedUnits: number;
  checks: CheckScore[];
  /** Planted errors by kind. */
  kinds: { kind: string; errors: number; found: number }[];
}

/** One unit found: which errors it shares text with, and whether it touches anything that may be marked. */
interface Seen {
  errors: PlantedError[];
  good: boolean;
  types: string[];
}

function look({ units, errors }: Sample, found: readonly FoundUnit[]): Seen[] {
  const gold = placesOf(units, SAMPLE_TAGS);
  const places = placesOf(
    found.map(({ texts }) => texts),
    SAMPLE_TAGS,
  );
  return places.map((place, u) => {
    const touched = new Set(gold.flatMap((own, g) => (touches(place, own) ? [g] : [])));
    const own = errors.filter(({ unit }) => touched.has(unit));
    const whole = [...touched].every((g) => filled(gold[g] ?? {}, SAMPLE_TAGS).length === SAMPLE_TAGS.length);
    const types = found[u]?.divergences.map(({ type }) => type) ?? [];
    return { errors: own, good: own.length === 0 && whole, types };
  });
}

const countBy = <T>(items: readonly T[], test: (item: T) => boolean): number => items.filter(test).length;

/** Holds what the checks found in the samples against the errors that were planted there. */
export function scoreChecks(samples: readonly Sample[], found: readonly FoundUnit[][]): CheckReport {
  const seen = samples.map((sample, s) => look(sample, found[s] ?? []));
  const all = seen.flat();
  const spoilt = seen.filter((_, s) => samples[s]?.errors.length).flat();
  const errors = samples.flatMap((sample) => sample.errors);
  const marked = new Set(all.filter(({ types }) => types.length > 0).flatMap((unit) => unit.errors));
  const good = all.filter((unit) => unit.good);
  const checks = [...new Set(all.flatMap(({ types }) => types))].sort().map((type): CheckScore => {
    const count = (units: readonly Seen[]): number =>
      units.flatMap(({ types }) => types).filter((t) => t === type).length;
    return {
      type,
      findings: count(spoilt),
      apt: count(spoilt.filter((unit) => !unit.good)),
      errors: new Set(spoilt.filter(({ types }) => types.includes(type)).flatMap((unit) => unit.errors)).size,
      alarms: count(good),
    };
  });
  const kinds = [...new Set(errors.map(({ category }) => category))].sort().map((kind) => ({
    kind,
    errors: countBy(errors, ({ category }) => category === kind),
    found: countBy([...marked], ({ category }) => category === kind),
  }));
  return {
    errors: errors.length,
    found: marked.size,
    goodUnits: good.length,
    alarmedUnits: countBy(good, ({ types }) => types.length > 0),
    checks,
    kinds,
  };
}
