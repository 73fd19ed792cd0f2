import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { worldKeys } from '../../bff/sandbox/world.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import { launch } from './browser.ts';
import { knownOf } from './known.ts';
import { type Running, run, temporaryFolder } from './process.ts';
import { type Server, startServer } from './server.ts';

const README = readFileSync(`${ROOT}README.md`, 'utf8');

/** The code block that follows a mark such as `<!-- walk -->`. */
function block(mark: string): string {
  const [, code = ''] = new RegExp(`<!-- ${mark} -->\\n\`\`\`[a-z]+\\n([\\s\\S]*?)\`\`\``).exec(README) ?? [];
  if (code === '') throw new Error(`README.md has no block after <!-- ${mark} -->`);
  return code;
}

describe('the README', () => {
  let server: Server;
  let browser: Browser;
  let folder: ReturnType<typeof temporaryFolder>;
  let portal: Running | undefined;

  beforeAll(async () => {
    server = await startServer();
    browser = await launch();
    folder = temporaryFolder('readme');
  });
  afterAll(async () => {
    portal?.signal('SIGTERM');
    await browser?.close();
    await server?.stop();
    folder?.remove();
  });

  test('walks with curl from the secret key to one clear phone number', async () => {
    const walk = spawnSync('bash', ['-euo', 'pipefail', '-c', block('walk')], {
      env: { ...process.env, BFF: server.origin },
      encoding: 'utf8',
    });
    expect(walk.status, walk.stderr).toBe(0);
    const { partnerId } = worldKeys().distributor.partner;
    const known = await knownOf(partnerId, { DATA_DIR: server.dataFolder });
    expect(walk.stdout).toContain('"endpoint":"POST /v1/customers/search","isAllowed":true');
    const [, customerId = ''] = /"field":"mobile","values":\[\{"customerId":"([^"]+)"/.exec(walk.stdout) ?? [];
    expect(walk.stdout).toContain(`"value":${JSON.stringify(known.get(customerId)?.mobile ?? null)}`);
  });

  test('puts the list into a page of one’s own with its page and its server, and nothing else', async () => {
    const port = server.origin.split(':').at(-1) ?? '';
    const own = 3000 + (Number(port) % 1000) + 20_000;
    const here = (text: string) => text.replaceAll('localhost:8787', `localhost:${port}`).replaceAll('3000', String(own));
    writeFileSync(join(folder.path, 'index.html'), here(block('page: index.html')));
    writeFileSync(join(folder.path, 'server.mjs'), here(block('server: server.mjs')));
    portal = run('bash', ['-c', `cd '${folder.path}' && exec '${process.execPath}' server.mjs`]);
    const page = await browser.newPage();
    await expect
      .poll(() =>
        page.goto(`http://localhost:${own}`).then(
          (response) => response?.status(),
          () => 0,
        ),
      )
      .toBe(200);
    await page.locator('partner-customer-list tbody .c-mobile .value').first().waitFor();
    expect(await page.locator('partner-customer-list tbody tr').count()).toBe(20);
    await page.close();
  });
});
