import { beforeEach, expect, test } from 'vitest';
import { forgetPassing } from '../../bff/actions/step-up/forget.ts';
import type { Store } from '../../bff/ports/store.ts';
import { PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const NOW = Date.parse('2024-09-15T04:00:00.000Z');
const HOUR = 60 * 60 * 1000;
const at = (hoursAgo: number) => new Date(NOW - hoursAgo * HOUR).toISOString();
const OTHER = `par_${'Z'.repeat(22)}`;

onBothEngines('Codes, drafts and answers', (engines) => {
  let store: Store;

  beforeEach(async () => {
    ({ store } = await engines.open());
    for (const partnerId of [PARTNER, OTHER]) await store.write(partnerId, (unit) => unit.partners.add({ ...partnerRecord(), partnerId }));
  });

  const code = (requestHash: string, hoursAgo = 0) => ({
    endpoint: 'POST /v1/coupons/issues',
    requestHash,
    codeHash: `i1.f1.${requestHash}`,
    sentAt: at(hoursAgo),
    expiresAt: at(hoursAgo - 1),
  });
  const send = (requestHash: string, hoursAgo = 0, partnerId = PARTNER) =>
    store.write(partnerId, (unit) => unit.stepUp.add(partnerId, 'op_1', code(requestHash, hoursAgo)));
  const newest = (requestHash: string, partnerId = PARTNER, operatorId = 'op_1') =>
    store.reads.stepUp.newest(partnerId, operatorId, 'POST /v1/coupons/issues', requestHash);

  test('of a request the newest code counts, and one that is taken back makes room for the one before', async () => {
    const [first, second] = [await send('r1'), await send('r1')];
    await send('r2');
    expect(await newest('r1')).toMatchObject({ codeKey: second, tries: 0, usedAt: null });
    await store.write(PARTNER, async (unit) => {
      await unit.stepUp.takeBack(second);
      await unit.stepUp.countTry(first);
      await unit.stepUp.countTry(first);
      await unit.stepUp.spend(first, at(0));
    });
    expect(await newest('r1')).toEqual({ ...code('r1'), codeKey: first, tries: 2, usedAt: at(0) });
    expect(await newest('r2')).toMatchObject({ tries: 0, usedAt: null });
  });

  test('a code belongs to one operator of one partner', async () => {
    await send('r1', 2);
    await send('r1', 1, OTHER);
    expect([await newest('r1', PARTNER, 'op_2'), await newest('r3')]).toEqual([null, null]);
    expect(await store.reads.stepUp.sentSince(PARTNER, 'op_1', at(3))).toEqual([at(2)]);
    expect(await store.reads.stepUp.sentSince(PARTNER, 'op_1', at(2))).toEqual([]);
    expect(await store.reads.stepUp.sentSince(PARTNER, 'op_2', at(3))).toEqual([]);
  });

  test('a draft replaces the one before, of its operator alone', async () => {
    const keep = (operatorId: string, contentSealed: string, hoursAgo: number) =>
      store.write(PARTNER, (unit) => unit.drafts.save(PARTNER, operatorId, 'allocation', { contentSealed, savedAt: at(hoursAgo) }));
    await keep('op_1', 'a', 2);
    await keep('op_2', 'b', 2);
    await keep('op_1', 'c', 1);
    expect(await store.reads.drafts.find(PARTNER, 'op_1', 'allocation')).toEqual({ contentSealed: 'c', savedAt: at(1) });
    expect(await store.reads.drafts.find(OTHER, 'op_1', 'allocation')).toBeNull();
    await store.write(PARTNER, (unit) => unit.drafts.remove(PARTNER, 'op_1', 'allocation'));
    expect((await store.reads.drafts.list(PARTNER)).map(({ operatorId }) => operatorId)).toEqual(['op_2']);
  });

  test('are forgotten once they are old, of every partner, many as well, and nothing else', async () => {
    const answer = { requestHash: 'h', isRefusal: false, answer: '{}' };
    const place = { partnerId: PARTNER, actor: 'op_1', endpoint: 'POST /v1/coupons/issues' };
    await store.write(PARTNER, async (unit) => {
      for (let index = 0; index < 250; index += 1)
        await unit.answers.add({ ...place, key: `old-key-${index}` }, { ...answer, at: at(25.1) });
      await unit.answers.add({ ...place, key: 'young-key' }, { ...answer, at: at(24) });
      for (let index = 0; index < 130; index += 1) await unit.stepUp.add(PARTNER, 'op_1', code('r1', 26));
      await unit.drafts.save(PARTNER, 'op_1', 'allocation', { contentSealed: 'a', savedAt: at(24.1) });
      await unit.drafts.save(PARTNER, 'op_1', 'coupon-issue', { contentSealed: 'b', savedAt: at(23) });
    });
    await send('r1', 24);
    await send('r9', 30, OTHER);
    await forgetPassing({ store, clock: { now: () => NOW, businessNow: () => NOW } });
    expect(await store.reads.stepUp.sentSince(PARTNER, 'op_1', at(100))).toEqual([at(24)]);
    expect(await newest('r9', OTHER)).toBeNull();
    expect((await store.reads.drafts.list(PARTNER)).map(({ draft }) => draft)).toEqual(['coupon-issue']);
    expect(await store.reads.answers.find({ ...place, key: 'old-key-7' })).toBeNull();
    expect(await store.reads.answers.find({ ...place, key: 'young-key' })).toMatchObject(answer);
    const before = { answers: at(25), codes: at(25), drafts: at(24) };
    expect(await store.reads.passing.partners(before)).toEqual([]);
  });
});
