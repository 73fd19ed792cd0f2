import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { customerRecord } from '../storage/records.ts';
import { type Asking, asking, deliverLines, type Filter, holdForAWhile, LINES } from './consumption-world.ts';
import {
  ACCOUNT_MANAGER,
  ADMINISTRATOR,
  type Fixture,
  MANAGER,
  OTHER_PARTNER,
  openFixture,
  PARTNER,
  SUPERVISOR,
  TEAM_LEAD,
} from './fixture.ts';

const CUSTOMER = (customerId: string) => ({ kind: 'end-customer', customerId }) as const;
const SECOND = 'op_NNNNNNNNNNNNNNNNNNNNNN';
const RESELLER = `par_${'R'.repeat(22)}`;

let fixture: Fixture;
let ada: Asking;
let mei: Asking;

beforeEach(async () => {
  fixture = await openFixture();
  await holdForAWhile(fixture);
  await deliverLines(fixture, LINES);
  ada = asking(await fixture.openSession(ADMINISTRATOR));
  mei = asking(await fixture.openSession(ACCOUNT_MANAGER));
});
afterEach(() => fixture.store.close());

describe('an account manager', () => {
  it('sees what was consumed while they held the customer, to the second', async () => {
    const { answer } = await mei.overview();
    // c-1 from the tenth on, and the day and a half of c-2.
    expect(answer).toMatchObject({ due: '80.05', lines: 2, basis: { scope: 'own' }, previous: null, mayChangeBudget: false });
    await fixture.store.write(PARTNER, (unit) =>
      unit.customers.assign(PARTNER, [{ customerId: 'c-3', operatorId: MANAGER, assignedAt: '2024-09-04T02:00:00.000Z' }]),
    );
    expect((await mei.overview()).answer).toMatchObject({ due: '-119.95', lines: 3 });
  });

  it('keeps the figures of a customer who was taken away, under no name', async () => {
    const { answer } = await mei.distribution({ by: 'customer', thenBy: 'service' });
    expect(answer.parts.map(({ kind, key, due, customer }) => [kind, key, due, customer?.customerName ?? null])).toEqual([
      ['value', 'c-1', '50.05', '华为****公司'],
      ['former-customers', null, '30.00', null],
    ]);
    expect(answer.parts[1]?.parts).toMatchObject([{ key: 'obs', due: '30.00' }]);
    expect(answer).toMatchObject({ total: { due: '80.05' }, others: null });
    expect(JSON.stringify(answer)).not.toContain('c-2');
  });

  it('sees the lines of that customer without saying whose they are', async () => {
    const { answer } = await mei.lines();
    expect(answer.lines.map(({ customer, amounts }) => [customer?.customerId ?? null, amounts.due])).toEqual([
      [null, '30.00'],
      ['c-1', '50.05'],
    ]);
    expect(JSON.stringify(answer)).not.toContain('c-2');
    expect(answer.total).toEqual({ lines: 2, due: '80.05' });
  });

  it('finds neither customers out of the list nor other account managers', async () => {
    for (const filter of [{ customerId: 'c-2' }, { customerId: 'c-3' }, { accountManagerId: SUPERVISOR }, { accountManagerId: null }])
      for (const reply of [await mei.overview({ filter }), await mei.lines({ filter }), await mei.distribution({ by: 'service', filter })])
        expect(reply).toMatchObject({ status: 404, answer: { code: 'not-found' } });
    expect((await mei.overview({ filter: { accountManagerId: MANAGER, customerId: 'c-1' } })).answer.due).toBe('50.05');
  });

  it('who holds another role too sees everything', async () => {
    await ada.overview();
    const session = await fixture.openSession(ADMINISTRATOR);
    await session.put('/v1/roles/reader', { name: 'Reader', permissions: ['customer.read'] });
    const both = asking(await fixture.openSession({ ...ACCOUNT_MANAGER, roles: ['account-manager', 'reader'] }));
    expect((await both.overview()).answer).toMatchObject({ due: '985.1499999999', basis: { scope: 'all' } });
  });
});

