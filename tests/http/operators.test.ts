import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import {
  ACCOUNT_MANAGER,
  ADMINISTRATOR,
  type Fixture,
  MANAGER,
  OTHER_PARTNER,
  openFixture,
  PARTNER,
  type Session,
  SUPERVISOR,
  TEAM_LEAD,
} from './fixture.ts';

type Items = BodyOf<'PUT /v1/operators'>['operators'];
type Saved = AnswerOf<'PUT /v1/operators'>;
type Page = AnswerOf<'POST /v1/operators/search'>;
type Operator = Page['operators'][number];
type Pair = readonly [operatorId: string, supervisorId: string];

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

/** An administrator's session where roles are kept here. */
async function openAdministrator(): Promise<Session> {
  await keepRoles();
  await save([{ userId: 'ada', name: 'Ada Lovelace', roles: ['administrator'] }]);
  return fixture.openSession({ kind: 'operator', userId: 'ada' });
}

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

describe('the members’ screen', () => {
  let ada: Session;
  beforeEach(async () => {
    ada = await openAdministrator();
  });
  const search = (body: object = {}) => ada.post<Page>('/v1/operators/search', body);

  it('shows operators by user id, masked, with supervisor, team and customers', async () => {
    const { answer } = await search();
    expect(answer).toEqual({
      total: 3,
      next: null,
      operators: [
        expect.objectContaining({ userId: 'ada', name: 'Ad***', roles: ['administrator'], supervisor: null, team: 0, customers: 0 }),
        { operatorId: SUPERVISOR, userId: 'lead', name: null, roles: ['supervisor'], supervisor: null, team: 1, customers: 0 },
        {
          operatorId: MANAGER,
          userId: 'mei',
          name: '韩**',
          roles: ['account-manager'],
          supervisor: { operatorId: SUPERVISOR, userId: 'lead', name: null },
          team: 0,
          customers: 1,
        },
      ],
    });
    expect(fixture.sent.join()).not.toMatch(/韩梅梅|Lovelace/);
  });

  it.each([
    [{ role: 'account-manager' }, ['mei']],
    [{ role: 'manager' }, []],
    [{ supervisorId: SUPERVISOR }, ['mei']],
    [{ userId: 'le' }, ['lead']],
    [{ userId: 'LE' }, []],
    [{ role: 'supervisor', userId: 'm' }, []],
  ])('narrows to %j', async (filter, userIds) => {
    const { answer } = await search(filter);
    expect(answer.operators.map(({ userId }) => userId)).toEqual(userIds);
    expect(answer.total).toBe(userIds.length);
  });

  it('walks through all operators page by page, each once', async () => {
    await save(Array.from({ length: 5 }, (_, index) => ({ userId: `同事-${index}`.repeat(10), roles: ['account-manager'] })));
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const { answer } = await search({ size: 3, ...(after && { after }) });
      expect(answer.total).toBe(8);
      seen.push(...answer.operators.map(({ userId }) => userId));
      after = answer.next;
    } while (after);
    expect(seen).toHaveLength(8);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  it('refuses a cursor of another filter, and one that is none', async () => {
    const { answer } = await search({ size: 1 });
    expect((await search({ size: 2, after: answer.next })).status).toBe(200);
    for (const body of [{ after: answer.next, role: 'supervisor' }, { after: 'abc' }, { after: '!' }, { after: btoa('[1,2]') }])
      expect((await search(body)).answer.code).toBe('cursor-invalid');
  });

  it.each([[ACCOUNT_MANAGER], [TEAM_LEAD]])('is not for %j', async ({ userId }) => {
    const session = await fixture.openSession({ kind: 'operator', userId });
    for (const reply of [
      await session.post('/v1/operators/search', {}),
      await session.put(`/v1/operators/${MANAGER}/roles`, { roles: ['administrator'] }),
      await session.put(`/v1/operators/${MANAGER}/supervisor`, { supervisorId: null }),
    ])
      expect([reply.status, reply.answer.code]).toEqual([403, 'permission-missing']);
  });
});

describe('giving an operator roles', () => {
  let ada: Session;
  beforeEach(async () => {
    ada = await openAdministrator();
  });
  const give = (operatorId: string, roles: unknown) => ada.put<Operator>(`/v1/operators/${operatorId}/roles`, { roles });

  it('holds from the next session on, and ends those that act by the old ones', async () => {
    const mei = await fixture.openSession({ kind: 'operator', userId: 'mei' });
    const { status, answer } = await give(MANAGER, ['supervisor']);
    expect([status, answer.roles, answer.supervisor]).toEqual([200, ['supervisor'], null]);
    expect((await mei.get('/v1/session')).answer.code).toBe('session-revoked');
    expect((await fixture.openSession({ kind: 'operator', userId: 'mei' })).view.actor).toMatchObject({ roles: ['supervisor'] });
    expect(
      (await fixture.audit()).some(
        ({ action, targets, details }) => action === 'operator.roles' && targets[0] === MANAGER && details.endedSessions === 1,
      ),
    ).toBe(true);
  });

  it('ends no session where the roles stay the same', async () => {
    const mei = await fixture.openSession({ kind: 'operator', userId: 'mei' });
    expect((await give(MANAGER, ['account-manager'])).status).toBe(200);
    expect((await mei.get('/v1/session')).status).toBe(200);
  });

  it('frees the team of who is no supervisor any more (R-ROLE-5)', async () => {
    const { answer } = await give(SUPERVISOR, ['administrator']);
    expect(answer.team).toBe(0);
    expect(await find('mei')).toMatchObject({ supervisorId: null });
  });

  it.each([
    [[], 422, 'roles-missing'],
    [['account-manager', 'a1', 'b1', 'c1'], 422, 'roles-too-many'],
    [['administrator', 'account-manager'], 422, 'roles-conflict'],
    [['account-manager', 'supervisor'], 422, 'roles-conflict'],
    [['auditor'], 422, 'role-unknown'],
    [['Not a code'], 400, 'request-invalid'],
  ])('refuses %j: %i %s', async (roles, status, code) => {
    const reply = await give(MANAGER, roles);
    expect([reply.status, reply.answer.code]).toEqual([status, code]);
    expect(await find('mei')).toMatchObject({ roles: ['account-manager'] });
    if (status === 422)
      expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'operator.roles', outcome: 'refused', refusal: code });
  });

  it('answers an operator of another partner and one that is not there with the same bytes', async () => {
    await fixture.call('PUT', '/v1/operators', { bearer: fixture.otherKey, origin: null, body: { operators: [{ userId: 'x' }] } });
    const foreign = (await find('x', OTHER_PARTNER))?.operatorId ?? '';
    const replies = [await give(foreign, ['administrator']), await give('op_0000000000000000000000', ['administrator'])];
    expect(replies.map(({ status }) => status)).toEqual([404, 404]);
    expect(new Set(replies.map(({ text }) => text.replace(/req_[\w-]+/, ''))).size).toBe(1);
  });

  it('is refused where roles come with the session', async () => {
    await fixture.call('PUT', '/v1/settings', { bearer: fixture.key, origin: null, body: { rolesFrom: 'session' } });
    ada = await fixture.openSession(ADMINISTRATOR);
    const reply = await give(MANAGER, ['supervisor']);
    expect([reply.status, reply.answer.code]).toEqual([409, 'roles-from-session']);
  });
});

