import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { prepareCustomer } from '../../bff/actions/customers/prepare.ts';
import { maskName } from '../../bff/domain/mask.ts';
import { IMPORT_CACHE_MEBIBYTES, openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { BillLineRecord, OperatorRecord } from '../../bff/ports/records.ts';
import type { Store } from '../../bff/ports/store.ts';
import { createDraw } from '../../bff/sandbox/draw.ts';
import { generateCustomer } from '../../bff/sandbox/generate-customers.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { billCycleAt } from '../../shared/values/bill-cycle.ts';

export const BENCH_NOW = Date.parse('2026-11-20T04:00:00.000Z');
export const BENCH_PARTNER = 'par_BenchmarkPartner000000';
export const BENCH_KEY = 'pwk_test_benchmark_only_this_key_opens_nothing_else';
const CHUNK = 2_000;
const MANAGERS = 20;

/** Rows with bill lines in the running cycle, one in three. */
const EVERY_BILLED = 3;

export interface BuiltDatabase {
  path: string;
  customers: number;
  /** Null where it was there already. */
  seconds: number | null;
}

/** A database of that many customers of one partner, built once and kept under the data folder. */
export async function openBenchDatabase(customers: number): Promise<BuiltDatabase> {
  const folder = resolve(process.env.DATA_DIR ?? '.data', 'bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `customers-${customers}.sqlite`);
  if (existsSync(path)) return { path, customers, seconds: null };
  const unfinished = `${path}.unfinished`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(unfinished + suffix, { force: true });
  const started = performance.now();
  const store = await openSqliteStore({
    path: unfinished,
    security: createDemonstrationSecurity(),
    writerCacheMebibytes: IMPORT_CACHE_MEBIBYTES,
  });
  await fill(store, customers);
  await store.close();
  renameSync(unfinished, path);
  return { path, customers, seconds: (performance.now() - started) / 1000 };
}

async function fill(store: Store, customers: number): Promise<void> {
  const security = createDemonstrationSecurity();
  const managers = Array.from({ length: MANAGERS }, (_, index) => managerRecord(index));
  await store.write(BENCH_PARTNER, async (unit) => {
    await unit.partners.add({
      partnerId: BENCH_PARTNER,
      name: 'Benchmark',
      kind: 'distributor',
      mode: 'test',
      parentPartnerId: null,
      currency: 'CNY',
      rolesFrom: 'session',
    });
    const key = {
      keyId: 'key_BenchmarkKey0000000000',
      partnerId: BENCH_PARTNER,
      hint: BENCH_KEY.slice(-4),
      createdAt: instant(BENCH_NOW),
      revokedAt: null,
      expiresAt: null,
    };
    await unit.partners.addKey(key, await security.hashSecret(BENCH_KEY));
    for (const manager of managers) await unit.operators.save({ ...manager, nameMasked: maskName(manager.name ?? '', 'person') });
  });
  const draw = createDraw('bench');
  const deliveryId = 'del_BenchmarkDelivery00000';
  await store.write(BENCH_PARTNER, (unit) =>
    unit.deliveries.begin(BENCH_PARTNER, { deliveryId, source: 'bench', startedAt: instant(BENCH_NOW) }),
  );
  for (let first = 0; first < customers; first += CHUNK) {
    const clear = Array.from({ length: Math.min(CHUNK, customers - first) }, (_, offset) =>
      generateCustomer(draw.branch(String(first + offset)), {
        index: first + offset,
        partnerLabel: 'B',
        englishShare: 0.25,
        now: BENCH_NOW,
      }),
    );
    const records = await Promise.all(clear.map((customer) => prepareCustomer(security, BENCH_PARTNER, customer)));
    const assigned = records.flatMap((record, index) => {
      const manager = managers[index % (MANAGERS + 6)];
      return manager ? [{ customerId: record.customerId, operatorId: manager.operatorId, assignedAt: record.associatedAt }] : [];
    });
    const lines = records.filter((_, index) => index % EVERY_BILLED === 0).map((record) => line(record.customerId, draw.whole(1, 10 ** 9)));
    await store.write(BENCH_PARTNER, async (unit) => {
      await unit.customers.save(BENCH_PARTNER, records);
      await unit.customers.assign(BENCH_PARTNER, assigned);
      await unit.deliveries.addLines(BENCH_PARTNER, deliveryId, lines);
    });
    if (first % 100_000 === 0) process.stderr.write(`  ${first} of ${customers} customers\n`);
  }
  await store.write(BENCH_PARTNER, (unit) => unit.deliveries.switch(BENCH_PARTNER, deliveryId, instant(BENCH_NOW)));
}

function managerRecord(index: number): OperatorRecord {
  const operatorId = `opr_BenchManager${String(index).padStart(10, '0')}`;
  return {
    operatorId,
    partnerId: BENCH_PARTNER,
    userId: `manager-${index}`,
    name: `Manager Number ${index}`,
    roles: ['account-manager'],
    supervisorId: null,
  };
}

function line(customerId: string, micro: number): BillLineRecord {
  return {
    customerId,
    cycle: billCycleAt(BENCH_NOW),
    billingAccountId: 'bench',
    currency: 'CNY',
    due: { micro: BigInt(micro), rest: 0n },
    listPrice: null,
    consumedAt: instant(BENCH_NOW - 3_600_000),
    category: 'Usage',
    service: 'Elastic Cloud Server',
    region: null,
    resourceId: null,
    description: null,
  };
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
