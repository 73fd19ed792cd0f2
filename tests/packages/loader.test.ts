import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { ROOT } from '../../scripts/set-up.mjs';
import { launch } from '../e2e/browser.ts';

const FOLDER = join(ROOT, 'dist/widgets');
const NONCE = 'bm9uY2U';
const POLICY = `default-src 'none'; script-src 'nonce-${NONCE}' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types partner-widgets; base-uri 'none'`;

/** A host's page with the loader, under the strictest policy; what stands in it is the body. */
interface Host {
  body: string;
  /** Put before the loader's tag. */
  head?: string;
  query?: string;
  /** Files that the server does not have just now. */
  lost?: RegExp;
  /** Files that somebody has changed. */
  changed?: RegExp;
}

let browser: Browser;
let host: Host;
let asked: string[] = [];
const server = createServer((request, response) => {
  const name = (request.url ?? '').split('?')[0]?.slice('/widgets/0.1.0/'.length) ?? '';
  if (request.url === '/') {
    response.setHeader('content-security-policy', POLICY).setHeader('content-type', 'text/html; charset=utf-8');
    const loader = `<script type="module" nonce="${NONCE}" src="/widgets/0.1.0/loader.js${host.query ?? ''}"></script>`;
    return void response.end(`<!doctype html><html lang="en"><title>Host</title>${host.head ?? ''}${loader}<body>${host.body}`);
  }
  asked.push(name);
  if (host.lost?.test(name) || name === '') return void response.writeHead(503).end();
  const text = readFileSync(join(FOLDER, name), 'utf8');
  response.setHeader('content-type', 'text/javascript').end(host.changed?.test(name) ? `${text}\n//` : text);
});

beforeAll(async () => {
  ensureBuilt(process.execPath);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server.close();
});
beforeEach(() => {
  asked = [];
});

interface Opened {
  page: Page;
  said: string[];
}

async function open(wanted: Host, prepare: (page: Page) => Promise<unknown> = async () => {}): Promise<Opened> {
  host = wanted;
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await prepare(page);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return { page, said };
}

const defined = (page: Page, ...tags: string[]) =>
  page.waitForFunction((names) => names.every((name) => customElements.get(name)), tags, { timeout: 20_000 });
const entries = () => asked.filter((name) => /^partner-/.test(name)).sort();

const LIST = '<partner-session><partner-customer-list></partner-customer-list></partner-session><p id="below">below</p>';

