import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { customerRecord } from '../storage/records.ts';
import { asking, deliverLines, LINES } from './consumption-world.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, openFixture, PARTNER, type Session, TEAM_LEAD } from './fixture.ts';

type Saved = AnswerOf<'PUT /v1/consumption/budget'>;
const SET_AT = '2024-09-15T04:00:00.000Z';
const RESELLER = `par_${'R'.repeat(22)}`;

let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  await deliverLines(fixture, LINES);
  ada = await fixture.openSession(ADMINISTRATOR);
});
afterEach(() => fixture.store.close());

const set = (body: object, by = ada) => by.put<Saved>('/v1/consumption/budget', { currency: 'CNY', ...body });
const shown = async (body = {}, by = ada) => (await asking(by).overview(body)).answer;

describe('a budget line', () => {
  it('of the partner stands beside all its consumption', async () => {
    expect(await set({ monthly: '1100.00' })).toMatchObject({
      status: 200,
      answer: { customerId: null, currency: 'CNY', monthly: '1100.00', setAt: SET_AT },
    });
    expect(await shown()).toMatchObject({
      budget: { monthly: '1100.00', currency: 'CNY', isPassed: false, percent: '89.6', passedOn: null, setAt: SET_AT },
      mayChangeBudget: true,
    });
    await set({ monthly: '900' });
    expect((await shown()).budget).toMatchObject({ monthly: '900.00', isPassed: true, percent: '109.5', passedOn: '2024-09-05' });
  });

  it('of a customer stands beside that customer’s alone', async () => {
    await set({ customerId: 'c-1', monthly: '100' });
    expect((await shown({ filter: { customerId: 'c-1' } })).budget).toMatchObject({
      monthly: '100.00',
      isPassed: true,
      passedOn: '2024-09-05',
    });
    expect(await shown()).toMatchObject({ budget: null, mayChangeBudget: true });
    expect((await shown({ filter: { customerId: 'c-2' } })).budget).toBeNull();
  });

  it('is not shown beside a part, nor beside some days', async () => {
    await set({ monthly: '900' });
    for (const filter of [
      { service: 'ecs' },
      { associationType: 'agency-sale' },
      { chargeMode: null },
      { accountManagerId: null },
    ] as const)
      expect(await shown({ filter })).toMatchObject({ budget: null, mayChangeBudget: false });
    expect((await shown({ filter: { dates: { begin: '2024-09-01', end: '2024-09-30' } } })).budget).toBeNull();
  });

  it('is of one month: of several cycles the last one is looked at', async () => {
    await set({ monthly: '900' });
    const cycles = (from: string, to: string) => ({ filter: { cycles: { from, to } } });
    expect((await shown(cycles('2024-07', '2024-08'))).budget).toMatchObject({ isPassed: false, percent: '11.1' });
    expect((await shown(cycles('2024-08', '2024-09'))).budget).toMatchObject({ isPassed: true, percent: '109.5' });
  });

  it('is of one currency', async () => {
    await set({ monthly: '900' });
    expect((await shown({ filter: { currency: 'USD' } })).budget).toBeNull();
    await set({ monthly: '5', currency: 'USD' });
    expect((await shown({ filter: { currency: 'USD' } })).budget).toMatchObject({ monthly: '5.00', currency: 'USD', isPassed: true });
    expect((await shown()).budget).toMatchObject({ monthly: '900.00', currency: 'CNY' });
  });

  it('is taken away with null', async () => {
    await set({ monthly: '900' });
    expect((await set({ monthly: null })).answer).toEqual({ customerId: null, currency: 'CNY', monthly: null, setAt: null });
    expect((await shown()).budget).toBeNull();
  });

  it('is on record with what it was set to, refusals too', async () => {
    await set({ customerId: 'c-1', monthly: '100' });
    await set({ customerId: 'c-1', monthly: null });
    await set({ customerId: 'nobody', monthly: '1' });
    const rows = (await fixture.audit()).filter(({ action }) => action === 'consumption.budget');
    expect(rows.map(({ outcome, refusal, targets, details }) => ({ outcome, refusal, targets, details }))).toEqual([
      { outcome: 'done', refusal: null, targets: ['c-1'], details: { currency: 'CNY', monthly: '100.00' } },
      { outcome: 'done', refusal: null, targets: ['c-1'], details: { currency: 'CNY' } },
      { outcome: 'refused', refusal: 'not-found', targets: ['nobody'], details: { currency: 'CNY', monthly: '1.00' } },
    ]);
  });
});

