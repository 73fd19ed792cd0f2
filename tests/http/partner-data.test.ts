import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealContext } from '../../bff/domain/personal-fields.ts';
import type { CustomerRecord } from '../../bff/ports/records.ts';
import { type Store, StoreOverloaded } from '../../bff/ports/store.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { type AnswerOf, contract } from '../../shared/contract/index.ts';
import { outcomesOf, push } from './batches.ts';
import { ADMINISTRATOR, CLEAR, type Fixture, MANAGER, openFixture, PARTNER, START } from './fixture.ts';

const security = createDemonstrationSecurity();
let fixture: Fixture;
beforeEach(async () => {
  fixture = await openFixture();
});
afterEach(() => fixture.store.close());

const put = (customers: unknown) => push(fixture, '/v1/customers', { customers });
const NEW = { customerId: 'n-1', associationType: 'agency-sale', associatedAt: '2024-09-01T00:00:00Z' };

async function stored(customerId: string) {
  const [one] = await fixture.store.write(PARTNER, (unit) => unit.customers.stored(PARTNER, [customerId]));
  if (!one) throw new Error('The customer is not stored.');
  return one;
}

async function change(customerId: string, different: Partial<CustomerRecord>): Promise<void> {
  const { customer } = await stored(customerId);
  await fixture.store.write(PARTNER, (unit) => unit.customers.save(PARTNER, [{ ...customer, ...different }]));
}

/** Right after the first read for merging, others tag one customer and erase another. */
function beQuicker(store: Store): Store {
  let isFirst = true;
  const write: Store['write'] = async (partnerId, command) => {
    const answer = await store.write(partnerId, command);
    if (!isFirst || !(answer instanceof Map)) return answer;
    isFirst = false;
    await store.write(PARTNER, async (unit) => {
      const [first, second] = await unit.customers.stored(PARTNER, ['c-1', 'c-2']);
      if (!first || !second) throw new Error('The customers are not stored.');
      const erased = { ...second.customer, customerName: null, customerNameMasked: null, erasedAt: '2024-09-15T04:00:00.000Z' };
      await unit.customers.save(PARTNER, [{ ...first.customer, tags: ['from an operator'] }, erased]);
    });
    return answer;
  };
  return { ...store, write };
}

/** Whenever customers were read for merging, somebody tags one of them anew. */
function beQuickerEachTime(store: Store): Store {
  let count = 0;
  const write: Store['write'] = async (partnerId, command) => {
    const answer = await store.write(partnerId, command);
    if (!(answer instanceof Map)) return answer;
    count += 1;
    await store.write(PARTNER, async (unit) => {
      const [first] = await unit.customers.stored(PARTNER, ['c-1']);
      if (first) await unit.customers.save(PARTNER, [{ ...first.customer, tags: [`tag ${count}`] }]);
    });
    return answer;
  };
  return { ...store, write };
}

