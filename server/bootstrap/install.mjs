import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { announce, npm, ROOT } from './spawn.mjs';

const LOCKFILE = join(ROOT, 'package-lock.json');
/** npm's own note of what it has installed. */
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json');
/** Ours of what it was installed from and for. */
const STAMP = join(ROOT, 'node_modules', '.tercet-installed');

/** Installs what package-lock.json lists, unless that has been done. */
export async function install() {
  const wanted = fingerprint();
  const stamp = read(STAMP);
  // Who has run npm by hand has left no stamp: then the times decide.
  if (stamp === wanted) return;
  if (stamp === undefined && changed(INSTALLED) > changed(LOCKFILE)) {
    writeFileSync(STAMP, wanted);
    return;
  }
  announce('installing packages');
  // The compiler and the tests' tools too, even where NODE_ENV is "production".
  await npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  writeFileSync(STAMP, wanted);
}

/** The database's driver is compiled code, which another Node or another system can't load. */
function fingerprint() {
  const system = [process.versions.modules, process.platform, process.arch].join(' ');
  return createHash('sha256').update(readFileSync(LOCKFILE)).update(system).digest('hex');
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function changed(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
