import { type AnalysedVersion, analyse } from '../analyse/analyse.js';
import type { Vectors } from '../embed/vectors.js';
import type { Range, Unit, Version } from '../types.js';
import { corridor } from './anchors.js';
import { type Band, compose, smooth } from './band.js';
import { embeddingAddition } from './embedded-pairs.js';
import { itemEvidence } from './evidence.js';
import { foldSides } from './fold.js';
import { Lattice } from './lattice.js';
import { learnLinks } from './learn.js';
import { type Links, linkItems, NO_LINKS } from './links.js';
import { FreshScores, KeptScores, type PairScores } from './pairs.js';
import { type Side, sideOf, sliceSide } from './side.js';
import { WEIGHTS, type Weights } from './weights.js';

/** A place that paths of less than this probability reach between two versions isn't looked at between all. */
const PROBABLE = 1e-5;
/** Versions aligned in one programme; its states multiply with each. */
const AT_ONCE = 3;

/** links[v][w] for v < w. */
type AllLinks = Links[][];

function scoresOf(a: Side, b: Side, links: Links, band: Band, weights: Weights): FreshScores {
  const embedded = a.vectors && b.vectors ? embeddingAddition(a.vectors, b.vectors, band, weights.embedding) : null;
  return new FreshScores(a, b, itemEvidence(a, b, links, band), weights, embedded);
}

const keptScores = (a: Side, b: Side, links: Links, band: Band, weights: Weights): PairScores =>
  new KeptScores(scoresOf(a, b, links, band, weights), band);

const linkAll = (sides: Side[]): AllLinks =>
  sides.map((a, v) => sides.map((b, w) => (w > v ? linkItems(a, b) : NO_LINKS)));

const linksOf = (links: AllLinks, v: number, w: number): Links => (links[v] as Links[])[w] as Links;

/** The programme over two sides, in a corridor. */
function between(first: Side, other: Side, links: Links, weights: Weights): Lattice {
  const band = corridor(first, other, links);
  const scores = scoresOf(first, other, links, band, weights);
  return new Lattice({ sides: [first, other], bands: [NO_BAND, band], pairs: [[scores, scores]], weights });
}

/** Two sides first, in a corridor; then all, where paths of any likelihood lead between the first and each other. */
function programme(sides: Side[], links: AllLinks, weights: Weights): Unit[] {
  const [first, ...others] = sides as [Side, ...Side[]];
  if (others.length === 1) return between(first, others[0] as Side, linksOf(links, 0, 1), weights).units();
  // a pair alone is less sure of itself than all together
  const broad = { ...weights, temperature: 1 };
  // of a long text's lattices, which take most of the memory, one at a time
  const bands = others.map((other, n) =>
    smooth(between(first, other, linksOf(links, 0, n + 1), broad).probableBand(PROBABLE), other.count),
  );
  const pairs: PairScores[][] = sides.map(() => []);
  others.forEach((other, n) => {
    const band = bands[n] as Band;
    (pairs[0] as PairScores[])[n + 1] = keptScores(first, other, linksOf(links, 0, n + 1), band, weights);
    for (let m = n + 1; m < others.length; m++) {
      const facing = others[m] as Side;
      const across = smooth(compose(band, bands[m] as Band, other.count), facing.count);
      (pairs[n + 1] as PairScores[])[m + 1] = keptScores(other, facing, linksOf(links, n + 1, m + 1), across, weights);
    }
  });
  return new Lattice({ sides, bands: [NO_BAND, ...bands], pairs, weights }).units();
}

const NO_BAND: Band = { lo: new Int32Array(), hi: new Int32Array() };

function alignSides(sides: Side[], weights: Weights): Unit[] {
  const links = linkAll(sides);
  const units = programme(sides, links, weights);
  // where the lexicon knows both languages, one text has little to teach
  const unknown = (v: number, w: number): boolean => !((sides[v] as Side).hasLexicon && (sides[w] as Side).hasLexicon);
  let learnt = false;
  const more = links.map((row, v) =>
    row.map((known, w) => {
      if (w <= v || !unknown(v, w)) return known;
      const taught = learnLinks(sides[v] as Side, sides[w] as Side, known, units, v, w);
      learnt ||= taught !== known;
      return taught;
    }),
  );
  return learnt ? programme(sides, more, weights) : units;
}

