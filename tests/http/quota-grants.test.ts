import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { onBothEngines } from '../storage/stores.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Session } from './fixture.ts';
import { type Granted, grantCalls } from './grant-world.ts';
import { addResellers, command, EAST, END_OF_QUOTA, faultsOf, partsOf, quotaOf, showQuota, stateQuotas, WEST } from './quota-world.ts';

onBothEngines('A grant of quota to resellers', (engines) => {
  let fixture: Fixture;
  /** Another process on the same database. */
  let replica: Fixture;
  let ada: Session;

  beforeEach(async () => {
    const { store, address } = await engines.open();
    [fixture, replica] = (await openReplicas([store, await engines.reopen(address)])) as [Fixture, Fixture];
    await addResellers(fixture.store);
    ada = await fixture.openSession(ADMINISTRATOR);
    await stateQuotas(fixture, [quotaOf('q-1', { restrictions: { services: ['ecs'], maximumFaceValue: '50.00' } })]);
  });

  afterEach(async () => {
    expect(await faultsOf(fixture)).toEqual([]);
  });

  const { grant, check, recall, checkRecall, leave, balances, childrenOf, addCustomerOfEast, told } = grantCalls(() => ({ fixture, ada }));

  it('gives each a child quota with the dates and restrictions of its parent, and moves the money in both books', async () => {
    const reply = await grant({ memo: ' 第四季度 ' });
    expect([reply.status, reply.answer.available, reply.answer.done, reply.answer.refused]).toEqual([201, '800.00', 2, 0]);
    expect(reply.answer.operation).toMatchObject({
      kind: 'quota-grant',
      state: 'done',
      quotaId: 'q-1',
      memo: '第四季度',
      amount: { asked: '200.00', moved: '200.00' },
      items: { total: 2, waiting: 0, done: 2, refused: 0 },
      by: { userId: 'ada' },
      isOwn: true,
    });
    const [east] = childrenOf(reply) as [string, string];
    expect(await showQuota(ada, east, EAST)).toMatchObject({
      state: 'normal',
      issuable: { isIssuable: true },
      expiresAt: END_OF_QUOTA,
      total: '100.00',
      available: '100.00',
      restrictions: { services: ['ecs'], maximumFaceValue: '50.00' },
      parentQuotaId: 'q-1',
      reseller: { partnerId: EAST, name: '东' },
    });
    const parent = await showQuota(ada, 'q-1');
    expect([partsOf(parent), parent.children]).toEqual([{ total: '1000.00', available: '800.00', granted: '200.00', isWhole: true }, 2]);
    const own = { quotaId: 'q-1' };
    expect(await balances(PARTNER, { kind: 'upstream' }, { kind: 'quota', ...own }, { kind: 'granted', ...own })).toEqual([
      -100_000n,
      80_000n,
      20_000n,
    ]);
    expect(await balances(EAST, { kind: 'upstream' }, { kind: 'quota', quotaId: east })).toEqual([-10_000n, 10_000n]);
    const ofReseller = await ada.post<AnswerOf<'POST /v1/quotas/search'>>('/v1/quotas/search', { parentQuotaId: 'q-1' });
    expect(ofReseller.answer.quotas.map(({ reseller }) => reseller?.name).sort()).toEqual(['东', '西']);
    expect((await ada.get(`/v1/quotas/${east}`)).status).toBe(404);
  });

  it('reaches a reseller only where all designated customers are its own', async () => {
    await addCustomerOfEast();
    await stateQuotas(fixture, [
      quotaOf('q-1', { designatedCustomerIds: ['e-1'] }),
      quotaOf('q-2', { designatedCustomerIds: ['e-1', 'c-1'] }),
    ]);
    const { answer } = await grant({});
    expect(answer.results.map(({ refusal }) => refusal)).toEqual([null, 'designated-not-of-reseller']);
    const child = answer.results[0]?.quotaId as string;
    expect([(await showQuota(ada, child, EAST)).designated, await fixture.store.reads.quotas.designatedCustomers(EAST, child)]).toEqual([
      1,
      ['e-1'],
    ]);
    expect((await grant({ quotaId: 'q-2' })).answer.done).toBe(0);
    expect((await showQuota(ada, 'q-2')).available).toBe('1000.00');
  });

  it('never passes what is there, however many ask at once, of whichever replica', async () => {
    await stateQuotas(fixture, [{ quotaId: 'q-1', total: '10.00' }]);
    const body = { quotaId: 'q-1', amount: '1.00', resellerIds: [EAST] };
    const ask = (index: number) =>
      (index % 2 ? fixture : replica).call('POST', '/v1/quotas/grants', {
        bearer: ada.token,
        body,
        headers: { 'idempotency-key': `one-of-many-${index}` },
      });
    const replies = await Promise.all(Array.from({ length: 32 }, (_, index) => ask(index)));
    const codes = replies.map(({ answer }) => answer.code ?? 'granted').sort();
    expect(codes).toEqual([...Array(10).fill('granted'), ...Array(22).fill('quota-insufficient')]);
    expect(partsOf(await showQuota(ada, 'q-1'))).toEqual({ total: '10.00', available: '0.00', granted: '10.00', isWhole: true });
    expect(await balances(EAST, { kind: 'upstream' })).toEqual([-1_000n]);
  });

  it('waits for a second person above a limit, with the amount held, and goes through once approved', async () => {
    const limits = [{ currency: 'CNY', operationMaximum: 15_000n, operatorDayMaximum: null }];
    await fixture.store.write(PARTNER, (unit) => unit.partners.setMoneyRules(PARTNER, { stepUp: false, limits }));
    expect((await check({})).answer.needsApproval).toBe(true);
    const { answer } = await grant({});
    expect([answer.operation.state, answer.results, answer.available]).toEqual(['awaiting-approval', [], '800.00']);
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '800.00', held: '200.00', granted: '0.00' });
    expect(await balances(EAST, { kind: 'upstream' })).toEqual([0n]);
    expect(await told(PARTNER)).toMatchObject([{ operationId: answer.operation.operationId, amount: '200.00' }]);
    const grace = await fixture.openSession({ ...ADMINISTRATOR, userId: 'grace', name: 'Grace Hopper' });
    const approved = await command<Granted['operation']>(grace, `/v1/operations/${answer.operation.operationId}/approval`, {
      decision: 'approve',
    });
    expect(approved.answer.state).toBe('queued');
    await leave(WEST);
    expect(await fixture.bff.operations.runOnce()).toBe(true);
    const ended = await ada.get<Granted['operation']>(`/v1/operations/${answer.operation.operationId}`);
    expect(ended.answer).toMatchObject({ state: 'done', items: { done: 1, refused: 1 }, amount: { asked: '200.00', moved: '100.00' } });
    const parent = await showQuota(ada, 'q-1');
    expect([partsOf(parent), parent.held]).toEqual([{ total: '1000.00', available: '900.00', granted: '100.00', isWhole: true }, '0.00']);
    expect(await balances(EAST, { kind: 'upstream' })).toEqual([-10_000n]);
  });

  it('is taken back whole, in both books, and the child is recalled for good', async () => {
    const [east, west] = childrenOf(await grant({})) as [string, string];
    const checked = (await checkRecall([east, west])).answer;
    expect(checked).toMatchObject({ refusal: null, currency: 'CNY', total: '200.00', available: null, needsApproval: false });
    expect(checked.quotas.map(({ reseller, amount }) => [reseller?.name, amount])).toEqual([
      ['东', '100.00'],
      ['西', '100.00'],
    ]);
    const { status, answer } = await recall([east], { memo: '合作结束' });
    expect([status, answer.results]).toEqual([201, [{ quotaId: east, amount: '100.00', state: 'done', refusal: null }]]);
    expect(answer.operation).toMatchObject({ kind: 'quota-recall', quotaId: 'q-1', amount: { asked: '100.00', moved: '100.00' } });
    expect(partsOf(await showQuota(ada, 'q-1'))).toEqual({ total: '1000.00', available: '900.00', granted: '100.00', isWhole: true });
    const child = await showQuota(ada, east, EAST);
    expect([child.state, child.issuable.refusal, partsOf(child)]).toMatchObject([
      'recalled',
      'quota-recalled',
      { total: '0.00', available: '0.00', isWhole: true },
    ]);
    expect(await balances(EAST, { kind: 'upstream' }, { kind: 'quota', quotaId: east })).toEqual([0n, 0n]);
    expect((await told(PARTNER)).at(-1)).toMatchObject({
      total: '100.00',
      quotas: [{ resellerId: EAST, quotaId: east, amount: '100.00' }],
    });
    expect((await told(EAST)).at(-1)).toMatchObject({ total: '100.00', quotas: [{ quotaId: east }] });
    expect(await told(WEST)).toHaveLength(1);
    expect((await recall([east, west])).answer.results.map(({ refusal }) => refusal)).toEqual(['quota-recalled', null]);
  });

  it('leaves coupons of a quota that is taken back usable; what comes back from them goes to the quota above', async () => {
    await addCustomerOfEast();
    const [east] = childrenOf(await grant({ resellerIds: [EAST] })) as [string];
    const forEast = { indirectPartnerId: EAST };
    const terms = { ...forEast, quotaId: east, faceValue: '30.00', items: [{ customerId: 'e-1' }] };
    const issued = await command<AnswerOf<'POST /v1/coupons/issues'>>(ada, '/v1/coupons/issues', terms);
    const couponIds = issued.answer.results.map(({ couponId }) => couponId);
    expect((await recall([east])).answer.results[0]?.amount).toBe('70.00');
    expect(partsOf(await showQuota(ada, 'q-1'))).toMatchObject({ available: '970.00', granted: '30.00', isWhole: true });
    expect(await showQuota(ada, east, EAST)).toMatchObject({ state: 'recalled', total: '30.00', outstanding: '30.00', available: '0.00' });
    const back = await command<AnswerOf<'POST /v1/coupons/recalls'>>(ada, '/v1/coupons/recalls', { ...forEast, couponIds });
    expect(back.answer.results[0]).toMatchObject({ state: 'done', amount: '30.00' });
    expect(partsOf(await showQuota(ada, 'q-1'))).toMatchObject({ available: '1000.00', granted: '0.00', isWhole: true });
    expect(await balances(EAST, { kind: 'upstream' }, { kind: 'quota', quotaId: east })).toEqual([0n, 0n]);
  });
});
