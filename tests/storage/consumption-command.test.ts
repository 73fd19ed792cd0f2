import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DATABASE_FILE } from '../../bff/node/program/world.ts';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import { installationKeys } from './installation.ts';
import { openRaw } from './planted.ts';
import { billLine, customerRecord, deliver, PARTNER, partnerRecord } from './records.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'partner-consumption-'));
const path = join(folder, DATABASE_FILE);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const { security, put } = installationKeys();
  await put(folder);
  const store = await openSqliteStore({ path, security });
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add({ ...partnerRecord(), name: 'Example Cloud' });
    await unit.customers.save(PARTNER, [customerRecord('cus-1')]);
  });
  await deliver(store, 'del_1', [billLine('cus-1', 5_000_000n)]);
  await store.close();
});

const run = (...args: string[]) => runCommand('consumption', args, { DATA_DIR: folder, LOG_LEVEL: 'silent' });

test('Whoever doubts a figure has all sums compared with their lines, is told which are wrong, and has them made anew', async () => {
  expect(await run('check')).toEqual({ code: 0, output: `${PARTNER} Example Cloud: 2024: all sums are right\n` });
  {
    await using raw = openRaw(path);
    await raw.run("update consumption_days set due_micro = 1 where currency = 'CNY'");
  }
  const doubted = await run('check', '--partner', 'Example Cloud');
  expect(doubted.code).toBe(1);
  expect(doubted.output).toContain('consumption_days: 1 row, such as of 2024-09, customer cus-1');
  expect(doubted.output).toContain('consumption rebuild');
  expect(await run('rebuild', '--partner', PARTNER)).toMatchObject({ code: 0, output: expect.stringContaining('sums made anew') });
  expect(await run('check')).toMatchObject({ code: 0 });
}, 60_000);

test('A command that there is not is answered with those that there are', async () => {
  const { code, output } = await run('recount');
  expect(code).not.toBe(0);
  expect(output).toContain('There is no command "consumption recount"');
  expect(output).toContain('consumption check [--partner PARTNER]');
});