describe("customers from the partner's own system", () => {
  it('are saved also while others change them all the time, and keep what the others did', async () => {
    await fixture.store.close();
    fixture = await openFixture({}, beQuickerEachTime);
    const reply = await put([
      { customerId: 'c-1', level: 'V5' },
      { customerId: 'c-2', level: 'V5' },
    ]);
    expect([reply.status, outcomesOf(reply)]).toEqual([200, ['changed', 'changed']]);
    expect((await stored('c-1')).customer).toMatchObject({ level: 'V5', tags: [expect.stringMatching(/^tag \d$/)] });
  });

  it('are added, then unchanged, then changed by what is stated anew, and keep what is not', async () => {
    const item = {
      ...NEW,
      customerName: '江南云帆科技有限公司',
      customerType: 'enterprise',
      mobile: '１３８-0000-1234',
      email: 'Ops@yunfan.example',
      credit: { available: '1200.5', arrears: '0', currency: 'CNY' },
      tags: [' b ', 'a', 'a'],
    };
    expect(outcomesOf(await put([item]))).toEqual(['added']);
    const before = await stored('n-1');
    expect(before.customer).toMatchObject({
      customerNameMasked: '江南****公司',
      associatedAt: '2024-09-01T00:00:00.000Z',
      credit: { availableMinor: 120_050n, arrearsMinor: 0n, asOf: new Date(START).toISOString() },
      tags: ['a', 'b'],
    });
    expect(await security.openField(before.customer.mobileSealed ?? '', sealContext(PARTNER, 'n-1', 'mobile'))).toBe('138-0000-1234');

    fixture.clock.now += 60_000;
    expect(outcomesOf(await put([item]))).toEqual(['unchanged']);
    expect(await stored('n-1')).toEqual(before);

    expect(outcomesOf(await put([{ customerId: 'n-1', email: null, level: 'V2' }]))).toEqual(['changed']);
    const after = (await stored('n-1')).customer;
    expect(after).toEqual({ ...before.customer, emailSealed: null, emailMasked: null, emailIndex: null, level: 'V2' });
  });

  it('are not said to be unchanged where the store was overloaded halfway, and sent again are completed', async () => {
    await fixture.store.close();
    let writes = 0;
    const overload = (store: Store): Store => ({
      ...store,
      write: (partnerId, command) => {
        writes += 1;
        return writes === 4 ? Promise.reject(new StoreOverloaded()) : store.write(partnerId, command);
      },
    });
    fixture = await openFixture({}, overload);
    const customers = Array.from({ length: 500 }, (_, index) => ({ ...NEW, customerId: `n-${index}` }));
    const { status, answer } = await put(customers);
    expect([status, answer.code]).toEqual([503, 'overloaded']);
    expect(answer.detail).not.toContain('Nothing was changed');
    const counts = Object.entries(Object.groupBy(outcomesOf(await put(customers)), String)).map(([change, all]) => [change, all?.length]);
    expect(counts).toEqual([
      ['unchanged', 200],
      ['added', 300],
    ]);
  });

  it('are found by their number however it was padded', async () => {
    await put([{ ...NEW, partnerCustomerNo: '\tN 77 ' }]);
    const session = await fixture.openSession(ADMINISTRATOR);
    const found = await session.post<{ total: number }>('/v1/customers/search', { filter: { customerId: 'N 77' } });
    expect(found.answer.total).toBe(1);
    expect((await put([{ ...NEW, partnerCustomerNo: ' ' }])).status).toBe(400);
  });

  it('are not taken under an id that no page could be asked for', async () => {
    const words = Object.keys(contract).flatMap((key) => /\/v1\/customers\/([^/:]+)$/.exec(key)?.[1] ?? []);
    expect(words).toContain('filter-options');
    for (const customerId of ['.', '..', ...words]) {
      const { status, answer } = await put([{ ...NEW, customerId }]);
      expect([customerId, status, answer.errors?.[0]?.pointer]).toEqual([customerId, 400, '/body/customers/0/customerId']);
    }
    expect(outcomesOf(await put([{ ...NEW, customerId: 'tags.1' }]))).toEqual(['added']);
  });

  it('answer item by item, and a refused one keeps no other from being saved', async () => {
    await change('c-2', { erasedAt: '2024-09-01T00:00:00.000Z', customerName: null, customerNameMasked: null });
    const reply = await put([
      { customerId: 'n-2', associationType: 'referral' },
      NEW,
      { ...NEW, level: 'V5' },
      { customerId: 'c-1' },
      { customerId: 'c-2', customerName: '华北电力公司' },
    ]);
    expect(outcomesOf(reply)).toEqual(['customer-incomplete', 'added', 'item-repeated', 'unchanged', 'customer-erased']);
    expect(reply.answer).toMatchObject({ done: 2, refused: 3 });
    expect((await stored('n-1')).customer.level).toBeNull();
    expect((await stored('c-2')).customer.customerName).toBeNull();
  });

  it('leave an audit row with counts and ids, and nobody’s data in answer, log or audit', async () => {
    await put([{ ...NEW, customerName: CLEAR.names[0], mobile: CLEAR.mobiles[0], email: CLEAR.emails[0] }, { customerId: 'c-3' }]);
    const row = (await fixture.audit()).at(-1);
    expect(row).toMatchObject({
      actor: { kind: 'partner-key' },
      action: 'customers.save',
      outcome: 'done',
      targets: ['n-1'],
      details: { added: 1, changed: 0, unchanged: 1, refused: 0 },
    });
    const everything = JSON.stringify([row, fixture.lines, fixture.sent]);
    for (const value of [CLEAR.names[0], CLEAR.mobiles[0], CLEAR.emails[0]]) expect(everything).not.toContain(value);
  });

  it('with the longest names are saved a few a command, so that nobody else waits for all of them', async () => {
    const name = (index: number) => String.fromCodePoint(0x4e00 + index).repeat(256);
    const customers = Array.from({ length: 60 }, (_, index) => ({
      ...NEW,
      customerId: `n-${index}`,
      customerName: name(index),
      accountName: name(index),
    }));
    expect((await put(customers)).answer).toMatchObject({ done: 60, refused: 0 });
    const saves = (await fixture.audit()).filter(({ action }) => action === 'customers.save');
    expect(saves.map(({ targets }) => targets.length)).toEqual([19, 19, 19, 3]);
    expect(saves.flatMap(({ targets }) => targets)).toEqual(customers.map(({ customerId }) => customerId));
  });

  it('of one call are saved to the last of a thousand, and a thousand and one are refused whole', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({ ...NEW, customerId: `m-${index}` }));
    const refused = await put(many);
    expect([refused.status, refused.answer]).toMatchObject([400, { code: 'batch-too-large', errors: [{ pointer: '/body/customers' }] }]);
    expect(await fixture.store.reads.customers.exists(PARTNER, 'm-0')).toBe(false);
    const saved = await put(many.slice(0, 1000));
    expect(saved.answer).toMatchObject({ done: 1000, refused: 0 });
    expect(outcomesOf(saved)).toEqual(Array(1000).fill('added'));
    const rows = (await fixture.audit()).filter(({ action }) => action === 'customers.save');
    expect(rows.flatMap(({ targets }) => targets)).toEqual(many.slice(0, 1000).map(({ customerId }) => customerId));
    expect(new Set(rows.map(({ requestId }) => requestId)).size).toBe(1);
  });

  it('keep no credit of a referral customer', async () => {
    const credit = { available: '5', arrears: '0', currency: 'CNY' };
    await put([{ ...NEW, associationType: 'referral', credit }]);
    expect((await stored('n-1')).customer.credit).toBeNull();
    await put([{ customerId: 'n-1', associationType: 'agency-sale', credit }]);
    expect((await stored('n-1')).customer.credit).toMatchObject({ availableMinor: 500n });
    await put([{ customerId: 'n-1', associationType: 'referral' }]);
    expect((await stored('n-1')).customer.credit).toBeNull();
  });

  it('state their resources whole, and by them when the first one expires', async () => {
    const resources = [
      { resourceId: 'b', service: 'RDS', expiresAt: '2024-10-02T00:00:00Z' },
      { resourceId: 'a', name: 'web', service: 'ECS', region: 'cn-north-4', expiresAt: '2024-09-20T00:00:00Z' },
    ];
    expect(outcomesOf(await put([{ ...NEW, resources }]))).toEqual(['added']);
    expect((await stored('n-1')).customer.earliestResourceExpiryAt).toBe('2024-09-20T00:00:00.000Z');
    expect(outcomesOf(await put([{ customerId: 'n-1', resources }]))).toEqual(['unchanged']);
    const renamed = resources.map((one) => (one.resourceId === 'a' ? { ...one, name: 'shop' } : one));
    expect(outcomesOf(await put([{ customerId: 'n-1', resources: renamed }]))).toEqual(['changed']);
    const span = { from: '2024-09-15T00:00:00.000Z', until: '2024-12-01T00:00:00.000Z' };
    const shown = async () => (await fixture.store.reads.customers.expiringResources(PARTNER, 'n-1', span, 10)).resources;
    expect(await shown()).toMatchObject([
      { resourceId: 'a', name: 'shop' },
      { resourceId: 'b', name: null },
    ]);
    expect(outcomesOf(await put([{ customerId: 'n-1', resources: resources.slice(0, 1) }]))).toEqual(['changed']);
    expect(await shown()).toMatchObject([{ resourceId: 'b' }]);
    expect(outcomesOf(await put([{ customerId: 'n-1', resources: [] }]))).toEqual(['changed']);
    expect((await stored('n-1')).customer.earliestResourceExpiryAt).toBeNull();
  });

  it('state that there are no resources, or the earliest expiry alone, and list and page agree on what came last', async () => {
    const resources = [{ resourceId: 'a', service: 'ECS', expiresAt: '2024-09-20T00:00:00Z' }];
    const ada = await fixture.openSession(ADMINISTRATOR);
    const shown = async () => {
      const { customer, expiringResources } = (await ada.get<AnswerOf<'GET /v1/customers/:customerId'>>('/v1/customers/n-1')).answer;
      return [customer.earliestResourceExpiryAt, expiringResources.resources.length, expiringResources.total, expiringResources.isStated];
    };
    await put([NEW]);
    expect(await shown()).toEqual([null, 0, 0, false]);
    expect(outcomesOf(await put([{ customerId: 'n-1', resources: [] }]))).toEqual(['changed']);
    expect(await shown()).toEqual([null, 0, 0, true]);
    expect(outcomesOf(await put([{ customerId: 'n-1', resources: [] }]))).toEqual(['unchanged']);
    await put([{ customerId: 'n-1', resources }]);
    expect(await shown()).toEqual(['2024-09-20T00:00:00.000Z', 1, 1, true]);
    expect(outcomesOf(await put([{ customerId: 'n-1', level: 'V1' }]))).toEqual(['changed']);
    expect(await shown()).toEqual(['2024-09-20T00:00:00.000Z', 1, 1, true]);
    const expiry = { customerId: 'n-1', earliestResourceExpiryAt: '2024-09-20T00:00:00Z' };
    expect(outcomesOf(await put([expiry]))).toEqual(['changed']);
    expect(await shown()).toEqual(['2024-09-20T00:00:00.000Z', 0, 0, false]);
    expect(outcomesOf(await put([expiry]))).toEqual(['unchanged']);
    await put([{ customerId: 'n-1', resources }]);
    await put([{ customerId: 'n-1', earliestResourceExpiryAt: null }]);
    expect(await shown()).toEqual([null, 0, 0, false]);
  });

  it.each([
    ['resources beside the expiry that they state', { resources: [], earliestResourceExpiryAt: null }, 'earliestResourceExpiryAt'],
    [
      'a resource twice',
      { resources: ['2024-10-01', '2024-10-02'].map((day) => ({ resourceId: 'a', service: 's', expiresAt: `${day}T00:00:00Z` })) },
      'resources',
    ],
    ['a third decimal', { credit: { available: '1.005', arrears: '0', currency: 'CNY' } }, 'credit/available'],
    ['a debt below zero', { credit: { available: '1', arrears: '-2', currency: 'CNY' } }, 'credit/arrears'],
    ['a mobile that is a name', { mobile: '李雷' }, 'mobile'],
    ['an address without an at', { email: 'lilei' }, 'email'],
    ['a local time', { associatedAt: '2024-09-01 08:00:00' }, 'associatedAt'],
    ['twenty-one tags', { tags: Array.from({ length: 21 }, (_, index) => `t${index}`) }, 'tags'],
  ])('with %s are refused whole, and nothing is saved', async (_title, wrong, pointer) => {
    const reply = await put([NEW, { ...NEW, customerId: 'n-2', ...wrong }]);
    expect([reply.status, reply.answer.code]).toEqual([400, 'request-invalid']);
    expect(reply.answer.errors?.map((error) => error.pointer)).toContain(`/body/customers/1/${pointer}`);
    expect(await fixture.store.reads.customers.exists(PARTNER, 'n-1')).toBe(false);
  });

  it('lose nothing that an operator, or an erasure, did while they were being merged', async () => {
    const raced = await openFixture({}, (store) => beQuicker(store));
    const items = [
      { customerId: 'c-1', level: 'V4' },
      { customerId: 'c-2', customerName: '华北电力公司' },
    ];
    expect(outcomesOf(await push(raced, '/v1/customers', { customers: items }))).toEqual(['changed', 'customer-erased']);
    const both = await raced.store.write(PARTNER, (unit) => unit.customers.stored(PARTNER, ['c-1', 'c-2']));
    expect(both.map(({ customer }) => customer)).toMatchObject([{ level: 'V4', tags: ['from an operator'] }, { customerName: null }]);
    await raced.store.close();
  });
});

