import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { type Fixture, PARTNER, type Reply, type Session } from './fixture.ts';
import { command } from './quota-world.ts';

export type Asked = BodyOf<'POST /v1/coupons/issues'>;
export type Issued = AnswerOf<'POST /v1/coupons/issues'>;
export type Checked = AnswerOf<'POST /v1/coupons/issues/check'>;

/** An issue of 10.00 from `q-1` to one customer, or to those that are named. */
export function asked(different: Partial<Asked> = {}, customerIds: readonly string[] = ['c-1']): Asked {
  return { quotaId: 'q-1', faceValue: '10.00', items: customerIds.map((customerId) => ({ customerId })), ...different };
}

export const issue = (session: Session, body: unknown, key?: string) => command<Issued>(session, '/v1/coupons/issues', body, key);
export const check = (session: Session, body: unknown) => session.post<Checked>('/v1/coupons/issues/check', body);
export const queue = (session: Session, body: unknown, key?: string) =>
  command<AnswerOf<'POST /v1/coupons/issue-jobs'>>(session, '/v1/coupons/issue-jobs', body, key);

/** What became of each item. */
export function resultsOf({ status, text, answer }: Reply<Issued>): string[] {
  if (status !== 201) throw new Error(`${status} ${text}`);
  return answer.results.map(({ state, refusal }) => refusal ?? state);
}

/** Everything that an issue from a quota to customers can move. */
export async function balances({ store: { reads } }: Fixture, quotaId = 'q-1', partnerId = PARTNER) {
  const quota = await reads.quotas.find(partnerId, quotaId);
  if (!quota) return null;
  const { asset, currency } = quota;
  const [upstream] = await reads.ledger.balances({ partnerId, asset, currency }, [{ kind: 'upstream' }]);
  const coupons = await Promise.all(['c-1', 'c-2', 'c-3', 'c-4'].map((customerId) => reads.coupons.leftOf(partnerId, customerId)));
  const left = coupons.flat().map(({ couponId, balance }) => ({ couponId, balance }));
  return { upstream, available: quota.available, count: quota.issuedCount, total: quota.issuedTotal, left };
}