test.each([
  ['1e3', 'amount-not-a-number'],
  ['', 'amount-not-a-number'],
  ['0.00', 'amount-not-positive'],
  ['-1', 'amount-not-positive'],
  ['1.001', 'amount-too-precise'],
  ['99999999999999', 'amount-out-of-range'],
])('A budget of “%s” is refused by name', async (monthly, code) => {
  expect(await set({ monthly })).toMatchObject({ status: 422, answer: { code, errors: [{ pointer: '/body/monthly' }] } });
  expect((await shown()).budget).toBeNull();
});

test('Whoever sees but some customers draws no line for the partner, but one for a customer in scope', async () => {
  for (const subject of [ACCOUNT_MANAGER, TEAM_LEAD]) {
    const session = await fixture.openSession(subject);
    expect(await set({ monthly: '900' }, session)).toMatchObject({ status: 403, answer: { code: 'permission-missing' } });
    expect(await set({ customerId: 'c-2', monthly: '900' }, session)).toMatchObject({ status: 404, answer: { code: 'not-found' } });
    expect((await set({ customerId: 'c-1', monthly: '40' }, session)).status).toBe(200);
    expect(await shown({}, session)).toMatchObject({ budget: null, mayChangeBudget: false });
    expect(await shown({ filter: { customerId: 'c-1' } }, session)).toMatchObject({
      budget: { monthly: '40.00', isPassed: true },
      mayChangeBudget: true,
    });
  }
});

test('A customer is not told what line its partner drew, and draws none', async () => {
  await set({ customerId: 'c-1', monthly: '40' });
  const self = await fixture.openSession({ kind: 'end-customer', customerId: 'c-1' });
  expect(await shown({}, self)).toMatchObject({ budget: null, mayChangeBudget: false });
  expect(await set({ customerId: 'c-1', monthly: '40' }, self)).toMatchObject({ status: 403, answer: { code: 'session-kind-wrong' } });
});

test('A distributor draws lines for its resellers and their customers, and for nobody else’s', async () => {
  const reseller = { kind: 'reseller', mode: 'test', currency: 'CNY', rolesFrom: 'session', parentPartnerId: PARTNER } as const;
  await fixture.store.write(RESELLER, async (unit) => {
    await unit.partners.add({ ...reseller, partnerId: RESELLER, name: '东方云' });
    await unit.customers.save(RESELLER, [customerRecord('r-1')]);
  });
  const indirectPartnerId = RESELLER;
  expect((await set({ indirectPartnerId, monthly: '10' })).status).toBe(200);
  expect((await set({ indirectPartnerId, customerId: 'r-1', monthly: '7' })).status).toBe(200);
  expect(await set({ indirectPartnerId, customerId: 'c-1', monthly: '7' })).toMatchObject({ status: 404 });
  expect(await set({ indirectPartnerId: `par_${'Z'.repeat(22)}`, monthly: '7' })).toMatchObject({
    status: 404,
    answer: { code: 'not-found' },
  });
  expect((await shown({ indirectPartnerId })).budget).toMatchObject({ monthly: '10.00', isPassed: false, percent: '0.0' });
  expect((await shown({ indirectPartnerId, filter: { customerId: 'r-1' } })).budget).toMatchObject({ monthly: '7.00' });
  expect(await shown({ indirectPartnerId: 'all' })).toMatchObject({ budget: null, mayChangeBudget: false });
  expect((await shown()).budget).toBeNull();
});
