import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { onBothEngines } from '../storage/stores.ts';
import { addAccountWorld, allocate, BALANCE, book, customer, held, ledgerOf, type Moved, topUp } from './account-world.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Reply, type Session } from './fixture.ts';
import { command } from './quota-world.ts';

type Summary = AnswerOf<'GET /v1/operations/:operationId'>;
const DAY = 24 * 60 * 60 * 1000;

onBothEngines('What is above a limit', (engines) => {
  let fixture: Fixture;
  let ada: Session;
  let grace: Session;

  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store], { requestsPerMinute: 10_000 }))[0] as Fixture;
    await addAccountWorld(fixture.store);
    await topUp(fixture, '1000.00');
    const limits = [{ currency: 'CNY', operationMaximum: '100.00', operatorDayMaximum: '250.00' }];
    await fixture.call('PUT', '/v1/settings', { bearer: fixture.key, origin: null, body: { rolesFrom: 'session', limits } });
    await signIn();
  });
  afterEach(() => {
    expect(fixture.failures).toEqual([]);
  });

  async function signIn(): Promise<void> {
    ada = await fixture.openSession(ADMINISTRATOR);
    grace = await fixture.openSession({ ...ADMINISTRATOR, userId: 'grace' });
  }
  async function held110(): Promise<Summary> {
    const reply = await allocate(ada, { 'c-1': '60.00', 'c-2': '50.00' });
    expect([reply.status, reply.answer.operation?.state]).toEqual([201, 'awaiting-approval']);
    return reply.answer.operation;
  }
  const decide = (session: Session, operationId: string, decision: 'approve' | 'reject', key?: string) =>
    command<Summary>(session, `/v1/operations/${operationId}/approval`, { decision }, key);
  const codeOf = ({ status, answer }: Reply) => answer.code ?? status;
  const money = (operationId: string) => ledgerOf(fixture, PARTNER, BALANCE, held(operationId), customer('c-1'), customer('c-2'));
  const run = async () => {
    while (await fixture.bff.operations.runOnce());
  };
  const told = async () => {
    const { events } = (await fixture.call('GET', '/v1/events', { bearer: fixture.key, origin: null }))
      .answer as AnswerOf<'GET /v1/events'>;
    return events
      .filter(({ type }) => type.startsWith('operation.'))
      .map(({ type, data }) => [type, (data as { decision?: string }).decision]);
  };

  it('stays reserved until a second person approves, and then moves', async () => {
    const { operationId } = await held110();
    expect(await money(operationId)).toEqual(['890.00', '110.00', '0.00', '0.00']);
    const decided = await decide(grace, operationId, 'approve');
    expect(decided.answer).toMatchObject({
      state: 'queued',
      approval: { canDecide: false, expiresInSeconds: 0, decidedBy: { userId: 'grace' } },
    });
    await run();
    expect(await money(operationId)).toEqual(['890.00', '0.00', '60.00', '50.00']);
    expect((await ada.get<Summary>(`/v1/operations/${operationId}`)).answer).toMatchObject({
      state: 'done',
      items: { done: 2, waiting: 0 },
    });
    expect(await told()).toEqual([
      ['operation.awaiting-approval', undefined],
      ['operation.decided', 'approved'],
      ['operation.ended', undefined],
    ]);
  });

  it('goes back at once where a second person rejects it', async () => {
    const { operationId } = await held110();
    expect((await decide(grace, operationId, 'reject')).answer).toMatchObject({ state: 'rejected', amount: { moved: '0.00' } });
    expect(await money(operationId)).toEqual(['1000.00', '0.00', '0.00', '0.00']);
    await run();
    expect(codeOf(await decide(grace, operationId, 'approve'))).toBe('operation-not-awaiting');
    expect(await money(operationId)).toEqual(['1000.00', '0.00', '0.00', '0.00']);
    expect((await told()).at(-1)).toEqual(['operation.decided', 'rejected']);
  });

  it.each([
    ['approve', 'done'],
    ['reject', 'rejected'],
  ] as const)(
    'keeps what the second person noted to %s it, where it was noted, and says in the trail only that it was',
    async (decision, state) => {
      const { operationId } = await held110();
      const key = `decision-of-the-second-${decision}`;
      const path = `/v1/operations/${operationId}/approval`;
      const decided = await command<Summary>(grace, path, { decision, memo: ' 张三 agreed by phone ' }, key);
      expect([decided.status, decided.answer.approval?.memo, decided.answer.memo]).toEqual([200, '张三 agreed by phone', null]);
      const again = await command<Summary>(grace, path, { decision, memo: ' 张三 agreed by phone ' }, key);
      expect([again.headers.get('idempotency-replayed'), again.answer]).toEqual(['true', decided.answer]);
      await run();
      const shown = (await ada.get<Summary>(`/v1/operations/${operationId}`)).answer;
      expect([shown.state, shown.approval?.memo]).toEqual([state, '张三 agreed by phone']);
      const rows = (await fixture.audit()).filter(({ action }) => action === 'operation.approve');
      expect(rows.map(({ details }) => details)).toEqual([{ decision, hasMemo: true }]);
      expect(JSON.stringify(await fixture.audit())).not.toContain('张三');
    },
  );

  it('is not decided with a memo of 513 characters', async () => {
    const { operationId } = await held110();
    const body = (length: number) => ({ decision: 'approve', memo: 'x'.repeat(length) });
    expect(codeOf(await command(grace, `/v1/operations/${operationId}/approval`, body(513)))).toBe('memo-too-long');
    expect((await money(operationId))[1]).toBe('110.00');
    expect((await command(grace, `/v1/operations/${operationId}/approval`, body(512))).status).toBe(200);
  });

  it('is decided by nobody who asked for it, may not ask for it, or belongs elsewhere', async () => {
    const { operationId } = await held110();
    expect(codeOf(await decide(ada, operationId, 'approve'))).toBe('approver-is-requester');
    const manager = await fixture.openSession(ACCOUNT_MANAGER);
    expect(codeOf(await decide(manager, operationId, 'approve'))).toBe('not-found');
    expect(codeOf(await decide(grace, `mop_${'A'.repeat(22)}`, 'approve'))).toBe('not-found');
    expect((await money(operationId))[1]).toBe('110.00');
    const rows = (await fixture.audit()).filter(({ action }) => action === 'operation.approve');
    expect(rows.map(({ refusal, targets }) => [refusal, targets])).toEqual([
      ['approver-is-requester', [operationId]],
      ['not-found', []],
      ['not-found', []],
    ]);
  });

  it('is decided once, however many decide at once', async () => {
    const { operationId } = await held110();
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, index) => decide(grace, operationId, index % 2 === 0 ? 'approve' : 'reject')),
    );
    const codes = replies.map(codeOf);
    expect([codes.filter((code) => code === 200).length, new Set(codes)]).toEqual([1, new Set([200, 'operation-not-awaiting'])]);
    await run();
    const [balance, reserved, ...customers] = await money(operationId);
    expect(reserved).toBe('0.00');
    expect([
      ['890.00', '60.00', '50.00'],
      ['1000.00', '0.00', '0.00'],
    ]).toContainEqual([balance, ...customers]);
  });

  it('lapses after seven days, and goes back', async () => {
    const { operationId } = await held110();
    fixture.clock.now += 7 * DAY - 1;
    await fixture.bff.operations.sweep();
    expect((await money(operationId))[1]).toBe('110.00');
    fixture.clock.now += 1;
    await signIn();
    expect(codeOf(await decide(grace, operationId, 'approve'))).toBe('operation-not-awaiting');
    await fixture.bff.operations.sweep();
    await fixture.bff.operations.sweep();
    expect(await money(operationId)).toEqual(['1000.00', '0.00', '0.00', '0.00']);
    expect((await ada.get<Summary>(`/v1/operations/${operationId}`)).answer).toMatchObject({
      state: 'lapsed',
      approval: { decidedBy: null },
    });
    expect((await told()).slice(1)).toEqual([['operation.decided', 'lapsed']]);
  });

  it('counts what an operator moved in 24 hours, what still waits too', async () => {
    const states: string[] = [];
    for (const amount of ['100.00', '100.00', '50.00', '0.01']) {
      const reply: Reply<Moved> = await allocate(ada, { 'c-1': amount });
      states.push(reply.answer.operation.state);
    }
    expect(states).toEqual(['done', 'done', 'done', 'awaiting-approval']);
    expect((await allocate(grace, { 'c-1': '100.00' })).answer.operation.state).toBe('done');
    fixture.clock.now += DAY + 1;
    await signIn();
    expect((await allocate(ada, { 'c-1': '100.00' })).answer.operation.state).toBe('done');
  });

  it('cannot be spent twice while it waits', async () => {
    await held110();
    expect((await book(fixture, '/v1/accounts/top-ups', TOP_OUT('890.01'))).answer).toMatchObject({ code: 'balance-insufficient' });
    expect((await book(fixture, '/v1/accounts/top-ups', TOP_OUT('890.00'))).status).toBe(201);
  });
});

const TOP_OUT = (amount: string) => ({ accountType: 'balance', currency: 'CNY', direction: 'out', amount, reference: `out-${amount}` });
