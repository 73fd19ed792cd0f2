import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typed } from '../../bff/node/program/release.ts';
import { bookLines, verifyLedgers } from '../../bff/node/program/verify-ledger.ts';
import { openPostgresStore, openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store, Unit } from '../../bff/ports/store.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { addExport } from './export-world.ts';
import { installationKeys } from './installation.ts';
import { COUPONS, couponRecord, moneyItem, moneyOperation, quotaRecord } from './money-records.ts';
import { auditEntry, billLine, customerRecord, deliver, listQuery, NOW, named, PARTNER, partnerRecord } from './records.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'partner-backup-'));
const keys = installationKeys();
const { security } = keys;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function fill(store: Store): Promise<void> {
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add(partnerRecord());
    await unit.customers.save(PARTNER, [
      customerRecord('cus-1', {
        ...named('李明 "quoted"\n𠮷\u2028二\u0085三'),
        credit: { availableMinor: 9007199254740993n, arrearsMinor: 0n, currency: 'CNY', asOf: '2024-09-01T00:00:00.000Z' },
      }),
    ]);
    for (let count = 0; count < 3; count += 1) await unit.audit.append(PARTNER, auditEntry());
    await issueCoupon(unit);
  });
  await deliver(store, 'del_1', [billLine('cus-1', 10n ** 17n)]);
  await addExport(store, 'job_1', 'xlsx', 0, security);
  const lease = { owner: 'wrk_1', until: NOW };
  const step = { ...lease, chunk: EVERY_BYTE, bytes: 256, done: 1, total: 1, checkpoint: '{}' };
  await store.write(PARTNER, async (unit) => {
    await unit.jobs.claim(PARTNER, 'job_1', NOW, lease);
    await unit.jobs.advance(PARTNER, 'job_1', step);
  });
}

/** An amount that no float can hold comes into a quota, and a part of it goes out to a customer. */
async function issueCoupon(unit: Unit): Promise<void> {
  const [quota, coupon] = [
    { kind: 'quota', quotaId: 'quota-1' } as const,
    { kind: 'coupon', couponId: 'coupon-1', quotaId: 'quota-1' } as const,
  ];
  const counts = { asked: LARGE, moved: LARGE, items: 1, done: 1 };
  await unit.quotas.save(quotaRecord('quota-1', { total: LARGE }));
  await unit.moneyOperations.add(moneyOperation('op-1', { kind: 'quota-statement', ...counts }));
  await unit.ledger.move(COUPONS, 'op-1', NOW, [{ from: { kind: 'upstream' }, to: quota, amount: LARGE, item: 1 }]);
  await unit.moneyOperations.saveItems('op-1', [moneyItem(1, { quotaId: 'quota-1', moved: LARGE })]);
  await unit.moneyOperations.add(moneyOperation('op-2', { ...counts, asked: 5n, moved: 5n, quotaId: 'quota-1' }));
  await unit.ledger.move(COUPONS, 'op-2', NOW, [{ from: quota, to: coupon, amount: 5n, item: 1 }]);
  await unit.coupons.add([couponRecord('coupon-1', { quotaId: 'quota-1', operationId: 'op-2', face: 5n, customerNote: '谢谢' })]);
  await unit.quotas.countIssued(PARTNER, 'quota-1', 1, 5n);
  await unit.moneyOperations.saveItems('op-2', [moneyItem(1, { couponId: 'coupon-1', customerId: 'cus-1', moved: 5n })]);
}

const LARGE = 9_007_199_254_740_993n;

const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, index) => 255 - index);

async function contentOf(store: Store) {
  const audit = await store.reads.audit.after(PARTNER, 0, 100);
  return {
    rows: await store.reads.customers.page(listQuery({ sort: { by: 'consumption', direction: 'ascending' } })),
    audit,
    quota: await store.reads.quotas.find(PARTNER, 'quota-1'),
    coupons: await store.reads.coupons.find(PARTNER, { kind: 'all' }, ['coupon-1']),
    ledgers: (await verifyLedgers(store.reads)).flatMap(bookLines),
    job: await store.reads.jobs.find(PARTNER, 'job_1'),
    piece: [...((await store.reads.jobs.chunk(PARTNER, 'job_1', 0)) ?? [])],
  };
}

interface Place {
  environment: Record<string, string>;
  open(): Promise<Store>;
  /** Changes an audit row behind the service's back. */
  tamper(): Promise<void>;
}

