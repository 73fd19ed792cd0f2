import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { addKey } from '../../bff/actions/keys/add-key.ts';
import { type Bff, createBff } from '../../bff/index.ts';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { customerRecord } from '../storage/records.ts';
import { count, median, type Section } from './measure.ts';

const ROUNDS = 3;
const SECONDS = 3;
const WARM_UP_SECONDS = 1;
const CLIENTS = 64;
const CUSTOMERS = 1_000;
const BASE = 'https://bff.example.com';
const ORIGIN = 'https://bench.example.com';
const PARTNER = 'par_BenchmarkPartner000000';
const NOW = Date.parse('2026-11-20T04:00:00.000Z');
const QUOTA = {
  quotaId: 'hot',
  asset: 'coupon',
  currency: 'CNY',
  total: '900000000.00',
  effectiveAt: '2026-01-01T00:00:00Z',
  expiresAt: '2027-01-01T00:00:00Z',
};

// Hashes as a server does (bff/node/program/keys.ts).
const security = createDemonstrationSecurity(undefined, { sha256: (text) => hash('sha256', text) });

interface World {
  bff: Bff;
  store: Store;
  headers: Record<string, string>;
}

async function send(bff: Bff, path: string, headers: Record<string, string>, body: unknown, method = 'POST') {
  const all = { 'content-type': 'application/json', origin: ORIGIN, ...headers };
  const response = await bff.fetch(new Request(`${BASE}${path}`, { method, headers: all, body: JSON.stringify(body) }));
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}

/** One partner with a thousand customers and one quota, and an administrator’s session. */
async function openWorld(folder: string): Promise<World> {
  const store = await openSqliteStore({ path: join(folder, 'store.sqlite'), security });
  const clock = { now: () => NOW, businessNow: () => NOW };
  const log = { request: () => undefined, failure: (_id: string, error: unknown) => console.error(error) };
  const bff = createBff({ store, security, clock, log, settings: { requestsPerMinute: 1e12 } });
  await store.write(PARTNER, async (unit) => {
    const partner = { partnerId: PARTNER, name: 'Benchmark', kind: 'distributor', mode: 'test', parentPartnerId: null } as const;
    await unit.partners.add({ ...partner, currency: null, rolesFrom: 'session' });
    const customers = Array.from({ length: CUSTOMERS }, (_, index) => customerRecord(`customer-${index}`));
    await unit.customers.save(PARTNER, customers);
  });
  const key = await addKey({ store, security, clock }, PARTNER);
  if ('refusal' in key) throw new Error(key.refusal);
  const asServer = { authorization: `Bearer ${key.secret}` };
  const subject = { kind: 'operator', userId: 'ada', name: 'Ada', roles: ['administrator'] };
  const minted = await send(bff, '/v1/sessions', asServer, { subject, origins: [ORIGIN] });
  const swapped = await send(bff, '/v1/session/token', {}, { secret: minted.secret });
  await send(bff, '/v1/quotas', asServer, { quotas: [QUOTA] }, 'PUT');
  return { bff, store, headers: { authorization: `Bearer ${swapped.token}` } };
}

let keys = 0;
async function issueOne({ bff, headers }: World): Promise<void> {
  keys += 1;
  const body = { quotaId: QUOTA.quotaId, faceValue: '0.01', items: [{ customerId: `customer-${keys % CUSTOMERS}` }] };
  const { done } = await send(bff, '/v1/coupons/issues', { ...headers, 'idempotency-key': `bench-key-${keys}` }, body);
  if (done !== 1) throw new Error('Nothing was issued.');
}

async function during(seconds: number, world: World): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let issued = 0;
  const client = async () => {
    while (performance.now() < end) {
      await issueOne(world);
      issued += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return issued / seconds;
}

/** Issues a second from one hot quota, each answered after its commit is on disk. */
export async function issuesPerSecond(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-issue-'));
  const world = await openWorld(folder);
  await during(WARM_UP_SECONDS, world);
  const rate = await during(SECONDS, world);
  await world.store.close();
  rmSync(folder, { recursive: true });
  return rate;
}

export async function measureIssue(): Promise<Section> {
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rates.push(await issuesPerSecond());
  return {
    title: 'One hot quota',
    how: `${CLIENTS} clients, each issues 0.01 to one of ${count(CUSTOMERS)} customers from the same quota and waits for its commit: session, idempotency, rules, ledger, event, audit row; in one process on SQLite, WAL, synchronous=FULL, of ${availableParallelism()} cores; ${ROUNDS} rounds of ${SECONDS} s after ${WARM_UP_SECONDS} s, median.`,
    findings: [{ what: 'issues/s', figure: count(median(rates)), beside: 'one coupon each', isMet: null }],
  };
}
