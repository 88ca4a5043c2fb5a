import { existsSync, readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ZipFile } from 'yazl';
import { InputError } from '../../server/errors.js';
import { createDocument, listDocuments } from '../../server/store/documents.js';
import type { NewDocumentRequest } from '../../server/web/jobs/job.js';
import { removeUploads, UPLOADS } from '../../server/web/upload-folder.js';
import { bridge } from './bridge.js';
import { type Browser, openSite, readable, type Site } from './site.js';

/** What the job is to do: give its document, fail, or wait to be let go. */
let plan: 'store' | 'refuse' | 'break' | 'wait' = 'store';
let letGo = () => {};
const asked: NewDocumentRequest[] = [];

let site: Site;
beforeAll(async () => {
  site = await openSite({
    run: async (request, progress) => {
      if (!('files' in request)) throw new Error('The form asks for new documents only.');
      asked.push(request);
      progress('align', 0.5);
      if (plan === 'refuse') throw new InputError('empty-file', { name: '#2' });
      if (plan === 'break') throw new Error('a fault');
      if (plan === 'wait') await new Promise<void>((resolve) => (letGo = resolve));
      return createDocument(site.db, { ...bridge(), title: request.title ?? '?' }, new Date());
    },
  });
});
afterAll(() => site.close());

type Fields = Record<string, string>;

async function send(browser: Browser, fields: Fields, files: Record<string, [string, string]> = {}) {
  const token = await browser.token();
  const form = browser.agent.post('/documents').field('_token', token);
  for (const [name, value] of Object.entries(fields)) form.field(name, value);
  for (const [name, [fileName, text]] of Object.entries(files)) form.attach(name, Buffer.from(text), fileName);
  return form;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 10));

/** Follows the job's page until it leads elsewhere. */
async function outcome(browser: Browser, address: string) {
  for (let tries = 0; tries < 50; tries += 1) {
    const response = await browser.get(address);
    if (response.status === 303 || !response.text.includes('data-job')) return response;
    await pause();
  }
  throw new Error('The job never ended.');
}

const two: Fields = { 'versions[0][text]': 'One.', 'versions[1][text]': 'Un.', 'versions[1][tag]': 'fr' };

