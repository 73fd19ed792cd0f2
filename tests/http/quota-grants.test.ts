import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { onBothEngines } from '../storage/stores.ts';
import { type BatchReply, outcomesOf, push } from './batches.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Reply, type Session } from './fixture.ts';
import {
  addKeyOf,
  addResellers,
  command,
  EAST,
  END_OF_QUOTA,
  FOREIGN,
  faultsOf,
  MISSING,
  partsOf,
  quotaOf,
  showQuota,
  stateQuotas,
  WEST,
} from './quota-world.ts';

type Granted = AnswerOf<'POST /v1/quotas/grants'>;
type Recalled = AnswerOf<'POST /v1/quotas/recalls'>;

onBothEngines('A grant of quota to resellers', (engines) => {
  let fixture: Fixture;
  let ada: Session;

  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store]))[0] as Fixture;
    await addResellers(fixture.store);
    ada = await fixture.openSession(ADMINISTRATOR);
    await stateQuotas(fixture, [quotaOf('q-1', { restrictions: { services: ['ecs'], maximumFaceValue: '50.00' } })]);
  });

  afterEach(async () => {
    expect(await faultsOf(fixture)).toEqual([]);
  });

  const grant = (body: object, key?: string): Promise<Reply<Granted>> =>
    command(ada, '/v1/quotas/grants', { quotaId: 'q-1', amount: '100.00', resellerIds: [EAST, WEST], ...body }, key);
  const check = (body: object) =>
    ada.post<AnswerOf<'POST /v1/quotas/grants/check'>>('/v1/quotas/grants/check', {
      quotaId: 'q-1',
      amount: '100.00',
      resellerIds: [EAST, WEST],
      ...body,
    });
  const recall = (quotaIds: string[], more: object = {}): Promise<Reply<Recalled>> =>
    command(ada, '/v1/quotas/recalls', { quotaIds, ...more });
  const checkRecall = (quotaIds: string[], more: object = {}) =>
    ada.post<AnswerOf<'POST /v1/quotas/recalls/check'>>('/v1/quotas/recalls/check', { quotaIds, ...more });
  const leave = (partnerId: string, isLeaving = true) => push(fixture, '/v1/resellers', { resellers: [{ partnerId, isLeaving }] });
  const balances = (partnerId: string, ...kinds: { kind: 'upstream' | 'quota' | 'granted'; quotaId?: string }[]) =>
    fixture.store.reads.ledger.balances({ partnerId, asset: 'coupon', currency: 'CNY' }, kinds as never);
  const childrenOf = ({ answer }: Reply<Granted>) => answer.results.map(({ quotaId }) => quotaId as string);
  const addCustomerOfEast = () =>
    fixture.store.write(EAST, async (unit) => {
      const [one] = await unit.customers.stored(PARTNER, ['c-1']);
      if (!one) throw new Error('The customer is not stored.');
      await unit.customers.save(EAST, [{ ...one.customer, customerId: 'e-1' }]);
    });
  const told = async (partnerId: string) => (await fixture.store.reads.events.after(partnerId, 0, 100)).map(({ data }) => data);

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

  it('is told to the distributor whole and to each reseller its own, and stands in the trail and in both logs', async () => {
    const reply = await grant({});
    const [east] = childrenOf(reply) as [string, string];
    const { operationId } = reply.answer.operation;
    expect(await told(PARTNER)).toMatchObject([{ operationId, total: '200.00', quotaId: 'q-1', grants: [{ resellerId: EAST }, {}] }]);
    const [own] = await told(EAST);
    expect(own).toMatchObject({ total: '100.00', grants: [{ resellerId: EAST, quotaId: east, amount: '100.00' }] });
    const mirror = await fixture.store.reads.moneyOperations.find(own?.operationId as string);
    expect(mirror).toMatchObject({ partnerId: EAST, kind: 'quota-grant', quotaId: east, moved: 10_000n, memo: null, sessionId: null });
    const [row] = (await fixture.audit()).filter(({ action }) => action === 'quotas.grant');
    expect(row).toMatchObject({ outcome: 'done', targets: expect.arrayContaining([operationId, 'q-1', EAST, east]) });
    expect(row?.details).toMatchObject({ moved: '200.00', refused: 0 });
    expect(await fixture.audit(EAST)).toEqual([]);
  });

  it('happens once for a key, however often it is sent', async () => {
    const first = await grant({}, 'the-same-key');
    const again = await grant({}, 'the-same-key');
    expect([again.answer, again.headers.get('idempotency-replayed')]).toEqual([first.answer, 'true']);
    expect((await grant({ amount: '1.00' }, 'the-same-key')).answer.code).toBe('idempotency-key-reused');
    expect((await showQuota(ada, 'q-1')).granted).toBe('200.00');
  });

  it('passes over resellers that are leaving or not one’s own, and grants to the others', async () => {
    expect(outcomesOf(await leave(WEST))).toEqual(['changed']);
    expect(outcomesOf(await leave(WEST))).toEqual(['unchanged']);
    expect(outcomesOf(await leave(FOREIGN))).toEqual(['not-found']);
    expect(outcomesOf(await leave(MISSING))).toEqual(['not-found']);
    const body = { resellerIds: [WEST, FOREIGN, EAST, MISSING], amount: '1000.00' };
    const checked = (await check(body)).answer;
    expect(checked).toMatchObject({ refusal: null, total: '1000.00', available: '1000.00', needsCode: false, needsApproval: false });
    expect(checked.resellers.map(({ name, refusal }) => [name, refusal])).toEqual([
      ['西', 'reseller-leaving'],
      [null, 'not-found'],
      ['东', null],
      [null, 'not-found'],
    ]);
    const { answer } = await grant(body);
    expect(answer.results.map(({ refusal }) => refusal)).toEqual(['reseller-leaving', 'not-found', null, 'not-found']);
    expect(answer.operation).toMatchObject({ state: 'done', items: { done: 1, refused: 3 }, amount: { moved: '1000.00' } });
    expect(outcomesOf(await leave(WEST, false))).toEqual(['changed']);
    expect(await told(FOREIGN)).toEqual([]);
    const rows = (await fixture.audit()).filter(({ action }) => action === 'resellers.save');
    expect(rows.map(({ outcome, targets }) => [outcome, targets])).toEqual([
      ['done', [WEST]],
      ['done', [WEST]],
      ['refused', [FOREIGN]],
      ['refused', [MISSING]],
      ['done', [WEST]],
    ]);
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

  it('never passes what is there, however many ask at once', async () => {
    await stateQuotas(fixture, [{ quotaId: 'q-1', total: '10.00' }]);
    const replies = await Promise.all(Array.from({ length: 32 }, () => grant({ amount: '1.00', resellerIds: [EAST] })));
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

  it('can be tried again for those whom it passed over', async () => {
    await leave(WEST);
    const { operationId } = (await grant({ resellerIds: [EAST, WEST, FOREIGN] })).answer.operation;
    await leave(WEST, false);
    const again = await command<Granted['operation']>(ada, `/v1/operations/${operationId}/retry`, {});
    expect([again.status, again.answer.state, again.answer.amount.asked]).toEqual([201, 'queued', '100.00']);
    expect(await fixture.bff.operations.runOnce()).toBe(true);
    const ended = await ada.get<Granted['operation']>(`/v1/operations/${again.answer.operationId}`);
    expect(ended.answer).toMatchObject({ state: 'done', items: { done: 1, refused: 0 }, amount: { moved: '100.00' } });
    expect(partsOf(await showQuota(ada, 'q-1'))).toMatchObject({ available: '800.00', granted: '200.00', isWhole: true });
    expect(await balances(WEST, { kind: 'upstream' })).toEqual([-10_000n]);
    expect(await told(FOREIGN)).toEqual([]);
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

  it('is taken back only where it was granted, and each is refused by itself', async () => {
    const [east] = childrenOf(await grant({})) as [string];
    const own = 'reseller-own';
    await fixture.store.write(EAST, async (unit) => {
      const quota = await unit.quotas.find(EAST, east);
      if (quota) await unit.quotas.save({ ...quota, quotaId: own, parent: null, total: 0n });
    });
    const ids = ['q-1', own, 'q-none', east];
    const expected = ['quota-not-granted', 'quota-not-granted', 'not-found', null];
    expect((await checkRecall(ids)).answer.quotas.map(({ refusal }) => refusal)).toEqual(expected);
    expect((await recall(ids)).answer.results.map(({ refusal }) => refusal)).toEqual(expected);
    expect([(await recall(['q-none'])).answer.code, (await checkRecall(['q-none'])).answer.code]).toEqual(['not-found', 'not-found']);
    expect((await recall(['q-1'])).answer).toMatchObject({ done: 0, refused: 1, operation: { amount: { moved: '0.00' } } });
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

  it('is no longer taken back once it has ended', async () => {
    const [east] = childrenOf(await grant({})) as [string];
    fixture.clock.now = Date.parse(END_OF_QUOTA);
    ada = await fixture.openSession(ADMINISTRATOR);
    expect((await recall([east])).answer.results[0]?.refusal).toBe('quota-expired');
    expect(partsOf(await showQuota(ada, 'q-1'))).toMatchObject({ granted: '200.00', isWhole: true });
  });

  it('is taken back ten at a time, of one kind, with a memo of 256 characters', async () => {
    await stateQuotas(fixture, [quotaOf('q-2', { asset: 'pick-up-coupon' })]);
    const [one] = childrenOf(await grant({})) as [string];
    const [other] = childrenOf(await grant({ quotaId: 'q-2' })) as [string];
    const codes = [
      await recall(Array.from({ length: 11 }, (_, index) => `q-${index}`)),
      await recall([one, one]),
      await recall([one], { memo: '备'.repeat(257) }),
      await recall([one, other]),
    ].map(({ answer }) => answer.code);
    expect(codes).toEqual(['batch-too-large', 'item-repeated', 'memo-too-long', 'request-invalid']);
    expect((await recall([one], { memo: '备'.repeat(256) })).answer.done).toBe(1);
    expect((await recall([other])).answer.operation.asset).toBe('pick-up-coupon');
  });

  it('stays as it was granted: a reseller cannot state it anew', async () => {
    const [east] = childrenOf(await grant({})) as [string];
    const bearer = await addKeyOf(fixture, EAST);
    const state = (quotaId: string) =>
      fixture.call('PUT', '/v1/quotas', {
        bearer,
        origin: null,
        body: { quotas: [quotaOf(quotaId, { total: '5000.00' })] },
      }) as Promise<Reply<BatchReply>>;
    expect(outcomesOf(await state(east))).toEqual(['quota-fixed']);
    await recall([east]);
    expect(outcomesOf(await state(east))).toEqual(['quota-recalled']);
    expect(outcomesOf(await state('of-the-reseller'))).toEqual(['added']);
    expect((await showQuota(ada, 'of-the-reseller', EAST)).parentQuotaId).toBeNull();
  });
});