describe("assignments from the partner's own system", () => {
  const assign = (assignments: unknown) => push(fixture, '/v1/assignments', { assignments });
  const now = new Date(START).toISOString();

  it('assign, hand over and withdraw, and said again change nothing', async () => {
    const items = [
      { customerId: 'c-1', userId: 'lin', at: '2024-09-12T00:00:00Z' },
      { customerId: 'c-2', userId: 'lin' },
      { customerId: 'c-3', userId: null },
    ];
    const first = await assign(items);
    expect(outcomesOf(first)).toEqual(['changed', 'added', 'unchanged']);
    const lin = await fixture.store.reads.operators.findByUserId(PARTNER, 'lin');
    expect(lin).toMatchObject({ roles: ['account-manager'], name: null });
    expect((await stored('c-1')).assignment).toEqual({ operatorId: lin?.operatorId, assignedAt: '2024-09-12T00:00:00.000Z' });
    expect((await stored('c-2')).assignment).toEqual({ operatorId: lin?.operatorId, assignedAt: now });
    expect((await fixture.audit()).at(-1)).toMatchObject({
      action: 'assignments.save',
      targets: ['c-1', 'c-2'],
      details: { assigned: 2, withdrawn: 0, unchanged: 1, refused: 0, managersAdded: [lin?.operatorId] },
    });

    fixture.clock.now += 60_000;
    expect(outcomesOf(await assign(items))).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(outcomesOf(await assign([{ customerId: 'c-1', userId: null, at: '2024-09-14T00:00:00Z' }]))).toEqual(['changed']);
    expect(await stored('c-1')).toMatchObject({ assignment: null, lastEndedAt: '2024-09-14T00:00:00.000Z' });
    expect(await fixture.store.reads.customers.managers(PARTNER, 'c-1', 10)).toMatchObject([
      { userId: 'lin', assignedAt: '2024-09-12T00:00:00.000Z', endedAt: '2024-09-14T00:00:00.000Z' },
      { operatorId: MANAGER, assignedAt: '2024-09-10T00:00:00.000Z', endedAt: '2024-09-12T00:00:00.000Z' },
    ]);
  });

  it('are refused one by one, each for its own reason', async () => {
    await assign([{ customerId: 'c-2', userId: 'mei', at: '2024-09-01T00:00:00Z' }]);
    await assign([{ customerId: 'c-2', userId: null, at: '2024-09-08T00:00:00Z' }]);
    await fixture.openSession({ kind: 'operator', userId: 'ada', roles: ['administrator'] });
    const reply = await assign([
      { customerId: 'gone', userId: 'mei' },
      { customerId: 'c-3', userId: 'ada' },
      { customerId: 'c-1', userId: 'lin', at: '2024-09-09T00:00:00Z' },
      { customerId: 'c-2', userId: 'mei', at: '2024-09-07T23:59:59.999Z' },
      { customerId: 'c-4', userId: 'mei', at: new Date(START + 1).toISOString() },
      { customerId: 'c-4', userId: 'mei' },
    ]);
    expect(outcomesOf(reply)).toEqual([
      'not-found',
      'not-an-account-manager',
      'assignment-overlaps',
      'assignment-overlaps',
      'assignment-in-future',
      'item-repeated',
    ]);
    expect(reply.answer).toMatchObject({ done: 0, refused: 6 });
    expect(await fixture.store.reads.operators.findByUserId(PARTNER, 'lin')).toBeNull();
    expect((await stored('c-4')).assignment).toBeNull();
  });

  it('never give a role where roles are kept in the store', async () => {
    const person = { partnerId: PARTNER, name: null, nameMasked: null, roles: [], supervisorId: null };
    await fixture.store.write(PARTNER, (unit) =>
      unit.operators.save({ ...person, operatorId: 'op_NNNNNNNNNNNNNNNNNNNNNN', userId: 'named' }),
    );
    const items = [
      { customerId: 'c-2', userId: 'named' },
      { customerId: 'c-3', userId: 'unknown' },
      { customerId: 'c-4', userId: 'mei' },
    ];
    await fixture.store.write(PARTNER, (unit) => unit.partners.setRolesFrom(PARTNER, 'store'));
    expect(outcomesOf(await assign(items))).toEqual(['not-an-account-manager', 'not-an-account-manager', 'added']);
    await fixture.store.write(PARTNER, (unit) => unit.partners.setRolesFrom(PARTNER, 'session'));
    expect(outcomesOf(await assign(items))).toEqual(['added', 'added', 'unchanged']);
    expect((await fixture.store.reads.operators.findByUserId(PARTNER, 'named'))?.roles).toEqual(['account-manager']);
  });

  it('are refused whole beyond a thousand', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({ customerId: `m-${index}`, userId: 'mei' }));
    expect((await assign(many)).answer.code).toBe('batch-too-large');
    expect((await assign(many.slice(1))).answer).toMatchObject({ done: 0, refused: 1000 });
  });
});