describe('a supervisor', () => {
  let lead: Asking;
  beforeEach(async () => {
    lead = asking(await fixture.openSession(TEAM_LEAD));
    const person = { partnerId: PARTNER, name: null, nameMasked: null, roles: ['account-manager'] } as const;
    await fixture.store.write(PARTNER, async (unit) => {
      await unit.operators.save({ ...person, operatorId: SECOND, userId: 'elsewhere', supervisorId: null });
      await unit.customers.assign(PARTNER, [{ customerId: 'c-3', operatorId: SECOND, assignedAt: '2024-09-01T00:00:00.000Z' }]);
    });
  });

  it('sees the figures of the team, together and by account manager', async () => {
    expect((await lead.overview()).answer).toMatchObject({ due: '80.05', basis: { scope: 'team' } });
    const { parts } = (await lead.distribution({ by: 'accountManager' })).answer;
    expect(parts).toMatchObject([{ key: MANAGER, due: '80.05', accountManager: { userId: 'mei', name: '韩**' } }]);
    expect((await lead.overview({ filter: { accountManagerId: MANAGER } })).answer.due).toBe('80.05');
  });

  it('sees the lines of one account manager of the team, and of nobody else', async () => {
    expect((await lead.lines({ filter: { accountManagerId: MANAGER } })).answer.lines).toHaveLength(2);
    for (const accountManagerId of [SECOND, null]) {
      expect(await lead.lines({ filter: { accountManagerId } })).toMatchObject({ status: 404, answer: { code: 'not-found' } });
      expect((await lead.overview({ filter: { accountManagerId } })).status).toBe(404);
    }
    expect((await lead.overview({ filter: { customerId: 'c-3' } })).status).toBe(404);
  });

  it('names no supervisor, not even itself: choosing among teams is for whoever sees all', async () => {
    for (const reply of [
      await lead.overview({ filter: { supervisorId: SUPERVISOR } }),
      await lead.lines({ filter: { supervisorId: SUPERVISOR } }),
    ])
      expect(reply).toMatchObject({ status: 404, answer: { code: 'not-found' } });
  });

  it('stands in the filter of whoever sees all, who sees the team, or one of it', async () => {
    const answer = async (filter: Filter) => (await ada.overview({ filter })).answer.due;
    expect(await answer({ supervisorId: SUPERVISOR })).toBe('80.05');
    expect(await answer({ supervisorId: SUPERVISOR, accountManagerId: MANAGER })).toBe('80.05');
    expect((await ada.lines({ filter: { supervisorId: SUPERVISOR } })).answer.total).toMatchObject({ lines: 2 });
    for (const filter of [{ supervisorId: SUPERVISOR, accountManagerId: SECOND }, { supervisorId: 'op_nobodyofthisid00000000' }])
      expect((await ada.overview({ filter })).status).toBe(404);
    expect(await answer({ supervisorId: SECOND })).toBe('0.00');
  });

  it('is offered the team alone, and told that lines need one of it', async () => {
    const { answer } = await lead.options();
    expect(answer).toMatchObject({ isManagerNeeded: true, accountManagers: [{ operatorId: MANAGER, userId: 'mei', name: '韩**' }] });
    expect(answer.services.map(({ code }) => code)).toEqual(['obs', 'ecs']);
  });

  it('without a team sees nothing', async () => {
    const alone = asking(await fixture.openSession({ ...TEAM_LEAD, userId: 'nobody-below' }));
    expect((await alone.overview()).answer).toMatchObject({ due: '0.00', lines: 0 });
    expect((await alone.distribution({ by: 'customer' })).answer).toMatchObject({ parts: [], others: null });
  });
});

