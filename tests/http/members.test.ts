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
type Page = AnswerOf<'POST /v1/operators/search'>;
type Operator = Page['operators'][number];
type Pair = readonly [operatorId: string, supervisorId: string];

let fixture: Fixture;
beforeEach(async () => {
  fixture = await openFixture();
});

const withKey = (path: string, body: unknown, bearer = fixture.key) => fixture.call('PUT', path, { bearer, origin: null, body });
const save = (operators: Items, bearer = fixture.key) => withKey('/v1/operators', { operators }, bearer);
const find = (userId: string, partnerId = PARTNER) => fixture.store.reads.operators.findByUserId(partnerId, userId);

/** An administrator's session where roles are kept here. */
async function openAdministrator(): Promise<Session> {
  await withKey('/v1/settings', { rolesFrom: 'store' });
  await save([{ userId: 'ada', name: 'Ada Lovelace', roles: ['administrator'] }]);
  return fixture.openSession({ kind: 'operator', userId: 'ada' });
}

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
    await save([{ userId: 'x' }], fixture.otherKey);
    const foreign = (await find('x', OTHER_PARTNER))?.operatorId ?? '';
    const replies = [await give(foreign, ['administrator']), await give('op_0000000000000000000000', ['administrator'])];
    expect(replies.map(({ status }) => status)).toEqual([404, 404]);
    expect(new Set(replies.map(({ text }) => text.replace(/req_[\w-]+/, ''))).size).toBe(1);
  });

  it('is refused where roles come with the session', async () => {
    await withKey('/v1/settings', { rolesFrom: 'session' });
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
