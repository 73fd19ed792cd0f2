import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createJobRunner } from '../../bff/actions/jobs/run.ts';
import { tableWriters } from '../../bff/files/index.ts';
import { type Bff, createBff } from '../../bff/index.ts';
import { verifyChains } from '../../bff/node/program/verify-chains.ts';
import { faultLine, verifyLedgers } from '../../bff/node/program/verify-ledger.ts';
import { openPostgresStore, openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { seedWorld, type WorldKeys, worldKeys } from '../../bff/sandbox/world.ts';
import { spaceOf } from '../../bff/storage/move/tables.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { exportWorld } from './export-world.ts';
import { installationKeys } from './installation.ts';
import { runCommand, spawnCommand } from './run-command.ts';

// Each starts several processes.
vi.setConfig({ testTimeout: 120_000 });

// Sessions that the command ends must live by its clock too.
const NOW = Date.now();
const PORTAL = 'https://portal.example.com';
const folder = mkdtempSync(join(tmpdir(), 'partner-move-'));
const from = join(folder, 'source.sqlite');
/** The same before anybody moved away. */
const pristine = join(folder, 'pristine.sqlite');
const keys = installationKeys();
const { security } = keys;
const known: WorldKeys = worldKeys();
let server: RunningPostgres;
let source: Store;

const bffOn = (store: Store): Bff => createBff({ ...exportWorld(store, () => NOW), security });

async function call(bff: Bff, bearer: string, method: string, path: string, body?: unknown) {
  const headers = { authorization: `Bearer ${bearer}`, origin: PORTAL, 'content-type': 'application/json' };
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return bff.fetch(new Request(`https://bff.example.com${path}`, init));
}

/** An administrator's session of a partner. */
async function openSession(bff: Bff, partner: keyof WorldKeys): Promise<string> {
  const { secretKey } = known[partner];
  const subject = { kind: 'operator', userId: 'mover', roles: ['administrator'] };
  const minted = await call(bff, secretKey, 'POST', '/v1/sessions', { subject, origins: [PORTAL] });
  const { secret } = (await minted.json()) as { secret: string };
  const swapped = await call(bff, '', 'POST', '/v1/session/token', { secret });
  return ((await swapped.json()) as { token: string }).token;
}

interface Answers {
  lists: unknown[];
  file: string;
  events: unknown[];
}

const SEARCHES = [
  {},
  { sort: { by: 'consumption', direction: 'descending' } },
  { sort: { by: 'credit', direction: 'ascending' } },
  { filter: { customerName: '公司' } },
  { filter: { tag: '重点' } },
  { indirectPartnerId: known.resellerNorth.partner.partnerId },
];

/** What one sees through a token: several searches, and the file of an export. */
async function seenBy(bff: Bff, token: string, jobId: string): Promise<Answers> {
  const lists: unknown[] = [];
  for (const search of SEARCHES) {
    const found = await call(bff, token, 'POST', '/v1/customers/search', search);
    expect(found.status).toBe(200);
    lists.push(await found.json());
  }
  const file = await (await call(bff, token, 'GET', `/v1/exports/${jobId}/file`)).text();
  const { events } = (await (await call(bff, known.distributor.secretKey, 'GET', '/v1/events')).json()) as { events: unknown[] };
  return { lists, file, events };
}

async function exported(bff: Bff, store: Store, token: string): Promise<string> {
  const asked = await call(bff, token, 'POST', '/v1/exports', { format: 'csv', export: { what: 'customers' } });
  const job = (await asked.json()) as { jobId: string };
  const runner = createJobRunner({ ...exportWorld(store, () => NOW), security }, { writers: tableWriters, owner: 'wrk_test' });
  while (await runner.runOnce());
  return job.jobId;
}

async function broken(store: Store): Promise<string[]> {
  const found: string[] = [];
  for await (const { partnerId, check } of verifyChains(store, security, [])) if (check.state === 'broken') found.push(partnerId);
  return found;
}

const environment = { DATA_DIR: folder };
const move = (to: string, partner: string, file = from) =>
  runCommand('move', ['--from', file, '--to', to, '--partner', partner], environment);

beforeAll(async () => {
  keys.put(folder);
  server = await startPostgres();
  source = await openSqliteStore({ path: from, security });
  await seedWorld({ store: source, security, seed: 'move', now: NOW, customers: 160 });
  await source.close();
  copyFileSync(from, pristine);
  source = await openSqliteStore({ path: from, security });
}, 120_000);
afterAll(async () => {
  await source?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('Moving a partner from SQLite to PostgreSQL', () => {
  test('brings everything over with equal checksums, into a database that another partner was moved to before', {
    timeout: 120_000,
  }, async () => {
    const to = await server.createDatabase();
    const bff = bffOn(source);
    const token = await openSession(bff, 'distributor');
    const jobId = await exported(bff, source, token);
    const manager = known.distributor.operators.find(({ roles }) => roles.includes('account-manager'));
    const { customers } = (await (await call(bff, token, 'POST', '/v1/customers/search', {})).json()) as {
      customers: { customerId: string }[];
    };
    const assignments = customers.map(({ customerId }) => ({ customerId, userId: manager?.userId }));
    expect((await call(bff, known.distributor.secretKey, 'PUT', '/v1/assignments', { assignments })).status).toBe(200);
    const before = await seenBy(bff, token, jobId);
    expect(before.events.length).toBeGreaterThan(0);
    expect(before.lists.filter((list) => (list as { total: number }).total > 0).length).toBeGreaterThan(3);
    expect(before.file.split('\n').length).toBeGreaterThan(10);
    expect(await move(to, 'distributor')).toMatchObject({ code: 1, output: expect.stringContaining('Stop the service') });
    await source.close();

    for (const partner of ['solutionProvider', 'distributor']) {
      const moved = await move(to, known[partner as keyof WorldKeys].partner.partnerId);
      expect(moved).toMatchObject({ code: 0, output: expect.stringContaining('Moved, every row equal') });
      expect(moved.output).toMatch(/customers +\d+ [0-9a-f]{16} +\d+ [0-9a-f]{16} +equal/);
      expect(moved.output).not.toContain('NOT EQUAL');
    }
    const target = await openPostgresStore({ url: to, security });
    const there = bffOn(target);
    expect(await seenBy(there, token, jobId)).toEqual(before);
    const first = before.lists[0] as { customers: { customerId: string }[] };
    const customerIds = first.customers.slice(0, 3).map(({ customerId }) => customerId);
    const revealed = await call(there, token, 'POST', '/v1/customers/reveal', { field: 'mobile', customerIds });
    expect(revealed.status).toBe(200);
    expect(await broken(target)).toEqual([]);
    expect((await verifyLedgers(target.reads)).flatMap(({ faults }) => faults.map(faultLine))).toEqual([]);
    expect(await target.reads.proofs.books()).not.toEqual([]);
    // New rows get keys that nobody has.
    const customer = {
      customerId: 'cus-new',
      customerName: '新客户',
      associationType: 'agency-sale',
      associatedAt: '2024-09-01T00:00:00.000Z',
    };
    for (const partner of ['distributor', 'solutionProvider'] as const) {
      const saved = await call(there, known[partner].secretKey, 'PUT', '/v1/customers', { customers: [customer] });
      expect(await saved.json()).toMatchObject({ done: 1 });
    }
    await target.close();

    // In the source its keys and sessions are over, and those of others are not; the chains there say where it went.
    source = await openSqliteStore({ path: from, security });
    expect((await call(bffOn(source), known.distributor.secretKey, 'GET', '/v1/settings')).status).toBe(401);
    expect((await call(bffOn(source), token, 'GET', '/v1/session')).status).toBe(401);
    expect((await call(bffOn(source), known.own.secretKey, 'GET', '/v1/settings')).status).toBe(200);
    expect(await broken(source)).toEqual([]);
    await source.close();
    expect(await move(to, 'distributor')).toMatchObject({ code: 1, output: expect.stringContaining('moved away from here before') });
    expect(await move(to, known.resellerNorth.partner.partnerId)).toMatchObject({
      code: 1,
      output: expect.stringContaining('moves with its distributor'),
    });
    source = await openSqliteStore({ path: from, security });
  });

  test('is finished by typing it again where it was killed before the source was closed, and refused where the data are others', {
    timeout: 120_000,
  }, async () => {
    await source.close();
    const [to, second] = [await server.createDatabase(), join(folder, 'second.sqlite')];
    copyFileSync(from, second);
    expect(await move(to, 'own', second)).toMatchObject({ code: 0 });
    // As it was when the target had committed and the source had not.
    copyFileSync(from, second);
    expect(await move(to, 'own', second)).toMatchObject({ code: 0, output: expect.stringContaining('closed for the partner now') });
    source = await openSqliteStore({ path: from, security });
    await call(bffOn(source), known.own.secretKey, 'PUT', '/v1/settings', { rolesFrom: 'store' });
    await source.close();
    expect(await move(to, 'own')).toMatchObject({ code: 1, output: expect.stringContaining('in the target already') });
    source = await openSqliteStore({ path: from, security });
  });

  test('takes no backup for the database: the backup stays one, and nothing comes of it', async () => {
    const to = await server.createDatabase();
    const [place, backup] = [join(folder, 'service'), join(folder, 'service.backup')];
    mkdirSync(place);
    copyFileSync(pristine, join(place, 'partner-widgets.sqlite'));
    expect(await runCommand('backup', [backup], { ...environment, DATA_DIR: place })).toMatchObject({ code: 0 });
    expect(await move(to, 'own', backup)).toMatchObject({ code: 1, output: expect.stringMatching(/is a backup\. .*Nothing was changed/) });
    expect(await runCommand('backup', ['--check', backup], environment)).toMatchObject({ code: 0 });
  });

  test('leaves nothing in the target where it is killed on the way, and everything in the source', async () => {
    const to = await server.createDatabase();
    const { partnerId } = known.distributor.partner;
    const child = spawnCommand('move', ['--from', pristine, '--to', to, '--partner', partnerId], environment);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    const [target, left] = [await openPostgresStore({ url: to, security }), await openSqliteStore({ path: pristine, security })];
    expect(await target.reads.partners.list()).toEqual([]);
    expect(await target.reads.audit.partners()).toEqual([]);
    expect((await call(bffOn(left), known.distributor.secretKey, 'GET', '/v1/settings')).status).toBe(200);
    await Promise.all([target.close(), left.close()]);
    expect(await move(to, partnerId, pristine)).toMatchObject({ code: 0, output: expect.stringContaining('every row equal') });
  });

  test('is refused without the keys that its data were sealed with', async () => {
    await source.close();
    const elsewhere = mkdtempSync(join(folder, 'keys-'));
    installationKeys().put(elsewhere);
    const to = await server.createDatabase();
    const refused = await runCommand('move', ['--from', from, '--to', to, '--partner', 'own'], { DATA_DIR: elsewhere });
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining(keys.ring.fieldKeys[0]?.keyId ?? '') });
    const target = await openPostgresStore({ url: to, security });
    const at = new Date().toISOString();
    const replica = { replicaId: 'rep_1', release: '1.0.0', schema: 10, settingsHash: '', startedAt: at, seenAt: at, isDraining: false };
    await target.operations.saveReplica({ ...replica, keyIds: ['another'] });
    expect(await move(to, 'own')).toMatchObject({ code: 1, output: expect.stringContaining('rep_1') });
    await target.close();
    source = await openSqliteStore({ path: from, security });
  });
});

test('A key column of which nobody said whose keys it holds cannot be moved by mistake', () => {
  expect(spaceOf('customers', 'manager_key')).toBe('operators');
  expect(spaceOf('idempotent_answers', 'idempotency_key')).toBeNull();
  expect(() => spaceOf('agreements', 'agreement_key')).toThrow('agreements.agreement_key');
});
