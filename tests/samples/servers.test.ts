import { readFileSync } from 'node:fs';
import { createServer, type Server as SilentServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Server, startServer } from '../e2e/server.ts';
import { type Copies, copySamples } from './copies.ts';
import { type Portal, startPortal, stopPortals } from './portals.ts';
import { KEY, STACKS, UNTRIED } from './stacks.ts';

if (UNTRIED.length > 0) console.log(`Not tried, because their tool is not there: ${UNTRIED.join(', ')}.`);

const WRONG_KEY = KEY.replace(/distributor$/, 'nobody-----');

let bff: Server;
let copies: Copies;
let silent: SilentServer;
let silentBff = '';

beforeAll(async () => {
  silent = createServer(() => {});
  silent.listen(0, '127.0.0.1');
  [copies, bff] = await Promise.all([copySamples(), startServer()]);
  silentBff = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await bff?.stop();
  copies?.remove();
  silent?.close();
  silent?.closeAllConnections();
});

describe.each(STACKS)('the server of samples/$name', (stack) => {
  let portal: Portal;
  let unknown: Portal;
  let empty: Portal;

  beforeAll(async () => {
    if (stack.isInstalled) await copies.install(stack.name);
    if (stack.prepare) await copies.type(stack.name, stack.prepare);
    const start = (wish: { key?: string; operator?: string }) => startPortal(copies, stack, { bff: bff.origin, key: KEY, ...wish });
    [portal, unknown, empty] = await Promise.all([start({ operator: 'admin' }), start({ operator: 'admin', key: WRONG_KEY }), start({})]);
  });
  afterAll(() => stopPortals([portal, unknown, empty]));

  test('mints a session that the BFF takes from its page', async () => {
    const { status, headers, body } = await portal.ask();
    expect([status, headers.get('cache-control'), Object.keys(body)]).toEqual([200, 'no-store', ['secret']]);
    const swapped = await fetch(`${bff.origin}/v1/session/token`, {
      method: 'POST',
      headers: { origin: portal.origin, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(await swapped.json()).toMatchObject({ session: { actor: { userId: 'admin', roles: ['administrator'] } } });
    expect(portal.output()).not.toContain(body.secret);
  });

  test('refuses a page of another site, and whoever does not say where they come from', async () => {
    for (const page of ['https://elsewhere.example', 'null', null]) expect(await portal.ask(page)).toMatchObject({ status: 403 });
  });

  test('mints nothing for a visitor who is not signed in', async () => {
    expect(await empty.ask()).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });

  test('says why and under which id where its key is wrong, to the page and in its log, and tells the key to neither', async () => {
    const { status, body } = await unknown.ask();
    expect([status, body]).toEqual([502, { code: 'key-invalid', requestId: expect.stringMatching(/^req_/) }]);
    await expect.poll(() => unknown.output()).toContain(String(body.requestId));
    expect(unknown.output()).toContain('key-invalid');
    expect(unknown.output()).not.toContain(WRONG_KEY);
  });
});

test('every server gives up on a BFF that says nothing, and says so', async () => {
  const portals = await Promise.all(STACKS.map((stack) => startPortal(copies, stack, { bff: silentBff, key: KEY, operator: 'admin' })));
  try {
    for (const answer of await Promise.all(portals.map((portal) => portal.ask())))
      expect(answer).toMatchObject({ status: 502, body: { code: 'bff-unavailable' } });
    for (const portal of portals) await expect.poll(() => portal.output()).toMatch(/did not answer/);
  } finally {
    await stopPortals(portals);
  }
});

test('servers of Node share one file that talks to the BFF, word by word', () => {
  const texts = ['node-http', 'express', 'fastify', 'hono'].map((name) => readFileSync(`${copies.folderOf(name)}/mint-session.js`, 'utf8'));
  expect(new Set(texts).size).toBe(1);
});