describe('an end customer', () => {
  it('sees itself, whoever held it, and is not told who did', async () => {
    const self = asking(await fixture.openSession(CUSTOMER('c-1')));
    expect((await self.overview()).answer).toMatchObject({ due: '155.15', lines: 3, basis: { scope: 'customer' }, budget: null });
    const { lines } = (await self.lines()).answer;
    expect(lines.map(({ customer, accountManager }) => [customer?.customerId, accountManager])).toEqual(Array(3).fill(['c-1', null]));
    expect(await self.distribution({ by: 'accountManager' })).toMatchObject({ status: 422, answer: { code: 'grouping-unknown' } });
    expect((await self.overview({ filter: { accountManagerId: MANAGER } })).status).toBe(404);
  });

  it('finds no other customer', async () => {
    const self = asking(await fixture.openSession(CUSTOMER('c-1')));
    expect((await self.overview({ filter: { customerId: 'c-1' } })).answer.due).toBe('155.15');
    expect(await self.overview({ filter: { customerId: 'c-2' } })).toMatchObject({ status: 404, answer: { code: 'not-found' } });
  });

  it('is offered what it consumed itself and nothing of others', async () => {
    const { answer } = await asking(await fixture.openSession(CUSTOMER('c-3'))).options();
    expect(answer).toMatchObject({
      currencies: ['CNY'],
      services: [{ code: 'rds', name: null }],
      regions: [],
      chargeModes: ['yearly-monthly'],
      billTypes: ['new-purchase', 'unsubscription'],
      accountManagers: [],
      isManagerNeeded: false,
    });
  });
});

describe('customers of resellers', () => {
  beforeEach(async () => {
    const reseller = { kind: 'reseller', mode: 'test', currency: 'CNY', rolesFrom: 'session', parentPartnerId: PARTNER } as const;
    await fixture.store.write(RESELLER, async (unit) => {
      await unit.partners.add({ ...reseller, partnerId: RESELLER, name: '东方云' });
      await unit.customers.save(RESELLER, [customerRecord('r-1')]);
    });
    await deliverLines(fixture, [{ customerId: 'r-1', at: '2024-09-08', due: '12.5', service: 'cdn' }], { partnerId: RESELLER });
  });
  it('are apart from the distributor’s own, and can be told apart by reseller', async () => {
    expect((await ada.overview()).answer.due).toBe('985.1499999999');
    for (const indirectPartnerId of [RESELLER, 'all']) {
      expect((await ada.overview({ indirectPartnerId })).answer).toMatchObject({ due: '12.50', lines: 1 });
      const { parts } = (await ada.distribution({ by: 'reseller', thenBy: 'customer', indirectPartnerId })).answer;
      expect(parts).toMatchObject([{ key: RESELLER, label: '东方云', due: '12.50', parts: [{ key: 'r-1' }] }]);
    }
    expect((await ada.overview({ indirectPartnerId: OTHER_PARTNER })).status).toBe(404);
  });

  it('are an account manager’s to see where they hold the reseller', async () => {
    expect((await mei.overview({ indirectPartnerId: RESELLER })).status).toBe(404);
    await fixture.store.write(PARTNER, (unit) =>
      unit.resellers.assign(PARTNER, [{ resellerId: RESELLER, operatorId: MANAGER, assignedAt: '2024-09-14T00:00:00.000Z' }]),
    );
    expect((await mei.overview({ indirectPartnerId: RESELLER })).answer.due).toBe('12.50');
  });

  it('are offered with their own codes', async () => {
    const { answer } = await ada.options(`?indirectPartnerId=${RESELLER}`);
    expect(answer.services).toEqual([{ code: 'cdn', name: null }]);
    expect((await ada.options()).answer.services.map(({ code }) => code)).not.toContain('cdn');
  });
});

