import { z } from 'zod';
import {
  FLAG_CATEGORIES,
  type FlagCategory,
  type StoredDivergence,
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
  place: z.string().max(80).default(''),
  lang: z.string().max(40).default(''),
  category: z.enum(FLAG_CATEGORIES),
  severity: z.enum(SEVERITIES),
  comment: z.string().trim().max(4000).default(''),
});

export interface FlagValues {
  /** '' for the whole unit, `d12` for what finding 12 marks, else `fr.0.10.17`: version, sentence, start, end. */
  place: string;
  /** '' where the fault is no one version's, or can't be told. */
  lang: LanguageTag;
  category: FlagCategory;
  severity: Severity;
  comment: string;
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
      place: found.spans.length > 0 ? `d${found.id}` : '',
      lang: found.culprit ?? '',
      category: categoryOf(found),
      severity: found.severity,
      comment: wording.divergence(found),
    };
  }
  const lang = parsePlace(place)?.lang ?? '';
  return { place, lang, category: 'accuracy/mistranslation', severity: 'major', comment: '' };
}

/** Null where the place isn't in the unit. */
export function spansOf(place: string, unit: StoredUnit, versions: readonly StoredVersion[]): DivergenceSpan[] | null {
  if (place === '') return [];
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
    comment: values.comment,
    places: placeChoices(values.place, unit, versions, wording),
    langs: versions.map(({ tag }) => ({
      value: tag,
      name: `${versionCode(tag)} – ${wording.languageName(tag)}`,
      chosen: tag === values.lang,
    })),
    nobody: values.lang === '',
    accuracy: categoryChoices(values, wording, (category) => category.startsWith('accuracy/')),
    categories: categoryChoices(values, wording, (category) => !category.startsWith('accuracy/')),
    severities: SEVERITIES.map((value) => ({
      value,
      name: wording.t(`severity.${value}`),
      chosen: value === values.severity,
    })),
  };
}

function categoryChoices({ category }: FlagValues, wording: Wording, among: (category: string) => boolean) {
  return FLAG_CATEGORIES.filter(among).map((value) => ({
    value,
    name: categoryName(value, wording),
    chosen: value === category,
  }));
}

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

function categoryOf({ type, variant }: StoredDivergence): FlagCategory {
  if (type === 'untranslated') return 'accuracy/untranslated';
  if (familyOf(type) !== 'lost') return 'accuracy/mistranslation';
  return /add|extra/u.test(`${type} ${variant}`) ? 'accuracy/addition' : 'accuracy/omission';
}