describe('a new document', () => {
  test('is aligned by a job, and its page follows', async () => {
    plan = 'store';
    const browser = site.visit();
    const sent = await send(browser, { ...two, title: 'Pasted', source: '1', presegmented: '1' });
    expect(sent.status).toBe(303);
    expect(sent.headers.location).toMatch(/^\/jobs\//u);
    const done = await outcome(browser, String(sent.headers.location));
    expect(done.headers.location).toMatch(/^\/documents\/\d+$/u);
    expect(asked.at(-1)).toMatchObject({
      title: 'Pasted',
      presegmented: true,
      files: [{ name: '' }, { name: '', tag: 'fr', isSource: true }],
    });
  });

  test('may come as files, whose names keep their letters', async () => {
    plan = 'store';
    const files: Record<string, [string, string]> = {
      'versions[0][file]': ['été.txt', 'Un.'],
      'versions[2][file]': ['лето.txt', 'Один.'],
    };
    await send(site.visit(), { 'versions[0][text]': ' ', 'versions[1][text]': '' }, files);
    expect(asked.at(-1)?.files.map(({ name }) => name)).toEqual(['été.txt', 'лето.txt']);
    expect(Buffer.from(asked.at(-1)?.files[1]?.bytes ?? []).toString()).toBe('Один.');
  });

  test('shows how far it is', async () => {
    plan = 'wait';
    const browser = site.visit('fr');
    const { headers } = await send(browser, { ...two, title: 'Slow' });
    const page = await browser.get(String(headers.location));
    expect(page.text).toContain('<noscript><meta http-equiv="refresh" content="2"></noscript>');
    expect(page.text).toContain('Alignement des versions.');
    const { body } = await browser.get(`${headers.location}/state`);
    expect(body).toMatchObject({ state: 'running', percent: 42 });
    await browser.get('/').expect(200);
    letGo();
    expect((await outcome(browser, String(headers.location))).status).toBe(303);
  });
});

describe('a form that can’t be taken', () => {
  test('comes back with its texts, and says what to do', async () => {
    const response = await send(site.visit(), { ...two, 'versions[1][text]': '', title: 'Kept' });
    expect(response.status).toBe(422);
    expect(response.text).toContain('Fewer than two versions have any text.');
    expect(response.text).toContain('One.</textarea>');
    expect(response.text).toContain('value="Kept"');
  });

  test('names the version', async () => {
    const both = await send(
      site.visit('fr'),
      { ...two, 'versions[2][text]': 'x' },
      { 'versions[2][file]': ['c.txt', 'c'] },
    );
    expect(both.text).toContain('La version 3 a un texte collé et un fichier.');
    const empty = await send(site.visit(), two, { 'versions[2][file]': ['c.txt', ''] });
    expect(empty.text).toContain('The file of version 3 is empty.');
  });

  test('marks no version as the source where none was', async () => {
    const response = await send(site.visit(), { 'versions[0][text]': 'One.', source: '' });
    expect(response.text).toMatch(/id="no-source" checked/u);
  });

  test('keeps an uploaded file while the rest is mended', async () => {
    plan = 'store';
    const browser = site.visit();
    const first = await send(browser, {}, { 'versions[0][file]': ['a.txt', 'Kept text.'] });
    expect(first.text).toContain('Already here: a.txt');
    const draft = /name="draft" value="([^"]+)"/u.exec(first.text)?.[1] ?? '';
    await send(browser, { draft, 'versions[0][text]': '', 'versions[1][text]': 'Deux.' });
    expect(asked.at(-1)?.files[0]).toMatchObject({ name: 'a.txt' });
    const dropped = await send(browser, { draft, 'versions[0][drop]': '1', 'versions[1][text]': 'Deux.' });
    expect(dropped.status).toBe(422);
  });

  test('gets one version more without script', async () => {
    const browser = site.visit();
    const fields = { ...two, 'versions[2][text]': 'Drei.', action: 'add' };
    const { headers } = await send(browser, fields);
    expect(headers.location).toMatch(/#version-4$/u);
    const { text } = await browser.get(String(headers.location).split('#')[0] ?? '');
    expect(text).toContain('id="version-4"');
    expect(text).toContain('Drei.</textarea>');
  });

  test('that is none at all is refused', async () => {
    const response = await send(site.visit(), { 'versions[9999999][text]': 'x' });
    expect(response.status).toBe(422);
    const strange = await send(site.visit(), { versions: 'x' });
    expect(strange.status).toBe(422);
  });
});

describe('a job that fails', () => {
  test('says which version and what to do, and leads back to the texts', async () => {
    plan = 'refuse';
    const browser = site.visit();
    const { headers } = await send(browser, two);
    const page = await outcome(browser, String(headers.location));
    expect(page.text).toContain('“Version 2” is empty:');
    const mend = /href="(\/documents\/new\?[^"]+)"/u.exec(readable(page.text))?.[1] ?? '';
    const form = await browser.get(mend);
    expect(form.text).toContain('“Version 2” is empty:');
    expect(form.text).toContain('One.</textarea>');
  });

  test('by a fault of the program says so and no more', async () => {
    plan = 'break';
    const browser = site.visit('ru');
    const { headers } = await send(browser, two);
    const page = await outcome(browser, String(headers.location));
    expect(page.text).toContain('что-то пошло не так');
    expect(page.text).not.toContain('a fault');
    expect(site.faults).toHaveLength(1);
  });
});

describe('texts that are stored already', () => {
  test('are pointed to, and stored again only where that is wanted', async () => {
    const own = await openSite();
    const browser = own.visit();
    const texts: Fields = {
      'versions[0][text]': 'The bridge is old. It was built in 1742.',
      'versions[0][tag]': 'en',
      'versions[1][text]': 'Le pont est vieux. Il date de 1742.',
      'versions[1][tag]': 'fr',
    };
    const first = await send(browser, texts);
    await outcome(browser, String(first.headers.location));
    const again = await send(browser, texts);
    expect(again.status).toBe(200);
    expect(again.text).toContain('Already stored');
    expect(again.text).toContain('href="/documents/2"');
    const draft = /name="draft" value="([^"]+)"/u.exec(again.text)?.[1] ?? '';
    const stored = await send(browser, { draft, action: 'again' });
    await outcome(browser, String(stored.headers.location));
    expect(await listDocuments(own.db)).toHaveLength(3);
    await own.close();
  });
});

const MEMORY = `<?xml version="1.0"?><tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="fr"><seg>Le pont a 12 arches.</seg></tuv><tuv xml:lang="en"><seg>The bridge has 13 arches.</seg></tuv></tu>
</body></tmx>`;

