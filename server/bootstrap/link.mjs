import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './spawn.mjs';

const BIN = join(ROOT, 'node_modules', '.bin');
const NAME = process.platform === 'win32' ? 'tercet.cmd' : 'tercet';

/**
 * Makes `npx tercet` work in the project itself. npm links the programs of packages that are installed, but not that of
 * the package at hand; npx finds it through a cache that stays broken if it was filled before the first build.
 */
export function linkProgram() {
  if (existsSync(join(BIN, NAME))) return;
  mkdirSync(BIN, { recursive: true });
  if (process.platform === 'win32') {
    writeFileSync(join(BIN, NAME), '@node "%~dp0\\..\\..\\dist\\server\\cli\\main.js" %*\r\n');
    return;
  }
  // One that leads nowhere doesn't count as existing.
  rmSync(join(BIN, NAME), { force: true });
  symlinkSync(join('..', '..', 'dist', 'server', 'cli', 'main.js'), join(BIN, NAME));
}
