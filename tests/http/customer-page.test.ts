import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BillLineRecord } from '../../bff/ports/records.ts';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { addAmounts, amountToText, readAmount, ZERO } from '../../shared/values/amount.ts';
import {
  ACCOUNT_MANAGER,
  ADMINISTRATOR,
  CLEAR,
  type Fixture,
  MANAGER,
  openFixture,
  PARTNER,
  type Session,
  START,
  SUPERVISOR,
  TEAM_LEAD,
} from './fixture.ts';

type Detail = AnswerOf<'GET /v1/customers/:customerId'>;
const SECOND = 'op_NNNNNNNNNNNNNNNNNNNNNN';

let fixture: Fixture;
let session: Session;
beforeEach(async () => {
  fixture = await openFixture();
  session = await fixture.openSession(ADMINISTRATOR);
});
afterEach(() => fixture.store.close());

const show = async (customerId = 'c-1', by = session) => (await by.get<Detail>(`/v1/customers/${customerId}`)).answer;

type Line = [service: string | null, due: string, consumedAt: string, currency?: string];
async function deliver(lines: readonly Line[]): Promise<void> {
  const records = lines.map(([service, due, consumedAt, currency = 'CNY']): BillLineRecord => {
    const amount = readAmount(due)?.amount ?? ZERO;
    const nothing = { listPrice: null, category: null, region: null, resourceId: null, description: null };
    const cycle = consumedAt.slice(0, 7);
    return { ...nothing, customerId: 'c-1', cycle, billingAccountId: 'b-1', currency, due: amount, consumedAt, service };
  });
  await fixture.store.write(PARTNER, async (unit) => {
    await unit.deliveries.begin(PARTNER, { deliveryId: 'dlv_1', source: 'test', startedAt: '2024-09-14T00:00:00.000Z' });
    await unit.deliveries.addLines(PARTNER, 'dlv_1', records);
    await unit.deliveries.switch(PARTNER, 'dlv_1', '2024-09-14T00:00:00.000Z');
  });
}

describe('a customer’s page', () => {
  it('shows masked fields alone, with credit as of when it was stated', async () => {
    const { customer, isErased } = await show();
    expect(customer).toMatchObject({
      customerId: 'c-1',
      partnerCustomerNo: 'N-1',
      customerName: '华为****公司',
      mobile: '138****1234',
      email: 'wa***@example.com',
      credit: { available: '1234.56', arrears: '0.00', currency: 'CNY', asOf: '2024-09-14T00:00:00.000Z' },
      accountManager: { operatorId: MANAGER, userId: 'mei', name: '韩**', assignedAt: '2024-09-10T00:00:00.000Z' },
      reseller: null,
    });
    expect(isErased).toBe(false);
    for (const clear of Object.values(CLEAR).flat()) expect(JSON.stringify(fixture.sent)).not.toContain(clear);
  });

  it('of a referral customer states no balance', async () => {
    expect((await show('c-4')).customer).toMatchObject({ associationType: 'referral', credit: null, accountManager: null });
  });

  it('shows three cycles, the running one as an estimate, whose services add up to what is due', async () => {
    await deliver([
      ...['7.00', '6.00', '5.00', '4.00', '3.00', '2.00', '0.0000000000000001'].map(
        (due, index): Line => [`service ${index}`, due, '2024-09-12T00:00:00.000Z'],
      ),
      [null, '-1.00', '2024-09-12T00:00:00.000Z'],
      ['service 0', '1.50', '2024-09-13T00:00:00.000Z', 'USD'],
      ['service 0', '9.00', '2024-08-12T00:00:00.000Z'],
      ['service 0', '9.00', '2024-06-12T00:00:00.000Z'],
    ]);
    const { cycles } = await show();
    expect(cycles.map(({ cycle, isEstimate, asOf }) => [cycle, isEstimate, asOf])).toEqual([
      ['2024-09', true, '2024-09-14T00:00:00.000Z'],
      ['2024-08', false, '2024-09-14T00:00:00.000Z'],
      ['2024-07', false, null],
    ]);
    const [running, before, none] = cycles;
    expect(running?.due).toEqual([
      { amount: '26.0000000000000001', currency: 'CNY' },
      { amount: '1.50', currency: 'USD' },
    ]);
    const inYuan = (running?.services ?? []).filter(({ currency }) => currency === 'CNY');
    expect(inYuan.map(({ service, isOthers, amount }) => [service, isOthers, amount])).toEqual([
      ['service 0', false, '7.00'],
      ['service 1', false, '6.00'],
      ['service 2', false, '5.00'],
      ['service 3', false, '4.00'],
      ['service 4', false, '3.00'],
      [null, true, '1.0000000000000001'],
    ]);
    const added = inYuan.reduce((sum, { amount }) => addAmounts(sum, readAmount(amount)?.amount ?? ZERO), ZERO);
    expect(amountToText(added)).toBe(running?.due[0]?.amount);
    expect(before).toMatchObject({ due: [{ amount: '9.00' }], services: [{ service: 'service 0', isOthers: false }] });
    expect(none).toMatchObject({ due: [], services: [] });
  });

  it('lists what expires within thirty days of business time, earliest first, and says where nothing is stated', async () => {
    expect((await show('c-2')).expiringResources).toEqual({ until: '2024-10-15T04:00:00.000Z', resources: [], total: 0, isStated: false });
    const resource = (resourceId: string, expiresAt: string) => ({ resourceId, name: null, service: 'ECS', region: null, expiresAt });
    await fixture.store.write(PARTNER, async (unit) => {
      await unit.customers.saveResources(PARTNER, 'c-2', [
        resource('over', '2024-09-15T03:59:59.999Z'),
        resource('last', '2024-10-15T03:59:59.999Z'),
        resource('now', '2024-09-15T04:00:00.000Z'),
        resource('later', '2024-10-15T04:00:00.000Z'),
      ]);
      const many = Array.from({ length: 60 }, (_, index) => resource(`r-${index}`, '2024-09-20T00:00:00.000Z'));
      await unit.customers.saveResources(PARTNER, 'c-3', many);
      await unit.customers.saveResources(PARTNER, 'c-4', [resource('far', '2025-09-15T00:00:00.000Z')]);
    });
    const { resources, total, isStated } = (await show('c-2')).expiringResources;
    expect([resources.map(({ resourceId }) => resourceId), total, isStated]).toEqual([['now', 'last'], 2, true]);
    const many = (await show('c-3')).expiringResources;
    expect([many.resources.length, many.total]).toEqual([50, 60]);
    expect((await show('c-4')).expiringResources).toMatchObject({ resources: [], total: 0, isStated: true });
    fixture.clock.now = START + 86_400_000;
    session = await fixture.openSession(ADMINISTRATOR);
    expect((await show('c-2')).expiringResources.resources.map(({ resourceId }) => resourceId)).toEqual(['last', 'later']);
  });
});

