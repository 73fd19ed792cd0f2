import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { administrator, issued, openReseller, recall, search, show } from './coupon-world.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, openFixture, PORTAL, type Session } from './fixture.ts';
import { addResellers, command, EAST, FOREIGN, quotaOf, stateQuotas } from './quota-world.ts';

let fixture: Fixture;
let admin: Session;

beforeEach(async () => {
  fixture = await openFixture();
  await addResellers(fixture.store);
  await stateQuotas(fixture, [quotaOf('q-1')]);
  admin = await administrator(fixture);
});
afterEach(() => fixture.store.close());

describe('Who may see coupons', () => {
  test('an account manager without the right is told so, and a customer has no part in it', async () => {
    const couponId = await issued(admin);
    const manager = await fixture.openSession(ACCOUNT_MANAGER, { widgets: ['coupon-quota'] });
    const customer = await fixture.openSession({ kind: 'end-customer', customerId: 'c-1' }, { widgets: ['customer'] });
    const refusals = async (session: Session) =>
      [await search(session), await session.get(`/v1/coupons/${couponId}`)].map(({ status, answer }) => [status, answer.code]);
    expect(await refusals(manager)).toEqual([403, 403].map((status) => [status, 'permission-missing']));
    expect(await refusals(customer)).toEqual([403, 403].map((status) => [status, 'session-kind-wrong']));
  });

  test('the customer’s page shows its coupons, in a session for that page alone', async () => {
    const couponId = await issued(admin, {}, 'c-1');
    await issued(admin, {}, 'c-2');
    const page = await fixture.openSession(ADMINISTRATOR, { widgets: ['customer'] });
    const { answer } = await search(page, { filter: { customerId: 'c-1' } });
    expect(answer.coupons.map((coupon) => coupon.couponId)).toEqual([couponId]);
    expect((await show(page, couponId)).coupon.couponId).toBe(couponId);
    const other = await fixture.openSession(ADMINISTRATOR, { widgets: ['customer-list'] });
    expect((await search(other)).status).toBe(403);
  });
});

describe('A distributor', () => {
  let couponId: string;
  beforeEach(async () => {
    await openReseller(fixture, EAST, 'e-1');
    const granted = await command<{ results: { quotaId: string }[] }>(admin, '/v1/quotas/grants', {
      ...{ quotaId: 'q-1', amount: '300.00', resellerIds: [EAST] },
    });
    const quotaId = granted.answer.results[0]?.quotaId as string;
    couponId = await issued(admin, { quotaId, indirectPartnerId: EAST, memo: '分销商的' }, 'e-1');
  });

  test('sees the coupons of its reseller when it names it, and not among its own', async () => {
    expect((await search(admin)).answer.total).toBe(0);
    const { answer } = await search(admin, { indirectPartnerId: EAST });
    expect(answer.coupons).toMatchObject([{ couponId, reseller: { partnerId: EAST, name: '东' }, customer: { customerId: 'e-1' } }]);
    expect((await search(admin, { indirectPartnerId: FOREIGN })).status).toBe(404);
    const shown = await show(admin, couponId, `?indirectPartnerId=${EAST}`);
    expect(shown.coupon).toMatchObject({ memo: '分销商的', issuedBy: { userId: 'ada' } });
  });

  test('keeps its memo to itself: the reseller sees the coupon without it', async () => {
    const key = await openReseller(fixture, EAST, 'e-2');
    const subject = { kind: 'operator', userId: 'eve', roles: ['administrator'] };
    const minted = await fixture.call('POST', '/v1/sessions', {
      ...{ bearer: key, origin: null },
      body: { subject, origins: [PORTAL], widgets: ['coupon-quota'] },
    });
    const { secret } = minted.answer as { secret?: string };
    const { token } = (await fixture.call('POST', '/v1/session/token', { body: { secret } })).answer as { token?: string };
    const reply = await fixture.call('GET', `/v1/coupons/${couponId}`, { bearer: token as string });
    expect(reply.status).toBe(200);
    expect(reply.answer).toMatchObject({ coupon: { couponId, memo: null, issuedBy: { kind: 'operator', userId: null, name: null } } });
    expect(reply.text).not.toContain('分销商的');
    const { answer } = await fixture.call('GET', `/v1/coupons/${couponId}`, { bearer: token as string });
    const { operationId } = (answer as unknown as { coupon: { operationId: string } }).coupon;
    const ofDistributor = (await recall(admin, [await issued(admin)])).answer.operation.operationId;
    expect((await admin.get(`/v1/operations/${operationId}`)).answer).toMatchObject({ memo: '分销商的', indirectPartnerId: EAST });
    const log = (body: object) => fixture.call('POST', '/v1/operations/search', { bearer: token as string, body });
    const seen = [
      await log({}),
      await fixture.call('GET', `/v1/operations/${operationId}`, { bearer: token as string }),
      await fixture.call('POST', `/v1/operations/${operationId}/items`, { bearer: token as string, body: {} }),
    ];
    for (const { status, text } of seen) {
      expect(status).toBe(200);
      expect(text).toContain(operationId);
      expect(text).not.toContain('分销商的');
    }
    expect((await fixture.call('GET', `/v1/operations/${ofDistributor}`, { bearer: token as string })).status).toBe(404);
    const read = await admin.post<{ rows: { memo: string | null }[] }>('/v1/operations/search', { indirectPartnerId: EAST });
    expect(read.answer.rows.map(({ memo }) => memo)).toContain('分销商的');
  });

  test('does not read what its reseller noted for itself', async () => {
    const key = await openReseller(fixture, EAST, 'e-2');
    const body = { subject: ADMINISTRATOR, origins: [PORTAL], widgets: ['coupon-quota'] };
    const { secret } = (await fixture.call('POST', '/v1/sessions', { bearer: key, origin: null, body })).answer as { secret?: string };
    const { token } = (await fixture.call('POST', '/v1/session/token', { body: { secret } })).answer as { token?: string };
    const headers = { 'idempotency-key': 'recall-of-east' };
    const asked = { couponIds: [couponId], memo: '云经销商的' };
    const done = await fixture.call('POST', '/v1/coupons/recalls', { bearer: token as string, body: asked, headers });
    expect([done.status, done.text.includes('云经销商的')]).toEqual([201, true]);
    const { operationId } = (done.answer as unknown as { operation: { operationId: string } }).operation;
    const log = await admin.post<{ rows: { operationId: string }[] }>('/v1/operations/search', { indirectPartnerId: EAST });
    expect(log.answer.rows.map((row) => row.operationId)).toContain(operationId);
    for (const { status, text } of [log, await admin.get(`/v1/operations/${operationId}`)]) {
      expect([status, text.includes('云经销商的')]).toEqual([200, false]);
    }
  });
});
