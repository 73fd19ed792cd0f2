import { expect, test } from 'vitest';
import { onBothEngines } from '../storage/stores.ts';
import { ADMINISTRATOR, type Fixture, openReplicas } from './fixture.ts';
import { faultsOf, quotaOf, showQuota, stateQuotas } from './quota-world.ts';
import { issued, queueRecall, recall, redeem, select, showOperation } from './recall-world.ts';

const CUSTOMERS = ['c-1', 'c-2', 'c-3'];

onBothEngines('Coupons that several processes work on at once', (engines) => {
  async function openWorld() {
    const { store, address } = await engines.open();
    const replicas = (await openReplicas([store, await engines.reopen(address)])) as [Fixture, Fixture];
    await stateQuotas(replicas[0], [quotaOf('q-1')]);
    const sessions = await Promise.all(replicas.map((replica) => replica.openSession(ADMINISTRATOR)));
    const [ada, bea] = sessions;
    if (!ada || !bea) throw new Error('A session is missing.');
    return { replicas, ada, bea };
  }

  test('are recalled once each, and what was spent before stays spent', async () => {
    const { replicas, ada, bea } = await openWorld();
    const [one, other] = replicas;
    const coupons = [...(await issued(ada, CUSTOMERS)), ...(await issued(ada, CUSTOMERS))];
    const replies = await Promise.all([
      recall(ada, coupons),
      recall(bea, [...coupons].reverse()),
      ...coupons.map((couponId, index) => redeem(index % 2 === 0 ? one : other, couponId, '1.00')),
      recall(ada, coupons),
    ]);
    const recalled = replies
      .filter(({ answer }) => 'recalled' in answer)
      .flatMap(({ answer }) => (answer as unknown as { results: { couponId: string; state: string; amount: string }[] }).results)
      .filter(({ state }) => state === 'done');
    expect(recalled.map(({ couponId }) => couponId).sort()).toEqual([...coupons].sort());
    const quota = await showQuota(ada, 'q-1');
    const back = recalled.reduce((sum, { amount }) => sum + Number(amount), 0);
    expect(back + Number(quota.spent)).toBe(60);
    expect(quota).toMatchObject({ outstanding: '0.00', available: (940 + back).toFixed(2) });
    expect(await faultsOf(one)).toEqual([]);
  });

  test('are recalled by one job, whichever process works on it', async () => {
    const { replicas, ada, bea } = await openWorld();
    for (let call = 0; call < 20; call++) await issued(ada, CUSTOMERS);
    const { selectionId } = (await select(bea)).answer;
    const { operationId } = (await queueRecall(bea, selectionId)).answer.operation;
    const worked = await Promise.all(replicas.map(({ bff }) => bff.operations.runOnce()));
    expect(worked.filter(Boolean)).toHaveLength(1);
    expect((await showOperation(ada, operationId)).answer).toMatchObject({ state: 'done', items: { done: 60, refused: 0 } });
    await Promise.all(replicas.map(({ bff }) => bff.operations.sweep()));
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '1000.00', outstanding: '0.00' });
    expect(await faultsOf(replicas[0])).toEqual([]);
  });
});
