import { readdirSync, statSync } from 'node:fs';
import { request as send } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { worldKeys } from '../../bff/sandbox/world.ts';
import { ensureBuilt } from '../../scripts/build.mjs';
import { ROOT } from '../../scripts/set-up.mjs';
import { freePort } from '../operations/free-ports.ts';
import { type Running, run, temporaryFolder } from './process.ts';

const PUBLIC = 'https://portal.example.com';

/** `fetch` sets Host and Sec-Fetch-Site itself. */
function call(origin: string, method: string, path: string, headers: Record<string, string>, body = '') {
  return new Promise<{ status: number; cookie: string; text: string }>((resolve, reject) => {
    const sent = send(origin + path, { method, headers: { 'content-length': String(Buffer.byteLength(body)), ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, cookie: String(response.headers['set-cookie'] ?? ''), text }));
    });
    sent.on('error', reject).end(body);
  });
}

describe('the demonstration, on a machine whose browser visits strangers', () => {
  const folder = temporaryFolder('strangers');
  let running: Running;
  let server: { origin: string };
  beforeAll(async () => {
    ensureBuilt(process.execPath);
    const port = await freePort();
    server = { origin: `http://127.0.0.1:${port}` };
    const args = [`${ROOT}bff/node/demonstration/serve.ts`, '--port', String(port)];
    running = run(process.execPath, args, { DATA_DIR: folder.path, PUBLIC_ORIGIN: PUBLIC });
    await running.says(/Stop with Ctrl-C/);
  });
  afterAll(async () => {
    running.signal('SIGTERM');
    await running.ended;
    folder.remove();
  });

  const mint = (host: string) => {
    const body = JSON.stringify({ subject: { kind: 'operator', userId: 'admin', roles: ['administrator'] }, origins: [PUBLIC] });
    const headers = { host, authorization: `Bearer ${worldKeys().own.secretKey}`, 'content-type': 'application/json' };
    return call(server.origin, 'POST', '/v1/sessions', headers, body);
  };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const signIn = (headers: Record<string, string>) =>
    call(server.origin, 'POST', '/portal/sign-in', { ...form, ...headers }, 'operator=own/admin');

  test('mints for no site that points its name at this machine, although everybody knows the key', async () => {
    const port = new URL(server.origin).port;
    for (const host of [`evil.example:${port}`, 'localhost.evil.example', '127.0.0.1.evil.example']) {
      expect((await mint(host)).status).toBe(421);
    }
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, 'portal.example.com']) {
      expect((await mint(host)).status).toBe(201);
    }
  });

  test('takes forms from its own pages alone', async () => {
    const host = new URL(server.origin).host;
    const strangers = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of strangers) expect((await signIn({ host, ...headers })).status).toBe(403);
    expect((await signIn({ host, origin: server.origin })).status).toBe(303);
  });

  test('lets nobody be a customer, or come to a customer’s page, but by its own sign-in', async () => {
    const host = new URL(server.origin).host;
    const entering = (body: string) => call(server.origin, 'POST', '/portal/sign-in', { ...form, host, origin: server.origin }, body);
    for (const made of [
      'customer=distributor/nobody',
      'customer=own/admin',
      'customer=distributor/',
      'customer=__proto__/x',
      'operator=distributor/nobody',
    ]) {
      const refused = await entering(made);
      expect([refused.status, refused.cookie]).toEqual([303, '']);
    }
    const stranger = await call(server.origin, 'GET', '/my-partner', { host });
    expect([stranger.status, stranger.text]).toEqual([303, '']);
    expect((await call(server.origin, 'POST', '/portal/session', { host, origin: server.origin })).status).toBe(401);
  });

  test('keeps its cookie from scripts, from other sites and, where browsers come by TLS, from plain http', async () => {
    const plain = await signIn({ host: new URL(server.origin).host });
    expect(plain.cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    const behindProxy = await signIn({ host: 'portal.example.com', origin: PUBLIC });
    expect(behindProxy.cookie).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
    const cookie = behindProxy.cookie.split(';')[0] ?? '';
    const minted = await call(server.origin, 'POST', '/portal/session', { host: 'portal.example.com', origin: PUBLIC, cookie });
    const { secret } = JSON.parse(minted.text) as { secret: string };
    const headers = { host: 'portal.example.com', origin: PUBLIC, 'content-type': 'application/json' };
    expect((await call(server.origin, 'POST', '/v1/session/token', headers, JSON.stringify({ secret }))).status).toBe(200);
  });

  test('makes no file that another account of the machine can read', () => {
    const open = readdirSync(folder.path).filter((file) => (statSync(join(folder.path, file)).mode & 0o077) !== 0);
    expect(open).toEqual([]);
  });
});
