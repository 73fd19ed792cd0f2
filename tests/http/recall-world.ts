import type { AnswerOf } from '../../shared/contract/index.ts';
import type { Fixture, Reply, Session } from './fixture.ts';
import { asked, issue } from './issue-world.ts';
import { command } from './quota-world.ts';

export type Recalled = AnswerOf<'POST /v1/coupons/recalls'>;
export type Checked = AnswerOf<'POST /v1/coupons/recalls/check'>;
export type Selected = AnswerOf<'POST /v1/coupons/selections'>;
export type Operation = AnswerOf<'GET /v1/operations/:operationId'>;
export type Items = AnswerOf<'POST /v1/operations/:operationId/items'>;
export type Log = AnswerOf<'POST /v1/operations/search'>;

export const recall = (session: Session, couponIds: readonly string[], more: object = {}, key?: string) =>
  command<Recalled>(session, '/v1/coupons/recalls', { couponIds, ...more }, key);
export const checkRecall = (session: Session, couponIds: readonly string[], more: object = {}) =>
  session.post<Checked>('/v1/coupons/recalls/check', { couponIds, ...more });
export const select = (session: Session, filter: object = {}, more: object = {}) =>
  session.post<Selected>('/v1/coupons/selections', { filter, ...more });
export const queueRecall = (session: Session, selectionId: string, key?: string) =>
  command<{ operation: Operation }>(session, '/v1/coupons/recall-jobs', { selectionId }, key);
export const showOperation = (session: Session, operationId: string) => session.get<Operation>(`/v1/operations/${operationId}`);
export const itemsOf = (session: Session, operationId: string, body: object = {}) =>
  session.post<Items>(`/v1/operations/${operationId}/items`, body);
export const searchLog = (session: Session, filter: object = {}, more: object = {}) =>
  session.post<Log>('/v1/operations/search', { filter, ...more });

/** Issues coupons of 10.00, or with the terms given, and answers their ids in the order of the customers. */
export async function issued(session: Session, customerIds: readonly string[], different: object = {}): Promise<string[]> {
  const { status, text, answer } = await issue(session, asked(different, customerIds));
  if (status !== 201) throw new Error(`${status} ${text}`);
  return answer.results.map(({ couponId }) => couponId ?? '');
}

/** Spends something of a coupon, as the partner's server does. */
export async function redeem({ call, key }: Fixture, couponId: string, amount: string): Promise<Reply> {
  const order = { amount: '100.00', chargeMode: 'yearly-monthly' };
  const body = { couponId, amount, reference: `order-${couponId}-${amount}`, order };
  return call('POST', '/v1/coupons/redemptions', {
    bearer: key,
    origin: null,
    body,
    headers: { 'idempotency-key': `k-${couponId}-${amount}` },
  });
}

/** What became of each item. */
export function outcomes({ status, text, answer }: Reply<Recalled>): string[] {
  if (status !== 201) throw new Error(`${status} ${text}`);
  return answer.results.map(({ state, amount, refusal }) => refusal ?? `${state} ${amount}`);
}

/** Works until nothing is due. */
export async function work({ bff }: Fixture): Promise<void> {
  while (await bff.operations.runOnce());
}
