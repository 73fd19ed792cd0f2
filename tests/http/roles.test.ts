import { beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { ADMINISTRATOR_PERMISSIONS, PERMISSIONS } from '../../shared/values/lists.ts';
import {
  ACCOUNT_MANAGER,
  ADMINISTRATOR,
  type Fixture,
  MANAGER,
  openFixture,
  openReplicas,
  PARTNER,
  type Session,
  TEAM_LEAD,
} from './fixture.ts';

type Roles = AnswerOf<'GET /v1/roles'>;
type Role = Roles['roles'][number];
type Customers = AnswerOf<'POST /v1/customers/search'>;

const CLERK = { name: '财务专员', permissions: ['customer.read', 'account.read'] };

let fixture: Fixture;
let ada: Session;
beforeEach(async () => {
  fixture = await openFixture();
  ada = await fixture.openSession(ADMINISTRATOR);
});

const save = (code: string, role: unknown) => ada.put<Role>(`/v1/roles/${code}`, role);
const remove = (code: string) => ada.remove(`/v1/roles/${code}`);
const list = async () => (await ada.get<Roles>('/v1/roles')).answer;
const signIn = (...roles: string[]) => fixture.openSession({ kind: 'operator', userId: 'mei', roles });
const keepRoles = () => fixture.call('PUT', '/v1/settings', { bearer: fixture.key, origin: null, body: { rolesFrom: 'store' } });

describe('the roles of a partner', () => {
  it('are the presets with the whole permission table, and who holds them', async () => {
    const { roles, permissions, rolesFrom, customRolesMaximum } = await list();
    expect(roles.map(({ code, isPreset, name, members }) => [code, isPreset, name, members])).toEqual([
      ['administrator', true, null, 1],
      ['account-manager', true, null, 1],
      ['supervisor', true, null, 1],
    ]);
    expect(permissions.map(({ permission }) => permission)).toEqual(PERMISSIONS);
    expect(
      permissions
        .filter(({ isGrantable }) => !isGrantable)
        .map(({ permission }) => permission)
        .sort(),
    ).toEqual([...ADMINISTRATOR_PERMISSIONS].sort());
    expect([rolesFrom, customRolesMaximum]).toEqual(['session', 10]);
  });

  it('grow by one of its own, with what it allows in the order of the table', async () => {
    const { status, answer } = await save('finance-clerk', {
      name: ' 财务专员 ',
      permissions: ['account.read', 'customer.read', 'account.read'],
    });
    expect(status).toBe(200);
    expect(answer).toMatchObject({ code: 'finance-clerk', name: '财务专员', isPreset: false, permissions: CLERK.permissions, members: 0 });
    expect((await list()).roles.at(-1)).toEqual(answer);
    expect((await fixture.audit()).at(-1)).toMatchObject({
      action: 'role.save',
      outcome: 'done',
      targets: ['finance-clerk'],
      details: { before: [], permissions: CLERK.permissions },
    });
  });

  it('stay as they are when the same role is sent twice', async () => {
    const first = (await save('finance-clerk', CLERK)).answer;
    fixture.clock.now += 5000;
    expect((await save('finance-clerk', CLERK)).answer).toEqual(first);
    expect((await list()).roles).toHaveLength(4);
  });

  it('are ten of its own at most', async () => {
    for (let index = 0; index < 10; index += 1)
      expect((await save(`role-${index}`, { name: `Role ${index}`, permissions: [] })).status).toBe(200);
    const { status, answer } = await save('role-10', { name: 'Role 10', permissions: [] });
    expect([status, answer.code]).toEqual([409, 'custom-roles-full']);
    expect((await save('role-9', { name: 'Changed', permissions: [] })).status).toBe(200);
    expect((await list()).roles).toHaveLength(13);
  });

  it.each([
    ['a preset role', 'account-manager', CLERK, 409, 'role-fixed'],
    ['an administrator’s permission', 'finance-clerk', { ...CLERK, permissions: ['customer.export'] }, 422, 'permission-not-grantable'],
    ['a permission that there is not', 'finance-clerk', { ...CLERK, permissions: ['customer.sell'] }, 400, 'request-invalid'],
    ['no name', 'finance-clerk', { ...CLERK, name: '  ' }, 400, 'request-invalid'],
    ['a code that is none', 'Finance%20Clerk', CLERK, 400, 'request-invalid'],
  ])('are refused for %s', async (_name, code, role, status, refusal) => {
    const reply = await save(code, role);
    expect([reply.status, reply.answer.code]).toEqual([status, refusal]);
    expect((await list()).roles).toHaveLength(3);
    if (status !== 400) expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'role.save', outcome: 'refused', refusal });
  });

  it('have names of their own', async () => {
    await save('finance-clerk', { ...CLERK, name: 'Finance' });
    const { status, answer } = await save('other', { ...CLERK, name: 'FINANCE' });
    expect([status, answer.code]).toEqual([409, 'role-name-taken']);
    expect((await save('finance-clerk', { ...CLERK, name: 'finance' })).status).toBe(200);
  });

  it('belong to one partner', async () => {
    await save('finance-clerk', CLERK);
    const body = { subject: { kind: 'operator', userId: 'x', roles: ['finance-clerk'] }, origins: ['https://portal.example.com'] };
    const foreign = await fixture.call('POST', '/v1/sessions', { bearer: fixture.otherKey, origin: null, body });
    expect(foreign.answer.code).toBe('role-unknown');
  });

  it.each([[ACCOUNT_MANAGER], [TEAM_LEAD]])('are for administrators to see and change, not for %j', async (subject) => {
    const session = await fixture.openSession(subject);
    for (const reply of [await session.get('/v1/roles'), await session.put('/v1/roles/x1', CLERK), await session.remove('/v1/roles/x1')])
      expect([reply.status, reply.answer.code]).toEqual([403, 'permission-missing']);
  });
});

