import type { DocumentSummary, StoredSentence, StoredUnit } from '../store/types.js';
import type { LanguageTag } from '../types.js';
import { versionCode } from '../wording.js';
import { textDirection } from './language.js';

/** What the form is given in which a unit is corrected: its sentences one by one, and what can be done with each. */
export interface EditView {
  id: number;
  number: number;
  columns: EditColumn[];
  /** The numbers of the units before and after; null at either end of the document. */
  above: number | null;
  below: number | null;
  /** Whether there is any border to split it at. */
  divisible: boolean;
  /** The versions that have no part in it. */
  lacking: string[];
}

interface EditColumn {
  tag: LanguageTag;
  code: string;
  dir: string;
  /** Where the unit may be split: so many sentences stay before the border. */
  borders: Border[];
  sentences: EditSentence[];
  /** Its text can become a unit of its own. */
  separable: boolean;
  /** It is all that the unit has. */
  alone: boolean;
}

interface Border {
  tag: LanguageTag;
  code: string;
  sentences: number;
  chosen: boolean;
}

interface EditSentence {
  tag: LanguageTag;
  code: string;
  /** From 0, and as readers count. */
  index: number;
  number: number;
  text: string;
  /** How many sentences go along, up or down. */
  up: number;
  down: number;
  /** Stands at the start of a paragraph, and not of the first one. */
  opensParagraph: boolean;
  first: boolean;
  /** The next one is in the same paragraph and unit. */
  joins: boolean;
  /** Where it can be cut: before these words, given with those that follow. */
  cuts: { offset: number; text: string }[];
  /** The border below it. */
  border: Border;
}

/** So much of the text after a cut shows where it is. */
const AFTER_CUT = 28;

export function editView(unit: StoredUnit, { versions, units }: DocumentSummary): EditView {
  const filled = unit.sides.filter((side) => side.length > 0).length;
  const columns = versions.map(({ tag }, v): EditColumn => {
    const side = unit.sides[v] ?? [];
    const code = versionCode(tag);
    const border = (sentences: number): Border => {
      // what is most often wanted: the first sentence of each version stays
      return { tag, code, sentences, chosen: sentences === Math.min(1, side.length) };
    };
    return {
      tag,
      code,
      dir: textDirection(tag),
      borders: side.length > 0 ? [border(0)] : [],
      sentences: side.map((sentence, index) => ({
        ...{ tag, code, index, number: index + 1, text: sentence.text },
        ...{ up: index + 1, down: side.length - index },
        opensParagraph: sentence.opensParagraph,
        first: sentence.position === 0,
        joins: side[index + 1]?.paragraph === sentence.paragraph,
        cuts: cutsOf(sentence, tag),
        border: border(index + 1),
      })),
      separable: side.length > 0 && filled > 1,
      alone: side.length > 0 && filled === 1,
    };
  });
  return {
    id: unit.id,
    number: unit.position + 1,
    columns,
    above: unit.position > 0 ? unit.position : null,
    below: unit.position + 1 < units ? unit.position + 2 : null,
    divisible: unit.sides.reduce((sum, side) => sum + side.length, 0) > 1,
    lacking: columns.filter(({ sentences }) => sentences.length === 0).map(({ code }) => code),
  };
}

/** Where a second sentence may begin: after white space, or before any word where a language writes none. */
function cutsOf({ text }: StoredSentence, tag: LanguageTag): { offset: number; text: string }[] {
  const spaced = [...text.matchAll(/\s+(?=\S)/gu)].map(({ index, 0: space }) => index + space.length);
  const offsets = spaced.length > 0 ? spaced : wordStarts(text, tag);
  return offsets.filter((offset) => offset > 0).map((offset) => ({ offset, text: shortened(text.slice(offset)) }));
}

function wordStarts(text: string, tag: LanguageTag): number[] {
  const words = [...new Intl.Segmenter(tag, { granularity: 'word' }).segment(text)];
  return words.filter(({ isWordLike }) => isWordLike).map(({ index }) => index);
}

function shortened(text: string): string {
  if (text.length <= AFTER_CUT) return text;
  const end = text.lastIndexOf(' ', AFTER_CUT);
  return `${text.slice(0, end > 0 ? end : AFTER_CUT)}…`;
}
