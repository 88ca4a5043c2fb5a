import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../errors.js';
import type { Comparison, FileUnit } from '../types.js';

/** A unit of a file with what the comparison said of it; null where it wasn't compared. */
export interface SpooledUnit extends Omit<FileUnit, 'document' | 'documentId' | 'changed' | 'id'> {
  /** ISO 8601. */
  changed?: string;
  comparison: Comparison | null;
}

/** Units of one document, in order. */
export interface SpooledStretch {
  /** Counts the file's documents from 0. */
  document: number;
  units: SpooledUnit[];
}

/** Units in one record: large enough that a record costs nothing, small enough to be held. */
const RECORD = 100;

/**
 * Units on their way into the database, in a file: all of them are read and compared before the first is stored, so that
 * a file that proves broken leaves nothing behind and no transaction waits for a comparison.
 */
export class UnitSpool {
  /** In bytes, of each record. */
  private readonly records: number[] = [];

  private constructor(
    private readonly handle: FileHandle,
    private readonly folder: string,
  ) {}

  /** @param parent a folder with room for about as much as the files hold; absent: the system's for temporary files. */
  static async open(parent = tmpdir()): Promise<UnitSpool> {
    const folder = await mkdtemp(join(parent, 'tercet-units-'));
    const spool = new UnitSpool(await open(join(folder, 'units.jsonl'), 'w+', 0o600), folder);
    // A thread may be ended at any moment; what has no name any more goes with the process, where the system allows that.
    await rm(folder, { recursive: true, force: true }).catch(() => {});
    return spool;
  }

  /** @throws InputError `spool-full` where there is no room left. */
  async write({ document, units }: SpooledStretch): Promise<void> {
    for (let start = 0; start < units.length; start += RECORD) {
      const stretch: SpooledStretch = { document, units: units.slice(start, start + RECORD) };
      const record = Buffer.from(JSON.stringify(stretch));
      try {
        await this.handle.appendFile(record);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        throw code === 'ENOSPC' || code === 'EDQUOT' ? new InputError('spool-full', { folder: this.folder }) : error;
      }
      this.records.push(record.length);
    }
  }

  /** All that was written, from the beginning; one record at a time, which a reader of lines doesn't promise. */
  async *read(): AsyncGenerator<SpooledStretch> {
    let buffer = Buffer.alloc(0);
    let position = 0;
    for (const length of this.records) {
      if (buffer.length < length) buffer = Buffer.alloc(2 * length);
      for (let got = 0; got < length; ) {
        const { bytesRead } = await this.handle.read(buffer, got, length - got, position + got);
        if (bytesRead === 0) throw new Error('The file of spooled units was cut off.');
        got += bytesRead;
      }
      position += length;
      yield JSON.parse(buffer.toString('utf8', 0, length)) as SpooledStretch;
    }
  }

  async close(): Promise<void> {
    await this.handle.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
