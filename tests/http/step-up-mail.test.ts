import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import type { StepUpEndpoint } from '../../shared/values/money-lists.ts';
import { type Fixture, openFixture, type Session } from './fixture.ts';
import { asked, type issue } from './issue-world.ts';
import { addResellers, command, EAST, FOREIGN, quotaOf, stateQuotas, WEST } from './quota-world.ts';
import { ask, askForCodes, codeIn } from './step-up-world.ts';

let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  await addResellers(fixture.store);
  await stateQuotas(fixture, [quotaOf('q-1')]);
  ada = await askForCodes(fixture);
});
afterEach(async () => {
  expect(fixture.failures).toEqual([]);
  await fixture.store.close();
});

/** What the mail says of an operation: its lines with a colon. */
async function told(endpoint: StepUpEndpoint, body: object, params?: Record<string, string>): Promise<string[]> {
  const english = await fixture.openSession({ kind: 'operator', userId: 'ada', roles: ['administrator'] }, { locale: 'en' });
  const reply = await (params ? english.post('/v1/step-up', { endpoint, params, body }) : ask(english, body, endpoint));
  if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`);
  return (fixture.mail.taken.at(-1)?.text ?? '').split('\n').filter((line) => /^\w[\w ]*: /.test(line));
}

/** Coupons of 10.00 for these customers. */
async function issued(...customerIds: string[]): Promise<string[]> {
  await ask(ada, asked({}, customerIds), 'POST /v1/coupons/issues');
  const headers = { 'idempotency-key': `issue-to-${customerIds.join('-')}`, 'step-up-code': codeIn(fixture) };
  const reply = await ada.post<Awaited<ReturnType<typeof issue>>['answer']>('/v1/coupons/issues', asked({}, customerIds), { headers });
  return reply.answer.results.map(({ couponId }) => couponId ?? '');
}

it('A mail says the total of an issue, each customer by its own face value', async () => {
  const body = asked({ items: [{ customerId: 'c-1' }, { customerId: 'c-2', faceValue: '0.50' }] });
  const facts = ['Total: 10.50 CNY', 'Customers: 2', 'Quota: q-1'];
  expect(await told('POST /v1/coupons/issues', body)).toEqual(['Operation: Issue coupons', ...facts]);
  expect(await told('POST /v1/coupons/issue-jobs', body)).toEqual(['Operation: Issue many coupons', ...facts]);
});

it('It says what is left of coupons that are recalled', async () => {
  const couponIds = await issued('c-1', 'c-2');
  expect(await told('POST /v1/coupons/recalls', { couponIds: [...couponIds, 'cp-unknown'] })).toEqual([
    'Operation: Recall coupons',
    'Total: 20.00 CNY',
    'Coupons: 2',
    'Customers: 2',
  ]);
  const selected = await ada.post<{ selectionId: string }>('/v1/coupons/selections', { filter: {} });
  expect(await told('POST /v1/coupons/recall-jobs', { selectionId: selected.answer.selectionId })).toEqual([
    'Operation: Recall many coupons',
    'Total: 20.00 CNY',
    'Coupons: 2',
    'Customers: 2',
  ]);
});

it('It says the total of a grant', async () => {
  expect(await told('POST /v1/quotas/grants', { quotaId: 'q-1', amount: '100.00', resellerIds: [EAST, WEST] })).toEqual([
    'Operation: Grant quota to resellers',
    'Total: 200.00 CNY',
    'Resellers: 2',
    'Quota: q-1',
  ]);
});

it('It says what is left of quotas that are recalled, of those that the partner granted', async () => {
  const body = { quotaId: 'q-1', amount: '100.00', resellerIds: [EAST, WEST] };
  await ask(ada, body, 'POST /v1/quotas/grants');
  const headers = { 'idempotency-key': 'grant-to-two', 'step-up-code': codeIn(fixture) };
  const granted = await ada.post<AnswerOf<'POST /v1/quotas/grants'>>('/v1/quotas/grants', body, { headers });
  const quotaIds = granted.answer.results.map(({ quotaId }) => quotaId ?? '');
  expect(await told('POST /v1/quotas/recalls', { quotaIds: [...quotaIds, 'q-unknown'] })).toEqual([
    'Operation: Recall quota from resellers',
    'Total: 200.00 CNY',
    'Resellers: 2',
    `Quota: ${[...quotaIds, 'q-unknown'].join(', ')}`,
  ]);
});

it('It says nothing of what is somebody else’s or not there, and of a total that cannot be read', async () => {
  const customers = ['Customers: 1', 'Quota: q-1'];
  expect(await told('POST /v1/coupons/issues', asked({ indirectPartnerId: FOREIGN }))).toEqual([
    'Operation: Issue coupons',
    'Total: 10.00',
    ...customers,
  ]);
  expect(await told('POST /v1/coupons/issues', asked({ faceValue: '1e3' }))).toEqual(['Operation: Issue coupons', ...customers]);
  expect(await told('POST /v1/operations/:operationId/retry', {}, { operationId: `mop_${'A'.repeat(22)}` })).toEqual([
    'Operation: Retry refused items',
  ]);
  expect(await told('POST /v1/coupons/recall-jobs', { selectionId: `sel_${'A'.repeat(22)}` })).toEqual(['Operation: Recall many coupons']);
});

it('A dissociation is of one customer, who is not named', async () => {
  const body = { reason: 'customer-asked', acceptedNotes: '0'.repeat(64) };
  expect(await told('POST /v1/customers/:customerId/dissociation', body, { customerId: 'c-1' })).toEqual([
    'Operation: Dissociate a customer',
    'Customers: 1',
  ]);
  const refused = await command(ada, '/v1/customers/c-1/dissociation', body);
  expect(refused.answer.code).toBe('step-up-required');
});
