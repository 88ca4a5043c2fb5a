import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, test } from '@jest/globals';

/** Where programs leave nothing to be found in. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'tercet-interchange-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a program to its end, in English. @returns all that it said. @throws where it fails, with what it said. */
export async function run(program: string, args: readonly string[], cwd?: string): Promise<string> {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: 'en' };
  const { stdout, stderr } = await promisify(execFile)(program, args, { env, cwd, maxBuffer: 2 ** 26 });
  return stdout + stderr;
}

/** The program's path, or nothing where it isn't installed. */
export function found(program: string): string | undefined {
  const paths = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** What a Debian package brings along besides programs. */
export const SHARED = {
  /** `omegat`: it has the DTD of TMX in it. */
  omegat: '/usr/share/omegat/OmegaT.jar',
  /** `php-symfony-translation`: it has the schemas of XLIFF, as OASIS publishes them. */
  xliff: '/usr/share/php/Symfony/Component/Translation/Resources/schemas',
};

/**
 * Tests that need something installed. Without it they are left out, and say so; where TERCET_TOOLS is `required` (in
 * CI), that is a failure.
 * @param needs programs, or paths of files.
 */
export function describeWith(name: string, needs: readonly string[], tests: () => void): void {
  const missing = needs.filter((need) => (need.includes('/') ? !existsSync(need) : found(need) === undefined));
  if (missing.length === 0) describe(name, tests);
  else if (process.env.TERCET_TOOLS === 'required')
    test(name, () => {
      throw new Error(`${missing.join(', ')}: not installed`);
    });
  else test.skip(`${name} — LEFT OUT, not installed: ${missing.join(', ')}`, () => {});
}
