import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, tsc } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { install } from './install.mjs';
import { announce, node, ROOT } from './spawn.mjs';

const BENCH = join(ROOT, 'dist', 'server', 'bench');
const BROWSER_TESTS = join('test', 'browser');
const TOOL_TESTS = join('test', 'interchange');

/** What package.json's scripts do. Each brings about what it needs. */
const TASKS = {
  async start(args) {
    await install();
    await build();
    const program = join(ROOT, 'dist', 'server', 'cli', 'main.js');
    const port = process.env.PORT ? ['--port', process.env.PORT] : [];
    await node([program, 'serve', '--samples', join(ROOT, 'corpus', 'samples'), ...port, ...args]);
  },

  /** With arguments, only the suites they name, without the checks before. */
  async test(args) {
    await install();
    await build();
    if (args.length > 0) return jest(args, { CHROMIUM: findChromium() ?? '' });
    await check();
    announce('testing');
    await jest(['--testPathIgnorePatterns', '/test/browser/', '/test/interchange/']);
    await testWithTools();
    await testInBrowser();
  },

  async build() {
    await install();
    await build();
  },

  async check() {
    await install();
    await check();
  },

  async lint() {
    await install();
    await lint();
  },

  async bench(args) {
    await install();
    await build();
    await node([join(BENCH, 'main.js'), ...args]);
  },

  async fit(args) {
    await install();
    await build();
    await node([join(BENCH, 'fit.js'), ...args]);
  },

  async format() {
    await install();
    await biome(['check', '--write']);
  },
};

export async function runTask(name, args) {
  const task = TASKS[name];
  if (!task) throw new Error(`There is no task "${name}", but these: ${Object.keys(TASKS).join(', ')}.`);
  await task(args);
}

async function check() {
  announce('checking types');
  const projects = ['tsconfig.test.json', 'tsconfig.browser.json'].filter((file) => existsSync(join(ROOT, file)));
  for (const project of projects) await tsc(['--noEmit', '-p', project]);
  await lint();
}

async function lint() {
  announce('linting');
  await biome(['check']);
}

function biome(args) {
  return node([join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome'), ...args]);
}

/** Jest runs ES modules with a Node option that is still called experimental; its workers take it from the environment. */
function jest(args, env = {}) {
  const options = ['--experimental-vm-modules'];
  if (process.allowedNodeEnvironmentFlags.has('--disable-warning'))
    options.push('--disable-warning=ExperimentalWarning');
  const all = [process.env.NODE_OPTIONS, ...options].filter(Boolean).join(' ');
  return node([join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), ...args], { ...env, NODE_OPTIONS: all });
}

/** Other programs read what Tercet writes; what isn't installed is named and left out. */
async function testWithTools() {
  announce('testing with the tools that people use');
  await jest(['--runInBand', '--verbose', TOOL_TESTS]);
}

async function testInBrowser() {
  if (!existsSync(join(ROOT, BROWSER_TESTS))) return;
  const chromium = findChromium();
  if (chromium === undefined) {
    announce(
      'NO CHROMIUM FOUND: the browser suite was left out. Install it, or name it in CHROMIUM, to run that as well.',
    );
    return;
  }
  announce(`testing in the browser (${chromium})`);
  await jest(['--runInBand', BROWSER_TESTS], { CHROMIUM: chromium });
}
