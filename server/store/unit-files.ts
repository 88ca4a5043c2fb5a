import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { InputFile, UnitReader } from '../import/types.js';
import type { Database } from './tables.js';

/** Files that hold units, with what has to be known of them before they are read. */
export interface UnitFiles {
  reader: UnitReader;
  /** As the reader takes them: one, or those that belong together. */
  files: readonly InputFile[];
  /** Hexadecimal SHA-256, one a file. */
  hashes: readonly string[];
  /** Of all files together, in bytes. */
  size: number;
}

/** Goes through the files once. */
export async function openUnitFiles(reader: UnitReader, files: readonly InputFile[]): Promise<UnitFiles> {
  const hashes: string[] = [];
  let size = 0;
  for (const file of files) {
    const hash = createHash('sha256');
    for await (const chunk of file.open()) {
      hash.update(chunk);
      size += chunk.length;
    }
    hashes.push(hash.digest('hex'));
  }
  return { reader, files, hashes, size };
}

/** The documents that were made of nothing but these files, oldest first. */
export function findByUnitFiles(
  db: Kysely<Database>,
  { hashes }: Pick<UnitFiles, 'hashes'>,
): Promise<{ id: number; title: string }[]> {
  const versions = db.selectFrom('version').select('document_id');
  return db
    .selectFrom('document')
    .select(['id', 'title'])
    .where('id', 'in', versions.where('sha256', 'in', hashes))
    .where('id', 'not in', versions.where('sha256', 'not in', hashes))
    .orderBy('id')
    .execute();
}

/** The same files, with all bytes counted on their way; those that are read again count once. */
export function counted(files: readonly InputFile[], told: (bytes: number) => void): InputFile[] {
  const done = files.map(() => 0);
  return files.map((file, n) => ({
    ...file,
    open: async function* () {
      let bytes = 0;
      for await (const chunk of file.open()) {
        bytes += chunk.length;
        done[n] = Math.max(done[n] ?? 0, bytes);
        told(done.reduce((sum, one) => sum + one, 0));
        yield chunk;
      }
    },
  }));
}
