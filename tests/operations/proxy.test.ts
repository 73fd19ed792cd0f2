import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, getCACertificates, setDefaultCACertificates, type TLSSocket } from 'node:tls';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '../../bff/node/service/listen.ts';
import { ensureNginx } from '../../scripts/check/nginx.ts';
import { launch } from '../e2e/browser.ts';
import { type UnpackedArchive, unpackArchive } from './archive.ts';
import { mintSession, PATH, type Stack, startStack } from './stack.ts';

const nginx = ensureNginx();
const authorities = getCACertificates('default');

let archive: UnpackedArchive;
let stack: Stack;
let origin: string;
beforeAll(async () => {
  archive = await unpackArchive();
  if (nginx === null) return;
  stack = await startStack(archive, nginx);
  origin = stack.origin;
  setDefaultCACertificates([stack.certificate]);
}, 60_000);
afterAll(async () => {
  setDefaultCACertificates(authorities);
  await stack?.stop();
  archive?.remove();
}, 30_000);

async function swap(): Promise<string> {
  const { secret } = await mintSession(`${origin}${PATH}`, stack.key, origin);
  const headers = { origin, 'content-type': 'application/json' };
  const response = await fetch(`${origin}${PATH}/v1/session/token`, { method: 'POST', headers, body: JSON.stringify({ secret }) });
  expect(response.status).toBe(200);
  return ((await response.json()) as { token: string }).token;
}

test('a connection is kept longer than nginx keeps it, so that none is closed under a request', async () => {
  const server = await listen(async () => new Response('hello'), 0, '127.0.0.1');
  const { headers } = await fetch(`http://127.0.0.1:${server.port}/`);
  expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(60);
  await server.close(Promise.resolve());
});

test('what nginx hands on is told apart from what anybody wrote, as far as the configuration that ships says so', () => {
  const location = readFileSync(join(archive.folder, 'deploy/nginx/location.conf'), 'utf8');
  for (const header of ['X-Forwarded-For $remote_addr', 'X-Forwarded-Proto $scheme', 'X-Forwarded-Host $http_host', 'Forwarded ""'])
    expect(location).toContain(`proxy_set_header ${header};`);
});

