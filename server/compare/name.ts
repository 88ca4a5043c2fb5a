import type { AnalysedSentence } from '../analyse/analyse.js';
import type { Divergence, LanguageTag } from '../types.js';
import { soundCodes, soundLikeness } from '../words/sounds.js';
import { TokenKind } from '../words/tokens.js';
import { type Check, filledSides, spanOf, type UnitSide, type UnitView } from './check.js';
import { cluster, type Mention, tagsOf } from './mentions.js';

interface NameWord {
  stem: string;
  codes: readonly string[];
  concepts: readonly number[];
}

interface NameIn extends Mention {
  words: NameWord[];
}

/** Lists of the lexicon whose words are names; a word of the others is none, whatever its capital. */
const NAME_LISTS = ['places', 'persons', 'institutions'];

/** Two spellings of one name sound at least this much alike; two names of different people, less than `STRANGE`. */
const SAME = 0.72;
const STRANGE = 0.5;

/** The names of a sentence: capitals that their place doesn't explain, put together where they stand together. */
function namesOf(side: UnitSide, sentence: AnalysedSentence, number: number): NameIn[] {
  const found: NameIn[] = [];
  let last = -2;
  sentence.tokens.forEach((token, at) => {
    const type = side.version.types[sentence.types[at] as number];
    const shown = sentence.text.slice(token.start, token.end);
    // all capitals are an acronym: each language has its own, which sound tells nothing of
    const acronym = shown.length < 6 && shown === shown.toUpperCase();
    const capital = shown[0] !== shown[0]?.toLowerCase();
    if (token.kind !== TokenKind.Word || !type?.name || !capital || acronym || shown.length < 3) return;
    const isName = (concept: number): boolean => NAME_LISTS.some((list) => side.version.lexicon.isIn(concept, list));
    if (type.concepts.length > 0 && !type.concepts.some(isName)) return;
    const word = { stem: type.stem, codes: soundCodes(type.stem), concepts: type.concepts };
    const previous = found.at(-1);
    const gap = previous ? sentence.text.slice(previous.end, token.start) : '';
    if (previous && at - last <= 2 && /^[\s’'-]*$/u.test(gap)) {
      previous.end = token.end;
      previous.shown = sentence.text.slice(previous.start, token.end);
      previous.words.push(word);
    } else found.push({ tag: side.tag, sentence: number, start: token.start, end: token.end, shown, words: [word] });
    last = at;
  });
  return found.filter((name) => name.words.some(({ codes }) => codes.some((code) => code.length >= 4)));
}

const shared = (a: readonly number[], b: readonly number[]): boolean => a.some((concept) => b.includes(concept));

/** Two names that the lexicon both knows, as different ones, are no variants of each other unless they hardly differ. */
function likeness(a: NameWord, b: NameWord): number {
  if (shared(a.concepts, b.concepts)) return 1;
  const heard = soundLikeness(a.codes, b.codes);
  return a.concepts.length > 0 && b.concepts.length > 0 && heard < 0.8 ? 0 : heard;
}

const best = (a: NameIn, b: NameIn): number =>
  Math.max(0, ...a.words.flatMap((x) => b.words.map((y) => likeness(x, y))));

/**
 * How much a name is heard in a side, in words that are names or not, since adjectives of places lose their capital:
 * for each of its words the most similar one, and of these the mean, so that a surname alone still carries half.
 */
function echo(name: NameIn, side: UnitSide): number {
  const most = name.words.map(() => 0);
  for (const { types, terms } of side.sentences) {
    for (const { concepts } of terms) if (name.words.some((own) => shared(own.concepts, concepts))) return 1;
    for (const id of types) {
      const type = side.version.types[id];
      if (!type) continue;
      const facing = { stem: type.stem, codes: soundCodes(type.stem), concepts: type.concepts };
      name.words.forEach((own, n) => {
        most[n] = Math.max(most[n] as number, likeness(own, facing));
      });
    }
  }
  return most.reduce((sum, n) => sum + n, 0) / most.length;
}

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length < 3) return [];
  const names = sides.flatMap((side) => side.sentences.flatMap((sentence, n) => namesOf(side, sentence, n)));
  const clusters = cluster(names, (a, b) => a.tag !== b.tag && best(a, b) >= SAME);
  const isStranger = (name: NameIn): boolean =>
    sides.every((side) => side.tag === name.tag || echo(name, side) < STRANGE);
  const told = new Set<NameIn>();
  const found: Divergence[] = [];
  for (const agreed of clusters) {
    const holders = tagsOf(agreed);
    if (holders.length !== sides.length - 1) continue;
    const odd = sides.find(({ tag }) => !holders.includes(tag)) as UnitSide;
    if (agreed.some((name) => echo(name, odd) >= STRANGE)) continue;
    const other = names.find((name) => name.tag === odd.tag && !told.has(name) && isStranger(name));
    if (!other) continue;
    told.add(other);
    found.push(divergence(odd.tag, holders, agreed, other));
  }
  return found;
}

function divergence(odd: LanguageTag, holders: LanguageTag[], agreed: NameIn[], other: NameIn): Divergence {
  return {
    type: 'name',
    variant: 'odd',
    params: { lang: odd, others: holders, value: other.shown, otherValue: (agreed[0] as NameIn).shown },
    severity: 'major',
    culprit: odd,
    confidence: 0.75,
    spans: [...agreed, other].map((m) => spanOf(m.tag, m.sentence, m)),
  };
}

export const name: Check = {
  id: 'name',
  name: 'Name',
  description:
    'A person, place or organisation that one version names otherwise than the others do. Names are recognised across scripts and spellings by how they sound, case endings aside; adjectives made from them count as the name. A name merely left out, and acronyms, which differ from language to language, raise nothing.',
  severity: 'major',
  find,
};
