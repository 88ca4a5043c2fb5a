import type { Divergence, LanguageTag } from '../../../types.js';
import { blamed, filledSides, spanOf, type UnitSide, type UnitView } from '../../check.js';
import { type Item, matches, wellKnown } from '../../matching/matching.js';
import { isLight } from './light.js';
import { inQuote, quotesOf } from './spans.js';

/** A stretch of what a version quotes: items number `from` up to `to`. */
interface Stretch {
  from: number;
  to: number;
  items: Item[];
}

/** What a side quotes, in order. */
interface Quoted {
  side: UnitSide;
  items: Item[];
}

function quotedBy(unit: UnitView, side: UnitSide): Quoted {
  const quotes = quotesOf(side);
  const items = (unit.items.get(side.tag) ?? []).filter(
    (item) => item.kind !== 'term' && quotes.some((quote) => inQuote(quote, item)),
  );
  return { side, items: items.sort((a, b) => a.sentence - b.sentence || a.start - b.start) };
}

/** The longest stretches of items that meet a condition. */
function stretches({ items }: Quoted, meets: (item: Item) => boolean): Stretch[] {
  const found: Stretch[] = [];
  items.forEach((item, n) => {
    if (!meets(item)) return;
    const last = found.at(-1);
    if (last?.to === n) {
      last.to++;
      last.items.push(item);
    } else found.push({ from: n, to: n + 1, items: [item] });
  });
  return found;
}

const anyMatch = (a: readonly Item[], b: readonly Item[]): boolean => a.some((x) => b.some((y) => matches(x, y)));

/** How many items before and after a stretch may be the neighbour that the versions share: languages order words otherwise. */
const NEIGHBOURS = 2;

/**
 * Whether two stretches stand at the same place: what precedes them is the same, and what follows them. The edge of the
 * quotation will do on one side.
 */
function samePlace(a: Quoted, inA: Stretch, b: Quoted, inB: Stretch): boolean {
  const before = (q: Quoted, s: Stretch): Item[] => q.items.slice(Math.max(0, s.from - NEIGHBOURS), s.from);
  const after = (q: Quoted, s: Stretch): Item[] => q.items.slice(s.to, s.to + NEIGHBOURS);
  const shares = (x: Item[], y: Item[]): boolean =>
    x.some((item) => item.foundIn.has(b.side.tag)) && y.some((item) => item.foundIn.has(a.side.tag)) && anyMatch(x, y);
  const headed = shares(before(a, inA), before(b, inB));
  const followed = shares(after(a, inA), after(b, inB));
  const first = inA.from === 0 && inB.from === 0;
  const last = inA.to === a.items.length && inB.to === b.items.length;
  return (headed && (followed || last)) || (first && followed);
}

/** A word that says something of its own, and that the lexicon would have found again. */
const telling = ({ tag, concepts, name, kind, stem }: Item): boolean =>
  kind === 'word' && concepts.length > 0 && !name && !isLight(tag, stem);

/** What stands in one version's quotation instead of what the others quote there. */
interface Replacement {
  put: Item[];
  /** For each of the others, what it says there and this version doesn't. */
  lost: Item[][];
}

/** Where a version quotes what one lacks and, if there is a third, that one has too. */
const lostStretches = (quoted: Quoted, lacking: LanguageTag, third: LanguageTag | undefined): Stretch[] =>
  stretches(quoted, ({ foundIn }) => !foundIn.has(lacking)).filter(({ items }) =>
    items.some((item) => telling(item) && (third === undefined || item.foundIn.has(third))),
  );

function replacements(own: Quoted, others: Quoted[]): Replacement[] {
  const { tag } = own.side;
  const lost = others.map((other) => lostStretches(other, tag, others.find((third) => third !== other)?.side.tag));
  if (lost.some(({ length }) => length === 0)) return [];
  return stretches(own, ({ foundIn }) => foundIn.size === 0).flatMap((stretch) => {
    const put = stretch.items.filter(telling);
    if (put.length === 0) return [];
    const facing = others.map((other, n) =>
      (lost[n] as Stretch[]).filter((there) => samePlace(own, stretch, other, there)),
    );
    const said = shared(facing);
    return said ? [{ put, lost: said }] : [];
  });
}

/** What all the others say at that place, each matched by the rest of them; of two versions, whatever the one says. */
function shared([first = [], second]: Stretch[][]): Item[][] | null {
  for (const a of first) {
    const said = a.items.filter(telling);
    if (!second && said.length > 0) return [said];
    for (const b of second ?? []) {
      const both = said.filter((item) => anyMatch([item], b.items));
      const same = b.items.filter((item) => telling(item) && anyMatch([item], said));
      if (both.length > 0 && same.length > 0) return [both, same];
    }
  }
  return null;
}

/** The share, and the number, of a version's other quoted items that must be found again: a free translation differs everywhere. */
const CLOSE = 0.7;
const KEPT = 3;

function isClose({ items }: Quoted, put: readonly Item[], least: number): boolean {
  const kept = items.filter(({ foundIn }) => foundIn.size > 0).length;
  return kept >= least && kept / (items.length - put.length) >= CLOSE;
}

/** Whether the quotations say the same but for what was replaced. */
const alone = (quoted: readonly Quoted[], { put, lost }: Replacement): boolean => {
  const told = new Set([put, ...lost].flat());
  return quoted.every(({ items }) => items.every((item) => told.has(item) || !telling(item) || item.foundIn.size > 0));
};

function spanAround(items: readonly Item[]): Divergence['spans'] {
  const { tag, sentence, start } = items[0] as Item;
  const same = items.filter((item) => item.sentence === sentence);
  return [spanOf(tag, sentence, { start, end: Math.max(...same.map(({ end }) => end)) })];
}

const shownBy = ({ side }: Quoted, items: readonly Item[]): string => {
  const [{ sentence, start, end }] = spanAround(items) as [Divergence['spans'][number]];
  return side.sentences[sentence]?.text.slice(start, end) ?? '';
};

/** Words in a quotation that have no counterpart and stand where the other versions quote other words. */
export function alteredQuotes(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length > 3 || sides.some((side) => quotesOf(side).length === 0 || !wellKnown(side.version))) return [];
  const quoted = sides.map((side) => quotedBy(unit, side));
  const two = sides.length === 2;
  return (two ? quoted.slice(0, 1) : quoted).flatMap((own) => {
    const others = quoted.filter((other) => other !== own);
    return replacements(own, others).flatMap((replacement) => {
      const { put, lost } = replacement;
      const only = alone(quoted, replacement);
      if (!isClose(own, put, only ? 1 : KEPT)) return [];
      const least = Math.min(put.length, ...lost.map(({ length }) => length));
      if (two && least < 2) return [];
      const sure = !two && (least >= 2 || (only && put.length + least > 2));
      return [
        {
          type: 'quotation',
          variant: two ? 'differ' : 'altered',
          params: {
            lang: own.side.tag,
            others: others.map(({ side }) => side.tag),
            value: shownBy(own, put),
            otherValue: shownBy(others[0] as Quoted, lost[0] as Item[]),
          },
          severity: 'major' as const,
          culprit: two ? blamed(unit, own.side.tag, (others[0] as Quoted).side.tag) : own.side.tag,
          confidence: sure ? 0.6 : 0.3,
          spans: [...lost.flatMap(spanAround), ...spanAround(put)],
          ...(sure ? {} : { hint: true }),
        },
      ];
    });
  });
}
