import { beforeEach, describe, expect, test } from 'vitest';
import { prepareCustomer } from '../../bff/actions/customers/prepare.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { clearCustomer } from '../storage/records.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, openFixture, PARTNER, type Session, START, TEAM_LEAD } from './fixture.ts';
import { asked, balances, check, issue, queue, resultsOf } from './issue-world.ts';
import { addResellers, command, EAST, FOREIGN, quotaOf, showQuota, stateQuotas } from './quota-world.ts';

let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  await stateQuotas(fixture, [quotaOf('q-1')]);
  ada = await fixture.openSession(ADMINISTRATOR);
});

describe('who may issue', () => {
  test.each([
    ['an account manager', ACCOUNT_MANAGER],
    ['a supervisor', TEAM_LEAD],
  ])('not %s, by whatever way', async (_who, subject) => {
    const session = await fixture.openSession(subject);
    const before = await balances(fixture);
    for (const reply of [await check(session, asked()), await issue(session, asked()), await queue(session, asked())])
      expect([reply.status, reply.answer.code]).toEqual([403, 'permission-missing']);
    expect(await balances(fixture)).toEqual(before);
  });

  test('an account manager who also holds a role for it, and then to all customers (R-ROLE-1)', async () => {
    await ada.put('/v1/roles/coupon-clerk', { name: 'Coupon clerk', permissions: ['coupon.issue'] });
    const both = await fixture.openSession({ ...ACCOUNT_MANAGER, roles: ['account-manager', 'coupon-clerk'] });
    expect(resultsOf(await issue(both, asked({}, ['c-1', 'c-2'])))).toEqual(['done', 'done']);
  });

  test('nobody whose role lost it while the call waited', async () => {
    await ada.put('/v1/roles/coupon-clerk', { name: 'Coupon clerk', permissions: ['coupon.issue'] });
    const clerk = await fixture.openSession({ kind: 'operator', userId: 'clerk', roles: ['coupon-clerk'] });
    const at = new Date(START).toISOString();
    const role = { code: 'coupon-clerk', name: 'Coupon clerk', permissions: [], changedAt: at };
    const [, reply] = await Promise.all([fixture.store.write(PARTNER, (unit) => unit.roles.save(PARTNER, role)), issue(clerk, asked())]);
    expect(reply.answer.code).toBe('permission-missing');
    expect(await fixture.store.reads.coupons.leftOf(PARTNER, 'c-1')).toEqual([]);
  });
});

describe('a distributor that issues for its reseller', () => {
  beforeEach(async () => {
    await addResellers(fixture.store);
    const security = createDemonstrationSecurity();
    const customer = await prepareCustomer(security, EAST, clearCustomer('e-1', { associationType: 'agency-sale' }));
    await fixture.store.write(EAST, async (unit) => {
      await unit.customers.save(EAST, [customer]);
    });
    const granted = await command<{ results: { quotaId: string }[] }>(ada, '/v1/quotas/grants', {
      quotaId: 'q-1',
      amount: '100.00',
      resellerIds: [EAST],
    });
    child = granted.answer.results[0]?.quotaId ?? '';
  });
  let child: string;
  const body = (more: object = {}) => asked({ quotaId: child, indirectPartnerId: EAST, ...more }, ['e-1']);

  test('takes the amount from the reseller’s quota and gives it to the reseller’s customer', async () => {
    expect((await check(ada, body())).answer).toMatchObject({ refusal: null, total: '10.00', available: '100.00' });
    const reply = await issue(ada, body());
    expect(resultsOf(reply)).toEqual(['done']);
    expect(reply.answer.operation).toMatchObject({ indirectPartnerId: EAST, by: { userId: 'ada' } });
    expect(await showQuota(ada, child, EAST)).toMatchObject({ available: '90.00', outstanding: '10.00' });
    expect(await fixture.store.reads.coupons.leftOf(EAST, 'e-1')).toHaveLength(1);
    expect((await showQuota(ada, 'q-1')).available).toBe('900.00');
  });

  test('stands in the distributor’s trail, and is told to the reseller’s systems', async () => {
    const { answer } = await issue(ada, body());
    expect((await fixture.audit()).at(-1)).toMatchObject({
      action: 'coupons.issue',
      targets: [answer.operation.operationId, child, 'e-1', expect.any(String)],
    });
    const told = async (partnerId: string) => (await fixture.store.reads.events.after(partnerId, 0, 100)).map(({ type }) => type);
    expect(await told(EAST)).toContain('coupon.issued');
    expect(await told(PARTNER)).not.toContain('coupon.issued');
  });

  test('reaches neither its own customers nor its own quota that way, and no stranger’s', async () => {
    expect(resultsOf(await issue(ada, { ...body(), items: [{ customerId: 'c-1' }] }))).toEqual(['not-found']);
    expect((await issue(ada, body({ quotaId: 'q-1' }))).answer.code).toBe('not-found');
    expect((await issue(ada, body({ indirectPartnerId: FOREIGN }))).answer.code).toBe('not-found');
    expect(resultsOf(await issue(ada, { ...asked(), items: [{ customerId: 'e-1' }] }))).toEqual(['not-found']);
    expect(await showQuota(ada, child, EAST)).toMatchObject({ available: '100.00' });
  });
});
