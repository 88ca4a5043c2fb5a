import type { LanguageTag } from '../../types.js';
import type { UnitView } from '../check.js';
import { once } from '../reading/kept.js';
import { SHIPPED } from './holders.js';
import { type Item, matches } from './matching.js';

/** Two items of different versions that translate each other. */
export interface Link {
  a: Item;
  b: Item;
}

/** A possible link between the items at two places, and how far these are apart within their versions, 0 to 1. */
interface Candidate {
  i: number;
  j: number;
  apart: number;
}

/**
 * Where the items of one version stand that another has too, by each of the things they can be found by: chains of places
 * in order, from 1 on. Of one pair of versions at a time, in tables that are used again.
 */
class PlacesBy {
  private readonly ofConcepts = new Int32Array(SHIPPED);
  private readonly ofOthers = new Map<number | string, number>();
  private readonly places: number[] = [];
  private readonly following: number[] = [];

  constructor() {
    this.link(0, 0);
  }

  fill(items: readonly Item[], other: LanguageTag): void {
    for (let at = items.length - 1; at >= 0; at--) {
      const { foundIn, concepts, keys, stem } = items[at] as Item;
      if (!foundIn.has(other)) continue;
      for (const concept of concepts)
        if (concept < SHIPPED) this.ofConcepts[concept] = this.link(at, this.ofConcepts[concept] as number);
        else this.add(concept, at);
      for (const key of keys) this.add(`#${key}`, at);
      if (stem !== '') this.add(stem, at);
    }
  }

  empty(items: readonly Item[]): void {
    for (const { concepts } of items)
      for (const concept of concepts) if (concept < SHIPPED) this.ofConcepts[concept] = 0;
    this.ofOthers.clear();
    this.places.length = this.following.length = 1;
  }

  /** The first of a chain; 0 where there is none. */
  first(what: number | string): number {
    return typeof what === 'number' && what < SHIPPED
      ? (this.ofConcepts[what] as number)
      : (this.ofOthers.get(what) ?? 0);
  }

  placeOf(link: number): number {
    return this.places[link] as number;
  }

  after(link: number): number {
    return this.following[link] as number;
  }

  private add(what: number | string, at: number): void {
    this.ofOthers.set(what, this.link(at, this.ofOthers.get(what) ?? 0));
  }

  private link(place: number, next: number): number {
    this.following.push(next);
    return this.places.push(place) - 1;
  }
}

const placesBy = new PlacesBy();

/** Whether a place is among the candidates from some number on: one item's, of which there are few. */
function isAmong(candidates: readonly Candidate[], from: number, place: number): boolean {
  for (let n = from; n < candidates.length; n++) if ((candidates[n] as Candidate).j === place) return true;
  return false;
}

function candidates(own: readonly Item[], theirs: readonly Item[], to: LanguageTag, from: LanguageTag): Candidate[] {
  const found: Candidate[] = [];
  const apart = (i: number, j: number): number => Math.abs(i / own.length - j / theirs.length);
  placesBy.fill(theirs, from);
  for (let i = 0; i < own.length; i++) {
    const a = own[i] as Item;
    if (!a.foundIn.has(to)) continue;
    const before = found.length;
    const addAll = (what: number | string): void => {
      for (let link = placesBy.first(what); link !== 0; link = placesBy.after(link)) {
        const j = placesBy.placeOf(link);
        if (!isAmong(found, before, j)) found.push({ i, j, apart: apart(i, j) });
      }
    };
    for (const concept of a.concepts) addAll(concept);
    for (const key of a.keys) addAll(`#${key}`);
    if (a.stem !== '') addAll(a.stem);
    // told by sound, or as part of a term
    if (found.length === before && a.kind === 'word')
      theirs.forEach((b, j) => {
        if (b.kind === 'word' && b.foundIn.has(from) && matches(a, b)) found.push({ i, j, apart: apart(i, j) });
      });
  }
  placesBy.empty(theirs);
  return found;
}

/**
 * Which of two versions' items translate each other: of all that could, those in the most alike places first, each item
 * once; an item that is left over (a word said twice, that the other version says once) goes to the nearest.
 */
function chosen(own: readonly Item[], theirs: readonly Item[]): Candidate[] {
  const [from, to] = [own[0]?.tag, theirs[0]?.tag];
  if (from === undefined || to === undefined) return [];
  const sorted = candidates(own, theirs, to, from).sort((x, y) => x.apart - y.apart);
  const ofOwn = new Uint8Array(own.length);
  const ofTheirs = new Uint8Array(theirs.length);
  const links: Candidate[] = [];
  const take = (candidate: Candidate): void => {
    ofOwn[candidate.i] = 1;
    ofTheirs[candidate.j] = 1;
    links.push(candidate);
  };
  for (const candidate of sorted) if (!ofOwn[candidate.i] && !ofTheirs[candidate.j]) take(candidate);
  for (const candidate of sorted) if (!ofOwn[candidate.i] || !ofTheirs[candidate.j]) take(candidate);
  return links;
}

/** The same, as pairs of items. */
const linksBetween = (own: readonly Item[], theirs: readonly Item[]): Link[] =>
  chosen(own, theirs).map(({ i, j }) => ({ a: own[i] as Item, b: theirs[j] as Item }));

/** For a unit's items, the pairs that translate each other, between each two of its versions. */
export function linksOf(items: ReadonlyMap<LanguageTag, readonly Item[]>): Link[] {
  const sides = [...items.values()];
  return sides.flatMap((own, v) => sides.slice(v + 1).flatMap((theirs) => linksBetween(own, theirs)));
}

/** A unit's words in order, and the links between them, made once for all who ask. */
interface Linked {
  words: Map<LanguageTag, Item[]>;
  places: Map<string, Map<Item, number>>;
}

const linkedOf = once((_: UnitView): Linked => ({ words: new Map(), places: new Map() }));

const inOrder = (a: Item, b: Item): number => a.sentence - b.sentence || a.start - b.start;

/** The words and numbers of a version, in the order of the text. */
export function wordsOf(unit: UnitView, tag: LanguageTag): readonly Item[] {
  const { words } = linkedOf(unit);
  let own = words.get(tag);
  if (!own) {
    own = (unit.items.get(tag) ?? []).filter(({ kind }) => kind !== 'term');
    // only numbers are not in their place
    if (own.some(({ kind }) => kind === 'number')) own.sort(inOrder);
    words.set(tag, own);
  }
  return own;
}

/** For each word or number of version `from` that is linked to one of version `to`: which of its words and numbers that is. */
export function placesIn(unit: UnitView, from: LanguageTag, to: LanguageTag): ReadonlyMap<Item, number> {
  const { places } = linkedOf(unit);
  const key = `${from} ${to}`;
  if (!places.has(key)) addPlaces(unit, places, from, to);
  return places.get(key) as Map<Item, number>;
}

function addPlaces(unit: UnitView, places: Linked['places'], from: LanguageTag, to: LanguageTag): void {
  const [own, theirs] = [wordsOf(unit, from), wordsOf(unit, to)];
  const there = new Map<Item, number>();
  const back = new Map<Item, number>();
  for (const { i, j } of chosen(own, theirs)) {
    const [a, b] = [own[i] as Item, theirs[j] as Item];
    if (!there.has(a)) there.set(a, j);
    if (!back.has(b)) back.set(b, i);
  }
  places.set(`${from} ${to}`, there);
  places.set(`${to} ${from}`, back);
}
