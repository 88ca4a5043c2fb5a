import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import type { SourceFile } from '../pipeline.js';
import type { LanguageTag } from '../types.js';
import { Failure } from './io.js';

/** @throws Failure that names the file. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Failure(`${path} can't be read: ${reason(error)}.`);
  }
}

/** Files as the pipeline takes them; `tags`, where there are any, go with them one by one. */
export function readSources(paths: string[], tags?: LanguageTag[]): Promise<SourceFile[]> {
  return Promise.all(
    paths.map(async (path, index) => {
      const tag = tags?.[index];
      return { name: basename(path), bytes: await readBytes(path), ...(tag === undefined ? {} : { tag }) };
    }),
  );
}

export async function readAll(input: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** What the operating system said, for a person. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'ENOSPC') return 'the disk is full';
  return message;
}