if (nginx === null) console.log('No nginx, and none can be had here: what stands behind one is not tried.');
else
  describe('three replicas over PostgreSQL behind nginx, set up as the compose file says', () => {
    test('a session goes from the secret key to a page of customers, whichever replica answers', async () => {
      const token = await swap();
      const headers = { origin, authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      for (let count = 0; count < 6; count += 1) {
        const page = await fetch(`${origin}${PATH}/v1/customers/search`, { method: 'POST', headers, body: '{}' });
        expect([page.status, await page.json()]).toEqual([200, expect.objectContaining({ total: 0 })]);
      }
    });

    test('a page under the portal’s own origin may leave its origin out, as browsers do, and no other page may', async () => {
      const token = await swap();
      const headers = { authorization: `Bearer ${token}`, 'sec-fetch-site': 'same-origin' };
      expect((await fetch(`${origin}${PATH}/v1/session`, { headers })).status).toBe(200);
      const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', forwarded: 'host=evil.example' };
      expect((await fetch(`${origin}${PATH}/v1/session`, { headers: { ...headers, ...forged } })).status).toBe(200);
      const elsewhere = await fetch(`${origin}${PATH}/v1/session`, { headers: { ...headers, origin: 'https://evil.example' } });
      expect(elsewhere.status).toBe(403);
    });

    test('nothing but the path is there: no probe, no figure, no endpoint beside it', async () => {
      for (const path of ['/', '/v1/session', '/livez', '/metrics', `${PATH}/metrics`, '/partner-widgets2/docs'])
        expect([path, (await fetch(`${origin}${path}`)).status]).toEqual([path, 404]);
      expect((await fetch(`${origin}${PATH}/readyz`)).status).toBe(200);
      const { servers } = (await (await fetch(`${origin}${PATH}/openapi.json`)).json()) as { servers: { url: string }[] };
      expect(servers).toEqual([{ url: PATH }]);
    });

    test('the replicas’ account can read and add to what was recorded, and not change it', async () => {
      const client = new pg.Client({ connectionString: stack.databaseUrl });
      await client.connect();
      await expect(client.query('update audit_rows set hash = hash')).rejects.toThrow(/permission denied/);
      await client.end();
    });

    test('TLS is agreed on with strong suites alone', async () => {
      const port = Number(new URL(origin).port);
      const shake = (options: object) =>
        new Promise<TLSSocket>((done, failed) => {
          const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: stack.certificate, ...options }, () =>
            done(socket),
          );
          socket.once('error', failed);
        });
      const two = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' };
      const socket = await shake(two);
      expect(socket.getCipher().name).toMatch(/^ECDHE-ECDSA-(AES(128|256)-GCM|CHACHA20)/);
      socket.destroy();
      await expect(shake({ ...two, ciphers: 'ECDHE-ECDSA-AES128-SHA256:@SECLEVEL=0' })).rejects.toMatchObject({
        code: expect.stringMatching(/HANDSHAKE_FAILURE/),
      });
      await expect(shake({ ciphers: 'ALL:@SECLEVEL=0', minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' })).rejects.toThrow();
    });

    test('the list of customers works in a page where everything has one origin, under a policy that allows no other', async () => {
      const customers = {
        customers: [
          { customerId: 'c-1', customerName: '示例科技有限公司', associationType: 'agency-sale', associatedAt: '2026-01-05T02:00:00Z' },
        ],
      };
      const headers = { authorization: `Bearer ${stack.key}`, 'content-type': 'application/json' };
      expect((await fetch(`${origin}${PATH}/v1/customers`, { method: 'PUT', headers, body: JSON.stringify(customers) })).status).toBe(200);
      const browser = await launch();
      try {
        const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
        const asked: string[] = [];
        page.on('request', (request) => void asked.push(request.url()));
        const complaints: string[] = [];
        page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
        await page.goto(stack.portalOrigin);
        const row = page.locator('partner-customer-list tbody tr:not(.skeleton)').first();
        await row.waitFor();
        expect(await row.innerText()).toContain('c-1');
        expect(asked.filter((url) => !url.startsWith(`${stack.portalOrigin}/`))).toEqual([]);
        expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
        expect(asked.some((url) => url === `${stack.portalOrigin}${PATH}/v1/customers/search`)).toBe(true);
      } finally {
        await browser.close();
      }
    }, 30_000);

    test('a replica ends while requests go on, and none of them fails', async () => {
      const token = await swap();
      const headers = { origin, authorization: `Bearer ${token}` };
      let isEnding = true;
      const ended = stack.replicas[2]?.ended.then(() => {
        isEnding = false;
      });
      stack.replicas[2]?.signal('SIGTERM');
      const statuses: number[] = [];
      while (isEnding) {
        statuses.push((await fetch(`${origin}${PATH}/v1/session`, { headers }).catch(() => ({ status: 0 }))).status);
        await new Promise((done) => setTimeout(done, 50));
      }
      await ended;
      expect(statuses.length).toBeGreaterThan(5);
      expect(statuses.filter((status) => status !== 200)).toEqual([]);
    }, 30_000);

    test('guesses at secrets are counted by who really asks, whatever they say of themselves', async () => {
      const guess = (count: number) => {
        const named = { 'x-forwarded-for': `198.51.100.${count}`, forwarded: `for=198.51.100.${count}` };
        const headers = { origin, 'content-type': 'application/json', ...named };
        const body = JSON.stringify({ secret: `pws_${'A'.repeat(43)}` });
        return fetch(`${origin}${PATH}/v1/session/token`, { method: 'POST', headers, body });
      };
      const statuses = [];
      for (let count = 0; count < 150; count += 1) statuses.push((await guess(count)).status);
      expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
      expect(statuses.at(-1)).toBe(429);
    });
  });
