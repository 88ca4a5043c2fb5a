import type { FileUnit, LanguageTag } from '../../types.js';
import type { InputFile, UnitFileHead } from '../types.js';
import type { PlacedUnit } from './xliff-unit.js';
import { placedUnits } from './xliff-units.js';

/** A translation of a source that other translations may be joined to. */
export interface Joining {
  file: InputFile;
  /** The target language that is meant, of a file with several; null for all that it has. */
  only: LanguageTag | null;
}

/**
 * So many units are looked through for the counterpart of one: translations of a source have all its units, but each lacks
 * what has no text in the source and in its own language.
 */
const AHEAD = 10_000;

export interface Agreement {
  /** No units contradict each other, and most of the shorter one have a counterpart. */
  whole: boolean;
  /** Some units are the same in both. */
  some: boolean;
}

/** Whether two translations are of the same source, in other languages: its units, by their names, texts and order. */
export async function joinable(one: Joining, other: Joining): Promise<Agreement> {
  const [left, right] = [new Counted(one), new Counted(other)];
  let same = 0;
  for await (const pair of paired(left.units(), right.units())) {
    const differ = pair.left !== undefined && pair.right !== undefined && pair.left.source !== pair.right.source;
    if (differ || pair.crossed) return { whole: false, some: same > 0 };
    if (pair.left && pair.right) same++;
  }
  const apart = left.source === right.source && left.targets.every((tag) => !right.targets.includes(tag));
  return { whole: apart && same > 0 && 2 * same >= Math.min(left.count, right.count), some: apart && same > 0 };
}

/** A translation that is read through, and what it is found to hold. */
class Counted {
  count = 0;
  private readonly head: UnitFileHead = { notices: [] };
  private readonly tags = new Set<LanguageTag>();

  constructor(private readonly translation: Joining) {}

  get source(): LanguageTag | undefined {
    return this.head.source;
  }

  get targets(): LanguageTag[] {
    return [...this.tags].filter((tag) => tag !== this.source);
  }

  async *units(): AsyncGenerator<PlacedUnit> {
    const { file, only } = this.translation;
    for await (const placed of placedUnits(file, this.head, only)) {
      this.count++;
      for (const tag in placed.unit.texts) this.tags.add(tag);
      yield placed;
    }
  }
}

/** The units of several translations of one source, as units of all their languages. */
export function joined(translations: readonly Joining[], head: UnitFileHead): AsyncGenerator<PlacedUnit> {
  const [first, ...others] = translations.map(({ file, only }) => placedUnits(file, head, only));
  return others.reduce(joinedPair, first as AsyncGenerator<PlacedUnit>);
}

async function* joinedPair(
  one: AsyncGenerator<PlacedUnit>,
  other: AsyncGenerator<PlacedUnit>,
): AsyncGenerator<PlacedUnit> {
  for await (const { left, right } of paired(one, other)) {
    if (left && right) yield { ...left, unit: merged(left.unit, right.unit) };
    else if (left ?? right) yield (left ?? right) as PlacedUnit;
  }
}

/** What both say of the unit is taken from the first; somebody has to have agreed to all that is translated. */
function merged(one: FileUnit, other: FileUnit): FileUnit {
  const { confirmed: _, notes: __, ...rest } = one;
  const notes = [...new Set([...(one.notes ?? []), ...(other.notes ?? [])])];
  const isTranslated = ({ texts }: FileUnit): boolean => Object.keys(texts).length > 1;
  const deciding = [one, other].filter(isTranslated);
  const confirmed = (deciding.length > 0 ? deciding : [one, other]).every((unit) => unit.confirmed === true);
  return {
    ...rest,
    texts: { ...one.texts, ...other.texts },
    ...(confirmed ? { confirmed } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

interface Paired {
  left?: PlacedUnit;
  right?: PlacedUnit;
  /** Each has what the other has later on: their orders differ. */
  crossed?: boolean;
}

async function* paired(one: AsyncGenerator<PlacedUnit>, other: AsyncGenerator<PlacedUnit>): AsyncGenerator<Paired> {
  const lefts = new Ahead(one);
  const rights = new Ahead(other);
  let document: string | null = null;
  try {
    for (;;) {
      const [left, right] = [await lefts.first(), await rights.first()];
      if (!left && !right) return;
      if (left && right && left.place === right.place) {
        lefts.shift();
        rights.shift();
        document = documentIn(left);
        yield { left, right };
        continue;
      }
      const leftLater = right !== undefined && (await lefts.has(right.place));
      const rightLater = left !== undefined && (await rights.has(left.place));
      const crossed = leftLater && rightLater;
      if (right && (rightLater || !left || (!leftLater && isFirst(right, left, document)))) {
        rights.shift();
        document = documentIn(right);
        yield { right, crossed };
      } else if (left) {
        lefts.shift();
        document = documentIn(left);
        yield { left, crossed };
      }
    }
  } finally {
    await Promise.all([one.return(undefined), other.return(undefined)]);
  }
}

/**
 * Of two units that only one translation has each: the one of the document that is on its way goes first, and in that the
 * one with the lower number, as Tercet counts them in order; it counts documents too.
 */
function isFirst(right: PlacedUnit, left: PlacedUnit, document: string | null): boolean {
  const [own, other] = [documentIn(right), documentIn(left)];
  if (own === other) return numberIn(right) < numberIn(left);
  return own === document || (other !== document && Number(own) < Number(other));
}

const documentIn = ({ place }: PlacedUnit): string => place.slice(0, place.indexOf('\n'));

const numberIn = ({ place }: PlacedUnit): number => Number(/(\d+)\n[^\n]*$/u.exec(place)?.[1] ?? 0);

/** Units, some of them read before they are asked for. */
class Ahead {
  private readonly read: PlacedUnit[] = [];
  private from = 0;
  private readonly places = new Map<string, number>();

  constructor(private readonly units: AsyncGenerator<PlacedUnit>) {}

  async first(): Promise<PlacedUnit | undefined> {
    if (this.from === this.read.length) await this.more();
    return this.read[this.from];
  }

  async has(place: string): Promise<boolean> {
    while (!this.places.has(place) && this.read.length - this.from < AHEAD) if (!(await this.more())) break;
    return this.places.has(place);
  }

  shift(): void {
    const unit = this.read[this.from];
    if (!unit) return;
    const count = (this.places.get(unit.place) ?? 1) - 1;
    if (count === 0) this.places.delete(unit.place);
    else this.places.set(unit.place, count);
    this.from++;
    // Not each time, as that would move all that is left.
    if (this.from < this.read.length && this.from < AHEAD) return;
    this.read.splice(0, this.from);
    this.from = 0;
  }

  private async more(): Promise<boolean> {
    const { value, done } = await this.units.next();
    if (done) return false;
    this.read.push(value);
    this.places.set(value.place, (this.places.get(value.place) ?? 0) + 1);
    return true;
  }
}