function keepsItsPromises(name: string, placeOf: () => Promise<Place>): void {
  test('is taken while the service writes, refuses to overwrite, and brings back that moment', { timeout: 120_000 }, async () => {
    const place = await placeOf();
    const backup = join(folder, `${name}.backup`);
    const store = await place.open();
    await fill(store);
    const before = await contentOf(store);
    expect(await runCommand('backup', [backup], place.environment)).toMatchObject({ code: 0 });
    expect(await runCommand('backup', [backup], place.environment)).toMatchObject({
      code: 1,
      output: expect.stringContaining('is there already'),
    });
    expect(await runCommand('backup', [join(backup, 'inside.backup')], place.environment)).toMatchObject({
      code: 1,
      output: expect.stringMatching(/Nothing can be written to .*inside\.backup \(\w+\)\. Name a file in a folder/),
    });
    await store.write(PARTNER, (unit) => unit.customers.save(PARTNER, [customerRecord('cus-2')]));
    const later = await contentOf(store);
    expect(await runCommand('restore', [backup], place.environment)).toMatchObject({
      code: 1,
      output: expect.stringContaining('--replace'),
    });
    expect(await contentOf(store)).toEqual(later);
    await store.close();

    const restored = await runCommand('restore', [backup, '--replace'], place.environment);
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('CHANGES ARE CLOSED') });
    expect(restored.output).toContain('will be kept');
    const again = await place.open();
    const { audit, ...after } = await contentOf(again);
    const { audit: _rows, ...unchanged } = before;
    expect(after).toEqual({ ...unchanged, job: { ...before.job, state: 'queued', lease: null, attempts: 0 } });
    expect(audit.slice(0, -1)).toEqual(before.audit);
    expect(audit.at(-1)).toMatchObject({ action: 'store.restore', details: { keptSequence: 3, keptHash: before.audit[2]?.hash } });
    expect(before.piece).toEqual([...EVERY_BYTE]);
    expect(before.ledgers).toEqual(['par_1 coupon CNY: accounts 3, entries 4: adds up']);
    // Keys that the engine makes go on where they were.
    await again.operations.openChanges();
    await again.write(PARTNER, async (unit) => {
      await unit.customers.save(PARTNER, [customerRecord('cus-3', { tags: ['new'] })]);
      await unit.moneyOperations.add(moneyOperation('op-3'));
    });
    expect(await again.reads.customers.count(listQuery())).toBe(2);
    await again.close();
  });

  test('is of one moment while commands go on, which do not wait for it', { timeout: 60_000 }, async () => {
    const place = await placeOf();
    const store = await place.open();
    await fill(store);
    const backup = join(folder, `${name}.meanwhile`);
    let isDone = false;
    const ran = runCommand('backup', [backup], place.environment).finally(() => {
      isDone = true;
    });
    let written = 0;
    for (; !isDone; written += 1) await store.write(PARTNER, (unit) => unit.audit.append(PARTNER, auditEntry()));
    expect(await ran).toMatchObject({ code: 0 });
    expect(written).toBeGreaterThan(3);
    await store.close();
    expect(await runCommand('restore', [backup, '--replace'], place.environment)).toMatchObject({ code: 0 });
    const restored = await place.open();
    const rows = await restored.reads.audit.after(PARTNER, 0, 100_000);
    expect(rows.at(-1)).toMatchObject({ action: 'store.restore', sequence: rows.length });
    expect(rows.length - 1).toBeLessThanOrEqual(3 + written);
    await restored.close();
    expect(await runCommand('verify', [], place.environment)).toMatchObject({ code: 0 });
  });

  test('is refused where it is damaged, and nothing is lost', { timeout: 60_000 }, async () => {
    const place = await placeOf();
    const store = await place.open();
    await fill(store);
    await store.close();
    const cut = join(folder, `${name}.cut`);
    const whole = readFileSync(join(folder, `${name}.backup`));
    writeFileSync(cut, whole.subarray(0, Math.floor(whole.length / 2)));
    const other = join(folder, `${name}.other`);
    writeFileSync(other, 'not a backup');
    for (const path of [cut, other]) {
      const refused = await runCommand('restore', [path, '--replace'], place.environment);
      expect(refused.code).toBe(1);
      expect(refused.output).not.toMatch(/^\s+at /m);
    }
    const again = await place.open();
    expect(await again.reads.customers.count(listQuery())).toBe(1);
    await again.close();
  });

  test('lets verify find the first row that someone changed', { timeout: 60_000 }, async () => {
    const place = await placeOf();
    const store = await place.open();
    await fill(store);
    await store.close();
    expect(await runCommand('verify', [], place.environment)).toMatchObject({
      code: 0,
      output: expect.stringMatching(new RegExp(`${PARTNER}: rows 3, head[^]*${PARTNER} coupon CNY: accounts 3, entries 4: adds up`)),
    });
    await place.tamper();
    const found = await runCommand('verify', [], place.environment);
    expect(found).toMatchObject({ code: 1, output: expect.stringContaining('BROKEN at row 2: its content was changed') });
  });

  test('lets verify name the quota that someone changed, and says what to type', { timeout: 60_000 }, async () => {
    const place = await placeOf();
    const store = await place.open();
    await fill(store);
    const quota = await store.reads.quotas.find(PARTNER, 'quota-1');
    await store.write(PARTNER, (unit) => unit.quotas.save({ ...quotaRecord('quota-1'), ...quota, total: LARGE - 100n }));
    await store.close();
    const { code, output } = await runCommand('verify', [], place.environment);
    expect(code).toBe(1);
    expect(output).toContain(`${PARTNER} coupon CNY: accounts 3, entries 4: 1 FAULTS`);
    expect(output).toContain('quota quota-1: its total is not what its accounts hold: expected 90071992547409.93, found 90071992547408.93');
    expect(output).toContain(`${typed('backup FILE')}`);
    expect((await runCommand('status', [], place.environment)).output).toContain(`BROKEN: ${typed('verify')} names what is wrong`);
  });
}