describe('somebody with a custom role', () => {
  beforeEach(async () => {
    await save('finance-clerk', CLERK);
  });

  it('may do what it allows, sees all customers, and no more', async () => {
    const clerk = await signIn('finance-clerk');
    expect(clerk.view.actor).toMatchObject({ roles: ['finance-clerk'], permissions: CLERK.permissions });
    expect((await clerk.post<Customers>('/v1/customers/search', {})).answer.total).toBe(4);
    const refused = await clerk.post('/v1/customers/reveal', { field: 'mobile', customerIds: ['c-1'] });
    expect(refused.answer.code).toBe('permission-missing');
  });

  it('feels a change of the role at once in a live session', async () => {
    const clerk = await signIn('finance-clerk');
    await save('finance-clerk', { ...CLERK, permissions: ['account.read'] });
    expect((await clerk.post('/v1/customers/search', {})).answer.code).toBe('permission-missing');
    await save('finance-clerk', { ...CLERK, permissions: ['customer.read', 'customer.reveal'] });
    expect((await clerk.post('/v1/customers/reveal', { field: 'mobile', customerIds: ['c-1'] })).status).toBe(200);
  });

  it('sees all customers as an account manager too, by the union of both roles', async () => {
    const own = await signIn('account-manager');
    expect((await own.post<Customers>('/v1/customers/search', {})).answer.total).toBe(1);
    const both = await signIn('account-manager', 'finance-clerk');
    expect((await both.post<Customers>('/v1/customers/search', {})).answer.total).toBe(4);
    expect(both.view.actor).toMatchObject({ permissions: expect.arrayContaining(['customer.reveal', 'account.read']) });
  });

  it('can hold three roles and not a fourth', async () => {
    for (const code of ['second', 'third']) await save(code, { name: code, permissions: [] });
    expect((await signIn('account-manager', 'finance-clerk', 'second')).view.actor).toMatchObject({
      roles: ['account-manager', 'finance-clerk', 'second'],
    });
    const roles = ['account-manager', 'finance-clerk', 'second', 'third'];
    const body = { subject: { kind: 'operator', userId: 'mei', roles }, origins: ['https://portal.example.com'] };
    const { status, answer } = await fixture.call('POST', '/v1/sessions', { bearer: fixture.key, origin: null, body });
    expect([status, answer.code]).toEqual([422, 'roles-too-many']);
  });
});

