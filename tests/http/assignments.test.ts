import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { onBothEngines } from '../storage/stores.ts';
import { until } from '../until.ts';
import { type BatchReply, outcomesOf } from './batches.ts';
import {
  ACCOUNT_MANAGER,
  ADMINISTRATOR,
  type Fixture,
  MANAGER,
  openReplicas,
  PARTNER,
  type Session,
  START,
  SUPERVISOR,
  TEAM_LEAD,
} from './fixture.ts';

const LIN = 'op_LLLLLLLLLLLLLLLLLLLLLL';
const OUTSIDER = 'op_OOOOOOOOOOOOOOOOOOOOOO';
const NOBODY = 'op_XXXXXXXXXXXXXXXXXXXXXX';
const CLERK = { kind: 'operator' as const, userId: 'carl', roles: ['clerk'] };

onBothEngines('Assigning', (engines) => {
  let fixture: Fixture;
  let other: Fixture;
  let ada: Session;
  let lead: Session;

  beforeEach(async () => {
    const { store, address } = await engines.open();
    [fixture, other] = (await openReplicas([store, await engines.reopen(address)])) as [Fixture, Fixture];
    const person = { partnerId: PARTNER, name: null, nameMasked: null, roles: ['account-manager'] };
    await store.write(PARTNER, async (unit) => {
      await unit.operators.save({ ...person, operatorId: LIN, userId: 'lin', supervisorId: SUPERVISOR });
      await unit.operators.save({ ...person, operatorId: OUTSIDER, userId: 'otto', supervisorId: null });
      const at = new Date(START).toISOString();
      await unit.roles.save(PARTNER, { code: 'clerk', name: 'Clerk', permissions: ['customer.read', 'assignment.write'], changedAt: at });
      await unit.customers.assign(PARTNER, [{ customerId: 'c-4', operatorId: OUTSIDER, assignedAt: '2024-09-10T00:00:00.000Z' }]);
    });
    ada = await fixture.openSession(ADMINISTRATOR);
    lead = await fixture.openSession(TEAM_LEAD);
  });

  const assign = (session: Session, customerIds: string[], operatorId: string, from?: string) =>
    session.post<BatchReply>('/v1/assignments', { customerIds, operatorId, ...(from === undefined ? {} : { from }) });
  const withdraw = (session: Session, customerIds: string[]) => session.post<BatchReply>('/v1/assignments/withdraw', { customerIds });

  async function holderOf(customerId: string): Promise<string | null> {
    const [one] = await fixture.store.write(PARTNER, (unit) => unit.customers.stored(PARTNER, [customerId]));
    return one?.assignment?.operatorId ?? null;
  }

  it('gives free customers to a manager, who sees them from then on, and refuses the others one by one', async () => {
    const reply = await assign(ada, ['c-2', 'c-1', 'gone', 'c-2'], MANAGER);
    expect(outcomesOf(reply)).toEqual(['done', 'customer-assigned', 'not-found', 'item-repeated']);
    expect(reply.answer).toMatchObject({ done: 1, refused: 3 });
    expect((await fixture.audit()).at(-1)).toMatchObject({
      actor: { kind: 'operator' },
      action: 'assignments.assign',
      outcome: 'done',
      targets: ['c-2', 'c-1', 'gone'],
      details: { operatorId: MANAGER, done: 1, refused: 2, refusals: ['c-1 customer-assigned', 'gone not-found'] },
    });
    const mei = await fixture.openSession(ACCOUNT_MANAGER);
    const seen = await mei.post<AnswerOf<'POST /v1/customers/search'>>('/v1/customers/search', { filter: {} });
    expect(seen.answer.total).toBe(2);
    expect(seen.answer.customers[0]?.accountManager?.assignedAt).toBe(new Date(START).toISOString());
  });

  it('clicked twice, or in two tabs at once, makes one assignment and one plain refusal', async () => {
    const bo = await other.openSession({ ...ADMINISTRATOR, userId: 'bo' });
    const replies = await Promise.all([assign(ada, ['c-2'], MANAGER), assign(ada, ['c-2'], MANAGER), assign(bo, ['c-2'], LIN)]);
    expect(replies.flatMap(outcomesOf).sort()).toEqual(['customer-assigned', 'customer-assigned', 'done']);
    const periods = await fixture.store.write(PARTNER, (unit) => unit.customers.managers(PARTNER, 'c-2', 10));
    expect(periods).toHaveLength(1);
    const rows = (await fixture.audit()).filter(({ action }) => action === 'assignments.assign');
    expect(rows.map(({ refusal }) => refusal).sort()).toEqual(['customer-assigned', 'customer-assigned', null]);
  });

  it('hands over from the one who is named, once', async () => {
    const twice = await Promise.all([assign(ada, ['c-1'], LIN, MANAGER), assign(ada, ['c-1'], LIN, MANAGER)]);
    expect(twice.flatMap(outcomesOf).sort()).toEqual(['assigned-elsewhere', 'done']);
    expect(await holderOf('c-1')).toBe(LIN);
    expect(outcomesOf(await assign(ada, ['c-1', 'c-2'], LIN, OUTSIDER))).toEqual(['assigned-elsewhere', 'assigned-elsewhere']);
    const same = await assign(ada, ['c-1'], LIN, LIN);
    expect([same.status, same.answer.errors?.[0]?.pointer]).toEqual([400, '/body/from']);
  });

  it('withdraws, after which the customer can be assigned again and the history keeps both periods', async () => {
    expect(outcomesOf(await withdraw(ada, ['c-1', 'c-2', 'gone']))).toEqual(['done', 'customer-unassigned', 'not-found']);
    expect(await holderOf('c-1')).toBeNull();
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'assignments.withdraw', targets: ['c-1', 'c-2', 'gone'] });
    fixture.clock.now += 1000;
    expect(outcomesOf(await assign(ada, ['c-1'], MANAGER))).toEqual(['done']);
    expect(await fixture.store.write(PARTNER, (unit) => unit.customers.managers(PARTNER, 'c-1', 10))).toMatchObject([
      { operatorId: MANAGER, assignedAt: new Date(START + 1000).toISOString(), endedAt: null },
      { operatorId: MANAGER, assignedAt: '2024-09-10T00:00:00.000Z', endedAt: new Date(START).toISOString() },
    ]);
  });

  it('changes nothing by a clock that stands before the present period', async () => {
    fixture.clock.now = Date.parse('2024-09-09T00:00:00.000Z');
    const early = await fixture.openSession(ADMINISTRATOR);
    expect(outcomesOf(await withdraw(early, ['c-1']))).toEqual(['assignment-overlaps']);
    expect(outcomesOf(await assign(early, ['c-1'], LIN, MANAGER))).toEqual(['assignment-overlaps']);
    expect(await holderOf('c-1')).toBe(MANAGER);
  });

  it('lets a supervisor act within the team; what lies beyond answers as if it were not there', async () => {
    expect(outcomesOf(await assign(lead, ['c-1'], LIN, MANAGER))).toEqual(['done']);
    // Free customers and those of others are out of a supervisor's sight.
    expect(outcomesOf(await assign(lead, ['c-2', 'c-4', 'gone'], LIN))).toEqual(['not-found', 'not-found', 'not-found']);
    expect(outcomesOf(await withdraw(lead, ['c-4', 'gone', 'c-1']))).toEqual(['not-found', 'not-found', 'done']);
    expect(await holderOf('c-4')).toBe(OUTSIDER);
    const missing = await assign(lead, ['c-1'], NOBODY);
    const beyond = await assign(lead, ['c-1'], OUTSIDER);
    expect([beyond.status, beyond.answer.code]).toEqual([404, 'not-found']);
    expect({ ...beyond.answer, requestId: '' }).toEqual({ ...missing.answer, requestId: '' });
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'assignments.assign', outcome: 'refused', refusal: 'not-found' });
  });

  it('is for those whose role allows it: a custom role with the permission, no account manager', async () => {
    const clerk = await fixture.openSession(CLERK);
    expect(outcomesOf(await assign(clerk, ['c-2'], OUTSIDER))).toEqual(['done']);
    const mei = await fixture.openSession(ACCOUNT_MANAGER);
    expect((await assign(mei, ['c-3'], MANAGER)).answer.code).toBe('permission-missing');
    expect((await withdraw(mei, ['c-1'])).answer.code).toBe('permission-missing');
    expect((await mei.get('/v1/account-managers')).answer.code).toBe('permission-missing');
    const without = await fixture.openSession(ADMINISTRATOR, { features: ['reveal'] });
    expect((await assign(without, ['c-3'], MANAGER)).answer.code).toBe('feature-not-in-session');
  });

  it('refuses whom no customer can be given to, and more than a hundred at once', async () => {
    expect((await assign(ada, ['c-2'], SUPERVISOR)).answer.code).toBe('not-an-account-manager');
    expect((await assign(ada, ['c-2'], NOBODY)).answer.code).toBe('not-found');
    const many = Array.from({ length: 101 }, (_, index) => `m-${index}`);
    const [assigned, withdrawn] = [await assign(ada, many, MANAGER), await withdraw(ada, many)];
    expect([assigned.answer.code, withdrawn.answer.code]).toEqual(['batch-too-large', 'batch-too-large']);
    expect(await holderOf('c-2')).toBeNull();
  });

  it('does nothing for a session that ended while the call waited', async () => {
    const release = Promise.withResolvers<void>();
    const holding = fixture.store.write(PARTNER, () => release.promise);
    const commands = vi.spyOn(fixture.store, 'write');
    const target = { kind: 'operator', userId: ADMINISTRATOR.userId };
    const revoked = fixture.call('POST', '/v1/sessions/revoke', { bearer: fixture.key, origin: null, body: { target } });
    await until(() => commands.mock.calls.length === 1);
    const assigned = assign(ada, ['c-2'], MANAGER);
    await until(() => commands.mock.calls.length === 2);
    release.resolve();
    await holding;
    expect([(await revoked).status, (await assigned).answer.code]).toEqual([200, 'session-revoked']);
    expect(await holderOf('c-2')).toBeNull();
  });

  describe('the picker', () => {
    type Picker = AnswerOf<'GET /v1/account-managers'>;
    const picked = async (session: Session) => (await session.get<Picker>('/v1/account-managers')).answer.accountManagers;

    it('shows everybody to an administrator and a supervisor the own team, masked, with how many customers they hold', async () => {
      expect(await picked(ada)).toEqual([
        { operatorId: LIN, userId: 'lin', name: null, customers: 0, supervisorUserId: 'lead' },
        { operatorId: MANAGER, userId: 'mei', name: '韩**', customers: 1, supervisorUserId: 'lead' },
        { operatorId: OUTSIDER, userId: 'otto', name: null, customers: 1, supervisorUserId: null },
      ]);
      expect((await picked(lead)).map(({ userId }) => userId)).toEqual(['lin', 'mei']);
    });
  });
});
