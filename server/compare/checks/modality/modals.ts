import { type Token, TokenKind } from '../../../words/tokens.js';
import type { UnitSide, UnitView } from '../../check.js';
import { type Item, matches } from '../../matching/matching.js';
import { contentOf } from '../../reading/polarity.js';
import { isNegator, negatorsOf, type Sign, modalsOf as signsOf } from '../../reading/signs.js';

/** A word that says how binding, possible or sure something is, with the words it says it of. */
export interface Modal {
  value: string;
  sign: Sign;
  /** The content words that follow, the nearest first. */
  after: Item[];
  before: Item[];
  negated: boolean;
}

/** What a side holds of one group of modal words. */
export interface Modals {
  modals: Modal[];
  /** Values that it holds or that other words of it may stand for. */
  values: ReadonlySet<string>;
}

/** How many content words a modal word is thought to reach. */
const REACH = 3;
/** How far from a modal word, in characters, what negates it may stand. */
const NEGATED = 15;

function modalOf(unit: UnitView, side: UnitSide, sign: Sign, value: string): Modal {
  const words = contentOf(side, unit)[sign.sentence] ?? [];
  const negated = negatorsOf(side).some(
    (other) =>
      other.sentence === sign.sentence &&
      isNegator(other, 'strong', 'none') &&
      other.start <= sign.end + NEGATED &&
      other.end >= sign.start - NEGATED,
  );
  return {
    ...{ value, sign, negated },
    after: words.filter(({ start }) => start >= sign.end).slice(0, REACH),
    before: words.filter(({ end }) => end <= sign.start).slice(-REACH),
  };
}

/** The modal words of a group in a side. */
export function modalsOf(unit: UnitView, side: UnitSide, group: string): Modals {
  const modals: Modal[] = [];
  const values = new Set<string>();
  for (const sign of signsOf(side))
    for (const held of sign.values) {
      if (held.group !== group) continue;
      values.add(held.value);
      if (!held.excuse) modals.push(modalOf(unit, side, sign, held.value));
    }
  return { modals, values };
}

/** Whether two modal words are said of the same: a content word that follows the one translates one after the other. */
export const saidOfSame = (a: Modal, b: Modal): boolean => a.after.some((x) => b.after.some((y) => matches(x, y)));

/** A content word by the one modal word, before it or after, that translates one by the other. */
export const sharedBy = (a: Modal, b: Modal): Item | undefined =>
  [...a.after, ...a.before].find((x) => [...b.after, ...b.before].some((y) => matches(x, y)));

/** Endings of the French conditional, with the r before them and the letters that tell most imperfects from it. */
const CONDITIONAL = /^\p{L}*(?:er|ir|rr|[ieo][nu]dr|evr|ettr|aîtr|audr|aur|ser)(?:ais|ait|ions|iez|aient)$/u;
/** French verbs in -irer and -aurer, whose imperfect ends so too. */
const IMPERFECT = /(?:t|sp|dm|xp|ch|v|és|st|nst|cent)(?:ir|aur)(?:ais|ait|ions|iez|aient)$/u;

const isConditional = ({ norm, kind }: Token): boolean =>
  kind === TokenKind.Word && norm.length > 5 && CONDITIONAL.test(norm) && !IMPERFECT.test(norm);

/** The verbs of French sentences that are in the conditional, which reports or supposes. */
export function conditionalsOf(unit: UnitView, side: UnitSide): Modal[] {
  if (side.version.language.tag !== 'fr') return [];
  return side.sentences.flatMap(({ text, tokens }, sentence) =>
    tokens.filter(isConditional).map(({ start, end }) => {
      const sign = { tag: side.tag, sentence, start, end, shown: text.slice(start, end), values: [] };
      return modalOf(unit, side, sign, 'report');
    }),
  );
}
