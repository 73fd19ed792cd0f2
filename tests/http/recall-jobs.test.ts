import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MoneyOperation } from '../../bff/ports/money-operations.ts';
import { ADMINISTRATOR, type Fixture, OTHER_PARTNER, openFixture, PARTNER, type Session } from './fixture.ts';
import { issue, queue } from './issue-world.ts';
import { addResellers, command, EAST, faultsOf, quotaOf, showQuota, stateQuotas, WEST } from './quota-world.ts';
import { issued, itemsOf, type Operation, queueRecall, recall, redeem, select, showOperation, work } from './recall-world.ts';

type Subject = Parameters<Fixture['openSession']>[0];
const MINUTE = 60_000;
const CUSTOMERS = ['c-1', 'c-2', 'c-3'];
const BO = { kind: 'operator', userId: 'bo', roles: ['administrator'] } satisfies Subject;
/** Somebody else's. */
const EMPTY_JOB: MoneyOperation = {
  ...{ operationId: `mop_${'Z'.repeat(22)}`, partnerId: OTHER_PARTNER, byPartnerId: OTHER_PARTNER, kind: 'coupon-recall', state: 'queued' },
  ...{ asset: null, currency: null, quotaId: null, at: '', endedAt: null, actor: { kind: 'system', id: 'nobody' }, sessionId: null },
  ...{ requestId: 'req', memo: null, request: null, asked: 0n, moved: 0n, items: 0, done: 0, refused: 0, retryOf: null },
  ...{ isStopping: false, attempts: 0, approval: null },
};
let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  await stateQuotas(fixture, [quotaOf('q-1', { total: '100000.00' })]);
  ada = await fixture.openSession(ADMINISTRATOR);
});

afterEach(async () => {
  expect(await faultsOf(fixture)).toEqual([]);
});

/** Issues as many coupons as are asked for, three a customer at most in one call. */
async function issuedMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.push(...(await issued(ada, CUSTOMERS.slice(0, count - ids.length))));
  return ids;
}

async function begunJob(): Promise<Operation> {
  const { selectionId } = (await select(ada)).answer;
  const { status, text, answer } = await queueRecall(ada, selectionId);
  if (status !== 201) throw new Error(`${status} ${text}`);
  return answer.operation;
}

describe('a selection', () => {
  test('tells what would come back and what would be skipped, and why', async () => {
    const [, used = ''] = await issuedMany(3);
    await redeem(fixture, used, '10.00');
    const { status, answer } = await select(ada, { quotaId: 'q-1' });
    expect(status).toBe(201);
    expect(answer).toMatchObject({
      coupons: 3,
      recallable: 2,
      amounts: [{ asset: 'coupon', currency: 'CNY', amount: '20.00', coupons: 2 }],
      skipped: [{ refusal: 'coupon-used', coupons: 1 }],
      expiresInSeconds: 3600,
    });
  });

  test('of nothing is refused', async () => {
    expect((await select(ada, { quotaId: 'q-1' })).answer.code).toBe('selection-empty');
  });

  test('stays as it was: coupons issued later are not in it', async () => {
    await issuedMany(2);
    const { selectionId } = (await select(ada)).answer;
    await issuedMany(1);
    const { answer } = await queueRecall(ada, selectionId);
    expect(answer.operation).toMatchObject({ items: { total: 2, waiting: 2 }, amount: { asked: '20.00', moved: '0.00' } });
    await work(fixture);
    expect(await showQuota(ada, 'q-1')).toMatchObject({ outstanding: '10.00' });
  });

  test('is kept for an hour', async () => {
    await issuedMany(1);
    const { selectionId } = (await select(ada)).answer;
    fixture.clock.now += 60 * MINUTE;
    ada = await fixture.openSession(ADMINISTRATOR);
    const late = await queueRecall(ada, selectionId);
    expect([late.status, late.answer.code]).toEqual([410, 'selection-expired']);
    await fixture.bff.operations.sweep();
    expect((await queueRecall(ada, selectionId)).answer.code).toBe('not-found');
  });

  test('of somebody else is not there', async () => {
    await issuedMany(1);
    const { selectionId } = (await select(ada)).answer;
    const bo = await fixture.openSession(BO);
    const reply = await queueRecall(bo, selectionId);
    expect([reply.status, reply.answer.code]).toEqual([404, 'not-found']);
  });
});

