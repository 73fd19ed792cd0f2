import { expect } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { allocate, recall as recallMoney } from './account-world.ts';
import { askContact, publish, signNow, withdraw } from './agreement-world.ts';
import { issued, redeem, refund } from './coupon-world.ts';
import { fillCustomer, settle, state, submit } from './dissociation-world.ts';
import { ADMINISTRATOR, type Fixture, type Reply, type Session } from './fixture.ts';
import { addResellers, command, EAST } from './quota-world.ts';
import { recall, work } from './recall-world.ts';

/** What operators wrote for themselves; nothing that leaves says it. */
export const MEMO = '给韩梅梅的老客户';

function made<Answer>(reply: Reply<Answer>): Answer {
  expect([200, 201], reply.text).toContain(reply.status);
  return reply.answer;
}

/**
 * Everything that is told of money, over HTTP: coupons issued, spent, given back, recalled and soon to expire, quota granted and taken back,
 * money allocated and recalled, an operation that a second person approves, a customer who leaves and one whose association changes.
 */
export async function moveMoney(fixture: Fixture, ada: Session): Promise<void> {
  await addResellers(fixture.store);
  const { later } = await fillCustomer(fixture, ada);
  const spent = await issued(ada, { memo: MEMO }, 'c-2');
  const { usageId } = made(await redeem(fixture, spent));
  made(await refund(fixture, usageId));
  made(await recall(ada, [later], { memo: MEMO }));
  await issued(ada, { expiresAt: new Date(fixture.clock.now + 30_000).toISOString() }, 'c-3');

  const grant = { quotaId: 'q-1', amount: '50.00', resellerIds: [EAST], memo: MEMO };
  const { results } = made(await command<AnswerOf<'POST /v1/quotas/grants'>>(ada, '/v1/quotas/grants', grant));
  made(await command(ada, '/v1/quotas/recalls', { quotaIds: [results[0]?.quotaId] }));

  made(await recallMoney(ada, { 'c-1': '10.00' }));
  await approve(fixture, ada);

  made(await settle(fixture, made(await submit(ada, 'c-1'))));
  expect(await state(fixture, [{ customerId: 'c-2', associationType: 'referral' }])).toEqual(['changed']);
}

/** Everything that is told of agreements: one is published, signed by somebody, withdrawn again, and the partner asked to get in touch. */
export async function signAndWithdraw(fixture: Fixture): Promise<void> {
  await publish(fixture);
  const clerk = await fixture.openSession({ kind: 'end-customer', customerId: 'c-3', personId: 'grace.hopper@example.com' });
  const { signature } = await signNow(clerk);
  made(await withdraw(clerk, signature.recordId));
  made(await askContact(clerk));
}

/** An allocation above a limit, which a colleague approves and which is then carried out. */
async function approve(fixture: Fixture, ada: Session): Promise<void> {
  const body = { rolesFrom: 'session', limits: [{ currency: 'CNY', operationMaximum: '100.00', operatorDayMaximum: null }] };
  made(await fixture.call('PUT', '/v1/settings', { bearer: fixture.key, origin: null, body }));
  const { operation } = made(await allocate(ada, { 'c-2': '60.00', 'c-3': '50.00' }, { memo: MEMO }));
  const colleague = await fixture.openSession({ ...ADMINISTRATOR, userId: 'mary.shelley@example.com' });
  made(await command(colleague, `/v1/operations/${operation.operationId}/approval`, { decision: 'approve' }));
  await work(fixture);
}
