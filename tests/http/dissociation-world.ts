import { expect } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { outcomesOf, push } from './batches.ts';
import { type Fixture, type Reply, type Session, START } from './fixture.ts';
import { command, quotaOf, showQuota, stateQuotas } from './quota-world.ts';

export type Check = AnswerOf<'POST /v1/customers/:customerId/dissociation/check'>;
export type Dissociation = AnswerOf<'POST /v1/customers/:customerId/dissociation'>;

/** What the partner's server sends as a command. */
export function serverCommand<Answer>(fixture: Fixture, path: string, body: unknown): Promise<Reply<Answer>> {
  const headers = { 'idempotency-key': `key-of-a-server-${++keys}` };
  return fixture.call('POST', path, { bearer: fixture.key, origin: null, body, headers }) as Promise<Reply<Answer>>;
}
let keys = 0;

export const state = async (fixture: Fixture, customers: readonly object[]) =>
  outcomesOf(await push(fixture, '/v1/customers', { customers }));

/** Gives a customer a coupon of a quota; answers its id. */
export async function issue(session: Session, quotaId: string, customerId: string, faceValue: string): Promise<string> {
  const reply = await command<AnswerOf<'POST /v1/coupons/issues'>>(session, '/v1/coupons/issues', {
    quotaId,
    faceValue,
    items: [{ customerId }],
  });
  const couponId = reply.answer.results?.[0]?.couponId;
  if (!couponId) throw new Error(reply.text);
  return couponId;
}

export async function redeem(fixture: Fixture, couponId: string, amount: string): Promise<Reply> {
  const order = { amount: '100000.00', orderType: 'new', chargeMode: 'yearly-monthly' };
  return serverCommand(fixture, '/v1/coupons/redemptions', { couponId, amount, reference: `order-${++keys}`, order });
}

/** A customer `c-1` with coupons of the partner and of the upstream, a cash coupon, and money that is not spent. */
export async function fillCustomer(fixture: Fixture, ada: Session): Promise<{ coupon: string; later: string; cash: string }> {
  const quotas = [
    quotaOf('q-1'),
    quotaOf('q-cash', { asset: 'cash-coupon', invoiceSubject: 'any', designatedCustomerIds: ['c-1', 'c-4'] }),
  ];
  expect(outcomesOf(await stateQuotas(fixture, quotas))).toEqual(['added', 'added']);
  const coupon = await issue(ada, 'q-1', 'c-1', '100.00');
  const later = await issue(ada, 'q-1', 'c-1', '50.00');
  const cash = await issue(ada, 'q-cash', 'c-1', '30.00');
  expect((await redeem(fixture, coupon, '40.00')).status).toBe(201);
  const upstream = { couponId: 'up-1', customerId: 'c-1', asset: 'coupon', currency: 'CNY', faceValue: '300.00' };
  const valid = { validFrom: '2024-01-01T00:00:00.000Z', expiresAt: '2024-12-01T00:00:00.000Z' };
  expect(outcomesOf(await push(fixture, '/v1/coupons', { coupons: [{ ...upstream, ...valid }] }))).toEqual(['added']);
  const money = { currency: 'CNY', reference: 'top-up-1' };
  const topUp = { ...money, accountType: 'balance', direction: 'in', amount: '1000.00' };
  expect((await serverCommand(fixture, '/v1/accounts/top-ups', topUp)).status).toBe(201);
  const allocation = { to: 'customer', currency: 'CNY', items: [{ id: 'c-1', amount: '200.00' }] };
  expect((await command(ada, '/v1/accounts/allocations', allocation)).status).toBe(201);
  const spent = { customerId: 'c-1', currency: 'CNY', direction: 'spent', amount: '75.50', reference: 'usage-1' };
  expect((await serverCommand(fixture, '/v1/accounts/charges', spent)).status).toBe(201);
  return { coupon, later, cash };
}

export const check = (session: Session, customerId = 'c-1') => session.post<Check>(`/v1/customers/${customerId}/dissociation/check`, {});

/** Submits with the notes as they are, unless others are named. */
export async function submit(session: Session, customerId = 'c-1', acceptedNotes?: string): Promise<Reply<Dissociation>> {
  const digest = acceptedNotes ?? (await check(session, customerId)).answer.notes?.digest ?? '0'.repeat(64);
  return command<Dissociation>(session, `/v1/customers/${customerId}/dissociation`, { reason: 'business-ended', acceptedNotes: digest });
}

export const settle = (fixture: Fixture, { dissociationId }: Dissociation, outcome: 'accepted' | 'declined' = 'accepted') =>
  serverCommand<Dissociation>(fixture, `/v1/dissociations/${dissociationId}/outcome`, { outcome });

export const available = async (session: Session, quotaId: string) => (await showQuota(session, quotaId)).available;

/** What the partner's ledger holds, in minor units. */
export async function money(fixture: Fixture, partnerId: string, customerId = 'c-1'): Promise<{ account: bigint; customer: bigint }> {
  const book = { partnerId, asset: 'money', currency: 'CNY' } as const;
  const [account = 0n, customer = 0n] = await fixture.store.reads.ledger.balances(book, [
    { kind: 'account', accountType: 'balance' },
    { kind: 'customer', customerId },
  ]);
  return { account, customer };
}

export const couponState = async (session: Session, couponId: string) =>
  (await session.get<AnswerOf<'GET /v1/coupons/:couponId'>>(`/v1/coupons/${couponId}`)).answer.coupon;

/** Moves the clock to an instant of the year of the fixture, and signs in anew. */
export function moveTo(fixture: Fixture, at: string): void {
  fixture.clock.now = Date.parse(at);
  if (fixture.clock.now < START) throw new Error('The clock goes on.');
}

export const eventsOf = async (fixture: Fixture) => {
  const reply = await fixture.call('GET', '/v1/events?limit=500', { bearer: fixture.key, origin: null });
  return (reply.answer as AnswerOf<'GET /v1/events'>).events;
};
