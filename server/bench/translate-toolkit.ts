import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';

/** Debian's package is in Debian's own Python. */
const PYTHON = '/usr/bin/python3';
const PACKAGE = '/usr/lib/python3/dist-packages/translate';

/** `VmHWM` and not `ru_maxrss`: that one counts what the parent held when it started us. */
const PROGRAM = `
import json, re, sys, time
from translate.storage import tmx
start = time.time()
with open(sys.argv[1], 'rb') as source:
    store = tmx.tmxfile.parsefile(source)
units = sum(1 for unit in store.units if unit.source)
read = time.time() - start
start = time.time()
with open(sys.argv[2], 'wb') as target:
    store.serialize(target)
written = time.time() - start
memory = int(re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read()).group(1)) / 1024
print(json.dumps({'units': units, 'read': read, 'written': written, 'megabytes': memory}))
`;

export interface Interchanged {
  units: number;
  /** Seconds. */
  read: number;
  written: number;
  megabytes: number;
}

export const hasTranslateToolkit = (): boolean => existsSync(PYTHON) && existsSync(PACKAGE);

/** Reads a translation memory whole, as that program does, and writes it again. */
export async function translateToolkit(from: string, to: string): Promise<Interchanged> {
  const child = spawn(PYTHON, ['-c', PROGRAM, from, to], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [stdout] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`translate-toolkit ended with ${child.exitCode ?? child.signalCode}`);
  return JSON.parse(stdout) as Interchanged;
}
