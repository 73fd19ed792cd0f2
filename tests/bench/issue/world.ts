import { hash } from 'node:crypto';
import pg from 'pg';
import { openPostgresStore, openSqliteStore } from '../../../bff/node/storage/stores.ts';
import { createDemonstrationSecurity } from '../../../bff/security/demonstration.ts';
import { customerRecord } from '../../storage/records.ts';
import { BENCH_KEY, BENCH_PARTNER } from '../million.ts';
import { PEER_TABLES } from './peer-tables.ts';

export const CUSTOMERS = 1_000;
/** Coupons of 0.01 that the hot quota and the small one hold. */
export const QUOTAS = { hot: 90_000_000_000, small: 1_000 } as const;
export const customerId = (index: number) => `customer-${index}`;

const INDEXES = Array.from({ length: CUSTOMERS }, (_, index) => index);
const security = createDemonstrationSecurity(undefined, { sha256: (text) => hash('sha256', text) });

/** One partner with its key and a thousand customers, in a SQLite file or at an address of PostgreSQL. */
export async function fillOurs(database: string): Promise<void> {
  const isPostgres = database.startsWith('postgres');
  const store = isPostgres ? await openPostgresStore({ url: database, security }) : await openSqliteStore({ path: database, security });
  const keyHash = await security.hashSecret(BENCH_KEY);
  await store.write(BENCH_PARTNER, async (unit) => {
    const partner = { partnerId: BENCH_PARTNER, name: 'Benchmark', kind: 'distributor', mode: 'test', parentPartnerId: null } as const;
    await unit.partners.add({ ...partner, currency: null, rolesFrom: 'session' });
    const key = { keyId: 'key_BenchmarkOnly0000000000', partnerId: BENCH_PARTNER, hint: BENCH_KEY.slice(-4) };
    await unit.partners.addKey({ ...key, createdAt: new Date().toISOString(), revokedAt: null, expiresAt: null }, keyHash);
    const customers = INDEXES.map((index) => customerRecord(customerId(index)));
    await unit.customers.save(BENCH_PARTNER, customers);
  });
  await store.close();
}

/** The same for the peer. */
export async function fillPeer(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(PEER_TABLES);
  await client.query("insert into customers select 'customer-' || n, null, 'agency-sale' from generate_series(0, $1::integer - 1) n", [
    CUSTOMERS,
  ]);
  for (const [quotaId, total] of Object.entries(QUOTAS))
    await client.query("insert into quotas values ($1, 'CNY', $2, $2, 'normal', now() - interval '1 day', now() + interval '1 year')", [
      quotaId,
      total,
    ]);
  await client.end();
}
