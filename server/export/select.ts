import { InputError } from '../errors.js';
import type { LanguageTag, ParagraphKind } from '../types.js';
import { SeenTexts } from './duplicates.js';
import { isPending } from './flags/flag-status.js';
import type { ExportDivergence, ExportOptions, ExportUnit, Units } from './types.js';

/**
 * The versions to write, in the order that was asked for, each spelt as the documents spell it: BCP 47 tags are the
 * same whatever their case (RFC 5646, 2.1.1), but a program that reads the file may not know that.
 * @throws InputError `export-language` for a language that there is no version in: a slip of the pen would otherwise
 * give an empty file.
 */
export function chosenLanguages(available: readonly LanguageTag[], options: ExportOptions): LanguageTag[] {
  if (!options.languages) return [...available];
  const chosen = options.languages.map((wanted) => {
    const found = sameTag(available, wanted);
    if (found === undefined) throw new InputError('export-language', { lang: wanted, available: [...available] });
    return found;
  });
  return [...new Set(chosen)];
}

/** The tag among `tags` that means the same as `wanted`. */
export function sameTag(tags: readonly LanguageTag[], wanted: LanguageTag): LanguageTag | undefined {
  return tags.find((tag) => tag === wanted) ?? tags.find((tag) => tag.toLowerCase() === wanted.toLowerCase());
}

/**
 * The units that `options` let through, with only the chosen languages in them, one at a time. `options.languages`
 * must be spelt as in the units (`chosenLanguages`). Where the first unit of a paragraph is left out, the paragraph
 * begins with the next one.
 */
export async function* selectUnits(units: Units, options: ExportOptions): AsyncGenerator<ExportUnit> {
  const seen = options.deduplicate ? new SeenTexts() : null;
  let leftOut: ExportUnit | null = null;
  for await (const unit of units) {
    const narrowed: ExportUnit | null = isWanted(unit, options) ? narrow(unit, options.languages) : null;
    if (narrowed === null || !hasText(narrowed, options) || seen?.has(narrowed)) {
      if (unit.begins !== undefined) leftOut = unit;
      continue;
    }
    if (leftOut !== null && leftOut.documentId === unit.documentId && narrowed.begins === undefined)
      narrowed.begins = leftOut.begins as ParagraphKind;
    leftOut = null;
    yield narrowed;
  }
}

/** In any version, or in all that were chosen. */
function hasText({ texts }: ExportUnit, { complete, languages }: ExportOptions): boolean {
  if (complete && languages) return languages.every((tag) => texts[tag]);
  for (const _ in texts) return true;
  return false;
}

function isWanted(unit: ExportUnit, options: ExportOptions): boolean {
  const { onlyConfirmed, withoutFlagged, minConfidence = 0, states } = options;
  if (onlyConfirmed && unit.status !== 'confirmed') return false;
  if (unit.confidence < minConfidence) return false;
  // Also where the flag is on a version that isn't chosen: what it says of that one may well hold for the others.
  const isFlagged = unit.flags.some(({ status }) => isPending(status));
  if (withoutFlagged && isFlagged) return false;
  return !states || states.includes(unit.status) || (isFlagged && states.includes('flagged'));
}

/** A copy. */
function narrow(unit: ExportUnit, languages: readonly LanguageTag[] | undefined): ExportUnit {
  if (languages && isAllIn(unit, languages)) return { ...unit };
  const isChosen = (tag: LanguageTag): boolean => !languages || languages.includes(tag);
  const narrowed: ExportUnit = {
    ...unit,
    texts: pick(unit.texts, (tag, sentences) => isChosen(tag) && hasWords(sentences)),
    indexes: pick(unit.indexes, isChosen),
    // A remark on a text that isn't in the file would puzzle its reader.
    flags: unit.flags.filter((flag) => flag.lang === null || isChosen(flag.lang)),
  };
  if (unit.divergences) narrowed.divergences = unit.divergences.flatMap((found) => narrowDivergence(found, isChosen));
  return narrowed;
}

const hasWords = (sentences: readonly string[]): boolean => sentences.some((sentence) => /\S/u.test(sentence));

/** The usual case, of which there may be millions: nothing to be left out. */
function isAllIn({ texts, indexes, flags, divergences = [] }: ExportUnit, languages: readonly LanguageTag[]): boolean {
  for (const tag in texts) if (!languages.includes(tag) || !hasWords(texts[tag] ?? [])) return false;
  for (const tag in indexes) if (!languages.includes(tag)) return false;
  return flags.length + divergences.length === 0;
}

/** Nothing where the divergence is the fault of a version that isn't chosen, or all of it is in such versions. */
function narrowDivergence(
  divergence: ExportDivergence,
  isChosen: (tag: LanguageTag) => boolean,
): [] | [ExportDivergence] {
  if (divergence.culprit !== null && !isChosen(divergence.culprit)) return [];
  const spans = divergence.spans.filter((span) => isChosen(span.lang));
  return spans.length === 0 && divergence.spans.length > 0 ? [] : [{ ...divergence, spans }];
}

function pick<Value>(
  record: Record<LanguageTag, Value>,
  keeps: (tag: LanguageTag, value: Value) => boolean,
): Record<LanguageTag, Value> {
  return Object.fromEntries(Object.entries(record).filter(([tag, value]) => keeps(tag, value)));
}
