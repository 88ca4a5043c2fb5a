import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { InputError } from '../errors.js';
import { openDatabase } from '../store/connection.js';
import { migrateUp } from '../store/migrate.js';
import { isAnyUnseen } from '../store/unseen.js';
import { createApp } from './app.js';
import { workerPool } from './jobs/worker-pool.js';
import { PACKAGE_ROOT } from './places.js';
import { loadSamples } from './samples.js';

export interface ServerOptions {
  dbPath: string;
  /** The loopback address where nothing else is said: whoever reaches the server can do everything. */
  host?: string;
  /** 0 for any that is free. */
  port?: number;
  /** Folders of sample documents (`en.txt`, `fr.txt`, …), loaded where the database is new. */
  samples?: readonly string[];
  /** Gets what is a fault of the program. */
  report?: (error: unknown) => void;
}

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Opens and migrates the database, and listens. Needs the built program: documents are aligned in worker threads.
 * @throws InputError `port-in-use` or `port-refused`
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { dbPath, host = '127.0.0.1', port = 3000, samples = [], report = console.error } = options;
  const isNew = !existsSync(dbPath);
  const db = openDatabase(dbPath);
  const pool = workerPool(dbPath);
  let closing = false;
  const release = async () => {
    closing = true;
    await pool.close();
    await db.destroy();
  };
  try {
    await migrateUp(db);
    if (await isAnyUnseen(db)) void pool.asides.tidy(null).catch((error) => closing || report(error));
    const app = createApp({
      db,
      run: pool.run,
      findInconsistencies: pool.findInconsistencies,
      asides: pool.asides,
      version: programVersion(),
      hosts: [host],
      report,
    });
    const server = createServer(app);
    await listen(server, host, port);
    if (isNew) await loadSamples(samples, pool.run, report);
    return { url: addressOf(server), close: () => closeServer(server).then(release) };
  } catch (error) {
    await release();
    throw error;
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new InputError('port-in-use', { port, host }));
      else if (error.code === 'EACCES') reject(new InputError('port-refused', { port, host }));
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
        reject(new InputError('host-unknown', { host }));
      else reject(error);
    });
    server.listen(port, host, resolve);
  });
}

function addressOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function programVersion(): string {
  const manifest = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
