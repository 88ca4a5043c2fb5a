import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Kysely } from 'kysely';
import request from 'supertest';
import { openDatabase } from '../../server/store/connection.js';
import { createDocument } from '../../server/store/documents.js';
import { migrateUp } from '../../server/store/migrate.js';
import type { Database } from '../../server/store/tables.js';
import { type AppParts, createApp } from '../../server/web/app.js';
import { inProcess } from '../../server/web/jobs/in-process.js';
import { bridge } from './bridge.js';

/** The application over a database in memory, and a browser that keeps its cookies and its form's token. */

export interface Site {
  db: Kysely<Database>;
  documentId: number;
  faults: unknown[];
  url: string;
  /** A fresh browser. */
  visit(lang?: string): Browser;
  close(): Promise<void>;
}

export interface Browser {
  agent: ReturnType<typeof request.agent>;
  get(path: string): request.Test;
  /** With the token of a page that was got before. */
  post(path: string, fields: Record<string, string>): Promise<request.Response>;
  token(): Promise<string>;
}

export async function openSite(parts: Partial<AppParts> = {}, repeat = 1): Promise<Site> {
  const db = openDatabase(':memory:');
  await migrateUp(db);
  const documentId = await createDocument(db, bridge(repeat), new Date('2025-11-22T10:00:00Z'));
  const faults: unknown[] = [];
  const app = createApp({ db, run: inProcess(db), version: '9.9.9', report: (error) => faults.push(error), ...parts });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    db,
    documentId,
    faults,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    visit: (lang = 'en') => browser(request.agent(server), lang),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await db.destroy();
    },
  };
}

function browser(agent: ReturnType<typeof request.agent>, lang: string): Browser {
  agent.set('Accept-Language', lang);
  const token = async () => tokenOf((await agent.get('/documents/new')).text);
  return {
    agent,
    token,
    get: (path) => agent.get(path),
    post: async (path, fields) => {
      // First: a request takes the cookies along that are there when it is made.
      const _token = await token();
      return agent
        .post(path)
        .type('form')
        .send({ _token, ...fields });
    },
  };
}

export function tokenOf(html: string): string {
  return /name="_token" value="([^"]+)"/u.exec(html)?.[1] ?? '';
}

/** The page with the characters that Handlebars writes as entities within addresses. */
export function readable(html: string): string {
  return html.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
}
