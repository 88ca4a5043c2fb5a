import type { Kysely } from 'kysely';
import { countRevisions } from '../store/old-texts.js';
import type { Database } from '../store/tables.js';
import { listChangedPlaces, type TextChange } from '../store/text-changes.js';
import type { DocumentSummary } from '../store/types.js';
import type { LanguageTag, Version } from '../types.js';
import type { Wording } from '../wording.js';
import { oldAndNew } from './change-view.js';
import { longDate } from './dates.js';
import { addressOf, rowAddress } from './document-view.js';
import { textDirection } from './language.js';
import type { ComparedOldText, RevisionPreview } from './revision-preview.js';
import { segmentsOf } from './segments.js';

/* What pages say of revisions: the old against the new, and which versions haven't followed. */

/** A version that was changed, and those that haven't followed. */
export interface Lag {
  tag: LanguageTag;
  places: number;
  /** When it was changed, for the last time. */
  at: string;
  /** It was changed at other times too. */
  often: boolean;
  /** In how many of these places the other versions haven't followed; those that have in all aren't there. */
  behind: { tag: LanguageTag; places: number }[];
}

/**
 * Which versions have not followed the changes of others. In a unit, a version has followed a change if it was changed
 * there as late or later; who followed, and was changed later for that, leads nobody who went before. What was confirmed
 * since isn't among the changes any more.
 * @param changes in the order in which the versions were first changed.
 */
export function lagsIn(changes: readonly Omit<TextChange, 'before'>[], tags: readonly LanguageTag[]): Lag[] {
  const units = new Map<number, Omit<TextChange, 'before'>[]>();
  for (const change of changes) units.set(change.unitId, [...(units.get(change.unitId) ?? []), change]);
  const lags = tags.map(
    (tag): Lag => ({ tag, places: 0, at: '', often: false, behind: tags.map((other) => ({ tag: other, places: 0 })) }),
  );
  for (const own of units.values())
    for (const [n, { tag, at }] of own.entries()) {
      const lag = lags.find((one) => one.tag === tag);
      if (!lag) continue;
      lag.places += 1;
      lag.often ||= lag.at !== '' && lag.at.slice(0, 10) !== at.slice(0, 10);
      if (at > lag.at) lag.at = at;
      for (const other of lag.behind) {
        const there = own.findIndex((change) => change.tag === other.tag);
        if (there < 0 || (there > n && (own[there]?.at ?? '') < at)) other.places += 1;
      }
    }
  return lags
    .map((lag) => ({ ...lag, behind: lag.behind.filter(({ places }) => places > 0) }))
    .filter(({ behind }) => behind.length > 0);
}

/** What the head of a document's page says of revisions. */
export async function lagsView(db: Kysely<Database>, { id, versions }: DocumentSummary, wording: Wording) {
  const [changes, earlier] = [await listChangedPlaces(db, id), await countRevisions(db, id)];
  const tags = versions.map(({ tag }) => tag);
  return {
    any: earlier > 0,
    lines: lagsIn(changes, tags).map((lag) => ({ text: lagLine(lag, wording) })),
    changed: addressOf(id, { show: 'changed' }),
    document: id,
    earlier,
  };
}

function lagLine({ tag, places, at, often, behind }: Lag, { t, lang }: Wording): string {
  const changed = t(often ? 'revision.lag.changed-last' : 'revision.lag.changed', {
    lang: tag,
    count: places,
    date: longDate(at, lang),
  });
  const none = behind.filter((other) => other.places === places).map((other) => other.tag);
  const some = behind.filter((other) => other.places < places);
  const parts = [
    ...(none.length > 0 ? [t('revision.lag.not-since', { langs: none, count: none.length })] : []),
    ...some.map((other) => t('revision.lag.not-in', { lang: other.tag, count: other.places })),
  ];
  return t('revision.lag.line', { changed, behind: parts.join(t('revision.lag.between')) });
}

/** What a new text would change, in order; between two changes, how many sentences stay. */
export function stepViews({ steps }: RevisionPreview, documentId: number, tag: LanguageTag, wording: Wording) {
  const rows: object[] = [];
  let hidden = 0;
  for (const step of steps) {
    if (step.kind === 'same') {
      if (hidden === 0) rows.push({ same: wording.t('revision.same', { count: step.count }) });
      continue;
    }
    if (!step.words) {
      hidden += 1;
      continue;
    }
    const { kind, unit, before, after, words } = step;
    rows.push({
      kind,
      name: wording.t(`revision.kind.${kind}`),
      number: unit === null ? null : unit + 1,
      href: unit === null ? null : rowAddress(documentId, unit),
      dir: textDirection(tag),
      tag,
      ...oldAndNew(before, after, tag, words),
    });
  }
  return { rows, more: hidden > 0 ? wording.t('revision.more', { count: hidden }) : null };
}

/** An old text by its paragraphs, with what reads otherwise in the text that followed. */
export const oldTextView = (old: Version, { marks }: ComparedOldText) =>
  old.paragraphs.map(({ kind, text }, n) => ({
    kind,
    pieces: segmentsOf(text, marks[n] ?? []).map((piece) => ({
      text: piece.text,
      removed: piece.marks.includes('gone'),
      changed: piece.marks.length > 0,
    })),
  }));
