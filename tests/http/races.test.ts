import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { revokeKey } from '../../bff/actions/keys/revoke-key.ts';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { until } from '../until.ts';
import { ADMINISTRATOR, type Fixture, MANAGER, openReplicas, PARTNER, PORTAL } from './fixture.ts';

const security = createDemonstrationSecurity();
let folder: string;
let store: Store;
let fixture: Fixture;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'partner-races-'));
  store = await openSqliteStore({ path: join(folder, 'races.sqlite'), security });
  fixture = (await openReplicas([store]))[0] as Fixture;
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Runs requests while a command holds the queue: each one is recognised by what was committed before, and decided after `first`, which
 * takes away what they rest on.
 */
async function whileQueued<First, Answer>(first: () => Promise<First>, ask: () => Promise<Answer>[]): Promise<[First, ...Answer[]]> {
  const release = Promise.withResolvers<void>();
  const holding = store.write(PARTNER, () => release.promise);
  const commands = vi.spyOn(store, 'write');
  const revoked = first();
  await until(() => commands.mock.calls.length === 1);
  const asked = ask();
  await until(() => commands.mock.calls.length === 1 + asked.length);
  commands.mockRestore();
  release.resolve();
  await holding;
  return [await revoked, ...(await Promise.all(asked))];
}

