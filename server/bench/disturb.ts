import type { LanguageTag } from '../types.js';
import { segmented, type TestSet, type Texts } from './documents.js';
import { type Random, randomFrom } from './random.js';

/** Shares of units: left out of one version, or run together with the next in one version. */
const OMITTED = 0.12;
const MERGED = 0.12;

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;

/** A heading is no sentence, and nobody runs it together with what follows. */
const isSentence = (piece: string | undefined): boolean => /\p{P}$/u.test(piece ?? '');

const mergeable = (a: Texts, b: Texts | undefined, tag: LanguageTag): boolean =>
  isSentence(a[tag]?.at(-1)) && isSentence(b?.[tag]?.at(-1));

/** Two units as one, whose sentences at the seam are a single one in the version of this tag. */
function merge(a: Texts, b: Texts, tag: LanguageTag, tags: readonly LanguageTag[]): Texts {
  return Object.fromEntries(
    tags.map((own) => {
      const before = a[own] ?? [];
      const after = b[own] ?? [];
      if (own !== tag) return [own, [...before, ...after]];
      return [own, [...before.slice(0, -1), `${before.at(-1)} ${after[0]}`, ...after.slice(1)]];
    }),
  );
}

/** What a free translator does to a text: sentences left out, and sentences run together. The gold follows. */
export function disturb(units: readonly Texts[], tags: readonly LanguageTag[], random: Random): Texts[] {
  const out: Texts[] = [];
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as Texts;
    const next = units[i + 1];
    const full = tags.filter((tag) => unit[tag]?.length);
    const chance = random();
    const tag = pick(full, random);
    if (chance < OMITTED && full.length > 1) out.push({ ...unit, [tag]: [] });
    else if (chance >= OMITTED && chance < OMITTED + MERGED && mergeable(unit, next, tag)) {
      out.push(merge(unit, next as Texts, tag, tags));
      i++;
    } else out.push(unit);
  }
  return out;
}

/** Each document of a set, disturbed `times` times, each time otherwise. The same set always gives the same. */
export function disturbed({ name, tags, documents }: TestSet, times: number): TestSet {
  return {
    name: `${name.split(',')[0]}, disturbed`,
    tags,
    documents: documents.flatMap(({ id, gold }, d) =>
      Array.from({ length: times }, (_, n) =>
        segmented(`${id} ${n + 1}`, disturb(gold, tags, randomFrom(1 + d * times + n)), tags),
      ),
    ),
  };
}
