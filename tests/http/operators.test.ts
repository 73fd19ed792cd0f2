import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { type Fixture, MANAGER, OTHER_PARTNER, openFixture, PARTNER, SUPERVISOR, TEAM_LEAD } from './fixture.ts';

type Items = BodyOf<'PUT /v1/operators'>['operators'];
type Saved = AnswerOf<'PUT /v1/operators'>;

let fixture: Fixture;
beforeEach(async () => {
  fixture = await openFixture();
});

const put = (operators: unknown, bearer = fixture.key) =>
  fixture.call('PUT', '/v1/operators', { bearer, origin: null, body: { operators } });
const save = async (operators: Items) => (await put(operators)).answer as unknown as Saved;
const keepRoles = () => fixture.call('PUT', '/v1/settings', { bearer: fixture.key, origin: null, body: { rolesFrom: 'store' } });
const find = (userId: string, partnerId = PARTNER) => fixture.store.reads.operators.findByUserId(partnerId, userId);
const refusalsOf = ({ results }: Saved) => results.map(({ refusal }) => refusal);

describe('keeping operators current with the secret key', () => {
  beforeEach(async () => {
    await keepRoles();
  });

  it('adds, changes and leaves alone, and says which', async () => {
    const { results, done, refused } = await save([
      { userId: 'new', name: '王芳', roles: ['supervisor'] },
      { userId: 'mei', name: '韩雪' },
      { userId: 'lead' },
    ]);
    expect([done, refused]).toEqual([3, 0]);
    expect(results.map(({ userId, change, state }) => [userId, change, state])).toEqual([
      ['new', 'added', 'done'],
      ['mei', 'changed', 'done'],
      ['lead', 'unchanged', 'done'],
    ]);
    expect(await find('new')).toMatchObject({ operatorId: results[0]?.operatorId, name: '王芳', roles: ['supervisor'] });
    expect(await find('mei')).toMatchObject({ name: '韩雪', roles: ['account-manager'], supervisorId: SUPERVISOR });
  });

  it('changes nothing when the same call comes twice, as after a lost answer', async () => {
    const items: Items = [{ userId: 'new', name: 'New', roles: ['account-manager'], supervisorUserId: 'lead' }];
    const [first, second] = [await save(items), await save(items)];
    expect(first.results[0]).toMatchObject({ change: 'added' });
    expect(second.results[0]).toMatchObject({ change: 'unchanged', operatorId: first.results[0]?.operatorId });
  });

  it('empties what is null and keeps what is left out', async () => {
    await save([{ userId: 'mei', name: null }]);
    expect(await find('mei')).toMatchObject({ name: null, supervisorId: SUPERVISOR });
    await save([{ userId: 'mei', supervisorUserId: null }]);
    expect(await find('mei')).toMatchObject({ roles: ['account-manager'], supervisorId: null });
  });

  it('refuses an item by itself, with its own reason, and saves the others', async () => {
    const answer = await save([
      { userId: 'one', roles: ['account-manager'] },
      { userId: 'two', roles: ['administrator', 'supervisor'] },
      { userId: 'three', roles: ['account-manager', 'a1', 'b1', 'c1'] },
      { userId: 'four', roles: ['auditor'] },
      { userId: 'five', roles: [] },
      { userId: 'six' },
      { userId: 'one', roles: ['administrator'] },
      { userId: 'seven', roles: ['account-manager'], supervisorUserId: 'nobody' },
      { userId: 'eight', roles: ['account-manager'], supervisorUserId: 'mei' },
      { userId: 'nine', roles: ['administrator'], supervisorUserId: 'lead' },
      { userId: 'ten', roles: ['account-manager'], supervisorUserId: 'ten' },
    ]);
    expect(refusalsOf(answer)).toEqual([
      null,
      'roles-conflict',
      'roles-too-many',
      'role-unknown',
      'roles-missing',
      'roles-missing',
      'item-repeated',
      'supervisor-unknown',
      'not-a-supervisor',
      'not-an-account-manager',
      'not-a-supervisor',
    ]);
    expect([answer.done, answer.refused]).toEqual([1, 10]);
    expect(await find('one')).toMatchObject({ roles: ['account-manager'] });
    for (const userId of ['two', 'seven', 'nine']) expect(await find(userId)).toBeNull();
  });

  it('takes a supervisor and the team in any order', async () => {
    const answer = await save([
      { userId: 'a', roles: ['account-manager'], supervisorUserId: 'chief' },
      { userId: 'chief', roles: ['supervisor'] },
    ]);
    expect(refusalsOf(answer)).toEqual([null, null]);
    expect(await find('a')).toMatchObject({ supervisorId: answer.results[1]?.operatorId });
  });

  it('ends the live sessions of those whose roles change, and of nobody else', async () => {
    const lead = await fixture.openSession({ kind: 'operator', userId: 'lead' });
    const mei = await fixture.openSession({ kind: 'operator', userId: 'mei' });
    await save([
      { userId: 'lead', roles: ['administrator'] },
      { userId: 'mei', name: 'Renamed' },
    ]);
    expect((await lead.get('/v1/session')).answer.code).toBe('session-revoked');
    expect((await mei.get('/v1/session')).status).toBe(200);
  });

  it('frees the team of who is no supervisor any more (R-ROLE-5)', async () => {
    await save([{ userId: 'lead', roles: ['account-manager'] }]);
    expect(await find('mei')).toMatchObject({ supervisorId: null });
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'operators.save', details: { changed: 1, freed: 1 } });
  });

  it('frees a team before its members’ own items of the same call are looked at', async () => {
    await save([
      { userId: 'lead', roles: ['administrator'] },
      { userId: 'mei', name: 'Renamed' },
    ]);
    expect(await find('mei')).toMatchObject({ name: 'Renamed', supervisorId: null });
  });

  it('takes who is no account manager any more out of the team', async () => {
    await save([{ userId: 'mei', roles: ['administrator'] }]);
    expect(await find('mei')).toMatchObject({ supervisorId: null });
  });

  it('writes one row with ids and counts, and nothing about a person', async () => {
    const before = (await fixture.audit()).length;
    await save([{ userId: 'li.lei@example.com', name: '李雷', roles: ['account-manager'] }, { userId: 'x' }]);
    const rows = (await fixture.audit()).slice(before);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      action: 'operators.save',
      outcome: 'done',
      targets: [expect.stringMatching(/^op_/)],
      details: { added: 1, changed: 0, unchanged: 0, refused: 1, freed: 0, endedSessions: 0 },
    });
    expect(JSON.stringify(rows)).not.toMatch(/李|example/);
  });

  it('keeps the same user id of two partners apart', async () => {
    const body = { operators: [{ userId: 'mei', name: 'Another' }] };
    await fixture.call('PUT', '/v1/operators', { bearer: fixture.otherKey, origin: null, body });
    expect((await find('mei', OTHER_PARTNER))?.operatorId).not.toBe(MANAGER);
    expect(await find('mei')).toMatchObject({ name: '韩梅梅' });
  });

  it('takes 1,000 operators, and not one more', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({ userId: `u-${index}`, roles: ['account-manager'] }));
    const { status, answer } = await put(many);
    expect([status, answer.code]).toEqual([400, 'batch-too-large']);
    expect(answer.errors).toEqual([{ pointer: '/body/operators', detail: 'Too many items: 1000 at most, 1001 were sent' }]);
    expect(await find('u-0')).toBeNull();
    expect(await save(many.slice(1))).toMatchObject({ done: 1000, refused: 0 });
  });

  it.each([
    ['no item', [], '/body/operators'],
    ['an item without a user id', [{ name: 'x' }], '/body/operators/0/userId'],
    ['a second item with an unknown field', [{ userId: 'a' }, { userId: 'b', phone: '1' }], '/body/operators/1'],
    ['a role that is no code', [{ userId: 'a', roles: ['Chef de cuisine'] }], '/body/operators/0/roles/0'],
    ['something that is no list', 'all', '/body/operators'],
  ])('refuses a call with %s whole, with a pointer', async (_name, operators, pointer) => {
    const { status, answer } = await put(operators);
    expect([status, answer.code, answer.errors?.[0]?.pointer]).toEqual([400, 'request-invalid', pointer]);
    expect(await find('a')).toBeNull();
  });
});

