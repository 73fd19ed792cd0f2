import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/set-up.mjs';
import { fencesOf } from '../docs/fences.ts';
import { launch } from '../e2e/browser.ts';
import { type Consumer, installPackages } from './consumer.ts';

const SANDBOX = 'partner-widget-kit-sandbox';
const ORIGIN = 'https://portal.example';
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
const document = readFileSync(`${ROOT}docs/SANDBOX.md`, 'utf8');

let consumer: Consumer;
beforeAll(async () => {
  consumer = await installPackages(['partner-widget-kit', SANDBOX]);
  for (const { mark, code } of fencesOf('docs/SANDBOX.md')) {
    const [, name] = mark?.match(/^sandbox-file: (.*)$/) ?? [];
    if (name) consumer.write(name, code);
  }
}, 300_000);
afterAll(() => consumer?.remove());

describe('the sandbox in Node', () => {
  test('runs the test that the document shows', () => {
    symlinkSync(`${ROOT}node_modules/vitest`, join(consumer.path, 'node_modules/vitest'));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [`${ROOT}node_modules/vitest/vitest.mjs`, 'run', '--root', consumer.path, '--reporter=dot'],
      { encoding: 'utf8', cwd: consumer.path, env: { ...process.env, VITEST: undefined, NODE_OPTIONS: undefined, NO_COLOR: '1' } },
    );
    expect(status, stdout + stderr).toBe(0);
    expect(stdout).toMatch(/Tests .*1 passed/);
  });

  test('makes the same ids for the same requests, and says what an option does not name', () => {
    consumer.write(
      'ids.js',
      `import { createSandbox, SCENARIO_NAMES } from '${SANDBOX}';
      const secrets = [];
      for (let round = 0; round < 2; round += 1) {
        const sandbox = await createSandbox();
        secrets.push((await sandbox.fetchSession({ reason: 'start' })).secret);
        await sandbox.close();
      }
      const messages = [];
      for (const options of [{ scenario: 'ofline' }, { role: 'boss' }, { partner: 'nobody' }, { now: '2026-11-18T10:00' }])
        messages.push(await createSandbox(options).then(async (sandbox) => sandbox.fetchSession({ reason: 'start' })).catch((error) => error.message));
      console.log(JSON.stringify({ same: secrets[0] === secrets[1], messages, scenarios: SCENARIO_NAMES }));`,
    );
    const { output } = consumer.node(['ids.js']);
    const { same, messages, scenarios } = JSON.parse(output) as { same: boolean; messages: string[]; scenarios: string[] };
    expect(same).toBe(true);
    expect(messages[0]).toContain('There are: normal, loading, slow');
    expect(messages[1]).toContain('no operator for boss');
    expect(messages[2]).toContain('There are: distributor');
    expect(messages[3]).toContain('Write it with its zone');
    for (const name of scenarios) expect(document).toContain(`\`${name}\``);
  });
});

describe('a page built with the kit and the sandbox, without any network', () => {
  let browser: Browser;
  const asked: string[] = [];
  beforeAll(async () => {
    consumer.write(
      'index.html',
      '<!doctype html><html lang="en"><body><script type="module" src="./sandbox-page.js"></script></body></html>',
    );
    await build({ root: consumer.path, logLevel: 'error' });
    browser = await launch();
  }, 300_000);
  afterAll(() => browser?.close());

  /** Static files come from the disk; whatever else is asked is noted and gets nowhere. */
  async function open(scenario = 'normal'): Promise<Page> {
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    await page.route('**/*', (route) => {
      const { origin, pathname } = new URL(route.request().url());
      const path = join(consumer.path, 'dist', pathname === '/' ? 'index.html' : pathname);
      if (origin !== ORIGIN) {
        asked.push(route.request().url());
        return route.abort();
      }
      return route.fulfill({ body: readFileSync(path), contentType: TYPES[extname(path)] ?? 'application/octet-stream' });
    });
    await page.goto(`${ORIGIN}/?scenario=${scenario}`);
    return page;
  }

  const rows = (page: Page) => page.locator('partner-customer-list tbody tr:not(.skeleton)');
  const notice = (page: Page) => page.locator('partner-customer-list .notice');

  test('lists customers, and a moved clock ends the session as the document shows', async () => {
    const page = await open();
    const { walk } = (await import(join(consumer.path, 'walk.js'))) as { walk(page: Page): Promise<void> };
    await walk(page);
    await page.close();
  });

  test('goes into a scenario and out of it at run time', async () => {
    const page = await open();
    await rows(page).first().waitFor();
    await page.evaluate("window.sandbox.play('offline')");
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('No connection').waitFor();
    await page.evaluate("window.sandbox.play('normal')");
    await page.getByText('21–40').waitFor();
    await page.close();
  });

  test('begins with a scenario', async () => {
    const page = await open('rate-limited');
    await page.waitForFunction('window.sandbox?.log().some(({ status }) => status === 429)');
    await notice(page).first().waitFor();
    await page.close();
  });

  test('asks nobody', () => {
    expect(asked).toEqual([]);
  });
});
