import type { Divergence, LanguageTag } from '../../../types.js';
import { blamed, type Check, filledSides, oddOne, spanOf, type UnitSide, type UnitView } from '../../check.js';
import type { Item } from '../../matching/matching.js';
import { heardIn, likeness } from './heard.js';
import type { Name, NameWord } from './name-words.js';
import { holds, namesOf } from './names.js';
import { isSeated } from './seats.js';

/** Two spellings of one name sound at least this much alike; two names of different people, less than `STRANGE`. */
const SAME = 0.7;
const STRANGE = 0.6;

/** A side, its names, and what has been asked of them. */
interface NamedSide {
  side: UnitSide;
  names: Name[];
}

/** How much a word of one side is heard in another. */
type Hearing = (word: NameWord, of: NamedSide, side: UnitSide) => number;

/** Remembers what has been heard; what the matching of words has found already needn't be listened for. */
function hearing(unit: UnitView): Hearing {
  const known = new Map<NameWord, Map<LanguageTag, number>>();
  return (word, { side: own, names }, side) => {
    let heard = known.get(word);
    if (!heard) {
      heard = new Map([...foundIn(unit, own, names, word)].map((tag) => [tag, 1]));
      known.set(word, heard);
    }
    let much = heard.get(side.tag);
    if (much === undefined) {
      much = heardIn(word, side, own, STRANGE);
      heard.set(side.tag, much);
    }
    return much;
  };
}

/** The versions in which the matching of words has found a word of a side's names. */
function foundIn(unit: UnitView, { tag }: UnitSide, names: readonly Name[], word: NameWord): Iterable<LanguageTag> {
  // matching goes by sound, which says little of places that the lexicon knows
  if (word.sort === 'place') return [];
  const name = names.find(({ words }) => words.includes(word));
  const isHere = (item: Item): boolean => item.start === word.start && item.sentence === name?.sentence;
  return unit.items.get(tag)?.findLast(isHere)?.foundIn ?? [];
}

const alike = (a: NameWord, b: NameWord): boolean => likeness(a, b, SAME) >= SAME;

/** The name of a side that has a word which sounds like another. */
const nameWith = ({ names }: NamedSide, word: NameWord): Name | undefined =>
  names.find(({ words }) => words.some((own) => alike(own, word)));

const isSmall = ({ shown }: Name): boolean => shown[0] === shown[0]?.toLowerCase();

/**
 * Whether a name can have been put for another. A translator makes `a Canadian` of someone from Ontario: a country is no
 * error beside what is no country, unless the same words are around it.
 */
function comparable(unit: UnitView, lost: Lost, rival: Name): boolean {
  const company = (): boolean => lost.usual.every((own) => inCompany(unit, own, rival));
  if (rival.words.some(({ concepts }) => isSeated(concepts)) && !isSeated(lost.word.concepts))
    return !isSmall(rival) && company();
  const sorts = lost.usual.map(({ sort }) => sort);
  if (sorts.includes(rival.sort)) return true;
  // what the lexicon doesn't know is a person, mostly
  if (rival.sort === null ? sorts.includes('person') : rival.sort === 'person' && sorts.includes(null)) return true;
  if (rival.sort === 'place' && isSmall(rival)) return false;
  return company();
}

/** Where a name stands in its side, 0 to 1. */
function placeOf({ sentence, start }: Name, { sentences }: UnitSide): number {
  const before = sentences.slice(0, sentence).reduce((sum, { text }) => sum + text.length, 0);
  return (
    (before + start) /
    Math.max(
      1,
      sentences.reduce((sum, { text }) => sum + text.length, 0),
    )
  );
}

/** How much two names stand in the same company: the words before and after that translate each other. */
function inCompany(unit: UnitView, a: Name, b: Name): boolean {
  const near = (name: Name) => {
    const items = (unit.items.get(name.tag) ?? []).filter((i) => i.sentence === name.sentence && i.kind === 'word');
    const before = items.filter((i) => i.end <= name.start).slice(-2);
    return [...before, ...items.filter((i) => i.start >= name.end).slice(0, 2)];
  };
  const theirs = near(b);
  return near(a).some((x) =>
    theirs.some((y) => x.concepts.some((concept) => y.concepts.includes(concept)) || (x.stem === y.stem && !x.name)),
  );
}