describe('what was revoked while a request waited', () => {
  it('mints no session any more', async () => {
    const [key] = await store.reads.partners.keys(PARTNER);
    const world = { store, security, clock: { now: () => fixture.clock.now, businessNow: () => fixture.clock.now } };
    const body = { subject: ADMINISTRATOR, origins: [PORTAL] };
    const [, minted] = await whileQueued(
      () => revokeKey(world, PARTNER, key?.keyId ?? ''),
      () => [fixture.call('POST', '/v1/sessions', { bearer: fixture.key, origin: null, body })],
    );
    expect(minted).toMatchObject({ status: 401, answer: { code: 'key-invalid' } });
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'session.mint', outcome: 'refused', refusal: 'key-invalid' });
  });

  it('takes no word of the partner’s own system any more, and each refusal is on record', async () => {
    const [key] = await store.reads.partners.keys(PARTNER);
    const world = { store, security, clock: { now: () => fixture.clock.now, businessNow: () => fixture.clock.now } };
    const session = await fixture.openSession(ADMINISTRATOR);
    const send = (method: string, path: string, body: unknown) => fixture.call(method, path, { bearer: fixture.key, origin: null, body });
    const before = (await fixture.audit()).length;
    const [, ...replies] = await whileQueued(
      () => revokeKey(world, PARTNER, key?.keyId ?? ''),
      () => [
        send('PUT', '/v1/settings', { rolesFrom: 'store' }),
        send('PUT', '/v1/operators', { operators: [{ userId: 'late' }] }),
        send('PUT', '/v1/customers', { customers: [{ customerId: 'c-1', level: 'V5' }] }),
        send('PUT', '/v1/assignments', { assignments: [{ customerId: 'c-1', userId: null }] }),
        send('POST', '/v1/sessions/revoke', { target: { kind: 'operator', userId: ADMINISTRATOR.userId } }),
      ],
    );
    for (const reply of replies) expect(reply).toMatchObject({ status: 401, answer: { code: 'key-invalid' } });
    const rows = (await fixture.audit()).slice(before).filter(({ actor }) => actor.kind === 'partner-key');
    expect(rows.map(({ action, refusal }) => [action, refusal]).sort()).toEqual(
      ['assignments.save', 'customers.save', 'operators.save', 'session.revoke', 'settings.save'].map((action) => [action, 'key-invalid']),
    );
    expect((await store.reads.partners.find(PARTNER))?.rolesFrom).toBe('session');
    expect(await store.reads.operators.findByUserId(PARTNER, 'late')).toBeNull();
    const [customer] = await store.write(PARTNER, (unit) => unit.customers.stored(PARTNER, ['c-1']));
    expect([customer?.customer.level, customer?.assignment === null]).toEqual(['V1', false]);
    expect((await session.get('/v1/session')).answer.code).toBe('session-revoked');
  });

  it('stops a large call between its commands', async () => {
    const [key] = await store.reads.partners.keys(PARTNER);
    const world = { store, security, clock: { now: () => fixture.clock.now, businessNow: () => fixture.clock.now } };
    const customers = Array.from({ length: 1000 }, (_, index) => ({
      customerId: `n-${index}`,
      associationType: 'referral',
      associatedAt: '2024-09-01T00:00:00Z',
    }));
    const saving = fixture.call('PUT', '/v1/customers', { bearer: fixture.key, origin: null, body: { customers } });
    await expect.poll(async () => (await fixture.audit()).some(({ action }) => action === 'customers.save'), { interval: 1 }).toBe(true);
    await revokeKey(world, PARTNER, key?.keyId ?? '');
    expect(await saving).toMatchObject({ status: 401, answer: { code: 'key-invalid' } });
    const saves = (await fixture.audit()).filter(({ action }) => action === 'customers.save');
    expect(saves.map(({ outcome }) => outcome)).toEqual([...saves.slice(1).map(() => 'done'), 'refused']);
    const stored = await store.write(PARTNER, (unit) => unit.customers.stored(PARTNER, ['n-0', 'n-999']));
    expect(stored.map(({ customer }) => customer.customerId)).toEqual(['n-0']);
  });

  it('exports, cancels and hands out nothing any more', async () => {
    const session = await fixture.openSession(ADMINISTRATOR);
    const asked = { format: 'csv', export: { what: 'customers' } };
    const done = (await session.post<{ jobId: string }>('/v1/exports', asked)).answer.jobId;
    while (await fixture.bff.jobs.runOnce());
    const waiting = (await session.post<{ jobId: string }>('/v1/exports', asked)).answer.jobId;
    const target = { kind: 'operator', userId: ADMINISTRATOR.userId };
    const [revoked, ...replies] = await whileQueued(
      () => fixture.call('POST', '/v1/sessions/revoke', { bearer: fixture.key, origin: null, body: { target } }),
      () => [
        session.post('/v1/exports', { ...asked, format: 'xlsx' }),
        session.post(`/v1/jobs/${waiting}/cancel`, {}),
        session.get(`/v1/exports/${done}/file`),
      ],
    );
    expect(revoked?.status).toBe(200);
    expect(replies.map(({ status, answer }) => [status, answer.code])).toEqual(replies.map(() => [401, 'session-revoked']));
    const rows = (await fixture.audit()).slice(-3);
    expect(rows.map(({ action, refusal }) => `${action} ${refusal}`).sort()).toEqual([
      'export.create session-revoked',
      'export.download session-revoked',
      'job.cancel session-revoked',
    ]);
    expect((await store.reads.jobs.find(PARTNER, waiting))?.state).toBe('queued');
  });

  it('reveals nothing any more', async () => {
    const session = await fixture.openSession(ADMINISTRATOR);
    const target = { kind: 'operator', userId: ADMINISTRATOR.userId };
    const [revoked, revealed] = await whileQueued(
      () => fixture.call('POST', '/v1/sessions/revoke', { bearer: fixture.key, origin: null, body: { target } }),
      () => [session.post('/v1/customers/reveal', { field: 'mobile', customerIds: ['c-1'] })],
    );
    expect([revoked?.status, revealed?.status, revealed?.answer.code]).toEqual([200, 401, 'session-revoked']);
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'customers.reveal', outcome: 'refused', refusal: 'session-revoked' });
  });

  it('lets nobody act by a permission that their role has lost', async () => {
    const ada = await fixture.openSession(ADMINISTRATOR);
    const role = { name: 'Desk', permissions: ['customer.read', 'customer.reveal', 'customer.tag'] };
    await ada.put('/v1/roles/desk', role);
    const desk = await fixture.openSession({ kind: 'operator', userId: 'dana', roles: ['desk'] });
    const [saved, revealed, tagged] = await whileQueued(
      () => ada.put('/v1/roles/desk', { ...role, permissions: ['customer.read'] }),
      () => [
        desk.post('/v1/customers/reveal', { field: 'mobile', customerIds: ['c-1'] }),
        desk.post('/v1/customers/tags', { customerIds: ['c-1'], add: ['late'] }),
      ],
    );
    expect([saved?.status, revealed?.status, revealed?.answer.code]).toEqual([200, 403, 'permission-missing']);
    expect([tagged?.status, tagged?.answer.code]).toEqual([403, 'permission-missing']);
    const refused = { outcome: 'refused', refusal: 'permission-missing' };
    expect((await fixture.audit()).slice(-2)).toMatchObject([
      { action: 'customers.reveal', ...refused },
      { action: 'customers.tag', ...refused },
    ]);
  });

  it('lets nobody decide on roles any more', async () => {
    const target = { kind: 'operator', userId: ADMINISTRATOR.userId };
    const session = await fixture.openSession(ADMINISTRATOR);
    await session.put('/v1/roles/desk', { name: 'Desk', permissions: [] });
    const replies = await whileQueued(
      () => fixture.call('POST', '/v1/sessions/revoke', { bearer: fixture.key, origin: null, body: { target } }),
      () => [
        session.put('/v1/roles/late', { name: 'Late', permissions: [] }),
        session.remove('/v1/roles/desk'),
        session.put(`/v1/operators/${MANAGER}/roles`, { roles: ['administrator'] }),
        session.put(`/v1/operators/${MANAGER}/supervisor`, { supervisorId: null }),
      ],
    );
    expect(replies.map(({ status, answer }) => [status, answer.code])).toEqual([
      [200, undefined],
      ...Array.from({ length: 4 }, () => [401, 'session-revoked']),
    ]);
    const { operators } = await store.write(PARTNER, (unit) => unit.operators.page(PARTNER, { userId: 'mei', after: null, limit: 1 }));
    expect(operators[0]?.supervisor?.userId).toBe('lead');
  });
});
