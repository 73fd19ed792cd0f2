import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BodyOf } from '../../shared/contract/index.ts';
import { onBothEngines } from '../storage/stores.ts';
import {
  type Adjustments,
  addAccountWorld,
  allocate,
  BALANCE,
  charge,
  customer,
  faultsOf,
  ledgerOf,
  recall,
  spent,
  topUp,
} from './account-world.ts';
import { push } from './batches.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Session, START } from './fixture.ts';
import { EAST, FOREIGN, WEST } from './quota-world.ts';

const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();

onBothEngines('Adjustment records', (engines) => {
  let fixture: Fixture;
  let ada: Session;

  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store], { requestsPerMinute: 10_000 }))[0] as Fixture;
    await addAccountWorld(fixture.store);
    ada = await fixture.openSession(ADMINISTRATOR);
    await topUp(fixture, '1000.00');
  });

  afterEach(async () => {
    expect(await faultsOf(fixture)).toEqual([]);
  });

  const list = async (body: BodyOf<'POST /v1/accounts/adjustments'> = {}) => {
    const reply = await ada.post<Adjustments>('/v1/accounts/adjustments', body);
    if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
    return reply.answer;
  };
  const short = ({ records }: Adjustments) =>
    records.map(({ type, id, amount, balanceAfter }) => `${type} ${id} ${amount} ${balanceAfter}`);
  const later = () => {
    fixture.clock.now += 1000;
  };

  it('name who got or gave back what, what was left, by whom and why; what was refused, spent or topped up is none', async () => {
    const given = await allocate(ada, { 'c-1': '50.00', 'c-4': '5.00', 'c-2': '20.00' }, { memo: '十月' });
    later();
    await charge(fixture, 'c-1', '10.00');
    later();
    await recall(ada, { 'c-1': '15.00' });
    const listed = await list();
    expect(short(listed)).toEqual(['recall c-1 15.00 25.00', 'allocation c-2 20.00 20.00', 'allocation c-1 50.00 50.00']);
    expect([listed.total, listed.next]).toEqual([3, null]);
    expect(listed.records[2]).toMatchObject({
      operationId: given.answer.operation.operationId,
      customer: { customerId: 'c-1', customerName: '华为****公司', partnerCustomerNo: 'N-1', accountManager: { userId: 'mei' } },
      reseller: null,
      currency: 'CNY',
      at: at(0),
      by: { kind: 'operator', userId: 'ada', name: 'Ad***' },
      memo: '十月',
    });
    expect(JSON.stringify(listed)).not.toMatch(/华为技术|13812341234/);
  });

  it('are narrowed by customer, reseller, type, time, transaction and currency, all at once', async () => {
    await topUp(fixture, '100.00', { currency: 'USD' });
    const first = await allocate(ada, { 'c-1': '1.00', 'c-2': '2.00' });
    later();
    await allocate(ada, { 'c-1': '3.00' }, { currency: 'USD' });
    later();
    await recall(ada, { 'c-1': '0.50' });
    later();
    await allocate(ada, { [EAST]: '4.00', [WEST]: '5.00' }, { to: 'reseller' });
    const of = async (body: BodyOf<'POST /v1/accounts/adjustments'>) => {
      const listed = await list(body);
      expect(listed.total).toBe(listed.records.length);
      return listed.records.map(({ amount }) => amount);
    };
    expect(await of({})).toEqual(['5.00', '4.00', '0.50', '3.00', '2.00', '1.00']);
    expect(await of({ customerId: 'c-1' })).toEqual(['0.50', '3.00', '1.00']);
    expect(await of({ resellerId: EAST })).toEqual(['4.00']);
    expect(await of({ types: ['recall'] })).toEqual(['0.50']);
    expect(await of({ types: ['dissociation-recall'] })).toEqual([]);
    expect(await of({ from: at(1), until: at(3) })).toEqual(['0.50', '3.00']);
    expect(await of({ operationId: first.answer.operation.operationId })).toEqual(['2.00', '1.00']);
    expect(await of({ currency: 'USD' })).toEqual(['3.00']);
    expect(await of({ customerId: 'c-1', types: ['allocation'], currency: 'CNY' })).toEqual(['1.00']);
    expect(await of({ customerId: 'x-1' })).toEqual([]);
  });

  it('come in pages that neither repeat nor leave out, ten unless another size is asked for', async () => {
    for (let round = 0; round < 8; round++) {
      if (round % 3 === 0) later();
      await allocate(ada, { 'c-1': `${round + 1}.01`, 'c-2': `${round + 1}.02`, 'c-3': `${round + 1}.03` });
    }
    const all = (await list({ size: 100 })).records.map(({ amount }) => amount);
    expect([all.length, new Set(all).size]).toEqual([24, 24]);
    expect((await list()).records).toHaveLength(10);
    const paged: string[] = [];
    let after: string | null | undefined;
    do {
      const page: Adjustments = await list({ size: 5, ...(after && { after }) });
      expect(page.total).toBe(24);
      paged.push(...page.records.map(({ amount }) => amount));
      after = page.next;
    } while (after);
    expect(paged).toEqual(all);
  });

  it('of another list, or made up, are no place to go on from', async () => {
    await allocate(ada, { 'c-1': '1.00', 'c-2': '2.00' });
    const { next } = await list({ size: 1 });
    const code = async (body: object) => (await ada.post('/v1/accounts/adjustments', body)).answer.code;
    expect(await code({ size: 1, after: next, types: ['recall'] })).toBe('cursor-invalid');
    expect(await code({ after: 'eyJhIjoxfQ' })).toBe('cursor-invalid');
    expect(await code({ from: at(1), until: at(0) })).toBe('range-inverted');
  });

  it('of a reseller’s customers are read with its id; without one a distributor reads its own alone', async () => {
    await allocate(ada, { [EAST]: '100.00' }, { to: 'reseller' });
    later();
    await allocate(ada, { 'e-1': '30.00' }, { indirectPartnerId: EAST });
    expect(short(await list())).toEqual([`allocation ${EAST} 100.00 100.00`]);
    expect((await list()).records[0]?.reseller).toEqual({ partnerId: EAST, name: '东' });
    expect(short(await list({ indirectPartnerId: EAST }))).toEqual(['allocation e-1 30.00 30.00']);
    expect(short(await list({ customerId: 'e-1' }))).toEqual([]);
    const foreign = await ada.post('/v1/accounts/adjustments', { indirectPartnerId: FOREIGN });
    expect([foreign.status, foreign.answer.code]).toEqual([404, 'not-found']);
  });

  it('tell what came back because the tie changed apart from a recall', async () => {
    await allocate(ada, { 'c-2': '40.00' });
    await charge(fixture, 'c-2', '15.00');
    later();
    await push(fixture, '/v1/customers', { customers: [{ customerId: 'c-2', associationType: 'referral' }] });
    expect(short(await list())).toEqual(['dissociation-recall c-2 25.00 0.00', 'allocation c-2 40.00 40.00']);
    const [record] = (await list({ types: ['dissociation-recall'], currency: 'CNY', customerId: 'c-2' })).records;
    expect(record).toMatchObject({ at: at(1), by: { kind: 'partner-key', userId: null, name: null }, customer: { customerId: 'c-2' } });
    // What it gets back of what it spent follows the rest.
    expect((await charge(fixture, 'c-2', '5.00', { direction: 'refunded' })).answer.balance).toBe('0.00');
    expect(await ledgerOf(fixture, PARTNER, BALANCE, customer('c-2'), spent('c-2'))).toEqual(['990.00', '0.00', '10.00']);
    expect((await charge(fixture, 'c-2', '1.00')).answer.code).toBe('allocation-insufficient');
  });
});