interface Lost {
  name: Name;
  word: NameWord;
  /** Its counterparts in the versions that have it, the name itself among them. */
  usual: Name[];
}

/** Whether a word within a place's name is in another side: `Western Europe` and `Западной и Восточной Европы`. */
const isHalved = (unit: UnitView, { tag, sentence, start, end, shown }: Name, side: UnitSide): boolean =>
  /[\s-]/u.test(shown) &&
  (unit.items.get(tag) ?? []).some(
    (i) => i.kind === 'word' && i.sentence === sentence && i.start >= start && i.end <= end && i.foundIn.has(side.tag),
  );

/** The names that all other sides have and one lacks; of a name of several words, the first word that it lacks. */
function lostIn(unit: UnitView, odd: NamedSide, others: readonly NamedSide[], heard: Hearing): Lost[] {
  const [one, ...rest] = others as [NamedSide, ...NamedSide[]];
  const names = one.names.filter((name) => name.sort !== 'place' || !isHalved(unit, name, odd.side));
  return names.flatMap((name) =>
    name.words.flatMap((word): Lost[] => {
      const usual = rest.flatMap((other) => nameWith(other, word) ?? []);
      if (usual.length < rest.length || ![name, ...usual].some(({ sure }) => sure)) return [];
      if (heard(word, one, odd.side) >= STRANGE) return [];
      return [{ name, word, usual: [name, ...usual] }];
    }),
  );
}

/** First names of different people may sound alike, surnames seldom. */
const ALMOST = 0.8;

/** Whether a name is no other version's: an acronym that the lexicon doesn't know may be the same in this language. */
function isStranger({ words, sort }: Name, odd: NamedSide, others: readonly NamedSide[], heard: Hearing): boolean {
  if (sort === null && words.every(({ codes }) => codes.length === 0)) return false;
  let strange = false;
  for (const word of words) {
    let most = 0;
    for (const { side } of others) {
      most = Math.max(most, heard(word, odd, side));
      if (most >= ALMOST) return false;
    }
    strange ||= most < STRANGE;
  }
  return strange;
}

interface Rival {
  name: Name;
  confidence: number;
}

/** What stands in a side in the place of a name that it lacks. */
function rivalOf(
  unit: UnitView,
  lost: Lost,
  odd: NamedSide,
  others: readonly NamedSide[],
  heard: Hearing,
  told: Set<Name>,
): Rival | null {
  const free = odd.names.filter((name) => name.sure && !told.has(name));
  const one = others[0] as NamedSide;
  const kept = lost.name.words.filter((word) => heard(word, one, odd.side) >= SAME);
  if (kept.length > 0) {
    // the first name is there, beside another surname
    const beside = free.find(
      ({ words }) => words.some((word) => kept.some((own) => alike(own, word))) && strangeIn(words, odd, others, heard),
    );
    return beside ? { name: beside, confidence: 0.85 } : null;
  }
  const at = placeOf(lost.name, one.side);
  const rivals = free
    .filter((name) => isStranger(name, odd, others, heard))
    .filter((name) => comparable(unit, lost, name) && !holds(odd.side, name, lost.word))
    .sort((a, b) => Math.abs(placeOf(a, odd.side) - at) - Math.abs(placeOf(b, odd.side) - at));
  const rival = rivals[0];
  return rival ? { name: rival, confidence: 0.75 } : null;
}

const strangeIn = (words: readonly NameWord[], odd: NamedSide, others: readonly NamedSide[], heard: Hearing): boolean =>
  words.some(
    (word) =>
      word.codes.some((code) => code.length >= 4) && others.every(({ side }) => heard(word, odd, side) < STRANGE),
  );

const countOf = (side: NamedSide, word: NameWord): number => mentionsIn(side, word).length;

/** Whether the matching of words has found a name's words elsewhere. */
const isMatched = (unit: UnitView, { tag, sentence, start, end, sort }: Name): boolean =>
  sort !== 'place' &&
  (unit.items.get(tag) ?? []).every(
    (i) => i.sentence !== sentence || i.start < start || i.end > end || i.foundIn.size > 0,
  );

