import { z } from 'zod';
import {
  FLAG_CATEGORIES,
  type FlagCategory,
  type StoredDivergence,
  type StoredFlag,
  type StoredUnit,
  type StoredVersion,
} from '../store/types.js';
import type { DivergenceSpan, LanguageTag, Severity } from '../types.js';
import { versionCode, type Wording } from '../wording.js';
import { familyOf } from './families.js';
import { categoryName, shortened } from './flag-view.js';

/** The form with which a reviewer flags a unit or something in it. */

const SEVERITIES = ['minor', 'major', 'critical'] as const;

/** What a link to the form may fill in: a finding, or a place that was selected. */
const Prefill = z.object({
  divergence: z.coerce.number().int().optional().catch(undefined),
  place: z.string().max(80).optional().catch(undefined),
});

const Values = z.object({
  divergence: z.coerce.number().int().optional().catch(undefined),
  place: z.string().max(80).default(''),
  lang: z.string().max(40).default(''),
  category: z.enum(FLAG_CATEGORIES),
  severity: z.enum(SEVERITIES),
  comment: z.string().trim().max(4000).default(''),
  correction: z.string().trim().max(4000).default(''),
});

export interface FlagValues {
  /** The finding that it is made from. */
  divergence?: number | undefined;
  /**
   * '' for the whole unit, `d12` for what finding 12 marks, `f12` for what flag 12 speaks of already, else `fr.0.10.17`:
   * version, sentence, start, end.
   */
  place: string;
  /** '' where the fault is no one version's, or can't be told. */
  lang: LanguageTag;
  category: FlagCategory;
  severity: Severity;
  comment: string;
  correction: string;
}

/** Null where something is missing or is none of the choices. */
export function readFlagValues(body: unknown): FlagValues | null {
  const parsed = Values.safeParse(body ?? {});
  return parsed.success ? parsed.data : null;
}

/** The form as it opens. */
export function prefilled(query: unknown, unit: StoredUnit, wording: Wording): FlagValues {
  const { divergence, place = '' } = Prefill.parse(query ?? {});
  const found = unit.divergences.find(({ id }) => id === divergence);
  if (found) {
    return {
      divergence: found.id,
      place: found.spans.length > 0 ? `d${found.id}` : '',
      lang: found.culprit ?? '',
      category: categoryOf(found),
      severity: found.severity,
      comment: wording.divergence(found),
      correction: '',
    };
  }
  const lang = parsePlace(place)?.lang ?? '';
  return { place, lang, category: 'accuracy/mistranslation', severity: 'major', comment: '', correction: '' };
}

/** The form of a flag that is there. */
export function valuesOf({ id, lang, category, severity, comment, correction, spans }: StoredFlag): FlagValues {
  return { place: spans.length > 0 ? `f${id}` : '', lang: lang ?? '', category, severity, comment, correction };
}

/** The finding that a flag is made from; none where the form speaks of one that a new comparison didn't make. */
export const findingOf = ({ divergence }: FlagValues, unit: StoredUnit): StoredDivergence | undefined =>
  unit.divergences.find(({ id }) => id === divergence);

/** Null where the place isn't in the unit. */
export function spansOf(place: string, unit: StoredUnit, versions: readonly StoredVersion[]): DivergenceSpan[] | null {
  if (place === '') return [];
  const flag = unit.flags.find(({ id }) => place === `f${id}`);
  if (flag) return flag.spans;
  const found = unit.divergences.find(({ id }) => place === `d${id}`);
  if (found) {
    const own = found.spans.filter((span) => span.lang === found.culprit);
    return own.length > 0 ? own : found.spans;
  }
  const span = parsePlace(place);
  const length = span && sideOf(span.lang, unit, versions)[span.sentence]?.text.length;
  return span && length !== undefined && span.start < span.end && span.end <= (length ?? 0) ? [span] : null;
}

