import type { FlagStatus } from '../export/types.js';
import type { StoredFlag, StoredUnit, StoredVersion } from '../store/types.js';
import type { DivergenceSpan } from '../types.js';
import { versionCode, type Wording } from '../wording.js';

/** A reviewer's flag in the reader's words. */
export interface FlagView {
  id: number;
  status: FlagStatus;
  open: boolean;
  statusText: string;
  category: string;
  severity: string;
  code: string | null;
  comment: string;
  /** What it is about, word for word, each in its language; none where the whole unit is meant. */
  quotes: { text: string; lang: string }[];
}

/** Longer quotations are cut: the text stands right above. */
const QUOTED = 80;

export function flagView(
  flag: StoredFlag,
  unit: Pick<StoredUnit, 'sides'> | null,
  versions: readonly StoredVersion[],
  wording: Wording,
): FlagView {
  return {
    id: flag.id,
    status: flag.status,
    open: flag.status === 'open',
    statusText: wording.t(`status.${flag.status}`),
    category: categoryName(flag.category, wording),
    severity: wording.t(`severity.${flag.severity}`),
    code: flag.lang && versionCode(flag.lang),
    comment: flag.comment,
    quotes: unit ? flag.spans.map((span) => ({ lang: span.lang, text: quote(span, unit, versions, wording) })) : [],
  };
}

export function categoryName(category: string, wording: Wording): string {
  return wording.t(`category.${category.replace('/', '-')}`);
}

function quote(
  span: DivergenceSpan,
  unit: Pick<StoredUnit, 'sides'>,
  versions: readonly StoredVersion[],
  wording: Wording,
): string {
  const side = unit.sides[versions.findIndex((version) => version.tag === span.lang)];
  const text = (side?.[span.sentence]?.text ?? '').slice(span.start, span.end);
  return wording.t('quoted', { text: shortened(text) });
}

/** Cut after whole characters (a code unit is not one), with an ellipsis. */
export function shortened(text: string, length = QUOTED): string {
  if (text.length <= length) return text;
  const characters = [...new Intl.Segmenter().segment(text.slice(0, length + 20))].map(({ segment }) => segment);
  return `${characters.slice(0, length).join('').trimEnd()}…`;
}
