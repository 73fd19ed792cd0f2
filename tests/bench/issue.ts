import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../postgres.ts';
import { CONNECTIONS, type Contestant, PEER_SUMS, type QuotaId, type Sums, startOurs, startPeer, sumsOf } from './issue/contestants.ts';
import { callFunction } from './issue/floor.ts';
import { type RecallFigures, recallWhileIssuing } from './issue/recall.ts';
import { CUSTOMERS, fillPeer } from './issue/world.ts';
import { count, type Finding, median, milliseconds, type Section } from './measure.ts';
import { processorTimeOfChildren } from './processor-time.ts';

const ROUNDS = 3;
const SECONDS = 3;
const LIMIT = 5;
const POOLS = [10, 20, 64] as const;

interface Result {
  perSecond: number[];
  p99: number[];
  /** Of server and database, for one issue. */
  processorMilliseconds: number[];
  /** Left a quota and became no coupon, or the other way round; in minor units, of all its quotas. */
  astray: bigint;
}

const emptyResult = (): Result => ({ perSecond: [], p99: [], processorMilliseconds: [], astray: 0n });

/** Takes part with a database of its own: fills it, warms up, issues, and counts what became of the money. */
async function compete(start: () => Promise<Contestant>, result: Result): Promise<void> {
  const contestant = await start();
  try {
    await contestant.issue(1);
    const before = processorTimeOfChildren();
    const { requestsPerSecond, p99 } = await contestant.issue(SECONDS);
    result.processorMilliseconds.push((processorTimeOfChildren() - before) / (requestsPerSecond * SECONDS));
    result.perSecond.push(requestsPerSecond);
    result.p99.push(p99);
    await contestant.issue(1, { from: 'small', mayRefuse: true });
    for (const quotaId of ['hot', 'small'] as const) result.astray += astrayOf(await contestant.sums(quotaId));
  } finally {
    await contestant.stop();
  }
}

function astrayOf({ moved, issued }: Sums): bigint {
  return issued > moved ? issued - moved : moved - issued;
}

export async function measureIssue(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-issue-'));
  const server = await startPostgres({ isDurable: true });
  const database = () => server.createDatabase();
  let files = 0;
  const contestants: Record<string, () => Promise<Contestant>> = {
    sqlite: async () => startOurs(join(folder, `${++files}.sqlite`)),
    'one process': async () => startOurs(await database()),
    'two processes': async () => startOurs(await database(), 2),
    ...Object.fromEntries(POOLS.map((pool) => [`peer ${pool}`, async () => startPeer(await database(), pool)])),
  };
  try {
    const results = new Map(Object.keys(contestants).map((name): [string, Result] => [name, emptyResult()]));
    const floor = emptyResult();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, start] of Object.entries(contestants)) await compete(start, results.get(name) as Result);
      await callAsFloor(await database(), floor);
    }
    const recall = await recallWhileIssuing(await startOurs(join(folder, 'recall.sqlite')));
    return sectionOf(results, floor, recall);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

async function callAsFloor(database: string, floor: Result): Promise<void> {
  await fillPeer(database);
  floor.perSecond.push(await callFunction(database, { connections: CONNECTIONS, seconds: SECONDS }));
  floor.astray += astrayOf(await sumsOf(database, PEER_SUMS, 'hot' satisfies QuotaId));
}

function sectionOf(results: ReadonlyMap<string, Result>, floor: Result, recall: RecallFigures): Section {
  const of = (name: string) => results.get(name) as Result;
  const peers = POOLS.map((pool) => ({ pool, result: of(`peer ${pool}`) }));
  const best = peers.reduce((one, other) => (median(other.result.perSecond) > median(one.result.perSecond) ? other : one));
  const peer = median(best.result.perSecond);
  const ours = (what: string, name: string): Finding => {
    const { perSecond, p99 } = of(name);
    return { what, figure: count(median(perSecond)), beside: `${spread(perSecond)}; p99 ${milliseconds(median(p99))}`, isMet: null };
  };
  const ratio = (what: string, name: string): Finding => {
    const gain = median(of(name).perSecond) / peer;
    return { what, figure: `${gain.toFixed(1)}×`, beside: `limit ${LIMIT}`, isMet: gain >= LIMIT };
  };
  const spent = (what: string, { processorMilliseconds }: Result): Finding => {
    const gain = median(best.result.processorMilliseconds) / median(processorMilliseconds);
    return {
      what: `processor time an issue, ${what}`,
      figure: milliseconds(median(processorMilliseconds)),
      beside: `server and database; the peer's is ${gain.toFixed(1)}×`,
      isMet: null,
    };
  };
  const astray = [...results.values(), floor].reduce((sum, one) => sum + one.astray, 0n);
  return {
    title: 'One hot quota',
    how: `${CONNECTIONS} connections over HTTP, each asks for one coupon of 0.01 from the same quota to one of ${count(CUSTOMERS)} customers in turn, under a key of its own, and waits for the commit; server, database and wrk share ${availableParallelism()} cores. SQLite: WAL, synchronous=FULL; PostgreSQL: fsync and synchronous_commit on. Ours, with admission: session, idempotency, rules, ledger, event, operation log, stored answer, chained audit row. Peer: Fastify and pg, one transaction that locks the quota with SELECT … FOR UPDATE, the best of pools of ${POOLS.join(', ')}. ${ROUNDS} rounds of ${SECONDS} s on fresh databases, taking turns, medians. Over-issue: what left a quota beside the coupons it became, also of one of ${count(1_000)} coupons that runs dry.`,
    findings: [
      ours('ours on SQLite, issues/s', 'sqlite'),
      ours('ours on PostgreSQL, one process', 'one process'),
      ours('ours on PostgreSQL, two processes', 'two processes'),
      { what: 'peer, issues/s', figure: count(peer), beside: `pool of ${best.pool}; ${spread(best.result.perSecond)}`, isMet: null },
      {
        what: 'floor: pgbench calls one SQL function',
        figure: count(median(floor.perSecond)),
        beside: `no HTTP; ${spread(floor.perSecond)}`,
        isMet: null,
      },
      ratio('ours on SQLite, of the peer', 'sqlite'),
      ratio('ours on PostgreSQL, of the peer', 'one process'),
      spent('ours on SQLite', of('sqlite')),
      spent('ours on PostgreSQL', of('one process')),
      spent('peer', best.result),
      { what: 'over-issue', figure: (Number(astray) / 100).toFixed(2), beside: 'limit 0.00, all of them together', isMet: astray === 0n },
      {
        what: 'recall of 10,000 as a job while issuing goes on',
        figure: `${recall.seconds.toFixed(1)} s`,
        beside: `${count(recall.duringPerSecond)} issues/s meanwhile, ${count(recall.beforePerSecond)} before; SQLite`,
        isMet: null,
      },
      {
        what: 'p99 of issues meanwhile',
        figure: milliseconds(recall.duringP99),
        beside: `${milliseconds(recall.beforeP99)} before`,
        isMet: null,
      },
    ],
  };
}

function spread(values: readonly number[]): string {
  return `from ${count(Math.min(...values))} to ${count(Math.max(...values))}`;
}
