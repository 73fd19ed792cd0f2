import type { AnswerOf } from '../../shared/contract/index.ts';
import { push } from './batches.ts';
import { type Fixture, PARTNER, type Reply, type Session } from './fixture.ts';
import { command, EAST, WEST } from './quota-world.ts';

export type Granted = AnswerOf<'POST /v1/quotas/grants'>;
type Recalled = AnswerOf<'POST /v1/quotas/recalls'>;

/** What tests of grants ask of the distributor `ada` and of its store; 100.00 from `q-1` to both resellers, or as it is said. */
export function grantCalls(world: () => { fixture: Fixture; ada: Session }) {
  const grant = (body: object, key?: string): Promise<Reply<Granted>> =>
    command(world().ada, '/v1/quotas/grants', { quotaId: 'q-1', amount: '100.00', resellerIds: [EAST, WEST], ...body }, key);
  const check = (body: object) =>
    world().ada.post<AnswerOf<'POST /v1/quotas/grants/check'>>('/v1/quotas/grants/check', {
      quotaId: 'q-1',
      amount: '100.00',
      resellerIds: [EAST, WEST],
      ...body,
    });
  const recall = (quotaIds: string[], more: object = {}): Promise<Reply<Recalled>> =>
    command(world().ada, '/v1/quotas/recalls', { quotaIds, ...more });
  const checkRecall = (quotaIds: string[], more: object = {}) =>
    world().ada.post<AnswerOf<'POST /v1/quotas/recalls/check'>>('/v1/quotas/recalls/check', { quotaIds, ...more });
  const leave = (partnerId: string, isLeaving = true) => push(world().fixture, '/v1/resellers', { resellers: [{ partnerId, isLeaving }] });
  const balances = (partnerId: string, ...kinds: { kind: 'upstream' | 'quota' | 'granted'; quotaId?: string }[]) =>
    world().fixture.store.reads.ledger.balances({ partnerId, asset: 'coupon', currency: 'CNY' }, kinds as never);
  const childrenOf = ({ answer }: Reply<Granted>) => answer.results.map(({ quotaId }) => quotaId as string);
  const addCustomerOfEast = () =>
    world().fixture.store.write(EAST, async (unit) => {
      const [one] = await unit.customers.stored(PARTNER, ['c-1']);
      if (!one) throw new Error('The customer is not stored.');
      await unit.customers.save(EAST, [{ ...one.customer, customerId: 'e-1' }]);
    });
  const told = async (partnerId: string) => (await world().fixture.store.reads.events.after(partnerId, 0, 100)).map(({ data }) => data);
  return { grant, check, recall, checkRecall, leave, balances, childrenOf, addCustomerOfEast, told };
}
