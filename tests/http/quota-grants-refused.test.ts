import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, openFixture, PARTNER, type Reply, type Session } from './fixture.ts';
import { addResellers, command, EAST, openTokenOf, partsOf, quotaOf, showQuota, stateQuotas, WEST } from './quota-world.ts';

describe('A grant of quota to resellers', () => {
  let fixture: Fixture;
  let ada: Session;

  beforeEach(async () => {
    fixture = await openFixture();
    await addResellers(fixture.store);
    ada = await fixture.openSession(ADMINISTRATOR);
    await stateQuotas(fixture, [quotaOf('q-1')]);
  });

  const bodyOf = (different: object) => ({ quotaId: 'q-1', amount: '100.00', resellerIds: [EAST, WEST], ...different });
  const grant = (different: object): Promise<Reply<AnswerOf<'POST /v1/quotas/grants'>>> =>
    command(ada, '/v1/quotas/grants', bodyOf(different));
  const check = (different: object) => ada.post<AnswerOf<'POST /v1/quotas/grants/check'>>('/v1/quotas/grants/check', bodyOf(different));
  const told = async (partnerId: string) => (await fixture.store.reads.events.after(partnerId, 0, 100)).map(({ data }) => data);

  it.each([
    ['nothing', { amount: '0' }, 422, 'amount-not-positive', '/body/amount'],
    ['less than nothing', { amount: '-1.00' }, 422, 'amount-not-positive', '/body/amount'],
    ['three decimals', { amount: '1.001' }, 422, 'amount-too-precise', '/body/amount'],
    ['an exponent', { amount: '1e3' }, 422, 'amount-not-a-number', '/body/amount'],
    ['no number', { amount: 'NaN' }, 422, 'amount-not-a-number', '/body/amount'],
    ['more than a reseller may get', { amount: '100000000.01' }, 422, 'amount-out-of-range', '/body/amount'],
    ['a memo of 513 characters', { memo: '备'.repeat(513) }, 422, 'memo-too-long', '/body/memo'],
    ['a reseller twice', { resellerIds: [EAST, WEST, EAST] }, null, 'item-repeated', '/body/resellerIds/2'],
    ['101 resellers', { resellerIds: Array.from({ length: 101 }, () => EAST) }, null, 'batch-too-large', '/body/resellerIds'],
    ['a quota that is not there', { quotaId: 'q-none' }, 404, 'not-found', undefined],
    ['a cent more than is there', { amount: '500.01' }, 409, 'quota-insufficient', undefined],
  ])('is refused whole for %s, and nothing moves', async (_what, wrong, status, code, pointer) => {
    const reply = await grant(wrong);
    expect([reply.answer.code, reply.answer.errors?.[0]?.pointer]).toEqual([code, pointer]);
    if (status !== null) expect(reply.status).toBe(status);
    expect(partsOf(await showQuota(ada, 'q-1'))).toMatchObject({ available: '1000.00', granted: '0.00' });
    const checked = await check(wrong);
    expect(checked.status === 200 ? checked.answer.refusal : checked.answer.code).toBe(code);
    expect(await told(PARTNER)).toEqual([]);
  });

  it.each([
    [{ state: 'frozen' }, 'quota-not-normal'],
    [{ effectiveAt: '2024-12-01T00:00:00.000Z' }, 'quota-not-started'],
    [{ expiresAt: '2024-09-01T00:00:00.000Z' }, 'quota-expired'],
  ] as const)('comes only out of a quota that can be issued from: not with %j', async (different, code) => {
    await stateQuotas(fixture, [{ quotaId: 'q-1', ...different }]);
    expect([(await grant({})).answer.code, (await check({})).answer.refusal]).toEqual([code, code]);
    expect((await showQuota(ada, 'q-1')).available).toBe('1000.00');
  });

  it('is for those who may grant, and for distributors', async () => {
    const mei = await fixture.openSession(ACCOUNT_MANAGER);
    const asked = await command<AnswerOf<'POST /v1/quotas/grants'>>(mei, '/v1/quotas/grants', bodyOf({}));
    expect([asked.status, asked.answer.code]).toEqual([403, 'permission-missing']);
    expect((await showQuota(ada, 'q-1')).granted).toBe('0.00');
    const bearer = await openTokenOf(fixture, EAST);
    const headers = { 'idempotency-key': 'key-of-a-reseller' };
    const codes = [
      await fixture.call('POST', '/v1/quotas/grants', { bearer, headers, body: bodyOf({}) }),
      await fixture.call('POST', '/v1/quotas/search', { bearer, body: { indirectPartnerId: WEST } }),
      await fixture.call('POST', '/v1/quotas/search', { bearer, body: { parentQuotaId: 'q-1' } }),
      await fixture.call('GET', '/v1/quotas/q-1', { bearer }),
    ].map(({ answer }) => answer.code);
    expect(codes).toEqual(['partner-kind-wrong', 'partner-kind-wrong', 'partner-kind-wrong', 'not-found']);
  });
});
