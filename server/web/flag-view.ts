import { type FlagStatus, isPending } from '../export/flags/flag-status.js';
import type { FlagReply, StoredFlag, StoredUnit, StoredVersion } from '../store/types.js';
import type { DivergenceSpan } from '../types.js';
import { versionCode, type Wording } from '../wording.js';
import { longDate } from './dates.js';

/** A reviewer's flag in the reader's words. */
export interface FlagView {
  id: number;
  status: FlagStatus;
  /** Something is still to be done about it. */
  open: boolean;
  statusText: string;
  /** Shown beside the flag wherever it isn't simply open. */
  decided: boolean;
  category: string;
  severity: string;
  code: string | null;
  comment: string;
  /** What the text should say instead, in the language of the version at fault where that is known. */
  correction: { text: string; lang: string | null } | null;
  /** What it is about, word for word, each in its language; none where the whole unit is meant. */
  quotes: { text: string; lang: string }[];
  /** Who raised it, and when. */
  raised: Signed;
  edited: Signed | null;
  replies: ReplyView[];
  /** What can become of it now. */
  deeds: { status: FlagStatus; name: string; deed: string }[];
  /** All that it can be, for the form of an answer. */
  statuses: { value: FlagStatus; name: string; chosen: boolean }[];
}

export interface Signed {
  /** Null where no name was given. */
  who: string | null;
  at: string;
  date: string;
}

export interface ReplyView extends Signed {
  text: string;
  /** What the status became; null where it stayed. */
  statusText: string | null;
}

/** Longer quotations are cut: the text stands right above. */
const QUOTED = 80;

/** What a flag can become with one click, the likeliest first. */
const NEXT: Record<FlagStatus, FlagStatus[]> = {
  open: ['accepted', 'fixed', 'rejected'],
  accepted: ['fixed', 'rejected', 'open'],
  fixed: ['open'],
  rejected: ['open'],
};

export function flagView(
  flag: StoredFlag,
  unit: Pick<StoredUnit, 'sides'> | null,
  versions: readonly Pick<StoredVersion, 'tag'>[],
  wording: Wording,
): FlagView {
  const statusText = (status: FlagStatus) => wording.t(`status.${status}`);
  return {
    id: flag.id,
    status: flag.status,
    open: isPending(flag.status),
    statusText: statusText(flag.status),
    decided: flag.status !== 'open',
    category: categoryName(flag.category, wording),
    severity: wording.t(`severity.${flag.severity}`),
    code: flag.lang && versionCode(flag.lang),
    comment: flag.comment,
    correction: flag.correction === '' ? null : { text: flag.correction, lang: flag.lang },
    quotes: unit ? flag.spans.map((span) => ({ lang: span.lang, text: quote(span, unit, versions, wording) })) : [],
    raised: signed(flag.createdAt, flag.who, wording),
    edited: flag.edited && signed(flag.edited.at, flag.edited.who, wording),
    replies: flag.replies.map((reply) => replyView(reply, wording)),
    deeds: NEXT[flag.status].map((status, n) => ({
      status,
      name: wording.t(`flag.to-${status}`),
      // The first keeps its name whatever the status, so that the focus stays where the next deed is.
      deed: n === 0 ? `settle-f${flag.id}` : `${status}-f${flag.id}`,
    })),
    statuses: (Object.keys(NEXT) as FlagStatus[]).map((value) => ({
      value,
      name: statusText(value),
      chosen: value === flag.status,
    })),
  };
}

function signed(at: string, who: string, { lang }: Wording): Signed {
  return { at, who: who || null, date: longDate(at, lang) };
}

function replyView({ at, who, text, status }: FlagReply, wording: Wording): ReplyView {
  return { ...signed(at, who, wording), text, statusText: status && wording.t(`status.${status}`) };
}

export function categoryName(category: string, wording: Wording): string {
  return wording.t(`category.${category.replace('/', '-')}`);
}

function quote(
  span: DivergenceSpan,
  unit: Pick<StoredUnit, 'sides'>,
  versions: readonly Pick<StoredVersion, 'tag'>[],
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