describe('a recall as a job', () => {
  test('recalls each coupon once, with what was confirmed beside what came back', async () => {
    const [one = ''] = await issuedMany(3);
    const { operationId } = await begunJob();
    await redeem(fixture, one, '4.00');
    await work(fixture);
    const done = (await showOperation(ada, operationId)).answer;
    expect(done).toMatchObject({
      state: 'done',
      items: { total: 3, waiting: 0, done: 3, refused: 0 },
      amount: { asked: '30.00', moved: '26.00' },
    });
    const { rows } = (await itemsOf(ada, operationId)).answer;
    expect(rows.map(({ asked, balanceBefore, moved }) => [asked, balanceBefore, moved])).toContainEqual(['10.00', '6.00', '6.00']);
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '99996.00', outstanding: '0.00', spent: '4.00' });
  });

  test('refuses what is no longer recallable when its turn comes, and never recalls what the selection skipped', async () => {
    const [used = '', gone = '', third = ''] = await issuedMany(3);
    const spent = (await redeem(fixture, used, '10.00')).answer as { usageId?: string };
    const { operationId } = await begunJob();
    await recall(ada, [gone]);
    await fixture.call('POST', '/v1/coupons/refunds', {
      bearer: fixture.key,
      origin: null,
      body: { usageId: spent.usageId, amount: '10.00', reference: 'given-back' },
      headers: { 'idempotency-key': 'given-back' },
    });
    await work(fixture);
    const { rows, operation } = (await itemsOf(ada, operationId)).answer;
    expect(new Map(rows.map(({ couponId, state, refusal }) => [couponId, refusal ?? state]))).toEqual(
      new Map([
        [used, 'coupon-used'],
        [gone, 'coupon-recalled'],
        [third, 'done'],
      ]),
    );
    expect(operation.items).toEqual({ total: 3, waiting: 0, done: 1, refused: 2 });
  });

  test('goes on in slices, so that others get their turn, and tells one event a slice and one at the end', async () => {
    await issuedMany(250);
    const { operationId } = await begunJob();
    await work(fixture);
    const events = await fixture.store.reads.events.after(PARTNER, 0, 1000);
    const recalls = events.filter(({ type }) => type === 'coupon.recalled');
    expect(recalls.map(({ data }) => (data.coupons as unknown[]).length)).toEqual([100, 100, 50]);
    expect(events.filter(({ type }) => type === 'operation.ended')).toMatchObject([
      { data: { operationId, kind: 'coupon-recall', state: 'done', done: 250, refused: 0 } },
    ]);
    const row = (await fixture.audit()).find(({ action }) => action === 'operation.end');
    expect(row).toMatchObject({ targets: [operationId], details: { state: 'done', done: 250, left: 0, moved: '2500.00' } });
  });

  test('of one partner keeps another waiting for one of its jobs at most, however many it has', async () => {
    for (let job = 0; job < 3; job += 1) {
      await issuedMany(1);
      await begunJob();
    }
    fixture.clock.now += MINUTE;
    await fixture.store.write(OTHER_PARTNER, (unit) =>
      unit.moneyOperations.add({ ...EMPTY_JOB, at: new Date(fixture.clock.now).toISOString() }),
    );
    const ended = async () => (await fixture.store.reads.moneyOperations.find(EMPTY_JOB.operationId))?.state === 'done';
    let runs = 0;
    while (!(await ended()) && (await fixture.bff.operations.runOnce())) runs += 1;
    expect([await ended(), runs]).toEqual([true, 2]);
  });

  test('is stopped before it began, and leaves the coupons as they are', async () => {
    await issuedMany(2);
    const { operationId } = await begunJob();
    const stop = await ada.post<Operation>(`/v1/operations/${operationId}/stop`, {});
    expect(stop.answer).toMatchObject({ state: 'stopped', items: { waiting: 2, done: 0 } });
    await work(fixture);
    expect(await showQuota(ada, 'q-1')).toMatchObject({ outstanding: '20.00' });
    expect((await ada.post<Operation>(`/v1/operations/${operationId}/stop`, {})).answer.code).toBe('operation-ended');
  });

  test('that reserved something gives it back when it is stopped', async () => {
    const { answer } = await queue(ada, { quotaId: 'q-1', faceValue: '5.00', items: CUSTOMERS.map((customerId) => ({ customerId })) });
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '99985.00', held: '15.00' });
    await ada.post(`/v1/operations/${answer.operation.operationId}/stop`, {});
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '100000.00', held: '0.00' });
  });

  test('of somebody else can be neither seen nor stopped by who may not read the log', async () => {
    await issuedMany(1);
    const { operationId } = await begunJob();
    await ada.put('/v1/roles/recaller', { name: 'Recaller', permissions: ['coupon.recall'] });
    const cleo = await fixture.openSession({ kind: 'operator', userId: 'cleo', roles: ['recaller'] });
    expect((await showOperation(cleo, operationId)).status).toBe(404);
    expect((await itemsOf(cleo, operationId)).status).toBe(404);
    expect((await cleo.post(`/v1/operations/${operationId}/stop`, {})).status).toBe(404);
    expect((await cleo.post<{ operations: Operation[] }>('/v1/operations/list', {})).answer.operations).toEqual([]);
    const mine = await ada.post<{ operations: Operation[] }>('/v1/operations/list', { states: ['queued'] });
    expect(mine.answer.operations.map((one) => one.operationId)).toEqual([operationId]);
  });
});

