import { beforeEach, expect, it } from 'vitest';
import { addKey } from '../../bff/actions/keys/add-key.ts';
import type { CustomerRecord } from '../../bff/ports/records.ts';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { CUSTOMER_SORTS, SORT_DIRECTIONS } from '../../shared/values/lists.ts';
import { customerRecord, named } from '../storage/records.ts';
import { onBothEngines, security } from '../storage/stores.ts';
import {
  ACCOUNT_MANAGER,
  ADMINISTRATOR,
  type Fixture,
  MANAGER,
  OTHER_PARTNER,
  openReplicas,
  PARTNER,
  PORTAL,
  type Session,
  START,
  TEAM_LEAD,
} from './fixture.ts';

type Search = BodyOf<'POST /v1/customers/search'>;
type Page = AnswerOf<'POST /v1/customers/search'>;

const EAST = 'par_EEEEEEEEEEEEEEEEEEEEEE';
const WEST = 'par_WWWWWWWWWWWWWWWWWWWWWW';
const FOREIGN = 'par_FFFFFFFFFFFFFFFFFFFFFF';
const MISSING = 'par_MMMMMMMMMMMMMMMMMMMMMM';
const AWKWARD = '西 "云" \\ Cloud';

onBothEngines("Resellers' customers", (engines) => {
  let fixture: Fixture;
  let ada: Session;

  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store], { requestsPerMinute: 100_000 }))[0] as Fixture;
    await addReseller(EAST, '东', records('e'));
    await addReseller(WEST, AWKWARD, records('w'));
    await addReseller(FOREIGN, '外', records('f'), OTHER_PARTNER);
    ada = await fixture.openSession(ADMINISTRATOR);
  });

  /** Values repeat and are missing here and there, within a reseller and across; `shared` is a customer of both. */
  function records(letter: string): CustomerRecord[] {
    return [...Array.from({ length: 13 }, (_, index) => `${letter}-${index}`), 'shared'].map((customerId, index) =>
      customerRecord(customerId, {
        ...named(index % 2 === 0 ? '华北电力' : '东方云商'),
        associatedAt: `2024-01-0${1 + (index % 3)}T00:00:00.000Z`,
        earliestResourceExpiryAt: index % 4 === 0 ? null : `2025-01-0${1 + (index % 2)}T00:00:00.000Z`,
        credit:
          index % 5 === 0
            ? null
            : { availableMinor: BigInt(index % 3), arrearsMinor: 0n, currency: 'CNY', asOf: '2024-09-01T00:00:00.000Z' },
      }),
    );
  }

  async function addReseller(partnerId: string, name: string, customers: CustomerRecord[], parentPartnerId = PARTNER): Promise<void> {
    const line = { billingAccountId: 'b', currency: 'CNY', listPrice: null, category: null, service: null, region: null, resourceId: null };
    await fixture.store.write(partnerId, async (unit) => {
      await unit.partners.add({ partnerId, name, kind: 'reseller', mode: 'test', currency: 'CNY', rolesFrom: 'session', parentPartnerId });
      await unit.customers.save(partnerId, customers);
      await unit.deliveries.begin(partnerId, { deliveryId: 'dlv', source: 'test', startedAt: '2024-09-14T00:00:00.000Z' });
      const lines = customers.slice(3).map(({ customerId }, index) => {
        const due = { micro: BigInt((index % 4) - 1), rest: BigInt((index % 4) - 1) };
        return { ...line, customerId, cycle: '2024-09', due, consumedAt: '2024-09-02T00:00:00.000Z', description: null };
      });
      await unit.deliveries.addLines(partnerId, 'dlv', lines);
      await unit.deliveries.switch(partnerId, 'dlv', partnerId === EAST ? '2024-09-14T00:00:00.000Z' : '2024-09-13T00:00:00.000Z');
    });
  }

  const search = async (body: Search, by = ada) => (await by.post<Page>('/v1/customers/search', body)).answer;
  const rowName = (row: Page['customers'][number]) => `${row.reseller?.partnerId} ${row.customerId}`;

  async function walk(body: Search, from: 'first' | 'last'): Promise<string[]> {
    const names: string[] = [];
    let page: Search['page'] = { size: 10, at: from };
    for (;;) {
      const answer = await search({ ...body, page });
      const rows = answer.customers.map(rowName);
      names.splice(from === 'first' ? names.length : 0, 0, ...rows);
      const cursor = from === 'first' ? answer.page.next : answer.page.previous;
      if (cursor === null) return names;
      page = from === 'first' ? { size: 10, after: cursor } : { size: 10, before: cursor };
    }
  }

  it('are one list of all resellers, each row with its own, and none of another distributor’s', async () => {
    const { customers, total, consumption } = await search({ indirectPartnerId: 'all', page: { size: 50, at: 'first' } });
    expect([total, customers.length]).toEqual([28, 28]);
    expect(new Set(customers.map(({ reseller }) => JSON.stringify(reseller)))).toEqual(
      new Set([JSON.stringify({ partnerId: EAST, name: '东' }), JSON.stringify({ partnerId: WEST, name: AWKWARD })]),
    );
    expect(consumption).toMatchObject({ cycle: '2024-09', asOf: '2024-09-14T00:00:00.000Z' });
    const own = await search({ page: { size: 50, at: 'first' } });
    expect(own.customers.map(({ customerId, reseller }) => [customerId.slice(0, 2), reseller])).toEqual(
      Array.from({ length: 4 }, () => ['c-', null]),
    );
  });

  it.each(CUSTOMER_SORTS.flatMap((by) => SORT_DIRECTIONS.map((direction) => ({ by, direction }))))(
    'are met once each, in the same order from both ends, by $by $direction',
    async (sort) => {
      for (const filter of [{}, { consumption: { minimum: '-1' } }, { customerName: '华北' }]) {
        const body: Search = { indirectPartnerId: 'all', sort, filter };
        const forward = await walk(body, 'first');
        const { total, customers } = await search({ ...body, page: { size: 50, at: 'first' } });
        expect(new Set(forward).size).toBe(total);
        expect(forward).toEqual(customers.map(rowName));
        expect(await walk(body, 'last')).toEqual(forward);
      }
    },
  );

  it('of one reseller are its own list, in the order they have among all', async () => {
    const all = await walk({ indirectPartnerId: 'all' }, 'first');
    expect(await walk({ indirectPartnerId: WEST }, 'first')).toEqual(all.filter((name) => name.startsWith(WEST)));
    const { page } = await search({ indirectPartnerId: WEST, page: { size: 10, at: 'first' } });
    const reply = await ada.post('/v1/customers/search', { indirectPartnerId: 'all', page: { size: 10, after: page.next } });
    expect([reply.status, reply.answer.code]).toEqual([400, 'cursor-invalid']);
  });

  it('of another distributor, or of nobody, are not there', async () => {
    for (const indirectPartnerId of [FOREIGN, MISSING, PARTNER, OTHER_PARTNER]) {
      const listed = await ada.post('/v1/customers/search', { indirectPartnerId });
      const shown = await ada.get(`/v1/customers/f-1?indirectPartnerId=${indirectPartnerId}`);
      expect([listed.status, listed.answer.code, shown.status, shown.answer.code]).toEqual([404, 'not-found', 404, 'not-found']);
    }
  });

  it('belong to account managers by the resellers they hold, and to a supervisor by the team’s', async () => {
    const [mei, lead] = [await fixture.openSession(ACCOUNT_MANAGER), await fixture.openSession(TEAM_LEAD)];
    for (const session of [mei, lead]) {
      expect(await search({ indirectPartnerId: 'all' }, session)).toMatchObject({ customers: [], total: 0 });
      expect((await session.post('/v1/customers/search', { indirectPartnerId: EAST })).status).toBe(404);
    }
    await fixture.store.write(PARTNER, (unit) =>
      unit.resellers.assign(PARTNER, [{ resellerId: EAST, operatorId: MANAGER, assignedAt: '2024-09-01T00:00:00.000Z' }]),
    );
    for (const session of [mei, lead]) {
      expect((await search({ indirectPartnerId: 'all' }, session)).total).toBe(14);
      expect((await search({ indirectPartnerId: EAST }, session)).total).toBe(14);
      expect((await session.post('/v1/customers/search', { indirectPartnerId: WEST })).status).toBe(404);
      expect((await session.get(`/v1/customers/e-1?indirectPartnerId=${EAST}`)).status).toBe(200);
      expect((await session.get(`/v1/customers/w-1?indirectPartnerId=${WEST}`)).status).toBe(404);
    }
  });

  it('show on their own page with the reseller, and only under it', async () => {
    const { answer } = await ada.get<AnswerOf<'GET /v1/customers/:customerId'>>(`/v1/customers/w-5?indirectPartnerId=${WEST}`);
    expect(answer.customer).toMatchObject({ customerId: 'w-5', reseller: { partnerId: WEST, name: AWKWARD } });
    for (const path of ['w-5', `w-5?indirectPartnerId=${EAST}`]) expect((await ada.get(`/v1/customers/${path}`)).status).toBe(404);
  });

  it('are asked for by a distributor alone, and never by a customer of its own', async () => {
    const customer = await fixture.openSession({ kind: 'end-customer', customerId: 'c-1' });
    expect((await customer.post('/v1/customers/search', { indirectPartnerId: EAST })).status).toBe(404);
    expect(await search({ indirectPartnerId: 'all' }, customer)).toMatchObject({ customers: [], total: 0 });
    const token = await tokenOf(EAST);
    for (const indirectPartnerId of ['all', WEST, EAST]) {
      const { status, answer } = await ada.post('/v1/customers/search', { indirectPartnerId }, { bearer: token });
      expect([status, answer.code]).toEqual([403, 'partner-kind-wrong']);
    }
    const shown = await ada.get(`/v1/customers/e-1?indirectPartnerId=${EAST}`, { bearer: token });
    expect([shown.status, shown.answer.code]).toEqual([403, 'partner-kind-wrong']);
  });

  /** A session of an administrator of another partner than the fixture's. */
  async function tokenOf(partnerId: string): Promise<string> {
    const key = await addKey({ store: fixture.store, security, clock: { now: () => START, businessNow: () => START } }, partnerId);
    if ('refusal' in key) throw new Error(key.refusal);
    const body = { subject: ADMINISTRATOR, origins: [PORTAL] };
    const minted = await fixture.call('POST', '/v1/sessions', { bearer: key.secret, origin: null, body });
    const { secret } = minted.answer as unknown as AnswerOf<'POST /v1/sessions'>;
    const swapped = await fixture.call('POST', '/v1/session/token', { body: { secret } });
    return (swapped.answer as unknown as AnswerOf<'POST /v1/session/token'>).token;
  }
});
