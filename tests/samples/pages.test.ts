import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../e2e/browser.ts';
import { type Server, startServer } from '../e2e/server.ts';
import { type Copies, copySamples } from './copies.ts';
import { type Portal, startPortal, stopPortals } from './portals.ts';
import { openSample, type SamplePage } from './sample-page.ts';
import { KEY, NODE_HTTP } from './stacks.ts';

/** Those that are built, each into its folder `dist`. */
const BUILT = ['react-19', 'vue-3', 'vue-2.7', 'svelte'];
const PAGES = ['plain-html', ...BUILT];

let bff: Server;
let browser: Browser;
let copies: Copies;
const portals: Portal[] = [];
const builds = new Map<string, Promise<void>>();

beforeAll(async () => {
  [copies, bff, browser] = await Promise.all([copySamples(), startServer(), launch()]);
  const [first = [], second = []] = [0, 1].map((start) => BUILT.filter((_, index) => index % 2 === start));
  for (const names of [first, second]) buildInTurn(names);
  const page = join(copies.folderOf('plain-html'), 'index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replaceAll('http://localhost:8787', bff.origin));
});

afterAll(async () => {
  await Promise.allSettled(builds.values());
  await stopPortals(portals);
  await browser?.close();
  await bff?.stop();
  copies?.remove();
});

/** Installs and builds what the samples' READMEs name, one after the other. Whoever waits for a sample is told of its failure. */
function buildInTurn(names: readonly string[]): void {
  let before = Promise.resolve();
  for (const name of names) {
    const build = before.then(async () => {
      await copies.install(name);
      await copies.type(name, 'npm run build', { VITE_PARTNER_WIDGETS_URL: bff.origin });
    });
    builds.set(name, build);
    before = build.catch(() => {});
  }
}

/** A portal that serves the sample: the server of samples/node-http. Answers its origin. */
async function serve(name: string): Promise<string> {
  await builds.get(name);
  const PAGES = join(copies.folderOf(name), BUILT.includes(name) ? 'dist' : '');
  const portal = await startPortal(copies, NODE_HTTP, { bff: bff.origin, key: KEY, operator: 'admin', env: { PAGES } });
  portals.push(portal);
  return portal.origin;
}

describe.each(PAGES)('the page of samples/%s', (name) => {
  let page: Page;
  let sample: SamplePage;

  beforeAll(async () => {
    page = await browser.newPage({ locale: 'en', viewport: { width: 1400, height: 900 } });
    sample = await openSample(page, await serve(name));
  });
  afterAll(async () => {
    await page?.close();
  });

  test('shows customers in a session of whoever is signed in', async () => {
    await expect.poll(() => sample.rows.count()).toBe(20);
    expect(await sample.found()).toBeGreaterThan(20);
    expect(sample.sessionsAsked()).toBe(1);
  });

  test('narrows the list by a filter of its own, and follows when the filter is taken off in the list', async () => {
    const all = await sample.found();
    await sample.choose('association', 'referral');
    await expect.poll(() => sample.found()).toBeLessThan(all);
    expect(await sample.found()).toBeGreaterThan(0);
    await sample.list.locator('.chips button').first().click();
    await expect.poll(() => sample.found()).toBe(all);
    expect(await page.locator('#association').inputValue()).toBe('');
  });

  test('hears which customer is opened, and opens it itself', async () => {
    const link = sample.rows.first().locator('a[href^="/customers/"]').first();
    const [, customerId = 'none'] = /\/customers\/([^/?]+)/.exec((await link.getAttribute('href')) ?? '') ?? [];
    const address = page.url();
    await link.click();
    await expect.poll(() => page.locator('#opened').textContent()).toBe(customerId);
    expect(page.url()).toBe(address);
  });

  test('changes theme and language while it runs: the same element, the same session', async () => {
    const mark = await sample.list.evaluateHandle((element) => element);
    const light = await sample.ink();
    await sample.choose('theme', 'dark');
    await expect.poll(() => sample.ink()).not.toBe(light);
    await sample.choose('language', 'zh-CN');
    await expect.poll(() => sample.headings()).toMatch(/客户/);
    expect(await sample.list.evaluate((element, before) => element === before, mark)).toBe(true);
    expect(sample.sessionsAsked()).toBe(1);
  });

  test('empties the list when its own button signs out', async () => {
    await page.click('#sign-out');
    await expect.poll(() => sample.rows.count()).toBe(0);
    expect(sample.failures()).toEqual([]);
  });
});
