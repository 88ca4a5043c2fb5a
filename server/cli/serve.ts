import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { addDatabaseOption, type DatabaseOption, databasePath } from './database.js';
import { reason } from './files.js';
import { Failure, type Io, write } from './io.js';
import { portNumber } from './options.js';

interface ServeOptions extends DatabaseOption {
  port: number;
  host: string;
  samples?: string;
}

export function addServe(tercet: Command, io: Io): void {
  const serve = tercet
    .command('serve')
    .summary('open Tercet in a browser')
    .description('Serves the pages in which texts are imported, read side by side, reviewed and exported.')
    .option('--port <number>', 'the port; 0 for any free one', portNumber, 3000)
    .option('--host <address>', 'the address; others than this machine can reach all but 127.0.0.1', '127.0.0.1')
    .option('--samples <folder>', 'fill a new database with the documents of this folder, a sub-folder each')
    .addHelpText('after', '\nExample:\n  tercet serve --port 8080 --db reviews.db');
  addDatabaseOption(serve).action((options: ServeOptions) => serveUntilStopped(io, options));
}

async function serveUntilStopped(io: Io, options: ServeOptions): Promise<void> {
  const { startServer } = await import('../web/server.js');
  const { host, port } = options;
  const samples = options.samples === undefined ? [] : await foldersIn(options.samples);
  const server = await startServer({ dbPath: databasePath(options, io.env), host, port, samples });
  await write(io, `Tercet is at ${server.url}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await server.close();
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    return names.toSorted().map((name) => join(folder, name));
  } catch (error) {
    throw new Failure(`${folder} can't be read: ${reason(error)}.`);
  }
}
