import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getDocument } from '../../server/store/documents.js';
import { openSite, type Site } from './site.js';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('the list shows each document’s state and what should be known of it', async () => {
  const { text } = await site.visit().get('/').expect(200);
  expect(text).toContain('The old &lt;bridge&gt;');
  expect(text).toContain('2 divergent');
  expect(text).toContain('<abbr title="French (2)">FR\u00a02</abbr>');
  expect(text).toContain('is given as French, but the text looks like Italian');
  expect(text).toContain('22 November 2025');
});

test('a document is renamed, but not to nothing', async () => {
  const browser = site.visit();
  const refused = await browser.post('/documents/1/rename', { title: '  ' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('The title is empty.');
  await browser.post('/documents/1/rename', { title: 'Le pont' });
  expect((await getDocument(site.db, 1))?.title).toBe('Le pont');
});

test('a document is deleted after a question, and the empty list says what to do', async () => {
  const browser = site.visit('fr');
  expect((await browser.get('/documents/1/delete')).text).toContain('Supprimer «\u00a0Le pont\u00a0»\u202f?');
  const { headers } = await browser.post('/documents/1/delete', {});
  expect(headers.location).toBe('/');
  const { text } = await browser.get('/');
  expect(text).toContain('Ajouter le premier document');
});
