import { readFileSync } from 'node:fs';
import { createServer, type Server as SilentServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importedPackages } from '../../scripts/packages/manifest.ts';
import { launch } from '../e2e/browser.ts';
import { run } from '../e2e/process.ts';
import { type Server, startServer } from '../e2e/server.ts';
import { type Copies, copySamples } from './copies.ts';
import { type Installation, makeInstallation } from './one-process.ts';
import { type Portal, startPortal, stopPortals } from './portals.ts';
import { KEY, NODE_SERVERS, STACKS, UNTRIED } from './stacks.ts';

if (UNTRIED.length > 0) console.log(`Not tried, because their tool is not there: ${UNTRIED.join(', ')}.`);

const WRONG_KEY = KEY.replace(/distributor$/, 'nobody-----');

let bff: Server;
let copies: Copies;
let installation: Installation;
let browser: Browser;
let silent: SilentServer;
let silentBff = '';

beforeAll(async () => {
  silent = createServer(() => {});
  silent.listen(0, '127.0.0.1');
  [copies, bff, installation, browser] = await Promise.all([copySamples(), startServer(), makeInstallation(), launch()]);
  await copies.installTogether(NODE_SERVERS);
  silentBff = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await browser?.close();
  await bff?.stop();
  copies?.remove();
  installation?.remove();
  silent?.close();
  silent?.closeAllConnections();
});

describe.each(STACKS)('the server of samples/$name', (stack) => {
  let portal: Portal;
  let unknown: Portal;
  let empty: Portal;

  beforeAll(async () => {
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

describe.each(STACKS.filter(({ name }) => NODE_SERVERS.includes(name)))('one process of samples/$name', (stack) => {
  test('has portal and BFF under one origin, shows the list, and ends when it is told to', async () => {
    const DATA_DIR = installation.copyTo(copies.folderOf(stack.name));
    const wish = { bff: 'http://localhost:8787', key: installation.key, operator: 'li.hua', env: { DATA_DIR } };
    const portal = await startPortal(copies, { ...stack, start: [process.execPath, 'one-process.js'] }, wish);
    const page = await browser.newPage({ locale: 'en' });
    try {
      const origins = new Set<string>();
      page.on('request', (request) => origins.add(new URL(request.url()).origin));
      await page.goto(`${portal.origin}/one-origin.html`);
      // A partner just added has no customers.
      await page.locator('partner-customer-list .notice').waitFor();
      expect(await page.locator('partner-session').evaluate((session) => (session as { status?: string }).status)).toBe('live');
      expect([...origins].filter((origin) => origin !== 'null')).toEqual([portal.origin]);
      expect(await portal.ask('https://elsewhere.example')).toMatchObject({ status: 403 });
    } finally {
      await page.close();
      portal.signal('SIGTERM');
    }
    expect(await portal.ended).toBe(0);
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

describe('mint.sh of samples/curl', () => {
  const mint = async (env: NodeJS.ProcessEnv, ...args: string[]) => {
    const wish = { PARTNER_WIDGETS_URL: bff.origin, PARTNER_WIDGETS_KEY: KEY, PORTAL_ORIGIN: 'https://portal.example.com', ...env };
    const running = run('sh', ['mint.sh', ...args], wish, copies.folderOf('curl'));
    return { code: await running.ended, output: running.output() };
  };

  test('shows one secret, or why there is none and under which id', async () => {
    expect(await mint({}, 'admin')).toEqual({ code: 0, output: expect.stringMatching(/^pws_[\w-]+\n$/) });
    expect(await mint({ PARTNER_WIDGETS_KEY: WRONG_KEY }, 'admin')).toEqual({
      code: 1,
      output: expect.stringMatching(/answered 401 key-invalid, request req_[\w-]+\.\n$/),
    });
    expect(await mint({}, 'admin', 'nobody')).toEqual({ code: 1, output: expect.stringMatching(/answered 422 \S+, request req_/) });
  });

  test('says what is missing, and lets nothing break out of its JSON', async () => {
    expect(await mint({ PARTNER_WIDGETS_KEY: '' }, 'admin')).toEqual({ code: 2, output: expect.stringContaining('PARTNER_WIDGETS_KEY') });
    expect(await mint({}, 'a","x":"b')).toEqual({ code: 2, output: expect.stringContaining('No quotes') });
    expect(await mint({ PARTNER_WIDGETS_URL: 'http://127.0.0.1:1' }, 'admin')).toEqual({
      code: 1,
      output: expect.stringContaining('The BFF at http://127.0.0.1:1 did not answer.'),
    });
  });
});

test('servers of Node share one file that talks to the BFF, word by word, and name every package that they import', () => {
  const texts = NODE_SERVERS.map((name) => readFileSync(`${copies.folderOf(name)}/mint-session.js`, 'utf8'));
  expect(new Set(texts).size).toBe(1);
  for (const name of NODE_SERVERS) {
    const { dependencies } = JSON.parse(readFileSync(`${copies.folderOf(name)}/package.json`, 'utf8'));
    expect(importedPackages(copies.folderOf(name)), name).toEqual(Object.keys(dependencies).filter((one) => one !== 'partner-widget-kit'));
  }
});
