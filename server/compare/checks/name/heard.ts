import type { AnalysedVersion, WordType } from '../../../analyse/analyse.js';
import { mayBeAlike, soundCodes, soundLikeness } from '../../../words/sounds.js';
import type { UnitSide } from '../../check.js';
import { once } from '../../reading/kept.js';
import {
  codesOfForm,
  dottedIn,
  masksFor,
  type NameSort,
  type NameWord,
  shared,
  sortOf,
  spoken,
  typeOf,
  UNHEARD,
} from './name-words.js';
import { standsFor } from './seats.js';

/** Two names that the lexicon both knows, as different ones, are no variants unless they hardly differ. */
const HARDLY = 0.8;

type Heard = Pick<NameWord, 'stem' | 'codes' | 'masks' | 'formCodes' | 'concepts'>;

/** Places of the lexicon are what they are: Sweden and Switzerland sound alike. */
const isPlace = (word: Heard & { sort?: NameSort | null }): boolean => word.sort === 'place';

/** As alike as a place is to what it stands for: enough to be no stranger. */
const RELATED = 0.65;

/** An ending more or less costs this much likeness at most. */
const ENDING = 0.15;

/** How alike two words sound by some of their codes. */
function heardAs(x: readonly string[], y: readonly string[], a: Heard, b: Heard, least: number): number {
  if (x.length === 0 || y.length === 0) return 0;
  const asked = x === a.codes && y === b.codes ? least : least - ENDING;
  return mayBeAlike(a.masks, b.masks, asked) ? soundLikeness(x, y, least) : 0;
}

/** How alike two words of names are, 0 to 1; below `least` it may come out as anything below. */
export function likeness(
  a: Heard & { sort?: NameSort | null },
  b: Heard & { sort?: NameSort | null },
  least = 0,
): number {
  if (shared(a.concepts, b.concepts)) return 1;
  if (a.stem !== '' && a.stem === b.stem) return 1;
  const bothKnown = a.concepts.length > 0 && b.concepts.length > 0;
  const asked = bothKnown ? Math.max(HARDLY, least) : least;
  const heard = isPlace(a) && isPlace(b) ? 0 : soundAlike(a, b, asked);
  if (heard >= asked && heard > 0) return heard;
  return bothKnown && standsFor(a.concepts, b.concepts) ? RELATED : 0;
}

/** How alike two words sound, by any of their codes. */
function soundAlike(a: Heard, b: Heard, least: number): number {
  if (!mayBeAlike(a.masks, b.masks, least - ENDING)) return 0;
  return Math.max(
    heardAs(a.codes, b.codes, a, b, least),
    heardAs(a.formCodes, b.codes, a, b, least),
    heardAs(a.codes, b.formCodes, a, b, least),
  );
}

/** A word of a side, as it may be the counterpart of a name. */
interface Echo extends Heard {
  sort: NameSort | null;
  /** A word of the lexicon that is no name, or one without a capital: it has to sound very much like the name. */
  common: boolean;
}

function echoOf(side: UnitSide, type: WordType, capital: boolean): Echo {
  const { concepts } = type;
  const stem = capital ? spoken(side, type) : type.stem;
  const codes = soundCodes(stem);
  const sort = sortOf(side, concepts);
  const common = sort === null && (concepts.length > 0 ? !type.name : !capital);
  return { stem, concepts, codes, masks: masksFor(codes), formCodes: codesOfForm(side, type), sort, common };
}

/** Echoes of a version's word types: at twice a type's number when small, and at the next with a capital. */
const echoesOfTypes = new WeakMap<AnalysedVersion, (Echo | undefined)[]>();

function typesIn({ version }: UnitSide): (Echo | undefined)[] {
  let made = echoesOfTypes.get(version);
  if (!made) {
    made = new Array<Echo | undefined>(2 * version.types.length).fill(undefined);
    echoesOfTypes.set(version, made);
  }
  return made;
}

const echoesOf = once((side: UnitSide): Echo[] => {
  const made = typesIn(side);
  const found: Echo[] = [];
  for (const sentence of side.sentences) {
    const { text, tokens, types, forms, terms } = sentence;
    for (let at = 0; at < tokens.length; at++) {
      const form = forms[at] as number;
      if (form < 0) continue;
      const capital = side.version.forms[form]?.capital ?? false;
      const number = types[at] as number;
      const place = 2 * number + Number(capital);
      let echo = number < 0 ? undefined : made[place];
      if (!echo) {
        const type = typeOf(side, sentence, tokens[at] as (typeof tokens)[number], at);
        if (!type) continue;
        echo = echoOf(side, type, capital);
        if (number >= 0) made[place] = echo;
      }
      found.push(echo);
    }
    for (const { concepts } of [...terms, ...dottedIn(side, text)])
      found.push({ ...UNHEARD, concepts, sort: sortOf(side, concepts), common: false });
  }
  return found;
});

/** From this likeness a word is a name's counterpart, whatever else it sounds like. */
const CLEARLY = 0.85;

/** Whether a word has a counterpart in a side that is more like it than `than`. */
const hasBetter = (word: Echo, side: UnitSide, than: number): boolean =>
  echoesOf(side).some((other) => likeness(word, other, than) > than);

/**
 * How much a word of a name is heard in a side, in words that are names or not, 0 to 1. A word there that sounds a little
 * like it, but more like another word of the name's own side, is that word's counterpart.
 */
export function heardIn(word: NameWord, side: UnitSide, own: UnitSide, least: number): number {
  let most = 0;
  for (const echo of echoesOf(side)) {
    const alike = likeness(word, echo, echo.common ? HARDLY : Math.max(least, most));
    if (alike <= most || (echo.common && alike < HARDLY)) continue;
    if (alike < CLEARLY && hasBetter(echo, own, alike + 0.1)) continue;
    most = alike;
    if (most === 1) break;
  }
  return most;
}