export function flagFormView(
  values: FlagValues,
  unit: StoredUnit,
  versions: readonly StoredVersion[],
  wording: Wording,
) {
  return {
    divergence: findingOf(values, unit)?.id,
    comment: values.comment,
    correction: values.correction,
    places: placeChoices(values.place, unit, versions, wording),
    langs: versions.map(({ tag }) => ({
      value: tag,
      name: `${versionCode(tag)} – ${wording.languageName(tag)}`,
      chosen: tag === values.lang,
    })),
    nobody: values.lang === '',
    categories: categoryChoices(values, wording),
    severities: SEVERITIES.map((value) => ({
      value,
      name: wording.t(`severity.${value}`),
      chosen: value === values.severity,
    })),
  };
}

/** By MQM's first level: those that have others below them as groups. */
function categoryChoices({ category }: FlagValues, wording: Wording) {
  const firsts = [...new Set(FLAG_CATEGORIES.map(firstLevel))];
  return firsts.map((first) => ({
    name: categoryName(first, wording),
    choices: FLAG_CATEGORIES.filter((value) => firstLevel(value) === first).map((value) => ({
      value,
      name:
        value === first && isGroup(first)
          ? wording.t('flag.other-of', { category: categoryName(first, wording) })
          : categoryName(value, wording),
      chosen: value === category,
    })),
    single: !isGroup(first),
  }));
}

const firstLevel = (category: string): string => category.split('/')[0] ?? category;
const isGroup = (first: string): boolean => FLAG_CATEGORIES.some((category) => category.startsWith(`${first}/`));

/** The unit, what was selected or found, and each sentence: the last are all that there is without script. */
function placeChoices(chosen: string, unit: StoredUnit, versions: readonly StoredVersion[], wording: Wording) {
  const choices = [{ value: '', name: wording.t('flag.whole') }];
  const spans = spansOf(chosen, unit, versions);
  const quoted = (text: string) => wording.t('quoted', { text: shortened(text, 60) });
  if (spans?.length) {
    const texts = spans.map(({ lang, sentence, start, end }) =>
      quoted((sideOf(lang, unit, versions)[sentence]?.text ?? '').slice(start, end)),
    );
    choices.push({ value: chosen, name: `${versionCode(spans[0]?.lang ?? '')} ${texts.join(', ')}` });
  }
  for (const { tag } of versions)
    sideOf(tag, unit, versions).forEach(({ text }, sentence) => {
      choices.push({ value: `${tag}.${sentence}.0.${text.length}`, name: `${versionCode(tag)} ${quoted(text)}` });
    });
  const known = choices.filter((choice, index) => choices.findIndex(({ value }) => value === choice.value) === index);
  return known.map((choice) => ({ ...choice, chosen: choice.value === chosen }));
}

function sideOf(lang: LanguageTag, unit: StoredUnit, versions: readonly StoredVersion[]) {
  return unit.sides[versions.findIndex(({ tag }) => tag === lang)] ?? [];
}

function parsePlace(place: string): DivergenceSpan | null {
  const [, lang, sentence, start, end] = /^([^.]+)\.(\d{1,6})\.(\d{1,9})\.(\d{1,9})$/u.exec(place) ?? [];
  return lang === undefined ? null : { lang, sentence: Number(sentence), start: Number(start), end: Number(end) };
}

/** Where the MQM typology puts what a check finds; what isn't listed is text lost, or meaning changed. */
const CATEGORY_OF: Record<string, FlagCategory> = {
  untranslated: 'accuracy/untranslated',
  terminology: 'terminology',
  consistency: 'terminology',
  form: 'linguistic-conventions',
  typography: 'locale-conventions',
};
/** Variants of what one version has too much of. */
const ADDITIONS = new Set(['added', 'only', 'sentence']);

function categoryOf({ type, variant }: StoredDivergence): FlagCategory {
  const known = CATEGORY_OF[type];
  if (known) return known;
  if (ADDITIONS.has(variant)) return 'accuracy/addition';
  if (variant === 'missing' || variant === 'lost' || familyOf(type) === 'lost') return 'accuracy/omission';
  return 'accuracy/mistranslation';
}
