import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgresStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { CUSTOMER_SORTS } from '../../shared/values/lists.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PORTAL } from './fixture.ts';

let server: RunningPostgres;
let stores: Store[] = [];
let here: Fixture;
let there: Fixture;

beforeAll(async () => {
  server = await startPostgres();
  const url = await server.createDatabase();
  const security = createDemonstrationSecurity();
  stores = [await openPostgresStore({ url, security }), await openPostgresStore({ url, security })];
  [here, there] = (await openReplicas(stores, { revealCellsPerMinute: 6 })) as [Fixture, Fixture];
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await server?.stop();
});

const at = (replica: Fixture, bearer: string, path: string, body: unknown) => replica.call('POST', path, { bearer, body });

describe('two replicas on one PostgreSQL', () => {
  it('swap a secret once between them', async () => {
    const body = { subject: ADMINISTRATOR, origins: [PORTAL] };
    const minted = await here.call('POST', '/v1/sessions', { bearer: here.key, origin: null, body });
    const { secret } = minted.answer as unknown as AnswerOf<'POST /v1/sessions'>;
    const swaps = await Promise.all(
      [here, there, here, there].map((replica) => replica.call('POST', '/v1/session/token', { body: { secret } })),
    );
    expect(swaps.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
  });

  it('feel a revocation made at the other', async () => {
    const { token } = await here.openSession(ADMINISTRATOR);
    expect((await there.call('GET', '/v1/session', { bearer: token })).status).toBe(200);
    const target = { kind: 'operator', userId: ADMINISTRATOR.userId };
    await here.call('POST', '/v1/sessions/revoke', { bearer: here.key, origin: null, body: { target } });
    expect((await there.call('GET', '/v1/session', { bearer: token })).answer.code).toBe('session-revoked');
  });

  it('feel a change of a role made at the other', async () => {
    const administrator = await here.openSession(ADMINISTRATOR);
    const clerk = { name: 'Clerk', permissions: ['customer.read'] };
    await administrator.put('/v1/roles/clerk', clerk);
    const { token } = await there.openSession({ kind: 'operator', userId: 'clerk', roles: ['clerk'] });
    expect((await at(there, token, '/v1/customers/search', {})).status).toBe(200);
    await administrator.put('/v1/roles/clerk', { ...clerk, permissions: [] });
    expect((await at(there, token, '/v1/customers/search', {})).answer.code).toBe('permission-missing');
  });

  it('share the limit of reveals, whichever is asked', async () => {
    const { token } = await here.openSession({ ...ADMINISTRATOR, userId: 'curious' });
    const body = { field: 'mobile', customerIds: ['c-1'] };
    const asked = Array.from({ length: 10 }, (_, index) => at(index % 2 ? here : there, token, '/v1/customers/reveal', body));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(6);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
  });

  it('write one unbroken chain', async () => {
    const rows = await here.audit();
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
    for (const [index, row] of rows.entries()) if (index > 0) expect(row.previousHash).toBe(rows[index - 1]?.hash);
  });

  it('answer every sort alike and refuse what PostgreSQL could not keep', async () => {
    const { token } = await here.openSession(ADMINISTRATOR);
    for (const by of CUSTOMER_SORTS) {
      const body = { sort: { by, direction: 'descending' } };
      const [one, two] = await Promise.all([here, there].map((replica) => at(replica, token, '/v1/customers/search', body)));
      expect(one?.answer).toMatchObject({ total: 4, customers: [{}, {}, {}, {}] });
      expect(two?.answer).toEqual(one?.answer);
    }
    const odd = await at(here, token, '/v1/customers/search', { filter: { customerName: 'a\u0000b' } });
    expect([odd.status, odd.answer.code]).toEqual([400, 'request-invalid']);
    expect([...here.failures, ...there.failures]).toEqual([]);
  });
});
