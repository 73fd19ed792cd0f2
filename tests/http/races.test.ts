import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { revokeKey } from '../../bff/actions/keys/revoke-key.ts';
import { openSqliteStore } from '../../bff/node/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
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

/** Runs requests while a command holds the queue: each one is recognised by what was committed before, and decided after what was asked first. */
async function whileQueued<Answer>(ask: () => Promise<Answer>[]): Promise<Answer[]> {
  const release = Promise.withResolvers<void>();
  const holding = store.write(PARTNER, () => release.promise);
  const asked = ask();
  await new Promise((resolve) => setTimeout(resolve, 100));
  release.resolve();
  await holding;
  return Promise.all(asked);
}

describe('what was revoked while a request waited', () => {
  it('mints no session any more', async () => {
    const [key] = await store.reads.partners.keys(PARTNER);
    const world = { store, security, clock: { now: () => fixture.clock.now, businessNow: () => fixture.clock.now } };
    const body = { subject: ADMINISTRATOR, origins: [PORTAL] };
    const [, minted] = await whileQueued<unknown>(() => [
      revokeKey(world, PARTNER, key?.keyId ?? ''),
      fixture.call('POST', '/v1/sessions', { bearer: fixture.key, origin: null, body }),
    ]);
    expect(minted).toMatchObject({ status: 401, answer: { code: 'key-invalid' } });
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'session.mint', outcome: 'refused', refusal: 'key-invalid' });
  });

  it('reveals nothing any more', async () => {
    const session = await fixture.openSession(ADMINISTRATOR);
    const target = { kind: 'operator', userId: ADMINISTRATOR.userId };
    const [revoked, revealed] = await whileQueued(() => [
      fixture.call('POST', '/v1/sessions/revoke', { bearer: fixture.key, origin: null, body: { target } }),
      session.post('/v1/customers/reveal', { field: 'mobile', customerIds: ['c-1'] }),
    ]);
    expect([revoked?.status, revealed?.status, revealed?.answer.code]).toEqual([200, 401, 'session-revoked']);
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'customers.reveal', outcome: 'refused', refusal: 'session-revoked' });
  });

  it('lets nobody act by a permission that their role has lost', async () => {
    const ada = await fixture.openSession(ADMINISTRATOR);
    const role = { name: 'Desk', permissions: ['customer.read', 'customer.reveal', 'customer.tag'] };
    await ada.put('/v1/roles/desk', role);
    const desk = await fixture.openSession({ kind: 'operator', userId: 'dana', roles: ['desk'] });
    const [saved, revealed, tagged] = await whileQueued(() => [
      ada.put('/v1/roles/desk', { ...role, permissions: ['customer.read'] }),
      desk.post('/v1/customers/reveal', { field: 'mobile', customerIds: ['c-1'] }),
      desk.post('/v1/customers/tags', { customerIds: ['c-1'], add: ['late'] }),
    ]);
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
    const replies = await whileQueued(() => [
      fixture.call('POST', '/v1/sessions/revoke', { bearer: fixture.key, origin: null, body: { target } }),
      session.put('/v1/roles/late', { name: 'Late', permissions: [] }),
      // Without a body to read it would overtake the others.
      new Promise((resolve) => setTimeout(resolve, 30)).then(() => session.remove('/v1/roles/desk')),
      session.put(`/v1/operators/${MANAGER}/roles`, { roles: ['administrator'] }),
      session.put(`/v1/operators/${MANAGER}/supervisor`, { supervisorId: null }),
    ]);
    expect(replies.map(({ status, answer }) => [status, answer.code])).toEqual([
      [200, undefined],
      ...Array.from({ length: 4 }, () => [401, 'session-revoked']),
    ]);
    const { operators } = await store.write(PARTNER, (unit) => unit.operators.page(PARTNER, { userId: 'mei', after: null, limit: 1 }));
    expect(operators[0]?.supervisor?.userId).toBe('lead');
  });
});