describe('who held a customer', () => {
  beforeEach(async () => {
    await fixture.store.write(PARTNER, async (unit) => {
      const person = { partnerId: PARTNER, name: '李雷', nameMasked: '李**', supervisorId: SUPERVISOR, roles: ['account-manager'] };
      await unit.operators.save({ ...person, operatorId: SECOND, userId: 'lei' });
      await unit.customers.assign(PARTNER, [{ customerId: 'c-1', operatorId: SECOND, assignedAt: '2024-09-12T00:00:00.000Z' }]);
      await unit.customers.assign(PARTNER, [{ customerId: 'c-1', operatorId: MANAGER, assignedAt: '2024-09-14T00:00:00.000Z' }]);
    });
    await deliver([
      ['before', '1.00', '2024-09-05T00:00:00.000Z'],
      ['first', '10.00', '2024-09-10T00:00:00.000Z'],
      ['between', '100.00', '2024-09-12T00:00:00.000Z'],
      ['again', '1000.00', '2024-09-14T00:00:00.000Z'],
    ]);
  });

  it('is listed newest first for who sees all of them', async () => {
    for (const subject of [ADMINISTRATOR, TEAM_LEAD]) {
      const { managers } = await show('c-1', await fixture.openSession(subject));
      expect(managers.map(({ operatorId, assignedAt, endedAt }) => [operatorId, assignedAt.slice(8, 10), endedAt?.slice(8, 10)])).toEqual([
        [MANAGER, '14', undefined],
        [SECOND, '12', '14'],
        [MANAGER, '10', '12'],
      ]);
    }
  });

  it('shows an account manager their own periods, and what was consumed in them', async () => {
    const { managers, cycles } = await show('c-1', await fixture.openSession(ACCOUNT_MANAGER));
    expect(managers.map(({ operatorId, assignedAt }) => [operatorId, assignedAt.slice(8, 10)])).toEqual([
      [MANAGER, '14'],
      [MANAGER, '10'],
    ]);
    expect(cycles[0]).toMatchObject({ due: [{ amount: '1010.00' }], services: [{ service: 'again' }, { service: 'first' }] });
    expect((await show()).cycles[0]?.due).toEqual([{ amount: '1111.00', currency: 'CNY' }]);
  });

  it('is nothing the customer itself is told', async () => {
    const customer = await fixture.openSession({ kind: 'end-customer', customerId: 'c-1' });
    const own = await show('c-1', customer);
    expect(own.managers).toEqual([]);
    expect(own.cycles[0]?.due).toEqual([{ amount: '1111.00', currency: 'CNY' }]);
  });
});

describe('a customer that one may not see', () => {
  it('answers as one that is not there', async () => {
    const missing = await session.get('/v1/customers/nobody');
    expect([missing.status, missing.answer.code]).toEqual([404, 'not-found']);
    const withoutId = ({ requestId: _requestId, ...rest }: Record<string, unknown>) => rest;
    const mei = await fixture.openSession(ACCOUNT_MANAGER);
    const lead = await fixture.openSession(TEAM_LEAD);
    const customer = await fixture.openSession({ kind: 'end-customer', customerId: 'c-1' });
    for (const reply of [
      await session.get('/v1/customers/x-1'),
      await mei.get('/v1/customers/c-2'),
      await lead.get('/v1/customers/c-2'),
      await customer.get('/v1/customers/c-2'),
      await customer.get('/v1/customers/nobody'),
    ]) {
      expect(reply.status).toBe(404);
      expect(withoutId(reply.answer as Record<string, unknown>)).toEqual(withoutId(missing.answer as Record<string, unknown>));
    }
  });
});
