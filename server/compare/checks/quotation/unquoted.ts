import type { Divergence } from '../../../types.js';
import { blamed, filledSides, spanOf, type UnitSide, type UnitView } from '../../check.js';
import { type Item, wellKnown } from '../../matching/matching.js';
import { inQuote, type Quote, quotesOf } from './spans.js';
import { beginsQuoted } from './throughout.js';

/** How many words make a quotation a speech, and no title, nickname or word held at arm's length. */
const SPEECH = 4;
/** The share of its words that a version must have to be said to have it without marks. */
const HAD = 0.7;

/** Any mark that quotes in any language, an apostrophe at a word's edge, a dash that opens or interrupts speech. */
const QUOTING = /["“”„«»‹›‘「『]|(?:^|\s)'|'(?:\s|$)|^\s*[-–—]\s|[,?!…]\s[-–—]\s/u;

const isBare = (side: UnitSide): boolean =>
  quotesOf(side).length === 0 && !side.sentences.some(({ text }) => QUOTING.test(text)) && !beginsQuoted(side);

/** Begun here; a quotation that ends here may have begun without marks. */
const isBegun = ({ opened }: Quote): boolean => opened;

interface Quoted {
  side: UnitSide;
  quotes: Quote[];
  items: Item[];
}

function quotedBy(unit: UnitView, side: UnitSide): Quoted {
  const quotes = quotesOf(side).filter(isBegun);
  const items = (unit.items.get(side.tag) ?? []).filter(
    (item) => item.kind !== 'term' && quotes.some((quote) => inQuote(quote, item)),
  );
  return { side, quotes, items };
}

const spansOf = ({ side, quotes }: Quoted): Divergence['spans'] =>
  quotes.flatMap(({ parts }) => parts.map((part) => spanOf(side.tag, part.sentence, part)));

const textOf = ({ side, quotes }: Quoted): string => {
  const part = quotes[0]?.parts[0];
  return part ? (side.sentences[part.sentence]?.text.slice(part.start, part.end).trim() ?? '') : '';
};

/** Few words, the first with a capital though nothing is said or begun there: a title, a name. */
const isTitle = ({ side, quotes, items }: Quoted): boolean =>
  items.length < SPEECH &&
  quotes.some(({ parts: [part] }) => {
    const text = part && side.sentences[part.sentence]?.text;
    return (
      text && /^\s*\p{Lu}/u.test(text.slice(part.start, part.end)) && !/:\s*$/u.test(text.slice(0, part.start - 1))
    );
  });

/** The others quote; this version says the same without marks. */
function lostMarks(unit: UnitView, side: UnitSide, others: UnitSide[]): Divergence | null {
  const quoted = others.map((other) => quotedBy(unit, other));
  const has = ({ items }: Quoted): boolean =>
    items.length > 0 && items.filter(({ foundIn }) => foundIn.has(side.tag)).length >= HAD * items.length;
  if (!quoted.every(has) || quoted.some(isTitle)) return null;
  const speech = quoted.every(({ items }) => items.length >= SPEECH);
  const sure = speech && others.length > 1;
  const [first] = quoted as [Quoted];
  return {
    type: 'quotation',
    variant: 'unquoted',
    params: { lang: side.tag, others: others.map(({ tag }) => tag), value: textOf(first) },
    severity: 'minor',
    culprit: others.length > 1 ? side.tag : blamed(unit, side.tag, first.side.tag),
    confidence: sure ? 0.6 : 0.3,
    spans: quoted.flatMap(spansOf),
    ...(sure ? {} : { hint: true }),
  };
}

/** This version quotes what the others say without marks. */
function addedMarks(unit: UnitView, side: UnitSide, others: UnitSide[]): Divergence | null {
  const own = quotedBy(unit, side);
  const common = own.items.filter(({ name, concepts }) => !name && concepts.length > 0);
  if (common.length === 0 || common.length < own.items.length / 2 || isTitle(own)) return null;
  if (!own.items.every(({ foundIn }) => others.every(({ tag }) => foundIn.has(tag)))) return null;
  return {
    type: 'quotation',
    variant: 'quoted',
    params: { lang: side.tag, others: others.map(({ tag }) => tag), value: textOf(own) },
    severity: 'minor',
    culprit: side.tag,
    confidence: 0.3,
    spans: spansOf(own),
    hint: true,
  };
}

/** Words that stand in quotation marks in some versions only. */
export function unquoted(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  const bare = sides.filter(isBare);
  const quoting = sides.filter((side) => !bare.includes(side) && quotesOf(side).some(isBegun));
  if (bare.length === 0 || quoting.length === 0 || !sides.every(({ version }) => wellKnown(version))) return [];
  const [lone] = bare as [UnitSide];
  const [only] = quoting as [UnitSide];
  let found: Divergence | null = null;
  if (bare.length === 1 && quoting.length === sides.length - 1) found = lostMarks(unit, lone, quoting);
  else if (sides.length > 2 && quoting.length === 1 && bare.length === sides.length - 1)
    found = addedMarks(unit, only, bare);
  return found ? [found] : [];
}
