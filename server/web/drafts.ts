import { randomUUID } from 'node:crypto';
import { removeUpload, type Upload } from './upload-folder.js';

/**
 * A new document's form as it was last sent. Browsers can't be given back a file that was chosen, so what was uploaded
 * stays here while the form is being mended.
 */
export interface Draft {
  id: string;
  title: string;
  presegmented: boolean;
  /** Which version is the source, from 0; null where none was marked. */
  source: number | null;
  versions: DraftVersion[];
  /** A file that holds all versions, aligned units or an archive of texts; it lies on the disk. */
  whole?: Upload | null;
  /** Whether units that are aligned already are to be left uncompared. */
  uncompared?: boolean;
}

export interface DraftVersion {
  /** '' to have the language found out. */
  tag: string;
  text: string;
  file: { name: string; bytes: Uint8Array } | null;
}

export interface Drafts {
  /** The draft as it is now kept. */
  keep(draft: Omit<Draft, 'id'>, id?: string): Draft;
  get(id: string | undefined): Draft | undefined;
  drop(id: string): void;
}

/** In UTF-16 units and bytes alike: a bound on memory, not an account of it. */
const TOTAL = 400 * 1024 * 1024;
/** On the disk, in bytes. */
const TOTAL_WHOLE = 8 * 1024 * 1024 * 1024;
const KEPT = 50;

/** In memory: drafts are lost at a restart, as an open form's token is. */
export function draftList(): Drafts {
  const drafts = new Map<string, Draft>();
  const drop = (id: string, successor?: Draft): void => {
    const path = drafts.get(id)?.whole?.path;
    if (path !== undefined && path !== successor?.whole?.path) removeUpload(path);
    drafts.delete(id);
  };
  return {
    keep: (draft, id = randomUUID()) => {
      const kept = { ...draft, id };
      drop(id, kept);
      drafts.set(id, kept);
      while (drafts.size > 1 && isTooMuch(drafts)) drop(oldest(drafts));
      return kept;
    },
    get: (id) => (id === undefined ? undefined : drafts.get(id)),
    drop: (id) => drop(id),
  };
}

export function emptyVersion(): DraftVersion {
  return { tag: '', text: '', file: null };
}

function oldest(drafts: Map<string, Draft>): string {
  return drafts.keys().next().value ?? '';
}

function isTooMuch(drafts: Map<string, Draft>): boolean {
  const onDisk = [...drafts.values()].reduce((sum, { whole }) => sum + (whole?.size ?? 0), 0);
  return drafts.size > KEPT || totalSize(drafts) > TOTAL || onDisk > TOTAL_WHOLE;
}

function totalSize(drafts: Map<string, Draft>): number {
  let sum = 0;
  for (const { versions } of drafts.values())
    for (const { text, file } of versions) sum += text.length + (file?.bytes.length ?? 0);
  return sum;
}
