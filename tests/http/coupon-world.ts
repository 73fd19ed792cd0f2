import { addKey } from '../../bff/actions/keys/add-key.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { customerRecord } from '../storage/records.ts';
import { ADMINISTRATOR, type Fixture, PARTNER, type Reply, type Session } from './fixture.ts';
import { type Issued, issue } from './issue-world.ts';
import { command } from './quota-world.ts';

type Redemption = BodyOf<'POST /v1/coupons/redemptions'>;
type Redeemed = AnswerOf<'POST /v1/coupons/redemptions'>;
type Refund = BodyOf<'POST /v1/coupons/refunds'>;
type Refunded = AnswerOf<'POST /v1/coupons/refunds'>;
export type Found = AnswerOf<'POST /v1/coupons/search'>;
export type Shown = AnswerOf<'GET /v1/coupons/:couponId'>;

/** An administrator with the widgets that show coupons. */
export const administrator = (fixture: Fixture): Promise<Session> => fixture.openSession(ADMINISTRATOR, { widgets: ['coupon-quota'] });

/** Issues one coupon of 100.00 from `q-1` to `c-1`, or as it is said; answers its id. */
export async function issued(session: Session, different: Record<string, unknown> = {}, customerId = 'c-1'): Promise<string> {
  const reply = await issue(session, { quotaId: 'q-1', faceValue: '100.00', items: [{ customerId }], ...different });
  return couponIdsOf(reply)[0] as string;
}

export function couponIdsOf({ status, text, answer }: Reply<Issued>): string[] {
  if (status !== 201) throw new Error(`${status} ${text}`);
  return answer.results.map(({ couponId, refusal }) => couponId ?? `refused: ${refusal}`);
}

let made = 0;
const ownKey = () => `usage-of-a-test-${++made}`;

interface Sent {
  /** Secret key; default: the partner's. */
  bearer?: string;
  key?: string;
}

/** The partner's server redeems 30.00 for an order of 200.00, or as it is said. */
export function redeem(
  fixture: Fixture,
  couponId: string,
  { order, ...different }: Partial<Omit<Redemption, 'order'>> & { order?: Partial<Redemption['order']> } = {},
  { bearer = fixture.key, key = ownKey() }: Sent = {},
): Promise<Reply<Redeemed>> {
  const whole = { amount: '200.00', chargeMode: 'yearly-monthly', ...order };
  const body = { couponId, amount: '30.00', reference: ownKey(), ...different, order: whole };
  const headers = { 'idempotency-key': key };
  return fixture.call('POST', '/v1/coupons/redemptions', { bearer, origin: null, body, headers }) as Promise<Reply<Redeemed>>;
}

/** The partner's server gives 10.00 of a usage back, or as it is said. */
export function refund(
  fixture: Fixture,
  usageId: string,
  different: Partial<Refund> = {},
  { bearer = fixture.key, key = ownKey() }: Sent = {},
): Promise<Reply<Refunded>> {
  const body = { usageId, amount: '10.00', reference: ownKey(), ...different };
  const headers = { 'idempotency-key': key };
  return fixture.call('POST', '/v1/coupons/refunds', { bearer, origin: null, body, headers }) as Promise<Reply<Refunded>>;
}

export const recall = (session: Session, couponIds: readonly string[]) =>
  command<AnswerOf<'POST /v1/coupons/recalls'>>(session, '/v1/coupons/recalls', { couponIds });

export const search = (session: Session, body: BodyOf<'POST /v1/coupons/search'> = {}) => session.post<Found>('/v1/coupons/search', body);

export async function show(session: Session, couponId: string, query = ''): Promise<Shown> {
  const reply = await session.get<Shown>(`/v1/coupons/${couponId}${query}`);
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return reply.answer;
}

/** Where the amounts of a quota and its coupons lie, in minor units; they add up to what the upstream gave. */
export async function ledgerOf({ store: { reads } }: Fixture, couponIds: readonly string[], quotaId = 'q-1', partnerId = PARTNER) {
  const book = { partnerId, asset: 'coupon', currency: 'CNY' } as const;
  const [upstream, available, spent, ...left] = await reads.ledger.balances(book, [
    { kind: 'upstream' },
    { kind: 'quota', quotaId },
    { kind: 'spent', quotaId },
    ...couponIds.map((couponId) => ({ kind: 'coupon', couponId, quotaId }) as const),
  ]);
  return { upstream, available, spent, left };
}

/** Gives a reseller a customer and a secret key of its own; answers the key. */
export async function openReseller({ store, clock }: Fixture, resellerId: string, customerId: string): Promise<string> {
  await store.write(resellerId, async (unit) => void (await unit.customers.save(resellerId, [customerRecord(customerId)])));
  const time = { now: () => clock.now, businessNow: () => clock.now };
  const made = await addKey({ store, security: createDemonstrationSecurity(), clock: time }, resellerId);
  if ('refusal' in made) throw new Error(made.refusal);
  return made.secret;
}