describe('A backup on SQLite', () => {
  let count = 0;
  keepsItsPromises('sqlite', async () => {
    count += 1;
    const data = mkdtempSync(join(folder, `data-${count}-`));
    keys.put(data);
    const path = join(data, 'partner-widgets.sqlite');
    return {
      environment: { DATA_DIR: data },
      open: () => openSqliteStore({ path, security }),
      async tamper() {
        const database = new DatabaseSync(path);
        expect(() => database.exec("update audit_rows set outcome = 'refused' where sequence = 2")).toThrow('append-only');
        database.exec("drop trigger audit_rows_no_update; update audit_rows set outcome = 'refused' where sequence = 2");
        database.close();
      },
    };
  });

  test('is restored as it was where a write-ahead log of a database that was taken away still lies', { timeout: 60_000 }, async () => {
    const data = mkdtempSync(join(folder, 'left-'));
    keys.put(data);
    const gone = join(data, 'gone.sqlite');
    const store = await openSqliteStore({ path: gone, security });
    await store.write('par_gone', (unit) => unit.partners.add(partnerRecord('par_gone')));
    copyFileSync(`${gone}-wal`, join(data, 'partner-widgets.sqlite-wal'));
    await store.close();
    expect(await runCommand('restore', [join(folder, 'sqlite.backup')], { DATA_DIR: data })).toMatchObject({ code: 0 });
    const restored = await openSqliteStore({ path: join(data, 'partner-widgets.sqlite'), security });
    expect((await restored.reads.partners.list()).map(({ partnerId }) => partnerId)).toEqual([PARTNER]);
    expect(await restored.reads.customers.count(listQuery())).toBe(1);
    await restored.close();
  });

  test('is not put under a service that is running', async () => {
    const data = mkdtempSync(join(folder, 'running-'));
    keys.put(data);
    const store = await openSqliteStore({ path: join(data, 'partner-widgets.sqlite'), security });
    await fill(store);
    const refused = await runCommand('restore', [join(folder, 'sqlite.backup'), '--replace'], { DATA_DIR: data });
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('Stop the service first') });
    expect(await store.reads.customers.count(listQuery())).toBe(1);
    await store.close();
    expect(readdirSync(data).filter((file) => /replaced|unfinished/.test(file))).toEqual([]);
  });
});

describe('A backup on PostgreSQL', () => {
  let server: RunningPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(() => server?.stop());

  keepsItsPromises('postgres', async () => {
    const url = await server.createDatabase();
    const data = mkdtempSync(join(folder, 'keys-'));
    keys.put(data);
    return {
      environment: { DATABASE_URL: url, DATA_DIR: data },
      open: () => openPostgresStore({ url, security }),
      async tamper() {
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        const change = "update audit_rows set outcome = 'refused' where sequence = 2";
        await expect(client.query(change)).rejects.toThrow('append-only');
        await expect(client.query('truncate audit_rows')).rejects.toThrow('append-only');
        await client.query(`set session_replication_role = replica; ${change}`);
        await client.end();
      },
    };
  });
});
