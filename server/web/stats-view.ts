import { type CheckFigures, decisionsOf, shareConfirmed } from '../store/stats.js';
import { DISMISSAL_REASONS } from '../store/types.js';
import type { CheckSetting } from '../types.js';
import type { Wording } from '../wording.js';
import { checkName, familyOf } from './families.js';

/** The table of the statistics: a row a check, and one for all of them. */

const OUTCOMES = ['confirmed', ...DISMISSAL_REASONS, 'unknown'] as const;
type Outcome = (typeof OUTCOMES)[number];

const countOf = (figures: CheckFigures, outcome: Outcome): number =>
  outcome === 'confirmed' ? figures.confirmed : figures.dismissed[outcome];

export function statsView(
  figures: readonly CheckFigures[],
  settings: ReadonlyMap<string, CheckSetting>,
  wording: Wording,
) {
  const { t } = wording;
  const told = figures.filter((of) => of.shown + of.hints + decisionsOf(of) > 0);
  const silent = figures.filter((of) => !told.includes(of) && settings.get(of.check) !== 'off');
  const total = told.reduce(sum, { ...NOTHING, check: '' });
  // Only databases from before reasons were asked for have such decisions.
  const outcomes = OUTCOMES.filter((outcome) => outcome !== 'unknown' || total.dismissed.unknown > 0);
  const rowOf = (of: CheckFigures) => ({
    ...{ shown: of.shown, hints: of.hints, undecided: of.undecided },
    outcomes: outcomes.map((outcome) => ({ outcome, count: countOf(of, outcome) })),
    ...shareView(of, outcomes, wording),
  });
  return {
    reasons: outcomes.flatMap((outcome) =>
      outcome === 'confirmed' ? [] : [{ outcome, name: t(`reason.${outcome}`) }],
    ),
    rows: told.map((of) => {
      const setting = settings.get(of.check) ?? 'on';
      return {
        check: of.check,
        name: checkName(of.check, wording),
        family: familyOf(of.check),
        setting: setting === 'on' ? '' : t(`setting.${setting}`),
        ...rowOf(of),
      };
    }),
    total: rowOf(total),
    silent:
      silent.length > 0 &&
      t('stats.silent', { checks: silent.map(({ check }) => checkName(check, wording)), count: silent.length }),
  };
}

/** The share in words, and all decisions as pieces of a bar, in hundredths of its length. */
function shareView(of: CheckFigures, outcomes: readonly Outcome[], { t, lang }: Wording) {
  const decided = decisionsOf(of);
  const share = shareConfirmed(of);
  const percent = new Intl.NumberFormat(lang, { style: 'percent' });
  let start = 0;
  const pieces = outcomes.flatMap((outcome) => {
    const width = decided === 0 ? 0 : Math.round((10_000 * countOf(of, outcome)) / decided) / 100;
    const piece = { outcome, start, width };
    start += width;
    return width > 0 ? [piece] : [];
  });
  const text =
    share === null
      ? t(decided === 0 ? 'stats.none-decided' : 'stats.too-few')
      : t('stats.share-of', { share: percent.format(share), decided });
  return { decided, share: text, told: share !== null, pieces };
}

const NOTHING: CheckFigures = {
  ...{ check: '', shown: 0, hints: 0, undecided: 0, confirmed: 0 },
  dismissed: { right: 0, editorial: 0, mistake: 0, unknown: 0 },
};

const sum = (a: CheckFigures, b: CheckFigures): CheckFigures => ({
  check: a.check,
  shown: a.shown + b.shown,
  hints: a.hints + b.hints,
  undecided: a.undecided + b.undecided,
  confirmed: a.confirmed + b.confirmed,
  dismissed: {
    right: a.dismissed.right + b.dismissed.right,
    editorial: a.dismissed.editorial + b.dismissed.editorial,
    mistake: a.dismissed.mistake + b.dismissed.mistake,
    unknown: a.dismissed.unknown + b.dismissed.unknown,
  },
});
