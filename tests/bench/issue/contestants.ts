import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Listening, listen } from '../child.ts';
import { BENCH_KEY } from '../million.ts';
import { ADMINISTRATOR, openSession } from '../session.ts';
import { type LoadResult, load } from '../wrk.ts';
import { CUSTOMERS, fillOurs, fillPeer, QUOTAS } from './world.ts';

export const CONNECTIONS = 64;
export type QuotaId = keyof typeof QUOTAS;

/** What left a quota, and the coupons it became, in minor units. */
export interface Sums {
  moved: bigint;
  issued: bigint;
}

/** An implementation that runs, with a fresh database. */
export interface Contestant {
  /** Addresses of its processes, and headers of a session with the first. */
  bases: readonly string[];
  headers: Record<string, string>;
  /** 64 connections ask for a coupon of 0.01 each, to customers in turn. */
  issue(seconds: number, options?: { from?: QuotaId; mayRefuse?: boolean; connections?: number }): Promise<LoadResult>;
  sums(quotaId: QuotaId): Promise<Sums>;
  stop(): Promise<void>;
}

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
let loads = 0;

async function issueTo(
  bases: readonly string[],
  path: string,
  headers: Record<string, string>,
  bodyOf: (quotaId: string) => string,
  { seconds, from, mayRefuse, connections }: { seconds: number; from: string; mayRefuse: boolean; connections: number },
): Promise<LoadResult> {
  loads += 1;
  const run = `${process.pid}-${loads}`;
  const results = await Promise.all(
    bases.map((base, index) =>
      load({
        url: `${base}${path}`,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        eachRequest: [
          `wrk.headers["idempotency-key"] = "bench-${run}-${index}-" .. n`,
          `wrk.body = string.format('${bodyOf(from)}', n % ${CUSTOMERS})`,
        ],
        connections: connections / bases.length,
        seconds,
        mayRefuse,
        isFree: true,
      }),
    ),
  );
  return {
    requestsPerSecond: results.reduce((sum, one) => sum + one.requestsPerSecond, 0),
    p50: Math.max(...results.map(({ p50 }) => p50)),
    p99: Math.max(...results.map(({ p99 }) => p99)),
    refused: results.reduce((sum, one) => sum + one.refused, 0),
  };
}

const ISSUE_DEFAULTS = { from: 'hot', mayRefuse: false, connections: CONNECTIONS } as const;

/** Ours, in as many processes as are asked for, over a SQLite file or a database of PostgreSQL. */
export async function startOurs(database: string, processes = 1): Promise<Contestant> {
  await fillOurs(database);
  const servers: Listening[] = [];
  for (let count = 0; count < processes; count += 1) servers.push(await listen([process.execPath, [file('ours.ts'), database]]));
  const bases = servers.map(({ port }) => `http://127.0.0.1:${port}`);
  await stateQuotas(bases[0] ?? '');
  const headers = await openSession(bases[0] ?? '', ADMINISTRATOR);
  const body = (quotaId: string) => JSON.stringify({ quotaId, faceValue: '0.01', items: [{ customerId: 'customer-%d' }] });
  return {
    bases,
    headers,
    issue: (seconds, options) => issueTo(bases, '/v1/coupons/issues', headers, body, { ...ISSUE_DEFAULTS, ...options, seconds }),
    sums: (quotaId) => sumsOf(database, OUR_SUMS, quotaId),
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
      if (!database.startsWith('postgres')) for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true });
    },
  };
}

async function stateQuotas(base: string): Promise<void> {
  const quotas = Object.entries(QUOTAS).map(([quotaId, total]) => ({
    quotaId,
    asset: 'coupon',
    currency: 'CNY',
    total: (total / 100).toFixed(2),
    effectiveAt: new Date(Date.now() - 86_400_000).toISOString(),
    expiresAt: new Date(Date.now() + 365 * 86_400_000).toISOString(),
  }));
  const headers = { authorization: `Bearer ${BENCH_KEY}`, 'content-type': 'application/json' };
  const response = await fetch(`${base}/v1/quotas`, { method: 'PUT', headers, body: JSON.stringify({ quotas }) });
  if (!response.ok) throw new Error(`The quotas were answered ${response.status}: ${await response.text()}`);
}

/** The peer on a database of PostgreSQL, with as many connections to it as are asked for. */
export async function startPeer(database: string, connections: number): Promise<Contestant> {
  await fillPeer(database);
  const server = await listen([process.execPath, [file('peer.ts'), database, '0', String(connections)]]);
  const bases = [`http://127.0.0.1:${server.port}`];
  const body = (quotaId: string) => JSON.stringify({ quotaId, customerId: 'customer-%d', faceValue: '0.01' });
  return {
    bases,
    headers: {},
    issue: (seconds, options) => issueTo(bases, '/issues', {}, body, { ...ISSUE_DEFAULTS, ...options, seconds }),
    sums: (quotaId) => sumsOf(database, PEER_SUMS, quotaId),
    stop: () => server.stop(),
  };
}

const OUR_SUMS = `select cast(q.total - a.balance as text) as moved,
    (select cast(coalesce(sum(c.face), 0) as text) from coupons c where c.quota_key = q.quota_key) as issued
  from quotas q join ledger_accounts a on a.partner_key = q.partner_key and a.kind = 'quota' and a.owner = q.quota_id
  where q.quota_id = `;
export const PEER_SUMS = `select (q.total - q.available)::text as moved,
    (select coalesce(sum(c.face), 0)::text from coupons c where c.quota_id = q.quota_id) as issued
  from quotas q where q.quota_id = `;

export async function sumsOf(database: string, text: string, quotaId: QuotaId): Promise<Sums> {
  const row = await rowOf(database, `${text} '${quotaId}'`);
  return { moved: BigInt(row.moved ?? 0), issued: BigInt(row.issued ?? 0) };
}

async function rowOf(database: string, text: string): Promise<Record<string, string>> {
  if (!database.startsWith('postgres')) {
    const db = new DatabaseSync(database, { readOnly: true });
    const row = db.prepare(text).get();
    db.close();
    return row as Record<string, string>;
  }
  const client = new pg.Client(database);
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows[0];
}
