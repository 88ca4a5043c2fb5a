import { type AnalysedVersion, Mark } from '../../../analyse/analyse.js';
import type { Divergence } from '../../../types.js';
import { filledSides, spanOf, type UnitSide, type UnitView } from '../../check.js';
import { quotesOf, type Stray, StrayPlaces } from '../quotation/spans.js';
import { beginsQuoted, strayMarks } from '../quotation/throughout.js';

const BRACKETS = /[()[\]]/gu;
/** What has a bracket by nature: `a)`, `1)`, `:)`. */
const ITEM = /(?:^|[\s(])(?:\p{L}|\p{Nd}{1,2}|[ivx]{2,3})\)$/u;
const SMILEY = /[:;=8][-^]?[()]$/u;

/** Brackets that are open for more sentences than this were never closed. */
const LONGEST = 10;

const cache = new WeakMap<AnalysedVersion, StrayPlaces>();

/** The brackets of a version that nothing opens or closes. */
function strayBrackets(version: AnalysedVersion): StrayPlaces {
  const known = cache.get(version);
  if (known) return known;
  const strays: Stray[] = [];
  const open: (Stray & { closer: string })[] = [];
  version.sentences.forEach(({ text, marks }, sentence) => {
    if ((marks & Mark.Bracket) === 0 && !text.includes('[') && !text.includes(']')) return;
    for (const { 0: sign, index: at } of text.matchAll(BRACKETS)) {
      const before = text.slice(Math.max(0, at - 4), at + 1);
      if (SMILEY.test(before)) continue;
      if (sign === '(' || sign === '[') {
        open.push({ sentence, at, closer: sign === '(' ? ')' : ']' });
        continue;
      }
      while (open[0] && sentence - open[0].sentence > LONGEST) strays.push(open.shift() as Stray);
      const opened = open.findLastIndex(({ closer }) => closer === sign);
      if (opened >= 0) strays.push(...open.splice(opened).slice(1));
      else if (!ITEM.test(before)) strays.push({ sentence, at });
    }
  });
  const places = new StrayPlaces([...strays, ...open]);
  cache.set(version, places);
  return places;
}

const mayHave = ({ sentences }: UnitSide): boolean =>
  sentences.some(
    ({ marks, text }) => (marks & (Mark.Bracket | Mark.Quote)) !== 0 || text.includes('[') || text.includes(']'),
  );

/** Quotes, and every quotation begins and ends in the unit. */
const quotesWhole = (side: UnitSide): boolean =>
  quotesOf(side).length > 0 && quotesOf(side).every(({ opened, closed }) => opened && closed) && !beginsQuoted(side);

/** The one side that has strays, if the others are as they should be. */
function culpritOf(
  sides: readonly UnitSide[],
  straysOf: (side: UnitSide) => Stray[],
  rightly: (side: UnitSide) => boolean,
): { side: UnitSide; strays: Stray[] } | null {
  const found = sides.map((side) => ({ side, strays: straysOf(side) })).filter(({ strays }) => strays.length > 0);
  const [first] = found;
  return first && found.length === 1 && sides.every((side) => side === first.side || rightly(side)) ? first : null;
}

/** A bracket or quotation mark without its partner, where the other versions' all have theirs. */
export function unbalanced(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (!sides.some(mayHave)) return [];
  const bracket = culpritOf(
    sides,
    (side) => strayBrackets(side.version).within(side),
    () => true,
  );
  const found = bracket ?? culpritOf(sides, strayMarks, quotesWhole);
  if (!found) return [];
  const { side, strays } = found;
  const { sentence, at } = strays[0] as Stray;
  return [
    {
      type: 'form',
      variant: 'unbalanced',
      params: { lang: side.tag, value: side.sentences[sentence]?.text[at] ?? '' },
      severity: 'minor',
      culprit: side.tag,
      confidence: bracket ? 0.8 : 0.7,
      spans: strays.map((stray) => spanOf(side.tag, stray.sentence, { start: stray.at, end: stray.at + 1 })),
      // where a quotation ends is often left to the reader, and seldom matters
      ...(bracket ? {} : { hint: true }),
    },
  ];
}
