import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A program that was started has failed; what it printed says why. */
export class StepFailed extends Error {
  name = 'StepFailed';
}

/** Says what is being done, apart from what is printed by those who do it. */
export function announce(text) {
  console.error(`\u2014 ${text}`);
}

/** Runs a script with this Node, its output going where ours goes. Rejects with `StepFailed` where it fails. */
export function node(args, env = {}) {
  return run(process.execPath, args, { env });
}

/** npm: the one that runs us where there is one, which works without a shell on Windows too. */
export function npm(args) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js')) return node([own, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

function run(command, args, { env = {}, shell = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', shell, env: { ...process.env, ...env } });
    // Ctrl+C reaches the child as well, being in our group; it is the child that tidies up, and we wait for it.
    const wait = () => {};
    const pass = () => child.kill('SIGTERM');
    process.on('SIGINT', wait);
    process.on('SIGTERM', pass);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('SIGINT', wait);
      process.off('SIGTERM', pass);
      if (code === 0) resolve();
      else reject(new StepFailed(`${command} ${args.join(' ')}`));
    });
  });
}
