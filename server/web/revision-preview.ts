import type { Kysely } from 'kysely';
import type { SourceFile } from '../pipeline.js';
import {
  joined,
  type RevisionFigures,
  type RevisionStep,
  revisionFigures,
  revisionSteps,
} from '../review/revision-steps.js';
import { readOldText } from '../store/old-texts.js';
import { revisable } from '../store/revise.js';
import type { Database } from '../store/tables.js';
import { loadDocument, type WholeDocument } from '../store/whole.js';
import type { LanguageTag, Notice, Range, Version } from '../types.js';
import { primary, type WordDifferences, wordDifferences } from './same-language.js';

/* What a revision changes, as plain data: it is found in another thread than the one that answers (`jobs/asides.ts`). */

export interface PreviewRequest {
  documentId: number;
  tag: LanguageTag;
  file: SourceFile;
  presegmented: boolean;
}

/** A place that would read otherwise. */
export interface PlannedChange {
  kind: 'changed' | 'removed' | 'added';
  /** The place of the unit that has it, from 0; null for what is put in. */
  unit: number | null;
  /** '' where there is nothing. */
  before: string;
  after: string;
  /** Which words; absent from the changes that are many. */
  words?: WordDifferences;
}

export interface RevisionPreview {
  figures: RevisionFigures;
  /** In order; where sentences stay, how many. */
  steps: ({ kind: 'same'; count: number } | PlannedChange)[];
  /** What is to be said of the text itself. */
  notices: Notice[];
}

/** Of so many changes the words that differ are told: beyond, nobody reads on before storing. */
export const MOST_SHOWN = 200;

/**
 * What a new text would change in a version; nothing is stored.
 * @throws InputError `not-found`, `no-text`, `same-text`, and what can be wrong with the file.
 */
export async function previewRevision(
  db: Kysely<Database>,
  { documentId, tag, file, presegmented }: PreviewRequest,
): Promise<RevisionPreview> {
  // Only who asks for it loads the readers.
  const { readRevision } = await import('../pipeline.js');
  const text = await readRevision(file, tag, presegmented);
  const stored = await loadDocument(db, documentId);
  const { v, old, next } = revisable(stored, tag, text.version);
  const steps = revisionSteps(old, next);
  return { figures: revisionFigures(steps), steps: planned(steps, stored, v), notices: text.notices };
}

function planned(steps: readonly RevisionStep[], { units, versions }: WholeDocument, v: number) {
  const language = primary(versions[v]?.tag ?? '');
  const owners = ownerBySentence(units.map(({ sides }) => sides[v] as Range));
  let [at, told] = [0, 0];
  return steps.map((step): RevisionPreview['steps'][number] => {
    const unit = step.kind === 'added' ? null : (owners[at] ?? null);
    at += step.kind === 'same' ? step.count : step.before.length;
    if (step.kind === 'same') return step;
    const [before, after] = [joined(step.before), joined(step.after)];
    const words = told++ < MOST_SHOWN ? { words: wordDifferences(before, after, language) } : {};
    return { kind: step.kind, unit, before, after, ...words };
  });
}

/** The place of the unit of each sentence. */
function ownerBySentence(sides: readonly Range[]): number[] {
  const owners: number[] = [];
  sides.forEach(({ start, end }, unit) => {
    owners.length = Math.max(owners.length, end);
    owners.fill(unit, start, end);
  });
  return owners;
}

/** Of an old text, where it read otherwise than the one that followed. */
export interface ComparedOldText {
  figures: RevisionFigures;
  /** For each paragraph the sentences that were changed, and the words in them that are gone. */
  marks: (Range & { mark: 'gone' | 'changed' })[][];
}

/** @throws InputError `not-found`. */
export async function compareOldText(db: Kysely<Database>, id: number): Promise<ComparedOldText> {
  const { version: old, tag, documentId, next } = await readOldText(db, id);
  const followed = next === null ? await currentText(db, documentId, tag) : (await readOldText(db, next)).version;
  const steps = revisionSteps(old, followed ?? old);
  return { figures: revisionFigures(steps), marks: marksIn(old, steps) };
}

const currentText = async (db: Kysely<Database>, documentId: number, tag: LanguageTag): Promise<Version | undefined> =>
  (await loadDocument(db, documentId)).versions.find((one) => one.tag === tag);

function marksIn(old: Version, steps: readonly RevisionStep[]): ComparedOldText['marks'] {
  const marks: ComparedOldText['marks'] = old.paragraphs.map(() => []);
  for (const step of steps) {
    if (step.kind === 'same') continue;
    const { removed } = wordDifferences(joined(step.before), joined(step.after), primary(old.tag));
    let offset = 0;
    for (const { paragraph, start, end, text } of step.before) {
      const own = marks[paragraph];
      own?.push({ start, end, mark: 'changed' });
      for (const range of removed) {
        const from = Math.max(range.start - offset, 0);
        const past = Math.min(range.end - offset, text.length);
        if (from < past) own?.push({ start: start + from, end: start + past, mark: 'gone' });
      }
      offset += text.length + 1;
    }
  }
  return marks;
}
