import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { onBothEngines } from '../storage/stores.ts';
import {
  type Accounts,
  addAccountWorld,
  allocate,
  BALANCE,
  check,
  customer,
  faultsOf,
  held,
  keyOf,
  ledgerOf,
  type Moved,
  recall,
  reseller,
  topUp,
} from './account-world.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Reply, type Session, START } from './fixture.ts';
import { command, EAST, WEST } from './quota-world.ts';

type Operation = AnswerOf<'GET /v1/operations/:operationId'>;

onBothEngines('An allocation above a limit', (engines) => {
  let fixture: Fixture;
  let ada: Session;
  let ben: Session;

  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store], { requestsPerMinute: 10_000 }))[0] as Fixture;
    await addAccountWorld(fixture.store);
    const limits = [{ currency: 'CNY', operationMaximum: 10_000n, operatorDayMaximum: 25_000n }];
    await fixture.store.write(PARTNER, (unit) => unit.partners.setMoneyRules(PARTNER, { stepUp: false, limits }));
    ada = await fixture.openSession(ADMINISTRATOR);
    ben = await fixture.openSession({ ...ADMINISTRATOR, userId: 'ben', name: 'Ben Bitdiddle' });
    await topUp(fixture, '1000.00');
  });

  afterEach(async () => {
    expect(await faultsOf(fixture)).toEqual([]);
  });

  const decide = (session: Session, moved: Reply<Moved>, decision: 'approve' | 'reject') =>
    command<Operation>(session, `/v1/operations/${moved.answer.operation.operationId}/approval`, { decision });
  const show = async (moved: Reply<Moved>) => (await ada.get<Operation>(`/v1/operations/${moved.answer.operation.operationId}`)).answer;
  const run = async () => {
    while (await fixture.bff.operations.runOnce());
  };
  const itemsOf = async (moved: Reply<Moved>) =>
    (await fixture.store.reads.moneyOperations.items(moved.answer.operation.operationId, [], 0, 10)).map(
      ({ state, refusal }) => refusal ?? state,
    );

  it('waits for a second person, with the amount held, and says so', async () => {
    expect((await check(ada, 'allocations', { 'c-1': '100.00' })).answer.needsApproval).toBe(false);
    expect((await check(ada, 'allocations', { 'c-1': '100.01' })).answer.needsApproval).toBe(true);
    const waiting = await allocate(ada, { 'c-1': '60.00', 'c-4': '1.00', 'c-2': '60.00' });
    expect(waiting.answer).toMatchObject({
      operation: {
        state: 'awaiting-approval',
        items: { total: 3, waiting: 2, done: 0, refused: 1 },
        amount: { asked: '120.00', moved: '0.00' },
      },
      results: [],
      available: '880.00',
      done: 0,
      refused: 1,
    });
    const { operationId } = waiting.answer.operation;
    expect(await ledgerOf(fixture, PARTNER, BALANCE, held(operationId), customer('c-1'))).toEqual(['880.00', '120.00', '0.00']);
    expect((await ada.get<Accounts>('/v1/accounts')).answer.accounts[0]).toMatchObject({
      amount: '880.00',
      held: '120.00',
      free: '880.00',
    });
    const events = await fixture.store.reads.events.after(PARTNER, 0, 10);
    expect(events.map(({ type, data }) => [type, data.amount])).toEqual([['operation.awaiting-approval', '120.00']]);
    // What waits is somebody's decision: it is named to whoever is about to make it again, and cannot be allocated twice.
    expect((await check(ben, 'allocations', { 'c-1': '60.00' })).answer.items[0]?.recent).toMatchObject({
      operationId,
      by: { userId: 'ada' },
    });
    expect((await allocate(ben, { 'c-1': '880.01' })).answer.code).toBe('balance-insufficient');
  });

  it('is paid out of what was held once somebody else approves', async () => {
    const waiting = await allocate(ada, { 'c-1': '60.00', 'c-2': '60.00' });
    expect((await decide(ada, waiting, 'approve')).answer.code).toBe('approver-is-requester');
    expect((await decide(ben, waiting, 'approve')).answer.state).toBe('queued');
    await run();
    expect(await show(waiting)).toMatchObject({
      state: 'done',
      items: { done: 2, waiting: 0 },
      amount: { asked: '120.00', moved: '120.00' },
    });
    const { operationId } = waiting.answer.operation;
    expect(await ledgerOf(fixture, PARTNER, BALANCE, held(operationId), customer('c-1'), customer('c-2'))).toEqual([
      '880.00',
      '0.00',
      '60.00',
      '60.00',
    ]);
    const told = await fixture.store.reads.events.after(PARTNER, 0, 10);
    expect(told.find(({ type }) => type === 'money.allocated')?.data).toMatchObject({ operationId, total: '120.00' });
    const records = await ada.post<AnswerOf<'POST /v1/accounts/adjustments'>>('/v1/accounts/adjustments', {});
    expect(records.answer.records.map(({ amount, balanceAfter, by }) => [amount, balanceAfter, by.userId])).toEqual([
      ['60.00', '60.00', 'ada'],
      ['60.00', '60.00', 'ada'],
    ]);
  });

  it('goes back whole where it is rejected', async () => {
    const waiting = await allocate(ada, { 'c-1': '120.00' });
    expect((await decide(ben, waiting, 'reject')).answer.state).toBe('rejected');
    await run();
    expect(await ledgerOf(fixture, PARTNER, BALANCE, held(waiting.answer.operation.operationId), customer('c-1'))).toEqual([
      '1000.00',
      '0.00',
      '0.00',
    ]);
    expect((await check(ben, 'allocations', { 'c-1': '120.00' })).answer.items[0]?.recent).toBeNull();
  });

  it('pays nobody who left or is leaving meanwhile, and their part goes back', async () => {
    const customers = await allocate(ada, { 'c-2': '60.00', 'c-3': '60.00' });
    const resellers = await allocate(ada, { [EAST]: '70.00', [WEST]: '70.00' }, { to: 'reseller' });
    await fixture.store.write(PARTNER, (unit) => unit.customers.leave(PARTNER, 'c-2', new Date(START).toISOString()));
    await fixture.store.write(PARTNER, (unit) => unit.partners.setLeaving(WEST, true), { also: [WEST] });
    await decide(ben, customers, 'approve');
    await decide(ben, resellers, 'approve');
    await run();
    expect(await itemsOf(customers)).toEqual(['customer-dissociated', 'done']);
    expect(await itemsOf(resellers)).toEqual(['done', 'reseller-leaving']);
    expect(await show(resellers)).toMatchObject({ state: 'done', amount: { asked: '140.00', moved: '70.00' } });
    expect(await ledgerOf(fixture, PARTNER, BALANCE, customer('c-3'), reseller(EAST), reseller(WEST))).toEqual([
      '870.00',
      '60.00',
      '70.00',
      '0.00',
    ]);
    expect(await ledgerOf(fixture, EAST, BALANCE)).toEqual(['70.00']);
  });

  it('out of a reseller’s account is held there, and approved by the distributor that acts', async () => {
    await topUp(fixture, '500.00', { bearer: await keyOf(fixture, EAST) });
    const waiting = await allocate(ada, { 'e-1': '200.00' }, { indirectPartnerId: EAST });
    const { operationId } = waiting.answer.operation;
    expect(await ledgerOf(fixture, EAST, BALANCE, held(operationId))).toEqual(['300.00', '200.00']);
    expect((await decide(ben, waiting, 'approve')).answer).toMatchObject({ state: 'queued', indirectPartnerId: EAST });
    await run();
    expect(await ledgerOf(fixture, EAST, BALANCE, held(operationId), customer('e-1'))).toEqual(['300.00', '0.00', '200.00']);
    expect(await ledgerOf(fixture, PARTNER, BALANCE)).toEqual(['1000.00']);
    expect((await topUp(fixture, '1.00')).answer.account.held).toBe('0.00');
  });

  it('of the operator’s day counts what waits and what is done, not what was taken back', async () => {
    await allocate(ada, { 'c-1': '100.00' });
    await allocate(ada, { 'c-2': '100.00' });
    await recall(ada, { 'c-1': '100.00' });
    expect((await check(ada, 'allocations', { 'c-3': '50.00' })).answer.needsApproval).toBe(false);
    expect((await check(ada, 'allocations', { 'c-3': '50.01' })).answer.needsApproval).toBe(true);
    expect((await check(ben, 'allocations', { 'c-3': '50.01' })).answer.needsApproval).toBe(false);
    // Taking back needs no second person, and nothing to move needs none either.
    expect((await recall(ada, { 'c-2': '100.00' })).answer.operation.state).toBe('done');
    expect((await allocate(ada, { 'c-4': '900.00' })).answer.operation.state).toBe('done');
  });
});