/** Puts the units of a folded side and further sides into terms of the sides that were folded. */
function unfold(units: Unit[], inner: Unit[], folded: number): Unit[] {
  const ends = Array.from({ length: folded }, () => 0);
  return units.map((unit) => {
    const [group, ...rest] = unit.sides as [Unit['sides'][number], ...Unit['sides']];
    const members = inner.slice(group.start, group.end);
    const sides = ends.map((start, v) => {
      const end = members.at(-1)?.sides[v]?.end ?? start;
      ends[v] = end;
      return { start, end };
    });
    const confidence = members.reduce((product, member) => product * member.confidence, unit.confidence);
    return { sides: [...sides, ...rest], confidence };
  });
}

function alignAll(sides: Side[], weights: Weights): Unit[] {
  if (sides.length <= AT_ONCE) return alignSides(sides, weights);
  const head = sides.slice(0, AT_ONCE);
  let units = alignSides(head, weights);
  for (let v = AT_ONCE; v < sides.length; v++) {
    const folded = foldSides(sides.slice(0, v), units);
    units = unfold(alignSides([folded, sides[v] as Side], weights), units, v);
  }
  return units;
}

/** Sides of which some may be empty: their units lack them. */
function alignFilled(sides: Side[], weights: Weights): Unit[] {
  const filled = sides.flatMap((side, v) => (side.count > 0 ? [v] : []));
  const empty = { start: 0, end: 0 };
  if (filled.length === 0) return [];
  if (filled.length === 1) {
    const only = filled[0] as number;
    return Array.from({ length: (sides[only] as Side).count }, (_, i) => ({
      sides: sides.map((_, v) => (v === only ? { start: i, end: i + 1 } : empty)),
      confidence: 1,
    }));
  }
  const units = alignAll(
    filled.map((v) => sides[v] as Side),
    weights,
  );
  const ends = sides.map(() => 0);
  return units.map(({ sides: found, confidence }) => ({
    sides: sides.map((_, v) => found[filled.indexOf(v)] ?? { start: ends[v] as number, end: ends[v] as number }),
    confidence,
  }));
}

/** Aligns what lies between the units that are settled, each stretch by itself. */
function alignAround(sides: Side[], fixed: readonly Range[][], weights: Weights): Unit[] {
  const units: Unit[] = [];
  let at = sides.map(() => 0);
  const upTo = (places: number[]): void => {
    const stretch = sides.map((side, v) => sliceSide(side, at[v] as number, places[v] as number));
    for (const { sides: found, confidence } of alignFilled(stretch, weights)) {
      const moved = found.map(({ start, end }, v) => ({
        start: start + (at[v] as number),
        end: end + (at[v] as number),
      }));
      units.push({ sides: moved, confidence });
    }
    at = places;
  };
  for (const ranges of fixed) {
    upTo(ranges.map(({ start }) => start));
    units.push({ sides: ranges, confidence: 1 });
    at = ranges.map(({ end }) => end);
  }
  upTo(sides.map(({ count }) => count));
  return units;
}

export interface AlignOptions {
  /** The versions' analyses, where they are known already. */
  analysed?: AnalysedVersion[];
  /** The versions' sentences embedded (`embedVersions`): further evidence. */
  embeddings?: readonly Vectors[];
  /** Units that are settled, in order: they stay, and the rest is aligned around them. */
  fixed?: readonly Range[][];
  weights?: Weights;
}

/**
 * Aligns all versions of a document jointly. Every sentence of every version is in exactly one unit, in order; a unit
 * may lack any of the versions. The result doesn't depend on the order in which the versions are given.
 */
export function align(versions: readonly Version[], options: AlignOptions = {}): Unit[] {
  const { fixed = [], weights = WEIGHTS } = options;
  const analysed = options.analysed ?? versions.map((version) => analyse(version.tag, version.sentences));
  const order = versions
    .map((_, v) => v)
    .sort((a, b) => ((versions[a] as Version).tag < (versions[b] as Version).tag ? -1 : 1));
  const sides = order.map((v) => {
    const vectors = options.embeddings?.[v];
    return { ...sideOf(versions[v] as Version, analysed[v] as AnalysedVersion), ...(vectors ? { vectors } : {}) };
  });
  const settled = fixed.map((ranges) => order.map((v) => ranges[v] as Range));
  const units = alignAround(sides, settled, weights);
  return units.map(({ sides: found, confidence }) => ({
    sides: versions.map((_, v) => found[order.indexOf(v)] as Range),
    confidence,
  }));
}
