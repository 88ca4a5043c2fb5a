import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSite, type Site, tokenOf } from './site.js';

let site: Site;
beforeAll(async () => {
  site = await openSite({ limits: { size: 1000 } });
});
afterAll(() => site.close());

describe('headers', () => {
  test('let nothing run or be shown that is not our own file', async () => {
    const { headers, text } = await site.visit().get('/');
    const policy = String(headers['content-security-policy']);
    for (const rule of ["default-src 'self'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule);
    expect(policy).not.toContain('unsafe');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(text).not.toMatch(/<style|<script(?! type="module" src=)| style=| on\w+=/iu);
  });

  test('let fonts be kept for a year', async () => {
    const css = await site.visit().get('/assets/fonts.css').expect(200);
    const [font] = /\/fonts\/[^)]+/u.exec(css.text) ?? [];
    await site.visit().get(String(font)).expect(200).expect('Cache-Control', 'public, max-age=31536000, immutable');
  });
});

describe('forms', () => {
  const path = '/documents/1/delete';

  test.each([
    ['no token', {}],
    ['a forged token', { _token: 'f'.repeat(64) }],
    ['a token twice', { _token: ['a', 'b'] }],
  ])('with %s are refused in the reader’s language', async (_what, fields) => {
    const { agent } = site.visit('fr');
    await agent.get(path);
    const response = await agent.post(path).type('form').send(fields);
    expect(response.status).toBe(403);
    expect(response.text).toContain('Ce formulaire n’est plus valable');
    await agent.get('/documents/1').expect(200);
  });

  test('with another browser’s token are refused', async () => {
    const token = await site.visit().token();
    const { agent } = site.visit();
    await agent.get('/');
    await agent.post(path).type('form').send({ _token: token }).expect(403);
  });

  test('from another site are refused, token or not', async () => {
    const { agent, token } = site.visit();
    const _token = await token();
    await agent.post(path).set('Origin', 'https://elsewhere.example').type('form').send({ _token }).expect(403);
    await agent.post(path).set('Sec-Fetch-Site', 'cross-site').type('form').send({ _token }).expect(403);
  });

  test('with files need a token too', async () => {
    const { agent } = site.visit();
    await agent.get('/documents/new');
    const response = await agent
      .post('/documents')
      .field('versions[0][text]', 'One.')
      .field('versions[1][text]', 'Un.');
    expect(response.status).toBe(403);
  });

  test('every form that is posted has a token', async () => {
    const browser = site.visit();
    for (const page of ['/documents/new', '/documents/1', path, '/documents/1/rename', '/units/1/flag', '/flags']) {
      const { text } = await browser.get(page);
      for (const [form] of text.matchAll(/<form [^>]*method="post"[\s\S]*?<\/form>/gu))
        expect(tokenOf(form)).not.toBe('');
    }
  });

  test('too large are refused', async () => {
    const browser = site.visit('ru');
    const long = await browser.post('/units/1/flags', { comment: 'x'.repeat(300_000) });
    expect(long.status).toBe(413);
    expect(long.text).toContain('Слишком большой объём');
    const token = await browser.token();
    const upload = await browser.agent
      .post('/documents')
      .field('_token', token)
      .attach('versions[0][file]', Buffer.alloc(2000, 'a'), 'a.txt');
    expect(upload.status).toBe(413);
  });
});

describe('hosts', () => {
  test.each(['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'tercet.localhost'])(
    '%s is ours',
    async (host) => {
      await site.visit().get('/').set('Host', host).expect(200);
    },
  );

  test.each(['elsewhere.example', 'localhost.elsewhere.example', ''])('%j is not', async (host) => {
    await site.visit().get('/').set('Host', host).expect(403);
  });
});

test('health needs no database, no cookie, no language', async () => {
  const { body, headers } = await site.visit().get('/health').expect(200);
  expect(body).toEqual({ status: 'ok', version: '9.9.9' });
  expect(headers['set-cookie']).toBeUndefined();
});

describe('the language of the interface', () => {
  test('is remembered once it was chosen, and the page keeps its address', async () => {
    const { agent } = site.visit('en');
    const chosen = await agent.get('/flags?status=all&lang=ru');
    expect(chosen.status).toBe(303);
    expect(chosen.headers.location).toBe('/flags?status=all');
    expect((await agent.get('/flags')).text).toContain('<html lang="ru">');
  });

  test('is not what nobody speaks here', async () => {
    expect((await site.visit().get('/?lang=xx')).text).toContain('<html lang="en">');
  });

  test('does not lead elsewhere', async () => {
    const { headers } = await site.visit().get('//elsewhere.example/?lang=fr');
    expect(headers.location).toBe('/elsewhere.example/');
  });
});
