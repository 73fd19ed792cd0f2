import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BatchReply, outcomesOf } from './batches.ts';
import { ADMINISTRATOR, type Fixture, openFixture, PARTNER, type Reply, type Session } from './fixture.ts';
import { type Granted, grantCalls } from './grant-world.ts';
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

describe('A grant of quota to resellers', () => {
  let fixture: Fixture;
  let ada: Session;

  beforeEach(async () => {
    fixture = await openFixture();
    await addResellers(fixture.store);
    ada = await fixture.openSession(ADMINISTRATOR);
    await stateQuotas(fixture, [quotaOf('q-1')]);
  });

  afterEach(async () => {
    expect(await faultsOf(fixture)).toEqual([]);
  });

  const { grant, check, recall, checkRecall, leave, balances, childrenOf, told } = grantCalls(() => ({ fixture, ada }));

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
