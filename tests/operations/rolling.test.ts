import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MIGRATIONS } from '../../bff/storage/migrations/list.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import { type Running, run } from '../e2e/process.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { addressOf, type Unpacked, unpackProgram } from './bundle.ts';
import { buildNextRelease, type NextRelease } from './next-release.ts';
import { trafficAt } from './partner-traffic.ts';
import { startLoad } from './rolling-load.ts';

let server: RunningPostgres;
let unpacked: Unpacked;
let next: NextRelease;
let balancer: Balancer;
/** The database as the tables' owner, and as the service. */
let owner: string;
let service: string;

beforeAll(async () => {
  next = buildNextRelease();
  unpacked = unpackProgram();
  [server, balancer] = await Promise.all([startPostgres(), startBalancer()]);
  owner = await server.createDatabase();
  const client = new pg.Client(owner);
  await client.connect();
  await client.query('create role service login');
  await client.end();
  service = owner.replace('postgres@', 'service@');
}, 60_000);
afterAll(async () => {
  for (const running of all) running.signal('SIGKILL');
  await Promise.all([...all].map((running) => running.ended));
  await balancer?.stop();
  await server?.stop();
  unpacked?.remove();
  next?.remove();
});

type Release = 'this' | 'next';
const all = new Set<Running>();
const HIGH = '1000000';
const LIMITS = {
  REQUESTS_PER_MINUTE: HIGH,
  REVEAL_CELLS_PER_MINUTE: HIGH,
  REVEAL_CELLS_PER_DAY: HIGH,
  REVEAL_CELLS_PER_PARTNER_HOUR: HIGH,
};

function program(release: Release, args: readonly string[], env: NodeJS.ProcessEnv = {}): Running {
  if (release === 'this') return unpacked.program(args, { DATABASE_URL: service, ...env });
  const own = { DATA_DIR: unpacked.dataFolder, WIDGETS_DIR: `${ROOT}dist/widgets`, SETTINGS_FILE: '', DATABASE_URL: service };
  return run(process.execPath, [next.program, ...args], { ...own, ...env });
}

async function type(release: Release, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const running = program(release, args, env);
  expect([await running.ended, running.output()]).toEqual([0, expect.any(String)]);
  return running.output();
}

interface Replica {
  running: Running;
  address: string;
}

async function startReplica(release: Release): Promise<Replica> {
  const running = program(release, ['serve'], { PORT: '0', LOG_LEVEL: 'error', DRAIN_SECONDS: '1', ...LIMITS });
  all.add(running);
  const address = await addressOf(running);
  await balancer.add(address);
  return { running, address };
}

/** Puts a replica of a release in the place of each, one after the other; every one that goes ends clean. */
async function roll(replicas: readonly Replica[], release: Release): Promise<Replica[]> {
  const placed: Replica[] = [];
  const ends: Promise<void>[] = [];
  for (const { running, address } of replicas) {
    placed.push(await startReplica(release));
    running.signal('SIGTERM');
    await balancer.gone(address);
    ends.push(running.ended.then((code) => expect([code, running.output()]).toEqual([0, expect.not.stringMatching(/failure|Error/)])));
  }
  await Promise.all(ends);
  return placed;
}

const releaseAt = async ({ address }: Replica) => ((await (await fetch(`${address}/version`)).json()) as { release: string }).release;

test('Two releases are rolled forward, back and forward again over one PostgreSQL under load, and no request fails', async () => {
  await type('this', ['keyring', 'make']);
  await type('this', ['migrate', '--grant', 'service'], { DATABASE_URL: owner });
  const key =
    /^pwk_\S+$/m.exec(await type('this', ['partner', 'add', '--name', 'Example', '--kind', 'distributor', '--with-key']))?.[0] ?? '';
  let replicas: Replica[] = await Promise.all([startReplica('this'), startReplica('this')]);
  const traffic = trafficAt(balancer.origin, key);
  await traffic.fill();
  const opened = await traffic.open();
  if (!('token' in opened)) throw new Error(`${opened.status}`);
  const load = startLoad(balancer.origin, key, opened.token);
  const more = async (count: number) => {
    for (const before = load.count(); load.count() < before + count; ) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  await more(100);

  expect(await type('next', ['migrate', '--plan'], { DATABASE_URL: owner })).toContain('create index concurrently customers_by_loyalty');
  expect(await type('next', ['migrate'], { DATABASE_URL: owner })).toContain(
    `The schema went from ${MIGRATIONS.length} to ${next.schema}.`,
  );
  await more(100);
  replicas = await roll(replicas, 'next');
  expect(await Promise.all(replicas.map(releaseAt))).toEqual([next.version, next.version]);
  replicas = await roll(replicas, 'this');
  expect(await Promise.all(replicas.map(releaseAt))).not.toContain(next.version);
  await more(50);
  replicas = await roll(replicas, 'next');
  await more(50);

  const report = await load.stop();
  expect(report.failed).toEqual([]);
  for (const what of ['search', 'reveal', 'swap', 'save', 'assign', 'export']) expect(report.answered[what]).toBeGreaterThan(5);
  await expectRight(traffic, opened.token, report);
  expect(await type('this', ['verify'])).toMatch(/: intact/);
  const status = await type('next', ['status']);
  expect(status).toContain('2 replicas:');
  expect(status).toContain(`release ${next.version}, knows schema ${next.schema}`);
}, 90_000);

/** Everything that was answered is there, once. */
async function expectRight(
  traffic: ReturnType<typeof trafficAt>,
  token: string,
  { assigned, lastName }: Awaited<ReturnType<ReturnType<typeof startLoad>['stop']>>,
): Promise<void> {
  const named = await traffic.byToken(token, 'POST', '/v1/customers/reveal', { field: 'customerName', customerIds: ['cus-0'] });
  expect(JSON.stringify(named.body)).toContain(lastName);
  const sequences: number[] = [];
  let given = 0;
  for (let after = 0; ; after = sequences.at(-1) ?? 0) {
    const events = await traffic.events(after);
    if (events.length === 0) break;
    sequences.push(...events.map(({ sequence }) => sequence));
    given += events.filter(({ type: what, customerId }) => what === 'customer.assigned' && customerId === 'cus-0').length;
  }
  expect(sequences).toEqual(sequences.map((_one, index) => index + 1));
  expect(given).toBe(assigned);
}
