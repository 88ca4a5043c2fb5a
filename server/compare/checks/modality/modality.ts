import type { Divergence } from '../../../types.js';
import { blamed, type Check, filledSides, oddOne, spanOf, type UnitSide, type UnitView } from '../../check.js';
import { modalsOf as signsOf } from '../../reading/signs.js';
import { oddValues } from '../contrast/contrast.js';
import { conditionalsOf, type Modal, type Modals, modalsOf, saidOfSame, sharedBy } from './modals.js';

/** Groups of corpus/contrasts/modality.tsv and hedges.tsv. */
const DUTY = 'obligation-or-possibility';
const HEDGE = 'hedge';

/** A version's part of the unit: what must or may be, and how sure the text is of what it says. */
interface Part extends Modals {
  side: UnitSide;
  hedges: Modal[];
  /** Kinds of hedges that it has, or that other words may stand for: doubt, report, a source named. */
  kinds: ReadonlySet<string>;
}

/** Whether a side says for sure how binding or sure something is; most don’t. */
const isModal = (side: UnitSide): boolean =>
  signsOf(side).some(({ values }) =>
    values.some(({ group, excuse }) => !excuse && (group === DUTY || group === HEDGE)),
  );

function partOf(unit: UnitView, side: UnitSide): Part {
  const { modals, values } = modalsOf(unit, side, DUTY);
  const hedges = modalsOf(unit, side, HEDGE);
  const conditionals = conditionalsOf(unit, side);
  const kinds = conditionals.length > 0 ? new Set([...hedges.values, 'report']) : hedges.values;
  return { side, modals, values, hedges: [...hedges.modals, ...conditionals], kinds };
}

const kind = { type: 'modality', severity: 'major' } as const;

/** The modal words of a part with a value, if the part has neither a negated one nor a word that may stand for `other`. */
const plainOf = (part: Part, value: string, other: string): Modal[] =>
  part.values.has(other) ? [] : part.modals.filter((modal) => modal.value === value && !modal.negated);

/** This version says `must` where the others say `may`, or the reverse. */
function swapped(lone: Part, [a, b]: [Part, Part]): Divergence | null {
  const single = [lone, a, b].every(({ modals }) => modals.length === 1);
  for (const own of lone.modals) {
    const usual = own.value === 'must' ? 'may' : 'must';
    if (own.negated || lone.values.has(usual)) continue;
    for (const x of plainOf(a, usual, own.value))
      for (const y of plainOf(b, usual, own.value)) {
        const linked = saidOfSame(x, own) && saidOfSame(y, own);
        if (linked || single)
          return {
            ...{ ...oddOne(own.sign, [x.sign, y.sign], [a.side, b.side]), ...kind },
            confidence: linked ? 0.8 : 0.65,
          };
      }
  }
  return null;
}

/** A word that says that the text is not sure; the French conditional says it only beside such a word. */
const isExplicit = ({ sign }: Modal): boolean => sign.values.some(({ group, excuse }) => group === HEDGE && !excuse);

/** Whether nothing in a version says how sure it is, but that it names a source as the others do. */
function isFlat({ values, kinds }: Part, others: readonly Part[]): boolean {
  const named = others.every((other) => other.kinds.has('source') || other.kinds.has('report'));
  return values.size === 0 && !kinds.has('doubt') && !kinds.has('report') && (named || !kinds.has('source'));
}

/** The others say of something that it may be, or is said to be; this version says that it is. */
function hedgeLost(lone: Part, [a, b]: [Part, Part]): Divergence | null {
  if (!isFlat(lone, [a, b])) return null;
  const marks = ({ hedges, modals }: Part): Modal[] =>
    [...hedges, ...modals.filter(({ value }) => value === 'may')].filter(({ negated }) => !negated);
  for (const x of marks(a))
    for (const y of marks(b)) {
      if (!isExplicit(x) && !isExplicit(y)) continue;
      // a source that all name takes the place of a report, not of a doubt
      if (lone.kinds.has('source') && x.value !== 'doubt' && y.value !== 'doubt') continue;
      const shared = sharedBy(x, y);
      if (!shared?.foundIn.has(lone.side.tag)) continue;
      return {
        ...{ ...kind, variant: 'lost', culprit: lone.side.tag, confidence: 0.7 },
        params: { lang: lone.side.tag, others: [a.side.tag, b.side.tag], value: x.sign.shown },
        spans: [x.sign, y.sign].map((sign) => spanOf(sign.tag, sign.sentence, sign)),
      };
    }
  return null;
}

/** Of two versions, one says `must` and the other `may` of the same thing, or nothing else of the kind. */
function ofTwo(unit: UnitView, [a, b]: [Part, Part]): Divergence[] {
  const single = a.modals.length === 1 && b.modals.length === 1;
  for (const [one, other] of [
    ['must', 'may'],
    ['may', 'must'],
  ] as const)
    for (const x of plainOf(a, one, other))
      for (const y of plainOf(b, other, one)) {
        if (!single && !saidOfSame(x, y)) continue;
        const culprit = blamed(unit, a.side.tag, b.side.tag);
        return [{ ...oddOne(y.sign, [x.sign], [a.side]), ...kind, culprit, confidence: 0.6 }];
      }
  return [];
}

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length < 2 || sides.length > 3) return [];
  const parts = sides.some(isModal) ? sides.map((side) => partOf(unit, side)) : [];
  const found =
    parts.length === 2
      ? ofTwo(unit, parts as [Part, Part])
      : parts.flatMap((lone) => {
          const others = parts.filter((part) => part !== lone) as [Part, Part];
          return swapped(lone, others) ?? hedgeLost(lone, others) ?? [];
        });
  if (found.length > 0) return found;
  // the other groups: languages share out advice, intention and readiness otherwise; more turns of phrase than errors
  return oddValues(unit, { list: 'modality', ...kind }).map((odd) => ({ ...odd, confidence: 0.3, hint: true }));
}

export const modality: Check = {
  id: 'modality',
  name: 'Modality',
  description:
    'Duty turned to possibility or the reverse (must, may), and a doubt or a report turned to a fact (could be, is said to be, the French conditional of hearsay), where the other versions agree and speak of the same thing. Modal words that are negated pass, as does a version with any other word of doubt. Advice, intention and the like are hints.',
  severity: 'major',
  find,
};
