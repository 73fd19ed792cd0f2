import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/set-up.mjs';
import { launch, signIn } from './browser.ts';
import { ENGINES } from './engines.ts';
import { run } from './process.ts';
import { type Server, startServer } from './server.ts';

describe.each(ENGINES)('one’s own file on $name', (engine) => {
  let browser: Browser;
  let server: Server;
  let database: Awaited<ReturnType<(typeof engine)['open']>>;

  beforeAll(async () => {
    database = await engine.open();
    server = await startServer({ env: database.env, args: ['--at', '2024-09-30'] });
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await database?.close();
  });

  test('is imported with the command that the portal names, while the portal runs, and shows', async () => {
    const empty = await signIn(browser, { origin: server.origin, operator: 'own/admin' });
    await empty.list.getByText('No customers yet').waitFor();
    const command = (await empty.page.locator('.note code').first().textContent()) ?? '';
    expect(command).toBe('npm run import -- --partner own --format focus FILE.csv');
    const words = command.replace('FILE.csv', `${ROOT}tests/data/focus-1.0-sample.csv`).split(' ');
    const imported = run(words[0] ?? '', words.slice(1), { DATA_DIR: server.dataFolder, ...database.env });
    expect(await imported.ended, imported.output()).toBe(0);
    expect(imported.output()).toContain('20.28022672899');
    await empty.page.reload();
    await empty.rows.first().waitFor();
    expect(await empty.list.locator('.pager-summary').textContent()).toBe('1–20 / 73');
    expect(await empty.list.locator('thead .c-consumption').textContent()).toContain('2024-09');
    expect(await empty.page.locator('.banner').textContent()).toContain('2024-09-30');
    await empty.close();
  });

  test('counts in September what its bills count: 20.28 USD over 73 customers, and look-alikes are marked', async () => {
    const portal = await signIn(browser, { origin: server.origin, operator: 'own/admin' });
    const answered = portal.page.waitForResponse('**/v1/customers/search');
    await portal.list.locator('#page-size').selectOption('100');
    const { customers, total } = (await (await answered).json()) as {
      customers: { consumption: { amount: string; currency: string }[] }[];
      total: number;
    };
    await portal.settled();
    expect(total).toBe(73);
    expect(await portal.rows.count()).toBe(73);
    const units = customers
      .flatMap(({ consumption }) => consumption)
      .map(({ amount, currency }) => {
        expect(currency).toBe('USD');
        return toUnits(amount);
      });
    expect(units.reduce((sum, unit) => sum + unit, 0n)).toBe(toUnits('20.28022672899'));
    expect(await portal.rows.locator('.chip.warning').count()).toBeGreaterThan(40);
    await portal.close();
  });
});

/** Ten to the minus sixteenth, exactly. */
function toUnits(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(16, '0'));
  return amount.startsWith('-') ? -units : units;
}
