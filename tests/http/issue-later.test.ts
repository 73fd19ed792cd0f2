import { beforeEach, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { minorToText } from '../../shared/values/minor.ts';
import { onBothEngines } from '../storage/stores.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Session, START } from './fixture.ts';
import { asked, balances, check, issue, queue } from './issue-world.ts';
import { command, partsOf, quotaOf, showQuota, stateQuotas } from './quota-world.ts';

type Operation = AnswerOf<'GET /v1/operations/:operationId'>;

onBothEngines('Coupons that are issued later', (engines) => {
  let fixture: Fixture;
  let ada: Session;
  let ben: Session;

  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store], { requestsPerMinute: 10_000 }))[0] as Fixture;
    await stateQuotas(fixture, [quotaOf('q-1')]);
    ada = await fixture.openSession(ADMINISTRATOR);
    ben = await fixture.openSession({ ...ADMINISTRATOR, userId: 'ben', name: 'Ben Bitdiddle' });
  });

  const limit = () => {
    const limits = [{ currency: 'CNY', operationMaximum: 2_000n, operatorDayMaximum: null }];
    return fixture.store.write(PARTNER, (unit) => unit.partners.setMoneyRules(PARTNER, { stepUp: false, limits }));
  };
  const decide = ({ operationId }: Operation, decision: 'approve' | 'reject') =>
    command<Operation>(ben, `/v1/operations/${operationId}/approval`, { decision });
  const show = async ({ operationId }: Operation) => (await ada.get<Operation>(`/v1/operations/${operationId}`)).answer;
  const run = async () => {
    while (await fixture.bff.operations.runOnce());
  };
  const itemsOf = async ({ operationId }: Operation) =>
    (await fixture.store.reads.moneyOperations.items(operationId, [], 0, 10)).map(({ state, refusal }) => refusal ?? state);
  const couponsOf = (customerId: string) => fixture.store.reads.coupons.leftOf(PARTNER, customerId);
  const freeze = () => stateQuotas(fixture, [{ quotaId: 'q-1', state: 'frozen' }]);
  const leave = (customerId: string) =>
    fixture.store.write(PARTNER, async (unit) => {
      await unit.customers.leave(PARTNER, customerId, new Date(START).toISOString());
    });

  it('above a limit wait for a second person with the amount held, and come once that person agreed', async () => {
    await limit();
    expect((await check(ada, asked({}, ['c-2', 'c-3']))).answer.needsApproval).toBe(false);
    const body = asked({ memo: 'big' }, ['c-2', 'c-3', 'c-4']);
    const over = { ...body, faceValue: '10.01' };
    expect((await check(ada, over)).answer.needsApproval).toBe(true);
    const { answer } = await issue(ada, over);
    expect(answer).toMatchObject({ results: [], done: 0, refused: 1, available: '979.98' });
    expect(answer.operation).toMatchObject({
      state: 'awaiting-approval',
      amount: { asked: '20.02', moved: '0.00' },
      items: { total: 3, waiting: 2, done: 0, refused: 1 },
    });
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '979.98', held: '20.02', outstanding: '0.00' });
    await run();
    expect(await couponsOf('c-2')).toEqual([]);

    expect((await decide(answer.operation, 'approve')).status).toBe(200);
    await run();
    expect(await show(answer.operation)).toMatchObject({ state: 'done', amount: { moved: '20.02' }, items: { done: 2, refused: 1 } });
    expect(await itemsOf(answer.operation)).toEqual(['done', 'done', 'customer-not-agency-sale']);
    const quota = await showQuota(ada, 'q-1');
    expect([quota.available, quota.held, quota.outstanding, partsOf(quota).isWhole]).toEqual(['979.98', '0.00', '20.02', true]);
    expect((await couponsOf('c-2'))[0]).toMatchObject({ balance: 1_001n, memo: 'big', quotaId: 'q-1' });
  });

  it('go back where the second person says no', async () => {
    await limit();
    const before = await balances(fixture);
    const { answer } = await issue(ada, asked({ faceValue: '30.00' }, ['c-2']));
    expect((await decide(answer.operation, 'reject')).status).toBe(200);
    await run();
    expect(await show(answer.operation)).toMatchObject({ state: 'rejected' });
    expect(await balances(fixture)).toEqual(before);
  });

  it('are told of to the partner’s systems while they wait, and when they come', async () => {
    await limit();
    const { answer } = await issue(ada, asked({ faceValue: '30.00' }, ['c-2']));
    const told = async () => (await fixture.store.reads.events.after(PARTNER, 0, 100)).map(({ type }) => type);
    expect(await told()).toContain('operation.awaiting-approval');
    expect(await told()).not.toContain('coupon.issued');
    await decide(answer.operation, 'approve');
    await run();
    expect(await told()).toContain('coupon.issued');
  });

  it('as a job take their whole total at once, so that nobody else can spend it', async () => {
    const { status, answer } = await queue(ada, asked({ faceValue: '400.00' }, ['c-1', 'c-2']));
    expect([status, answer.available]).toEqual([201, '200.00']);
    expect(answer.operation).toMatchObject({ state: 'queued', amount: { asked: '800.00', moved: '0.00' }, items: { waiting: 2 } });
    expect((await issue(ada, asked({ faceValue: '200.01' }, ['c-3']))).answer.code).toBe('quota-insufficient');
    await run();
    expect(await show(answer.operation)).toMatchObject({ state: 'done', amount: { moved: '800.00' } });
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '200.00', held: '0.00', outstanding: '800.00' });
  });

  it('as a job above a limit wait too, and begin once a second person agreed', async () => {
    await limit();
    const { answer } = await queue(ada, asked({ faceValue: '30.00' }, ['c-1', 'c-2']));
    expect(answer.operation).toMatchObject({ state: 'awaiting-approval', items: { waiting: 2 } });
    await run();
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '940.00', held: '60.00', outstanding: '0.00' });
    await decide(answer.operation, 'approve');
    await run();
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '940.00', held: '0.00', outstanding: '60.00' });
  });

  it('as a job keep the terms of the call and what differs for one customer', async () => {
    const items = [{ customerId: 'c-1', customerNote: '给你', memo: 'own', expiresAt: '2024-10-01T00:00:00Z' }, { customerId: 'c-2' }];
    const terms = { customerNote: '给大家', memo: 'all', restrictions: { services: ['ecs'] }, validFrom: '2024-09-20T00:00:00Z' };
    await queue(ada, asked({ ...terms, items }));
    await run();
    const own = { validFrom: '2024-09-20T00:00:00.000Z', restrictions: { services: ['ecs'] } };
    const end = '2024-10-01T00:00:00.000Z';
    expect((await couponsOf('c-1'))[0]).toMatchObject({ ...own, customerNote: '给你', memo: 'own', expiresAt: end });
    expect((await couponsOf('c-2'))[0]).toMatchObject({ ...own, customerNote: '给大家', memo: 'all' });
  });

  it('look again at each customer when their turn comes, and give back what nobody got', async () => {
    const { answer } = await queue(ada, asked({}, ['c-2', 'c-3', 'c-9']));
    expect(await itemsOf(answer.operation)).toEqual(['waiting', 'waiting', 'not-found']);
    await leave('c-3');
    await run();
    expect(await itemsOf(answer.operation)).toEqual(['done', 'customer-dissociated', 'not-found']);
    const quota = await showQuota(ada, 'q-1');
    expect([quota.available, quota.held, quota.outstanding, partsOf(quota).isWhole]).toEqual(['990.00', '0.00', '10.00', true]);
  });

  it('do not come from a quota that was frozen meanwhile', async () => {
    const before = await balances(fixture);
    const { answer } = await queue(ada, asked({}, ['c-1', 'c-2']));
    await freeze();
    await run();
    expect(await itemsOf(answer.operation)).toEqual(['quota-not-normal', 'quota-not-normal']);
    expect(await balances(fixture)).toEqual(before);
  });

  it('fill a quota to its largest number, and no further, whoever came between', async () => {
    await stateQuotas(fixture, [quotaOf('q-2', { restrictions: { maximumCount: 2 } })]);
    const { answer } = await queue(ada, asked({ quotaId: 'q-2' }, ['c-1', 'c-2']));
    await issue(ada, asked({ quotaId: 'q-2' }, ['c-3']));
    await run();
    expect(await itemsOf(answer.operation)).toEqual(['done', 'quota-count-full']);
    const after = await balances(fixture, 'q-2');
    expect([after?.count, minorToText(after?.available ?? 0n)]).toEqual([2, '980.00']);
  });

  it('may be none: a job of which nobody can get anything has ended', async () => {
    const before = await balances(fixture);
    const { answer } = await queue(ada, asked({}, ['c-4', 'c-9']));
    expect(answer.operation).toMatchObject({ state: 'done', items: { total: 2, refused: 2 }, amount: { asked: '0.00' } });
    await run();
    expect(await balances(fixture)).toEqual(before);
  });

  it('are as many as ten thousand, and no more', async () => {
    const ids = (count: number) => Array.from({ length: count }, (_, index) => (index < 3 ? `c-${index + 1}` : `n-${index}`));
    const tooMany = await queue(ada, asked({}, ids(10_001)));
    expect([tooMany.status, tooMany.answer.code]).toEqual([400, 'batch-too-large']);
    const { status, answer } = await queue(ada, asked({}, ids(10_000)));
    expect(status).toBe(201);
    expect(answer.operation.items).toEqual({ total: 10_000, waiting: 3, done: 0, refused: 9_997 });
    await run();
    expect(await show(answer.operation)).toMatchObject({ state: 'done', items: { done: 3, refused: 9_997 }, amount: { moved: '30.00' } });
  });
});