describe('the loader, under the strictest policy', () => {
  test('loads what a page uses and nothing else, what comes later, and what stands in a shadow root that it is told of', async () => {
    const { page, said } = await open({ body: LIST });
    await defined(page, 'partner-session', 'partner-customer-list');
    expect(entries()).toEqual(['partner-customer-list.js', 'partner-session.js']);
    await page.evaluate(() => document.body.append(document.createElement('partner-roles')));
    await defined(page, 'partner-roles');
    // As text: what compiles this file has imports of its own.
    const byOwner = await page.evaluate(`(async () => {
      const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' });
      root.append(document.createElement('partner-audit'));
      (await import(document.querySelector('script[src]').src)).observe(root);
      await customElements.whenDefined('partner-audit');
      return root.firstElementChild.shadowRoot !== null;
    })()`);
    expect(byOwner).toBe(true);
    expect(entries()).toEqual(['partner-audit.js', 'partner-customer-list.js', 'partner-roles.js', 'partner-session.js']);
    expect(said).toEqual([]);
    await page.close();
  });

  test('keeps the place of every widget, so that nothing moves when it is there', async () => {
    const tags = ['customer-list', 'customer', 'coupon-quota', 'consumption-dashboard', 'agreement-dialog', 'agreement-list']
      .concat(['agreement-records', 'my-partner', 'roles'])
      .map((name) => `partner-${name}`);
    const body = tags.map((tag) => `<partner-session><${tag} customer-id="c"></${tag}></partner-session>`).join('');
    const { page } = await open({ body, lost: /^partner-/ }, (one) => one.setViewportSize({ width: 1280, height: 900 }));
    const heights = () => page.evaluate((names) => names.map((name) => document.querySelector(name)?.clientHeight ?? 0), tags);
    await page.waitForFunction(() => document.adoptedStyleSheets.length > 0);
    const kept = await heights();
    host.lost = /^$/;
    await page.reload();
    await defined(page, ...tags);
    await page.waitForFunction((names) => names.every((name) => document.querySelector(name)?.shadowRoot?.querySelector('.frame')), tags);
    await expect.poll(heights, { timeout: 10_000 }).toEqual(kept);
    await page.close();
  });

  test('tells once of what cannot be loaded, and has it when the page is online again', async () => {
    const { page } = await open({ body: LIST, lost: /^partner-customer-list/ }, (one) =>
      one.addInitScript(() => {
        const told: string[] = [];
        Object.assign(globalThis, { told });
        addEventListener('partner-load-error', (event) => told.push((event as CustomEvent<{ tag: string }>).detail.tag));
      }),
    );
    const told = () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
    await expect.poll(told).toEqual(['partner-customer-list']);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(() => entries().filter((name) => name === 'partner-customer-list.js').length).toBeGreaterThanOrEqual(2);
    expect(await told()).toEqual(['partner-customer-list']);
    host.lost = /^$/;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await defined(page, 'partner-customer-list');
    await page.close();
  });

  test('loads no file that is not the one of sri.json', async () => {
    const { importmap } = JSON.parse(readFileSync(join(FOLDER, 'sri.json'), 'utf8')) as { importmap: object };
    const head = `<script type="importmap" nonce="${NONCE}">${JSON.stringify(importmap)}</script>`;
    const whole = await open({ body: LIST, head });
    await defined(whole.page, 'partner-session', 'partner-customer-list');
    expect(whole.said).toEqual([]);
    await whole.page.close();
    const { page, said } = await open({ body: LIST, head, changed: /^parts\/customer-list-/ });
    await defined(page, 'partner-session');
    await expect.poll(() => said.join('\n')).toMatch(/integrity/i);
    expect(await page.evaluate(() => customElements.get('partner-customer-list') === undefined)).toBe(true);
    await page.close();
  });

  test('says of a tag that nobody has which one is meant, once; of another’s nothing', async () => {
    const body = '<partner-custmer-list></partner-custmer-list><partner-custmer-list></partner-custmer-list><partner-own></partner-own>';
    const { page, said } = await open({ body }, (one) => one.clock.install());
    await page.evaluate(() => customElements.define('partner-own', class extends HTMLElement {}));
    await expect.poll(() => asked.some((name) => name.startsWith('parts/loader-unknown'))).toBe(true);
    await expect
      .poll(async () => {
        await page.clock.fastForward(6_000);
        return said;
      })
      .toEqual(['<partner-custmer-list> is no element of Partner Widget Kit. Is <partner-customer-list> meant?']);
    expect(entries()).toEqual([]);
    await page.close();
  });

  test('finds the elements of its suffix alone, and registers no other', async () => {
    const body = '<partner-session-v2><partner-roles-v2></partner-roles-v2></partner-session-v2><partner-roles></partner-roles>';
    const { page, said } = await open({ body, query: '?suffix=v2' });
    await defined(page, 'partner-session-v2', 'partner-roles-v2');
    expect(await page.evaluate(() => ['partner-session', 'partner-roles'].filter((name) => customElements.get(name)))).toEqual([]);
    expect(said).toEqual([]);
    await page.close();
  });

  test('shows one sentence where the browser is below the minimum, and loads nothing for it', async () => {
    const { page } = await open({ body: LIST }, (one) => one.addInitScript(() => Object.assign(CSS, { supports: () => false })));
    await expect.poll(() => page.locator('partner-customer-list').textContent()).toContain('This browser is too old');
    expect(entries()).toEqual([]);
    await page.close();
  });
});
