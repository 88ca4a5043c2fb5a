import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkProgram } from './link.mjs';
import { announce, node, ROOT } from './spawn.mjs';

const DIST = join(ROOT, 'dist');
const STAMP = join(DIST, '.built.json');
/** Folders and what counts in them: programs, and the word lists that are made ready for loading. */
const SOURCES = {
  server: '.ts',
  migrations: '.ts',
  'views/assets': '.ts',
  'corpus/lexicon': '.tsv',
  'corpus/contrasts': '.tsv',
};
/** Each for what runs in one place: on the server, in the browser. */
const PROJECTS = ['tsconfig.json', 'tsconfig.browser.json'];

/** Compiles, unless nothing has changed since the last time. */
export async function build() {
  const sources = sourceFiles();
  const before = readStamp();
  const fingerprint = fingerprintOf(sources);
  // A new install has taken the link away.
  if (before?.fingerprint === fingerprint) return linkProgram();
  announce('building');
  // The compiler doesn't take away what it made of a file that is gone, and Node would go on finding it.
  if (before?.files.some((file) => !sources.includes(file))) rmSync(DIST, { recursive: true, force: true });
  for (const project of PROJECTS.filter((file) => existsSync(join(ROOT, file)))) await tsc(['-p', project]);
  await node([join(DIST, 'server', 'lexicon', 'compile.js')]);
  // tsc doesn't know that it is a program.
  chmodSync(join(DIST, 'server', 'cli', 'main.js'), 0o755);
  linkProgram();
  writeFileSync(STAMP, JSON.stringify({ fingerprint, files: sources }));
}

/** Runs the project's TypeScript compiler. */
export function tsc(args) {
  return node([join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), ...args]);
}

function sourceFiles() {
  const folders = Object.entries(SOURCES).filter(([folder]) => existsSync(join(ROOT, folder)));
  const files = folders.flatMap(([folder, ending]) =>
    readdirSync(join(ROOT, folder), { recursive: true })
      .filter((file) => file.endsWith(ending))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  );
  return files.sort();
}

/** By size and time: reading some hundred files would take longer than all the rest. */
function fingerprintOf(sources) {
  const hash = createHash('sha256');
  for (const file of [...sources, ...PROJECTS, 'package-lock.json']) {
    const found = statSync(join(ROOT, file), { throwIfNoEntry: false });
    hash.update(`${file} ${found?.size} ${found?.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'));
  } catch {
    return undefined;
  }
}