describe('a retry', () => {
  const retry = (operationId: string) => command<Operation>(ada, `/v1/operations/${operationId}/retry`, {});

  test('takes the refused items into a new operation, and what was done stays', async () => {
    const [, used = ''] = await issuedMany(2);
    const spent = (await redeem(fixture, used, '10.00')).answer as { usageId?: string };
    const { operationId } = await begunJob();
    expect((await retry(operationId)).answer.code).toBe('result-not-ready');
    await work(fixture);
    await fixture.call('POST', '/v1/coupons/refunds', {
      bearer: fixture.key,
      origin: null,
      body: { usageId: spent.usageId, amount: '3.00', reference: 'given-back' },
      headers: { 'idempotency-key': 'given-back' },
    });
    const again = await retry(operationId);
    expect(again.status).toBe(201);
    expect(again.answer).toMatchObject({ state: 'queued', items: { total: 1, waiting: 1 }, amount: { asked: '3.00' } });
    expect((await retry(operationId)).answer.code).toBe('nothing-to-retry');
    await work(fixture);
    expect((await showOperation(ada, again.answer.operationId)).answer).toMatchObject({ state: 'done', amount: { moved: '3.00' } });
    expect((await retry(operationId)).answer.code).toBe('nothing-to-retry');
    expect((await retry(again.answer.operationId)).answer.code).toBe('nothing-to-retry');
  });

  test('of an issue that was done at once brings coupons to those who can have one by now', async () => {
    const items = [{ customerId: 'c-1' }, { customerId: 'c-2', expiresAt: '2024-10-01T00:00:00.000Z' }];
    await stateQuotas(fixture, [quotaOf('q-3', { designatedCustomerIds: ['c-1'] })]);
    const first = await issue(ada, { quotaId: 'q-3', faceValue: '5.00', customerNote: '谢谢', items });
    expect(first.answer.results.map(({ refusal }) => refusal)).toEqual([null, 'customer-not-designated']);
    await stateQuotas(fixture, [quotaOf('q-3', { designatedCustomerIds: ['c-1', 'c-2'] })]);
    const again = await retry(first.answer.operation.operationId);
    expect(again.answer).toMatchObject({ kind: 'coupon-issue', items: { total: 1 }, amount: { asked: '5.00' } });
    await work(fixture);
    const [second] = await fixture.store.reads.coupons.leftOf(PARTNER, 'c-2');
    expect(second).toMatchObject({ face: 500n, expiresAt: '2024-10-01T00:00:00.000Z', customerNote: '谢谢' });
    expect(await fixture.store.reads.coupons.leftOf(PARTNER, 'c-1')).toHaveLength(1);
  });

  test('of a grant grants to those who were refused, and to nobody twice', async () => {
    await addResellers(fixture.store);
    const leave = (isLeaving: boolean) => fixture.store.write(PARTNER, (unit) => unit.partners.setLeaving(WEST, isLeaving));
    await leave(true);
    const body = { quotaId: 'q-1', amount: '50.00', resellerIds: [EAST, WEST] };
    const first = await command<{ operation: Operation }>(ada, '/v1/quotas/grants', body);
    expect(first.answer.operation).toMatchObject({ items: { done: 1, refused: 1 } });
    await leave(false);
    const again = await retry(first.answer.operation.operationId);
    expect(again.answer).toMatchObject({ kind: 'quota-grant', items: { total: 1 }, amount: { asked: '50.00' } });
    await work(fixture);
    expect((await showOperation(ada, again.answer.operationId)).answer).toMatchObject({ state: 'done', amount: { moved: '50.00' } });
    expect(await showQuota(ada, 'q-1')).toMatchObject({ granted: '100.00', held: '0.00' });
  });

  test('of an issue keeps its terms and reserves its total anew', async () => {
    const job = await queue(ada, {
      quotaId: 'q-1',
      faceValue: '5.00',
      customerNote: '谢谢',
      items: [{ customerId: 'c-1' }, { customerId: 'c-2', expiresAt: '2024-10-01T00:00:00.000Z' }],
    });
    const { operationId } = job.answer.operation;
    await stateQuotas(fixture, [quotaOf('q-1', { total: '100000.00', state: 'frozen' })]);
    await work(fixture);
    expect((await showOperation(ada, operationId)).answer.items).toMatchObject({ refused: 2 });
    expect((await retry(operationId)).answer.code).toBe('quota-not-normal');
    await stateQuotas(fixture, [quotaOf('q-1', { total: '100000.00', state: 'normal' })]);
    const again = await retry(operationId);
    expect(await showQuota(ada, 'q-1')).toMatchObject({ held: '10.00' });
    await work(fixture);
    expect((await showOperation(ada, again.answer.operationId)).answer.items).toMatchObject({ done: 2, refused: 0 });
    const [second] = await fixture.store.reads.coupons.leftOf(PARTNER, 'c-2');
    expect(second).toMatchObject({ face: 500n, expiresAt: '2024-10-01T00:00:00.000Z', customerNote: '谢谢' });
    expect(await showQuota(ada, 'q-1')).toMatchObject({ held: '0.00', outstanding: '10.00', available: '99990.00' });
  });
});