/** A name that is no other version's, where the others have once more one that stands elsewhere as well. */
function swapped(
  unit: UnitView,
  odd: NamedSide,
  others: readonly NamedSide[],
  heard: Hearing,
  told: Set<Name>,
): Divergence[] {
  const free = odd.names.filter((name) => name.sure && !told.has(name) && !isMatched(unit, name));
  const strangers = free.filter((name) => isStranger(name, odd, others, heard));
  if (strangers.length === 0) return [];
  const [one, ...rest] = others as [NamedSide, ...NamedSide[]];
  return strangers.flatMap((rival) => {
    for (const name of one.names) {
      const [word] = name.words;
      if (!word || name.sort !== rival.sort || holds(odd.side, rival, word)) continue;
      if (others.some((other) => countOf(other, word) <= countOf(odd, word))) continue;
      const usual = [
        name,
        ...rest.flatMap((other) => mentionsIn(other, word).find((own) => inCompany(unit, own, rival)) ?? []),
      ];
      if (usual.length < others.length || !inCompany(unit, name, rival)) continue;
      if (!comparable(unit, { name, word, usual }, rival)) continue;
      return [
        finding({
          ...oddOne(
            rival,
            usual,
            others.map(({ side }) => side),
          ),
          confidence: 0.75,
        }),
      ];
    }
    return [];
  });
}

const mentionsIn = ({ names }: NamedSide, word: NameWord): Name[] =>
  names.filter(({ words }) => words.some((own) => alike(own, word)));

const finding = (part: Omit<Divergence, 'type' | 'severity'>): Divergence => ({
  ...part,
  type: 'name',
  severity: 'major',
});

function oddNames(unit: UnitView, all: NamedSide[], heard: Hearing): Divergence[] {
  return all.flatMap((odd) => {
    const others = all.filter((other) => other !== odd);
    const told = new Set<Name>();
    const reported = new Set<Name>();
    const replaced = lostIn(unit, odd, others, heard).flatMap((lost): Divergence[] => {
      if (lost.usual.some((name) => reported.has(name))) return [];
      const rival = rivalOf(unit, lost, odd, others, heard, told);
      if (!rival) return [];
      told.add(rival.name);
      for (const name of lost.usual) reported.add(name);
      const sides = others.map(({ side }) => side);
      return [finding({ ...oddOne(rival.name, lost.usual, sides), confidence: rival.confidence })];
    });
    return [...replaced, ...swapped(unit, odd, others, heard, told)];
  });
}

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length < 2) return [];
  const all = sides.map((side) => ({
    side,
    names: side.sentences.flatMap((sentence, n) => namesOf(side, sentence, n)),
  }));
  if (all.filter(({ names }) => names.length > 0).length < 2) return [];
  const heard = hearing(unit);
  return sides.length > 2 ? oddNames(unit, all, heard) : twoNames(unit, all as [NamedSide, NamedSide], heard);
}

/** Two versions, each with a name that the other has nothing like. */
function twoNames(unit: UnitView, all: [NamedSide, NamedSide], heard: Hearing): Divergence[] {
  const [a, b] = all;
  const told = new Set<Name>();
  const reported = new Set<Name>();
  return lostIn(unit, b, [a], heard).flatMap((lost): Divergence[] => {
    if (reported.has(lost.name)) return [];
    const rival = rivalOf(unit, lost, b, [a], heard, told);
    if (!rival) return [];
    told.add(rival.name);
    reported.add(lost.name);
    const known = lost.name.sort === 'place' || lost.name.sort === 'person';
    const bothKnown = known && lost.name.sort === rival.name.sort && rival.name.shown.length > 3;
    const sure = bothKnown || rival.confidence > 0.8;
    return [
      finding({
        variant: 'differ',
        params: { lang: b.side.tag, others: [a.side.tag], value: rival.name.shown, otherValue: lost.name.shown },
        culprit: blamed(unit, a.side.tag, b.side.tag),
        confidence: sure ? 0.7 : 0.5,
        spans: [lost.name, rival.name].map((m) => spanOf(m.tag, m.sentence, m)),
        ...(sure ? {} : { hint: true }),
      }),
    ];
  });
}

export const name: Check = {
  id: 'name',
  name: 'Name',
  description:
    'A person, place or organisation that one version names otherwise than the others do, or with another surname. Names are recognised across scripts and spellings by how they sound, case endings aside, and by the lexicon; adjectives and inhabitants count as the place, a capital or the seat of a government as its country, acronyms if the lexicon knows them. A name merely left out raises nothing.',
  severity: 'major',
  find,
};
