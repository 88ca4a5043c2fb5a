import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** A program run from start to end. */
export interface Run {
  stdout: string;
  seconds: number;
  /** Peak resident memory of the process. */
  megabytes: number;
}

/** A program of this package that has come to no good end. */
export class ProgramFailed extends Error {}

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

export const TERCET = path('../cli/main.js');
export const HUNALIGN = path('./hunalign-program.js');
export const INTERCHANGE = path('./interchange-program.js');

/** Runs a Node program as a process of its own, with start-up and all. @throws ProgramFailed */
export async function runProgram(args: readonly string[], input: string): Promise<Run> {
  const start = process.hrtime.bigint();
  const child = spawn(process.execPath, ['--import', new URL('./report-memory.js', import.meta.url).href, ...args], {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const [stdin, , , report] = child.stdio;
  // a program that fails early doesn't read on; its exit status says so
  stdin?.on('error', () => {});
  stdin?.end(input);
  const status = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [stdout, stderr, bytes, code] = await Promise.all([
    text(child.stdout as NodeJS.ReadableStream),
    text(child.stderr as NodeJS.ReadableStream),
    text(report as NodeJS.ReadableStream),
    status,
  ]);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (code !== 0) throw new ProgramFailed(`${args.join(' ')} ended with ${code}: ${stderr.slice(-2000)}`);
  return { stdout, seconds, megabytes: Number(bytes) / 2 ** 20 };
}

export const toLines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

export const fromLines = (lines: string): unknown[] =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
