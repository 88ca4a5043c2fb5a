import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach } from '@jest/globals';
import { ZipFile } from 'yazl';
import { run } from '../../server/cli/run.js';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files in it, gone after the test. */
export function folderWith(files: Record<string, string | Uint8Array> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'tercet-cli-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** An archive with these files in it. */
export async function zipOf(files: Record<string, string>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export interface Result {
  status: number;
  out: string;
  err: string;
}

/** Runs a command line in this process. */
export async function tercet(args: string[], input: string | Uint8Array = '', env = {}): Promise<Result> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const said = [collect(stdout), collect(stderr)] as const;
  const status = await run(args, { stdin: Readable.from([Buffer.from(input)]), stdout, stderr, env, status: 0 });
  stdout.end();
  stderr.end();
  const [out, err] = await Promise.all(said);
  return { status, out, err };
}

export function jsonLinesOf(text: string): Record<string, unknown>[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The built program, for what only a process of its own can show. */
export const PROGRAM = join('dist', 'server', 'cli', 'main.js');
if (!existsSync(PROGRAM)) throw new Error('These tests need the built program: npm run build');

async function collect(stream: PassThrough): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
