import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file that was sent, on the disk of the server. */
export interface Upload {
  /** As a person calls it. */
  name: string;
  path: string;
  /** In bytes. */
  size: number;
}

/** Of this process: what it leaves there goes with it. */
export const UPLOADS = join(tmpdir(), `tercet-uploads-${randomUUID()}`);

let made = false;

/** Writes a file that is being sent; what was written of one that breaks off is removed. */
export async function keepOnDisk(stream: Readable): Promise<{ path: string; size: number }> {
  if (!made) {
    mkdirSync(UPLOADS, { recursive: true, mode: 0o700 });
    process.once('exit', removeUploads);
    made = true;
  }
  // Never by the name that it was sent with.
  const path = join(UPLOADS, randomUUID());
  const file = createWriteStream(path, { mode: 0o600 });
  try {
    await pipeline(stream, file);
    return { path, size: (await stat(path)).size };
  } catch (error) {
    // What broke off at once may still be about to be made.
    if (!file.closed) await new Promise<void>((resolve) => file.once('close', resolve));
    removeUpload(path);
    throw error;
  }
}

export function removeUpload(path: string): void {
  rmSync(path, { force: true });
}

/** All of them, at the end. */
export function removeUploads(): void {
  rmSync(UPLOADS, { recursive: true, force: true });
  made = false;
}