describe('removing a custom role', () => {
  beforeEach(async () => {
    await save('finance-clerk', CLERK);
  });

  it('works once, and is written down', async () => {
    expect((await remove('finance-clerk')).status).toBe(204);
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'role.remove', outcome: 'done', targets: ['finance-clerk'] });
    const again = await remove('finance-clerk');
    expect([again.status, again.answer.code]).toEqual([404, 'not-found']);
  });

  it('is refused for a preset', async () => {
    const { status, answer } = await remove('supervisor');
    expect([status, answer.code]).toEqual([409, 'role-fixed']);
  });

  it('is refused while a session acts by it, and takes it from those who merely held it last', async () => {
    const clerk = await signIn('account-manager', 'finance-clerk');
    const refused = await remove('finance-clerk');
    expect([refused.status, refused.answer.code]).toEqual([409, 'role-in-use']);
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'role.remove', outcome: 'refused', refusal: 'role-in-use' });
    await fixture.call('DELETE', '/v1/session', { bearer: clerk.token });
    expect((await remove('finance-clerk')).status).toBe(204);
    expect(await fixture.store.reads.operators.find(PARTNER, MANAGER)).toMatchObject({ roles: ['account-manager'] });
  });

  it('is refused while somebody is kept with it, signed in or not', async () => {
    await keepRoles();
    const body = {
      operators: [
        { userId: 'mei', roles: ['account-manager', 'finance-clerk'] },
        { userId: 'ada', roles: ['administrator'] },
      ],
    };
    await fixture.call('PUT', '/v1/operators', { bearer: fixture.key, origin: null, body });
    ada = await fixture.openSession({ kind: 'operator', userId: 'ada' });
    expect((await list()).roles.find(({ code }) => code === 'finance-clerk')?.members).toBe(1);
    expect((await remove('finance-clerk')).answer.code).toBe('role-in-use');
    await ada.put(`/v1/operators/${MANAGER}/roles`, { roles: ['account-manager'] });
    expect((await remove('finance-clerk')).status).toBe(204);
  });

  it('leaves a session that still names it with the roles that are there', async () => {
    const both = await signIn('account-manager', 'finance-clerk');
    await fixture.store.write(PARTNER, (unit) => unit.roles.remove(PARTNER, 'finance-clerk'));
    expect((await both.get<AnswerOf<'GET /v1/session'>>('/v1/session')).answer.actor).toMatchObject({ roles: ['account-manager'] });
    expect((await both.post<Customers>('/v1/customers/search', {})).answer.total).toBe(1);
  });
});

describe('two BFFs over one store', () => {
  it('both feel a change of a role that one of them made', async () => {
    const security = createDemonstrationSecurity();
    const store = await openSqliteStore({ path: ':memory:', security });
    const [here, there] = (await openReplicas([store, store])) as [Fixture, Fixture];
    const administrator = await here.openSession(ADMINISTRATOR);
    await administrator.put('/v1/roles/finance-clerk', CLERK);
    const clerk = await there.openSession({ kind: 'operator', userId: 'mei', roles: ['finance-clerk'] });
    expect((await clerk.post('/v1/customers/search', {})).status).toBe(200);
    await administrator.put('/v1/roles/finance-clerk', { ...CLERK, permissions: [] });
    expect((await clerk.post('/v1/customers/search', {})).answer.code).toBe('permission-missing');
    await store.close();
  });
});
