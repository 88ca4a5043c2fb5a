import type { DivergenceSpan } from '../types.js';
import type { VersionRow } from './document-rows.js';
import type { Row, Stretch } from './stretch.js';

/* Where flags point once their units have been put back otherwise. */

/** Where a place in a sentence is now, by the sentences' ids. */
export type Moved = (sentence: number, offset: number) => { sentence: number; offset: number };

type Standing = Pick<Stretch, 'sentence' | 'unit'>;

/** Words that a flag speaks of, in the unit where they stand. */
interface Placed {
  unit: number;
  /** The sentence's row before. */
  from: number;
  /** They reach the beginning, or the end, of that sentence. */
  opens: boolean;
  closes: boolean;
  span: DivergenceSpan;
}

/**
 * A flag goes with the words that it speaks of: to the unit that has the first of those of the version at fault, or else
 * the first of all; one that names none goes to the unit that carries on its own. Words that stand in other units are
 * parts of it there, and come back to it where the units are merged again.
 * @param lastPart the id of the last row of `flag_part`.
 */
export function anchoredFlags(
  before: Stretch,
  after: Standing,
  versions: readonly VersionRow[],
  moved: Moved,
  lastPart: number,
): Pick<Stretch, 'flag' | 'flag_part'> {
  let next = lastPart;
  const units = new Set(before.unit.map(({ id }) => id));
  const [inside, outside] = [true, false].map((wanted) =>
    before.flag_part.filter(({ unit_id }) => units.has(unit_id) === wanted),
  ) as [Row[], Row[]];
  const partsOf = (flag: Row[string], places: readonly Placed[], home: Row[string]): Row[] =>
    [...new Set(places.map(({ unit }) => unit))]
      .filter((unit) => unit !== home)
      .map((unit) => {
        const known = inside.find((row) => row.flag_id === flag && row.unit_id === unit);
        return { id: known?.id ?? ++next, flag_id: flag ?? null, unit_id: unit, spans: spansIn(places, unit) };
      });
  const placesIn = (rows: readonly Row[]): Placed[] =>
    rows.flatMap((row) => placed(row, before, after, versions, moved));
  const parts = (flag: Row[string]): Row[] => inside.filter((row) => row.flag_id === flag);

  const found = before.flag.map((flag) => {
    const places = placesIn([flag, ...parts(flag.id ?? null)]);
    const leading = places.find(({ span }) => span.lang === flag.lang) ?? places[0];
    const stays = after.unit.some(({ id }) => id === flag.unit_id);
    const home = leading?.unit ?? (stays ? flag.unit_id : after.unit[0]?.id) ?? null;
    const own = { ...flag, unit_id: home, spans: spansIn(places, home) };
    return { own, parts: partsOf(flag.id ?? null, places, home) };
  });
  // Of flags whose own unit isn't among these, as much as stands here.
  const here = new Set(before.flag.map(({ id }) => id));
  const strangers = [...new Set(inside.map(({ flag_id }) => flag_id ?? null))].filter((id) => !here.has(id));
  return {
    flag: found.map(({ own }) => own),
    flag_part: [
      ...found.flatMap((one) => one.parts),
      ...strangers.flatMap((flag) => partsOf(flag, placesIn(parts(flag)), null)),
      ...outside,
    ],
  };
}

const sentencesIn = ({ sentence }: Pick<Stretch, 'sentence'>, unit: number, version: number): Row[] =>
  sentence.filter((row) => row.unit_id === unit && row.version_id === version);

const lengthOf = (row: Row): number => (row.end as number) - (row.start as number);

/** Where the words of a flag, or of a part of one, stand now; where a cut goes through them, they are two. */
function placed(
  { unit_id, spans }: Row,
  before: Stretch,
  after: Standing,
  versions: readonly VersionRow[],
  moved: Moved,
): Placed[] {
  return (JSON.parse(spans as string) as DivergenceSpan[]).flatMap(({ lang, sentence, start, end }) => {
    const version = versions.find(({ tag }) => tag === lang)?.id ?? 0;
    const row = sentencesIn(before, unit_id as number, version)[sentence];
    if (!row) return [];
    const id = row.id as number;
    const [from, to] = [moved(id, start), moved(id, end)];
    const pieces =
      from.sentence === to.sentence
        ? [{ ...from, past: to.offset }]
        : [
            { ...from, past: Number.POSITIVE_INFINITY },
            { sentence: to.sentence, offset: 0, past: to.offset },
          ];
    return pieces.flatMap(({ sentence: there, offset, past }): Placed[] => {
      const own = after.sentence.find((one) => one.id === there);
      const stop = own ? Math.min(past, lengthOf(own)) : 0;
      if (!own || offset >= stop) return [];
      const unit = own.unit_id as number;
      const number = sentencesIn(after, unit, version).indexOf(own);
      const span = { lang, sentence: number, start: offset, end: stop };
      return [{ unit, from: id, opens: start === 0, closes: end === lengthOf(row), span }];
    });
  });
}

/** What a flag points to in a unit. What goes on from one sentence to another that is joined to it now is one again. */
function spansIn(places: readonly Placed[], unit: Row[string] | undefined): string {
  const joined: Placed[] = [];
  for (const place of places.filter((one) => one.unit === unit)) {
    const last = joined.at(-1);
    const goesOn =
      last?.closes &&
      place.opens &&
      last.from !== place.from &&
      last.span.lang === place.span.lang &&
      last.span.sentence === place.span.sentence &&
      last.span.end <= place.span.start;
    if (goesOn) joined[joined.length - 1] = { ...place, span: { ...last.span, end: place.span.end } };
    else joined.push(place);
  }
  return JSON.stringify(joined.map(({ span }) => span));
}