describe('putting an account manager under a supervisor', () => {
  let ada: Session;
  beforeEach(async () => {
    ada = await fixture.openSession(ADMINISTRATOR);
  });
  const place = (operatorId: string, supervisorId: string | null) =>
    ada.put<Operator>(`/v1/operators/${operatorId}/supervisor`, { supervisorId });

  it('shows the customers to that supervisor at once, and no longer when it ends', async () => {
    const lead = await fixture.openSession(TEAM_LEAD);
    const total = async () => {
      const body = { page: { size: 10, at: 'first' } };
      return (await lead.post<AnswerOf<'POST /v1/customers/search'>>('/v1/customers/search', body)).answer.total;
    };
    expect(await total()).toBe(1);
    expect((await place(MANAGER, null)).answer.supervisor).toBeNull();
    expect(await total()).toBe(0);
    expect((await place(MANAGER, SUPERVISOR)).answer.supervisor).toMatchObject({ operatorId: SUPERVISOR });
    expect(await total()).toBe(1);
    expect((await fixture.audit()).filter(({ action }) => action === 'operator.supervisor').map(({ targets }) => targets)).toEqual([
      [MANAGER],
      [MANAGER, SUPERVISOR],
    ]);
  });

  it.each([
    ['who is no account manager', (): Pair => [SUPERVISOR, SUPERVISOR], 422, 'not-an-account-manager'],
    ['under somebody who is no supervisor', (): Pair => [MANAGER, idOf(ada)], 422, 'not-a-supervisor'],
    ['under nobody that is there', (): Pair => [MANAGER, 'op_0000000000000000000000'], 404, 'not-found'],
    ['who is not there', (): Pair => ['op_0000000000000000000000', SUPERVISOR], 404, 'not-found'],
  ] as const)('is refused for somebody %s', async (_name, ids, status, code) => {
    const [operatorId, supervisorId] = ids();
    const reply = await place(operatorId, supervisorId);
    expect([reply.status, reply.answer.code]).toEqual([status, code]);
    expect(await find('mei')).toMatchObject({ supervisorId: SUPERVISOR });
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'operator.supervisor', refusal: code });
  });
});

function idOf({ view }: Session): string {
  return view.actor.kind === 'operator' ? view.actor.operatorId : '';
}
