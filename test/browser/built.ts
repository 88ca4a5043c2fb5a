import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Kysely } from 'kysely';
import { openDatabase } from '../../server/store/connection.js';
import { createDocument } from '../../server/store/documents.js';
import type { Database } from '../../server/store/tables.js';
import { PACKAGE_ROOT } from '../../server/web/places.js';
import type * as Server from '../../server/web/server.js';
import { bridge } from '../web/bridge.js';
import { temporaryFolder } from './chromium.js';

/** The built program's server, worker threads and all, over a database in a folder of its own. */
export interface BuiltServer {
  url: string;
  faults: unknown[];
  /** Stores the bridge document, `repeat` times over; gives its address. */
  addBridge(repeat?: number): Promise<string>;
  /** Does something with the server's own database; the server goes on. */
  store<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function startBuilt(samples: string[] = []): Promise<BuiltServer> {
  const built = pathToFileURL(join(PACKAGE_ROOT, 'dist', 'server', 'web', 'server.js')).href;
  const { startServer } = (await import(built)) as typeof Server;
  const folder = temporaryFolder();
  const dbPath = join(folder.path, 'test.db');
  const faults: unknown[] = [];
  const server = await startServer({ dbPath, port: 0, samples, report: (error) => faults.push(error) });
  const store: BuiltServer['store'] = async (work) => {
    const db = openDatabase(dbPath);
    try {
      return await work(db);
    } finally {
      await db.destroy();
    }
  };
  return {
    url: server.url,
    faults,
    store,
    addBridge: async (repeat) => {
      const id = await store((db) => createDocument(db, bridge(repeat), new Date('2025-11-22T10:00:00Z')));
      return `${server.url}/documents/${id}`;
    },
    close: async () => {
      await server.close();
      folder.remove();
    },
  };
}
