#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { run } from './run.js';

// Else V8 takes the short-lived objects of a long comparison for long-lived ones, and a book's heap grows by half.
setFlagsFromString('--no-allocation-site-pretenuring');
// A third of the time of a text of 2,000 sentences went into optimising functions, many of which run no longer than that
// takes: V8 is to wait twice as long, and to inline less. A book of 20,000 gains too.
setFlagsFromString('--interrupt-budget=270000');
setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');
// The heap of a long text may grow to three times what is in use before V8 looks what can go. Looking sooner costs hardly
// anything, most of it being done beside the work, and a book of 20,000 sentences takes a quarter less memory.
setFlagsFromString('--heap-growing-percent=30');

// A reader that has seen enough (`tercet export | head`) closes the pipe: that is no failure, and nothing to talk about.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.stderr.on('error', () => {});

const { stdin, stdout, stderr, env } = process;
// Not process.exit(): what is still on its way to a pipe would be lost.
process.exitCode = await run(process.argv.slice(2), { stdin, stdout, stderr, env, status: 0 });