async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('a file that holds all versions', () => {
  let own: Site;
  beforeEach(async () => {
    own = await openSite();
  });
  afterEach(() => own.close());
  afterAll(removeUploads);

  const uploads = () => (existsSync(UPLOADS) ? readdirSync(UPLOADS) : []);

  test('is imported as it is, and gone from the disk afterwards', async () => {
    const browser = own.visit();
    const sent = await send(browser, {}, { whole: ['memory.tmx', MEMORY] });
    const done = await outcome(browser, String(sent.headers.location));
    expect(done.headers.location).toBe('/documents/2');
    expect((await listDocuments(own.db))[0]).toMatchObject({ title: 'memory', units: 1, divergent: 1 });
    expect(uploads()).toEqual([]);
    expect(own.faults).toEqual([]);
  });

  test('is known again, and kept for being stored once more', async () => {
    const browser = own.visit();
    const first = await send(browser, {}, { whole: ['memory.tmx', MEMORY] });
    await outcome(browser, String(first.headers.location));
    const again = await send(browser, { title: 'Other' }, { whole: ['copy.tmx', MEMORY] });
    expect(again.text).toContain('Already stored');
    expect(uploads()).toHaveLength(1);
    const draft = /name="draft" value="([^"]+)"/u.exec(again.text)?.[1] ?? '';
    const stored = await send(browser, { draft, action: 'again' });
    await outcome(browser, String(stored.headers.location));
    expect((await listDocuments(own.db)).map(({ title }) => title)).toContain('Other');
    expect(uploads()).toEqual([]);
  });

  test('may be chosen in the place of a version, alone', async () => {
    const browser = own.visit();
    const sent = await send(browser, { uncompared: '1' }, { 'versions[1][file]': ['memory.tmx', MEMORY] });
    expect((await outcome(browser, String(sent.headers.location))).headers.location).toBe('/documents/2');
    expect((await listDocuments(own.db))[0]).toMatchObject({ divergent: 0 });
    const among = await send(browser, two, { 'versions[2][file]': ['memory.tmx', MEMORY] });
    expect(among.status).toBe(422);
    expect(among.text).toContain('The file of version 3 holds several versions.');
  });

  test.each<[string, Fields, [string, string], string]>([
    ['beside other texts', two, ['memory.tmx', MEMORY], 'and other texts beside it'],
    ['that is empty', {}, ['memory.tmx', ''], 'The file is empty.'],
    ['that is one version', {}, ['bridge.txt', 'The bridge.'], '“bridge.txt” is one version of a text.'],
  ])('%s is refused', async (_case, fields, file, message) => {
    const response = await send(own.visit(), fields, { whole: file });
    expect(response.status).toBe(422);
    expect(response.text).toContain(message);
  });

  test('that is broken leaves nothing behind, and says where', async () => {
    const browser = own.visit();
    const before = uploads().length;
    const sent = await send(browser, {}, { whole: ['memory.tmx', MEMORY.replace('</body>', '')] });
    const page = await outcome(browser, String(sent.headers.location));
    expect(page.text).toContain('memory.tmx');
    expect(await listDocuments(own.db)).toHaveLength(1);
    // Kept with the form, which may be sent again.
    expect(uploads()).toHaveLength(before + 1);
  });

  test('as an archive becomes its documents, and a page says what became of each', async () => {
    const browser = own.visit();
    const archive = await zipOf({
      'en/bridge.txt': 'The bridge is old.',
      'fr/bridge.txt': 'Le pont est vieux.',
      'memory.tmx': MEMORY,
      'broken.tmx': '<tmx>',
      'war.txt': 'Alone.',
    });
    const token = await browser.token();
    const sent = await browser.agent.post('/documents').field('_token', token).attach('whole', archive, 'c.zip');
    const { text } = await outcome(browser, String(sent.headers.location));
    expect(text).toContain('2 documents stored');
    expect(text).toContain('<a href="/documents/2">bridge</a>');
    expect(text).toContain('1 document failed');
    expect(text).toContain('<li>war.txt: in one language only</li>');
  });

  test('isn’t kept where the form was forged', async () => {
    const before = uploads();
    const sent = await own.visit().agent.post('/documents').attach('whole', Buffer.from(MEMORY), 'memory.tmx');
    expect(sent.status).toBe(403);
    for (let tries = 0; tries < 50 && uploads().length > before.length; tries++) await pause();
    expect(uploads()).toEqual(before);
  });
});
