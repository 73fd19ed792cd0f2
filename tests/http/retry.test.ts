import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ADMINISTRATOR, type Fixture, openFixture, PARTNER, type Session } from './fixture.ts';
import { issue, queue } from './issue-world.ts';
import { command, faultsOf, quotaOf, stateQuotas } from './quota-world.ts';
import { type Operation, work } from './recall-world.ts';
import { askForCodes } from './step-up-world.ts';

let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  await stateQuotas(fixture, [quotaOf('q-1', { designatedCustomerIds: [] })]);
  ada = await fixture.openSession(ADMINISTRATOR);
});
afterEach(async () => {
  expect(await faultsOf(fixture)).toEqual([]);
  await fixture.store.close();
});

const retry = (operationId: string) => command<Operation>(ada, `/v1/operations/${operationId}/retry`, {});
const designate = (customerIds: string[]) => stateQuotas(fixture, [quotaOf('q-1', { designatedCustomerIds: customerIds })]);
const couponsOf = async (customerId: string) => (await fixture.store.reads.coupons.leftOf(PARTNER, customerId)).length;

/** An issue to two customers who may have none yet. */
async function refused(): Promise<string> {
  const { answer } = await issue(ada, { quotaId: 'q-1', faceValue: '5.00', items: [{ customerId: 'c-1' }, { customerId: 'c-2' }] });
  expect(answer.results.map(({ refusal }) => refusal)).toEqual(['customer-not-designated', 'customer-not-designated']);
  return answer.operation.operationId;
}

async function retried(operationId: string): Promise<string> {
  const { status, text, answer } = await retry(operationId);
  if (status !== 201) throw new Error(text);
  await work(fixture);
  return answer.operationId;
}

describe('Nobody gets twice what was refused once,', () => {
  test('whichever of several retries of the same items is tried again', async () => {
    const first = await refused();
    const inVain = await retried(first);
    await designate(['c-1', 'c-2']);
    const second = await retried(first);
    expect([await couponsOf('c-1'), await couponsOf('c-2')]).toEqual([1, 1]);
    for (const operationId of [first, inVain, second]) {
      expect((await retry(operationId)).answer.code).toBe('nothing-to-retry');
    }
    await work(fixture);
    expect([await couponsOf('c-1'), await couponsOf('c-2')]).toEqual([1, 1]);
  });

  test('where a retry of a retry did it, or is about to', async () => {
    const first = await refused();
    const inVain = await retried(first);
    await designate(['c-1']);
    const { answer } = await retry(inVain);
    expect((await retry(first)).answer.code).toBe('nothing-to-retry');
    await work(fixture);
    expect((await retry(first)).answer.code).toBe('nothing-to-retry');
    await designate(['c-1', 'c-2']);
    await retried(answer.operationId);
    expect([await couponsOf('c-1'), await couponsOf('c-2')]).toEqual([1, 1]);
  });
});

test('A retry above a limit is told to those who can approve it', async () => {
  const limits = [{ currency: 'CNY', operationMaximum: '9.00', operatorDayMaximum: null }];
  await fixture.call('PUT', '/v1/settings', { bearer: fixture.key, origin: null, body: { rolesFrom: 'session', limits } });
  const first = await refused();
  await designate(['c-1', 'c-2']);
  const { answer } = await retry(first);
  expect(answer.state).toBe('awaiting-approval');
  const events = await fixture.store.reads.events.after(PARTNER, 0, 100);
  expect(events.filter(({ type }) => type === 'operation.awaiting-approval')).toMatchObject([
    { data: { operationId: answer.operationId, kind: 'coupon-issue', amount: '10.00' } },
  ]);
});

test('A code for a retry is given once it is known what there is to retry, and not for an operation that goes on', async () => {
  await designate(['c-1', 'c-2']);
  const items = [{ customerId: 'c-1' }, { customerId: 'c-2' }, { customerId: 'c-3' }];
  const job = await queue(ada, { quotaId: 'q-1', faceValue: '5.00', items });
  const { operationId } = job.answer.operation;
  ada = await askForCodes(fixture);
  const askFor = () => ada.post('/v1/step-up', { endpoint: 'POST /v1/operations/:operationId/retry', params: { operationId }, body: {} });
  expect((await askFor()).answer).toMatchObject({
    code: 'result-not-ready',
    detail: expect.stringContaining('GET /v1/operations/{operationId}'),
  });
  await designate([]);
  await work(fixture);
  expect((await askFor()).status).toBe(201);
  expect(fixture.mail.taken.map(({ text }) => /15\.00 CNY/.test(text))).toEqual([true]);
});