describe('parts', () => {
  it('are the largest by name, all others as one, and what is not stated as one', async () => {
    const { answer } = await ada.distribution({ by: 'service', top: 1 });
    expect(answer.parts.map(({ kind, key, label, due, share }) => [kind, key, label, due, share])).toEqual([
      ['value', 'rds', null, '800.00', '81.21'],
      ['not-stated', null, null, '-0.0000000001', '0.00'],
    ]);
    expect(answer.others).toEqual({ groups: 2, due: '185.15', paid: { amount: '145.15', unstatedLines: 1 }, lines: 5, share: '18.79' });
    expect(answer.total).toMatchObject({ due: '985.1499999999', lines: 8 });
  });

  it('carry the names of their source, of customers and of account managers', async () => {
    const services = (await ada.distribution({ by: 'service' })).answer.parts;
    expect(services.find(({ key }) => key === 'ecs')?.label).toBe('弹性云服务器');
    const customers = (await ada.distribution({ by: 'customer' })).answer.parts;
    expect(customers[0]).toMatchObject({
      key: 'c-3',
      label: null,
      customer: { customerName: '李**', partnerCustomerNo: 'N-3', isLookAlike: false },
    });
    const managers = (await ada.distribution({ by: 'accountManager' })).answer.parts;
    expect(managers.map(({ kind, key, accountManager, due }) => [kind, key, accountManager?.name ?? null, due])).toEqual([
      ['value', MANAGER, '韩**', '80.05'],
      ['not-stated', null, null, '905.0999999999'],
    ]);
  });

  it('can be filtered by their keys, which leaves exactly them', async () => {
    for (const [by, name] of [
      ['service', 'service'],
      ['chargeMode', 'chargeMode'],
      ['billType', 'billType'],
      ['billClass', 'billClass'],
      ['region', 'region'],
      ['associationType', 'associationType'],
      ['customer', 'customerId'],
      ['accountManager', 'accountManagerId'],
    ] as const) {
      for (const { key, due, lines } of (await ada.distribution({ by })).answer.parts) {
        if (key === null && (by === 'customer' || by === 'billClass' || by === 'associationType')) continue;
        expect((await ada.overview({ filter: { [name]: key } as never })).answer, `${by} ${key}`).toMatchObject({ due, lines });
      }
    }
  });

  it('are each in parts again, which are the part', async () => {
    const { parts } = (await ada.distribution({ by: 'customer', thenBy: 'billClass', top: 2 })).answer;
    expect(parts.map(({ key, due }) => [key, due])).toEqual([
      ['c-3', '800.00'],
      ['c-1', '155.15'],
    ]);
    expect(parts[0]?.parts.map(({ key, due, share }) => [key, due, share])).toEqual([
      ['consumption', '1000.00', '101.51'],
      ['refund', '-200.00', '-20.30'],
    ]);
  });

  it('mark customers whose masked names look alike', async () => {
    await fixture.addCustomer({ customerId: 'c-5', customerName: '华为数字能源公司', accountName: 'huawei-energy' });
    await deliverLines(fixture, [{ customerId: 'c-5', at: '2024-09-05', due: '1' }], { source: 'more' });
    const { parts } = (await ada.distribution({ by: 'customer' })).answer;
    expect(Object.fromEntries(parts.map(({ key, customer }) => [key, customer?.isLookAlike]))).toEqual({
      'c-1': true,
      'c-2': false,
      'c-3': false,
      'c-4': false,
      'c-5': true,
    });
  });

  it('give an erased customer no name', async () => {
    await fixture.store.write(PARTNER, async (unit) => void (await unit.customers.erase(PARTNER, 'c-1', '2024-09-15T04:00:00.000Z')));
    const { parts } = (await ada.distribution({ by: 'customer' })).answer;
    expect(parts.find(({ key }) => key === 'c-1')).toMatchObject({ due: '155.15', customer: { customerName: null, accountName: null } });
    expect((await ada.lines({ filter: { customerId: 'c-1' } })).answer.lines[0]?.customer).toMatchObject({ customerName: null });
  });
});

test('A customer who left the partner stays in its figures', async () => {
  await fixture.store.write(PARTNER, (unit) => unit.customers.leave(PARTNER, 'c-3', '2024-09-14T00:00:00.000Z'));
  expect((await ada.overview({ filter: { customerId: 'c-3' } })).answer.due).toBe('800.00');
  expect((await ada.distribution({ by: 'customer' })).answer.parts[0]).toMatchObject({ kind: 'value', key: 'c-3', due: '800.00' });
});

test('Another partner sees nothing of it', async () => {
  const minted = await fixture.call('POST', '/v1/sessions', {
    bearer: fixture.otherKey,
    origin: null,
    body: { subject: ADMINISTRATOR, origins: ['https://portal.example.com'] },
  });
  const swapped = await fixture.call('POST', '/v1/session/token', { body: { secret: (minted.answer as { secret?: string }).secret } });
  const { token } = swapped.answer as { token?: string };
  const reply = await fixture.call('POST', '/v1/consumption/overview', { bearer: token ?? '', body: {} });
  expect(reply).toMatchObject({ status: 200, answer: { due: '0.00', lines: 0, asOf: null } });
});