describe('keeping operators current where roles come with the session', () => {
  it('refuses roles, and takes names and teams', async () => {
    const answer = await save([
      { userId: 'mei', roles: ['account-manager'] },
      { userId: 'new', name: 'New', supervisorUserId: 'lead' },
      { userId: 'lead', name: 'Lead' },
    ]);
    expect(refusalsOf(answer)).toEqual(['roles-from-session', null, null]);
    expect(await find('new')).toMatchObject({ roles: [], supervisorId: SUPERVISOR });
  });

  it('a team lead sees the customers of a new member once that member holds some', async () => {
    await save([{ userId: 'mei', supervisorUserId: null }]);
    const lead = await fixture.openSession(TEAM_LEAD);
    const search = { size: 10, at: 'first' };
    const ids = async () => {
      const { answer } = await lead.post<AnswerOf<'POST /v1/customers/search'>>('/v1/customers/search', { page: search });
      return answer.customers.map(({ customerId }) => customerId);
    };
    expect(await ids()).toEqual([]);
    await save([{ userId: 'mei', supervisorUserId: 'lead' }]);
    expect(await ids()).toEqual(['c-1']);
  });

  it('frees the team when a supervisor signs in as something else (R-ROLE-5)', async () => {
    await fixture.openSession({ ...TEAM_LEAD, roles: ['administrator'] });
    expect(await find('mei')).toMatchObject({ supervisorId: null });
  });
});
