import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { onBothEngines } from '../storage/stores.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, type Session } from './fixture.ts';
import { grantCalls } from './grant-world.ts';
import { asked, check, issue, queue, resultsOf } from './issue-world.ts';
import { addResellers, EAST, END_OF_QUOTA, faultsOf, quotaOf, showQuota, stateQuotas } from './quota-world.ts';
import { itemsOf, recall as recallCoupons, work } from './recall-world.ts';

onBothEngines('A quota that was granted', (engines) => {
  let fixture: Fixture;
  let ada: Session;
  let child: string;

  const { grant, recall, childrenOf, addCustomerOfEast } = grantCalls(() => ({ fixture, ada }));

  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store]))[0] as Fixture;
    await addResellers(fixture.store);
    ada = await fixture.openSession(ADMINISTRATOR);
    await stateQuotas(fixture, [quotaOf('q-1')]);
    await addCustomerOfEast();
    [child = ''] = childrenOf(await grant({ resellerIds: [EAST] }));
  });

  afterEach(async () => {
    expect(await faultsOf(fixture)).toEqual([]);
  });

  const ofChild = (different: object = {}) => ({ ...asked({ quotaId: child }, ['e-1']), indirectPartnerId: EAST, ...different });
  const parent = (different: object) => stateQuotas(fixture, [quotaOf('q-1', different)]);
  const listed = async (isIssuable: boolean) => {
    const body = { indirectPartnerId: EAST, isIssuable };
    const { answer } = await ada.post<AnswerOf<'POST /v1/quotas/search'>>('/v1/quotas/search', body);
    return [answer.total, answer.quotas.map(({ quotaId }) => quotaId)];
  };

  it.each([
    ['frozen', { state: 'frozen' }],
    ['being adjusted', { state: 'adjusting' }],
    ['invalid', { state: 'invalid' }],
    ['past its end', { expiresAt: '2024-09-01T00:00:00Z' }],
  ] as const)('issues nothing while the quota above is %s, and lists say so; then it does again', async (_when, different) => {
    await parent(different);
    expect((await check(ada, ofChild())).answer.refusal).toBe('parent-quota-not-issuable');
    expect((await issue(ada, ofChild())).answer).toMatchObject({ code: 'parent-quota-not-issuable' });
    expect((await showQuota(ada, child, EAST)).issuable).toEqual({ isIssuable: false, refusal: 'parent-quota-not-issuable' });
    expect([await listed(true), await listed(false)]).toEqual([
      [0, []],
      [1, [child]],
    ]);
    await parent({ state: 'normal' });
    expect((await showQuota(ada, child, EAST)).issuable.isIssuable).toBe(true);
    expect(await listed(true)).toEqual([1, [child]]);
    expect(resultsOf(await issue(ada, ofChild()))).toEqual(['done']);
  });

  it('issues what waits to nobody once the quota above is frozen, and keeps it', async () => {
    const { answer } = await queue(ada, ofChild());
    await parent({ state: 'frozen' });
    await work(fixture);
    const { rows } = (await itemsOf(ada, answer.operation.operationId)).answer;
    expect(rows.map(({ refusal }) => refusal)).toEqual(['parent-quota-not-issuable']);
    expect(await showQuota(ada, child, EAST)).toMatchObject({ available: '100.00', held: '0.00' });
  });

  it('can be taken back, and its coupons recalled, while the quota above is frozen', async () => {
    const issuedNow = await issue(ada, ofChild());
    await parent({ state: 'frozen' });
    const couponIds = issuedNow.answer.results.map(({ couponId }) => couponId ?? '');
    expect((await recallCoupons(ada, couponIds, { indirectPartnerId: EAST })).answer.done).toBe(1);
    expect((await recall([child])).answer.done).toBe(1);
    expect(await showQuota(ada, 'q-1')).toMatchObject({ state: 'frozen', available: '1000.00', granted: '0.00' });
  });

  it('issues coupons that end with the quota above at the latest, where that ends sooner by now', async () => {
    const sooner = '2024-10-31T16:00:00.000Z';
    await parent({ expiresAt: sooner });
    expect((await issue(ada, ofChild({ expiresAt: END_OF_QUOTA }))).answer).toMatchObject({ code: 'validity-outside-quota' });
    await issue(ada, ofChild());
    const [coupon] = await fixture.store.reads.coupons.leftOf(EAST, 'e-1');
    expect(coupon?.expiresAt).toBe(sooner);
  });
});
