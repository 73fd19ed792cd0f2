import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT_MANAGER, ADMINISTRATOR, CLEAR, type Fixture, openFixture, PARTNER, type Session } from './fixture.ts';

const REVEAL = '/v1/customers/reveal';
const DISCLOSE = '/v1/customers/disclosures';
const COPY = { customerId: 'c-1', field: 'mobile', act: 'copy' };

let fixture: Fixture;
let session: Session;
const reveal = (customerIds: string[], field = 'mobile', by = session) => by.post(REVEAL, { field, customerIds });
const disclose = (different: object = {}, by = session) => by.post(DISCLOSE, { ...COPY, ...different });

beforeEach(async () => {
  fixture = await openFixture();
  session = await fixture.openSession(ADMINISTRATOR);
});
afterEach(() => fixture.store.close());

describe('copying, calling and writing', () => {
  it('a value on the screen are each a row of the trail, without the value', async () => {
    await reveal(['c-1']);
    for (const act of ['copy', 'call', 'copy']) expect((await disclose({ act })).status).toBe(204);
    const rows = (await fixture.audit()).filter(({ action }) => action === 'customers.disclose');
    expect(rows.map(({ outcome, targets, details }) => ({ outcome, targets, details }))).toEqual(
      ['copy', 'call', 'copy'].map((act) => ({ outcome: 'done', targets: ['c-1'], details: { field: 'mobile', act } })),
    );
    expect(JSON.stringify(rows)).not.toContain(CLEAR.mobiles[0]);
  });

  it('end with the seconds that the reveal named', async () => {
    await reveal(['c-1']);
    fixture.clock.now += 59_999;
    expect((await disclose()).status).toBe(204);
    fixture.clock.now += 1;
    expect((await disclose()).status).toBe(404);
  });

  it('go on for as long as the newest reveal of the same cell', async () => {
    await reveal(['c-1']);
    fixture.clock.now += 40_000;
    await reveal(['c-1', 'c-2']);
    fixture.clock.now += 40_000;
    expect((await disclose()).status).toBe(204);
  });

  it('need a reveal of this very field of this very customer, by this very operator', async () => {
    await reveal(['c-1']);
    const colleague = await fixture.openSession({ ...ADMINISTRATOR, userId: 'bob' });
    const replies = [await disclose({ field: 'email' }), await disclose({ customerId: 'c-2' }), await disclose({}, colleague)];
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('of what one may not see, what one does not see and what is not there answer alike, and are written down as refused', async () => {
    const manager = await fixture.openSession(ACCOUNT_MANAGER);
    await reveal(['c-2']);
    const replies = [];
    for (const customerId of ['c-1', 'c-2', 'x-1', 'nobody']) replies.push(await disclose({ customerId }, manager));
    expect(new Set(replies.map(({ status, text }) => `${status} ${text.replace(/req_[\w-]{22}/, '')}`)).size).toBe(1);
    expect(replies[0]?.status).toBe(404);
    const rows = (await fixture.audit()).filter(({ action }) => action === 'customers.disclose');
    expect(rows.map(({ refusal, targets }) => [refusal, ...targets])).toEqual([
      ['not-found', 'c-1'],
      ['not-found', 'c-2'],
      ['not-found', 'x-1'],
      ['not-found', 'nobody'],
    ]);
  });

  it('end when the customer leaves the operator’s scope, whatever is still on the screen', async () => {
    const manager = await fixture.openSession(ACCOUNT_MANAGER);
    await reveal(['c-1'], 'mobile', manager);
    const other = { operatorId: 'op_OOOOOOOOOOOOOOOOOOOOOO', partnerId: PARTNER, userId: 'li', name: null, nameMasked: null } as const;
    await fixture.store.write(PARTNER, async (unit) => {
      await unit.operators.save({ ...other, roles: ['account-manager'], supervisorId: null });
      await unit.customers.assign(PARTNER, [{ customerId: 'c-1', operatorId: other.operatorId, assignedAt: '2024-09-15T04:00:00.000Z' }]);
    });
    expect((await disclose({}, manager)).status).toBe(404);
  });

  it('end when the customer is erased, whatever is still on the screen', async () => {
    await reveal(['c-1']);
    await fixture.store.write(PARTNER, (unit) => unit.customers.erase(PARTNER, 'c-1', new Date(fixture.clock.now).toISOString()));
    expect((await disclose()).status).toBe(404);
    const again = await reveal(['c-1']);
    expect([again.status, again.answer]).toMatchObject([200, { values: [{ customerId: 'c-1', value: null }] }]);
    expect((await disclose()).status).toBe(404);
  });

  it('take no other act and no more than one customer', async () => {
    expect((await disclose({ act: 'sell' })).answer.errors?.[0]?.pointer).toBe('/body/act');
    expect((await disclose({ customerIds: ['c-1'] })).status).toBe(400);
  });
});

it('a reveal that was refused shows nothing that could be passed on', async () => {
  await fixture.store.close();
  fixture = await openFixture({ revealCellsPerMinute: 1 });
  session = await fixture.openSession(ADMINISTRATOR);
  expect((await reveal(['c-1', 'c-2'])).status).toBe(429);
  expect((await disclose()).status).toBe(404);
});
