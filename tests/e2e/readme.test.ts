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
const START = readFileSync(`${ROOT}docs/START.md`, 'utf8');

/** The code block that follows a mark such as `<!-- walk -->`. */
function block(document: string, mark: string): string {
  const [, code = ''] = new RegExp(`<!-- ${mark} -->\\n\`\`\`[a-z]+\\n([\\s\\S]*?)\`\`\``).exec(document) ?? [];
  if (code === '') throw new Error(`There is no block after <!-- ${mark} -->`);
  return code;
}

describe('who follows the documents', () => {
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

  test('walks with the curl of README.md from the secret key to one clear phone number', async () => {
    const walk = spawnSync('bash', ['-euo', 'pipefail', '-c', block(README, 'walk')], {
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

  test('of docs/START.md has the list in a page of their own in four steps, their colour, filter and count in the fifth', async () => {
    const port = server.origin.split(':').at(-1) ?? '';
    const own = 3000 + (Number(port) % 1000) + 20_000;
    const here = (mark: string) =>
      block(START, `start: ${mark}`)
        .replaceAll('localhost:8787', `localhost:${port}`)
        .replaceAll('localhost:3000', `localhost:${own}`)
        .replaceAll('listen(3000', `listen(${own}`);
    const html = here('index.html');
    writeFileSync(join(folder.path, 'index.html'), html);
    writeFileSync(join(folder.path, 'server.mjs'), here('server.mjs'));
    portal = run('bash', ['-c', `node() { exec '${process.execPath}' "$@"; }\n${here('run')}`], {}, folder.path);
    await portal.says(new RegExp(`http://localhost:${own}/`));
    const page = await browser.newPage();
    await page.goto(`http://localhost:${own}`);
    const list = page.locator('partner-customer-list');
    await list.locator('tbody .c-mobile .value').first().waitFor();
    expect(await list.locator('tbody tr').count()).toBe(20);

    writeFileSync(join(folder.path, 'index.html'), html.replace('</html>', `${here('own')}</html>`));
    await page.reload();
    const found = page.locator('#found');
    await expect.poll(() => found.textContent()).toMatch(/^\d+$/);
    await list.getByText(`1–20 / ${await found.textContent()}`).waitFor();
    await list.getByText('Association: Agency sale').waitFor();
    const clear = list.getByRole('button', { name: 'Clear filters' });
    expect(await clear.evaluate((button) => getComputedStyle(button).color)).toBe('rgb(180, 35, 44)');

    const asked = (origin: string) => fetch(`http://localhost:${own}/partner-session`, { method: 'POST', headers: { origin } });
    expect((await asked(`http://127.0.0.1:${own}`)).status).toBe(403);
    await page.close();
  });
});
