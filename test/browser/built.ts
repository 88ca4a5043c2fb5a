import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import type { Kysely } from 'kysely';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openDatabase } from '../../server/store/connection.js';
import { createDocument } from '../../server/store/documents.js';
import type { Database } from '../../server/store/tables.js';
import { PACKAGE_ROOT } from '../../server/web/places.js';
import type * as Server from '../../server/web/server.js';
import { bridge } from '../web/bridge.js';
import { hasChromium, type OpenBrowser, openBrowser, temporaryFolder } from './chromium.js';

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

/** The folder of the built program: TERCET_BUILT names another than the project's own. */
export const BUILT = process.env.TERCET_BUILT || join(PACKAGE_ROOT, 'dist');

/** What the stories of a file are told with, from `inBrowser` on. */
export const stage = {
  get server(): BuiltServer {
    if (!played) throw new Error('There is a server within inBrowser only.');
    return played.server;
  },
  /** A page in a profile of its own: no cookies, nothing stored. What goes wrong in it fails the story. */
  open: async (options: BrowserContextOptions = {}): Promise<Page> => {
    if (!played) throw new Error('There is a browser within inBrowser only.');
    const { browser, contexts, errors } = played;
    const context = await browser.context(options);
    contexts.push(context);
    const page = await context.newPage();
    waitForPages(page);
    page.on('pageerror', (error) => errors.push(error.message));
    // What the server refuses is an error to the browser too; what breaks its policy is one to us.
    page.on('console', (message) => {
      const refused = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !refused) errors.push(message.text());
    });
    return page;
  },
};

/**
 * Lets a click that leads to another page last until that page is loaded: pressed before its scripts run, a button
 * sends its form, as it should, and a story that goes on from there would depend on how fast the machine is.
 */
function waitForPages(page: Page): void {
  const click = page.click.bind(page);
  page.click = async (...where) => {
    await click(...where);
    await page.waitForLoadState();
  };
}

let played: { server: BuiltServer; browser: OpenBrowser; contexts: BrowserContext[]; errors: string[] } | undefined;

/**
 * Stories told in a browser, before the built server with a database of its own; left out where there is no Chromium.
 * @param samples folders of documents that are stored first.
 */
export function inBrowser(name: string, stories: () => void, samples: () => string[] = () => []): void {
  (hasChromium ? describe : describe.skip)(name, () => {
    beforeAll(async () => {
      const [server, browser] = await Promise.all([startBuilt(samples()), openBrowser()]);
      played = { server, browser, contexts: [], errors: [] };
    });
    afterEach(async () => {
      if (!played) return;
      const { server, contexts, errors } = played;
      for (const context of contexts.splice(0)) await context.close();
      expect(errors.splice(0)).toEqual([]);
      expect(server.faults.splice(0)).toEqual([]);
    });
    afterAll(async () => {
      await played?.browser.close();
      await played?.server.close();
      played = undefined;
    });
    stories();
  });
}

async function startBuilt(samples: string[]): Promise<BuiltServer> {
  const built = pathToFileURL(join(BUILT, 'server', 'web', 'server.js')).href;
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
