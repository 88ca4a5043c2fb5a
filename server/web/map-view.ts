import type { Kysely } from 'kysely';
import { type Band, bandsOf, divergentUnits } from '../store/overview.js';
import type { Database } from '../store/tables.js';
import type { DocumentSummary } from '../store/types.js';
import type { LanguageTag } from '../types.js';
import type { Wording } from '../wording.js';
import { mostBands, STRIPS_HEIGHT, type Strips, strips } from './charts/strips.js';
import { addressOf, rowAddress } from './document-view.js';
import { checkName, type Family, familyOf } from './families.js';
import { countStates, placeName, STATES } from './overview-view.js';

/** The map beside the text: the picture, links to places in it, and in words which units diverge. */

/** Links down the map: few enough to be passed by on the way to the text. */
const PLACES = 12;
/** Units in the list; a longer one is what the filter is for. */
const LISTED = 100;

export interface MapRange {
  /** Positions of the first and the last unit of the page. */
  first: number;
  last: number;
}

/**
 * @param columns the versions in the order in which the reader has them.
 * @param shown what of the document the page holds; null where it is not a run of units.
 */
export async function mapView(
  db: Kysely<Database>,
  document: DocumentSummary,
  columns: readonly { tag: LanguageTag }[],
  shown: MapRange | null,
  wording: Wording,
) {
  const { id, units, versions } = document;
  if (units === 0) return null;
  const whole = units <= mostBands(versions.length, true);
  const bands = await bandsOf(db, id, mostBands(versions.length, whole));
  const order = columns.map(({ tag }) => versions.findIndex((version) => version.tag === tag));
  const drawn = strips(
    bands.map((band) => ({
      lengths: order.map((version) => band.lengths[version] ?? 0),
      parts: partsOf(band),
      flagged: band.withFlags > 0,
    })),
  );
  return {
    ...{ documentId: id, width: drawn.width, height: drawn.height, marks: drawn.marks },
    summary: summary(document, bands, wording),
    size: bands[0]?.units ?? 1,
    starts: drawn.starts.map((of) => of.join(' ')).join(','),
    here: shown && hereView(bands, drawn, shown),
    places: places(id, bands, drawn, wording),
    list: await listView(db, document, shown?.first ?? 0, wording),
    from: shown?.first ?? 0,
  };
}

/** By state, what is done first and what is left last. Divergent units are of the family that most of them have. */
function partsOf(band: Band) {
  return STATES.map((state) => ({
    className: state === 'divergent' ? familyIn(band) : state,
    share: band[state] / band.units,
  }));
}

function familyIn({ types }: Band): Family {
  const counts = new Map<Family, number>();
  for (const [type, count] of Object.entries(types))
    counts.set(familyOf(type), (counts.get(familyOf(type)) ?? 0) + count);
  const [[most] = ['sense' as const]] = [...counts].sort(([, a], [, b]) => b - a);
  return most;
}

function summary(document: DocumentSummary, bands: readonly Band[], { t, lang }: Wording): string {
  const counts = countStates(bands);
  const number = new Intl.NumberFormat(lang);
  return t('map.summary', {
    langs: document.versions.map(({ tag }) => tag),
    states: STATES.map((state) =>
      t('overview.figure', { name: t(`overview.state.${state}`), figure: number.format(counts[state]) }),
    ),
  });
}

function hereView(bands: readonly Band[], { spans }: Strips, { first, last }: MapRange) {
  const bandAt = (position: number): number => bands.findLastIndex((band) => band.first <= position);
  const y = spans[bandAt(first)]?.start ?? 0;
  return { y, height: Math.max(4, (spans[bandAt(last)]?.end ?? 0) - y) };
}

/** The map in equal parts, as far as units allow; each leads to the first unit that begins in it. */
function places(documentId: number, bands: readonly Band[], { spans }: Strips, wording: Wording) {
  const step = STRIPS_HEIGHT / PLACES;
  const heads = spans.flatMap(({ start }, index) => {
    const before = spans.length > PLACES && spans[index - 1];
    return before && Math.floor(start / step) === Math.floor(before.start / step) ? [] : [index];
  });
  return heads.map((head, index) => {
    const end = heads[index + 1] ?? bands.length;
    const first = bands[head]?.first ?? 0;
    const units = (bands[end]?.first ?? lastOf(bands)) - first;
    const y = index === 0 ? 0 : (spans[head]?.start ?? 0);
    const until = spans[end]?.start ?? STRIPS_HEIGHT;
    return {
      y,
      height: Math.max(0, until - y),
      href: rowAddress(documentId, first),
      name: placeName({ first, units }, wording),
    };
  });
}

function lastOf(bands: readonly Band[]): number {
  const last = bands.at(-1);
  return last ? last.first + last.units : 0;
}

/** From where the page begins: one has read what is before it. */
async function listView(db: Kysely<Database>, { id }: DocumentSummary, from: number, wording: Wording) {
  const { units, total } = await divergentUnits(db, id, { from, most: LISTED });
  if (total === 0) return null;
  const rest = total - units.length;
  return {
    title: wording.t('map.list', { count: total }),
    units: units.map(({ position, types }) => ({
      number: position + 1,
      href: rowAddress(id, position),
      kinds: types.map((type) => ({ family: familyOf(type), name: checkName(type, wording) })),
    })),
    more: rest > 0 && { href: addressOf(id, { show: 'divergent' }), text: wording.t('map.more', { count: rest }) },
  };
}
