import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { onBothEngines } from '../storage/stores.ts';
import { outcomesOf, push } from './batches.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, OTHER_PARTNER, openReplicas, PARTNER, type Session, START } from './fixture.ts';
import {
  addResellers,
  EAST,
  END_OF_QUOTA,
  FOREIGN,
  faultsOf,
  MISSING,
  quotaOf,
  START_OF_QUOTA,
  showQuota,
  stateQuotas,
} from './quota-world.ts';

const DAY = 24 * 60 * 60 * 1000;

onBothEngines('Quotas', (engines) => {
  let fixture: Fixture;
  let ada: Session;

  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store]))[0] as Fixture;
    await addResellers(fixture.store);
    ada = await fixture.openSession(ADMINISTRATOR);
  });

  afterEach(async () => {
    expect(await faultsOf(fixture)).toEqual([]);
  });

  const state = async (...quotas: Parameters<typeof stateQuotas>[1]) => outcomesOf(await stateQuotas(fixture, quotas));
  const search = async (body: object, session = ada) => session.post<AnswerOf<'POST /v1/quotas/search'>>('/v1/quotas/search', body);
  const idsOf = async (body: object) => (await search(body)).answer.quotas.map(({ quotaId }) => quotaId);
  const upstream = async (partnerId = PARTNER) => {
    const book = { partnerId, asset: 'coupon', currency: 'CNY' } as const;
    return (await fixture.store.reads.ledger.balances(book, [{ kind: 'upstream' }]))[0];
  };

  it('are kept as the upstream states them, and a statement that is repeated changes nothing', async () => {
    const quota = quotaOf('q-1', { restrictions: { services: ['ecs'], maximumCount: 3 }, designatedCustomerIds: ['c-2', 'c-1'] });
    expect(await state(quota)).toEqual(['added']);
    expect(await state({ ...quota, designatedCustomerIds: ['c-1', 'c-2'] })).toEqual(['unchanged']);
    expect(await state({ quotaId: 'q-1' })).toEqual(['unchanged']);
    expect(await showQuota(ada, 'q-1')).toEqual({
      quotaId: 'q-1',
      asset: 'coupon',
      currency: 'CNY',
      state: 'normal',
      issuable: { isIssuable: true, refusal: null },
      effectiveAt: START_OF_QUOTA,
      expiresAt: END_OF_QUOTA,
      total: '1000.00',
      available: '1000.00',
      held: '0.00',
      outstanding: '0.00',
      spent: '0.00',
      granted: '0.00',
      expired: '0.00',
      expiringSoon: { coupons: 0, amount: '0.00' },
      restrictions: { services: ['ecs'], maximumCount: 3 },
      designated: 2,
      invoiceSubject: 'any',
      signingEntity: null,
      parentQuotaId: null,
      reseller: null,
      children: 0,
      createdAt: new Date(START).toISOString(),
      changedAt: new Date(START).toISOString(),
    });
    expect(await upstream()).toBe(-100_000n);
    const rows = (await fixture.audit()).filter(({ action }) => action === 'quotas.save');
    expect(rows.map(({ targets }) => targets)).toEqual([['q-1'], [], []]);
  });

  it('grow and shrink by what their total is restated, and by nothing else', async () => {
    await state(quotaOf('q-1'));
    expect(await state({ quotaId: 'q-1', total: '1500.5' })).toEqual(['changed']);
    expect([(await showQuota(ada, 'q-1')).available, await upstream()]).toEqual(['1500.50', -150_050n]);
    expect(await state({ quotaId: 'q-1', total: '0' })).toEqual(['changed']);
    expect([(await showQuota(ada, 'q-1')).available, await upstream()]).toEqual(['0.00', 0n]);
    expect(await state({ quotaId: 'q-1', state: 'frozen', restrictions: {}, designatedCustomerIds: ['c-1'] })).toEqual(['changed']);
    expect(await showQuota(ada, 'q-1')).toMatchObject({ state: 'frozen', designated: 1, total: '0.00' });
    expect(await state({ quotaId: 'q-1', designatedCustomerIds: ['c-2'] }, { quotaId: 'q-1', total: '7' })).toEqual([
      'changed',
      'item-repeated',
    ]);
    expect(await state({ quotaId: 'q-1', designatedCustomerIds: null })).toEqual(['changed']);
    expect(await showQuota(ada, 'q-1')).toMatchObject({ designated: null, total: '0.00' });
  });

  it('are refused item by item for what does not fit to what is known', async () => {
    await state(quotaOf('q-1'));
    const refused = await state(
      { quotaId: 'q-1', currency: 'USD' },
      quotaOf('q-2', { expiresAt: START_OF_QUOTA }),
      { quotaId: 'q-3', total: '1.00' },
      quotaOf('q-4', { asset: 'cash-coupon' }),
      quotaOf('q-5', { asset: 'cash-coupon', designatedCustomerIds: [], invoiceSubject: 'user', signingEntity: 'CN' }),
    );
    expect(refused).toEqual(['quota-fixed', 'validity-inverted', 'request-invalid', 'request-invalid', 'added']);
    expect(await idsOf({})).toEqual(['q-1', 'q-5']);
  });

  it.each([
    [{ total: '-1' }, 'amount-not-positive', '/body/quotas/1/total'],
    [{ total: '1e3' }, 'amount-not-a-number', '/body/quotas/1/total'],
    [{ total: '1.001' }, 'amount-too-precise', '/body/quotas/1/total'],
    [{ total: '999999999999.01' }, 'amount-out-of-range', '/body/quotas/1/total'],
    [{ restrictions: { maximumShare: '1.5' } }, 'request-invalid', '/body/quotas/1/restrictions/maximumShare'],
    [{ state: 'recalled' }, 'request-invalid', '/body/quotas/1/state'],
  ])('are refused whole where one is written wrongly: %j', async (wrong, code, pointer) => {
    const reply = await push(fixture, '/v1/quotas', { quotas: [quotaOf('q-1'), { ...quotaOf('q-2'), ...wrong }] });
    expect([reply.status, reply.answer.code, reply.answer.errors?.[0]?.pointer]).toEqual([
      code === 'request-invalid' ? 400 : 422,
      code,
      pointer,
    ]);
    expect(await idsOf({})).toEqual([]);
  });

  it('are at most a hundred in a call', async () => {
    const many = Array.from({ length: 101 }, (_, index) => quotaOf(`q-${index}`));
    expect((await stateQuotas(fixture, many)).answer.code).toBe('batch-too-large');
    expect(await state(...many.slice(1))).toEqual(Array.from({ length: 100 }, () => 'added'));
  });

  it('stand in the order of what can be issued next, page by page', async () => {
    await state(
      quotaOf('q-late'),
      quotaOf('q-soon', { expiresAt: '2024-10-01T00:00:00.000Z' }),
      quotaOf('q-also-soon', { expiresAt: '2024-10-01T00:00:00.000Z', asset: 'pick-up-coupon' }),
      quotaOf('q-frozen', { state: 'frozen' }),
      quotaOf('q-past', { expiresAt: '2024-02-01T00:00:00.000Z' }),
      quotaOf('q-future', { effectiveAt: '2025-01-01T00:00:00.000Z', expiresAt: '2026-01-01T00:00:00.000Z' }),
    );
    const order = ['q-soon', 'q-also-soon', 'q-late', 'q-future', 'q-frozen', 'q-past'];
    expect(await idsOf({})).toEqual(order);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { answer } = await search({ size: 1, ...(after && { after }) });
      expect(answer.total).toBe(6);
      seen.push(...answer.quotas.map(({ quotaId }) => quotaId));
      after = answer.next ?? undefined;
      // The order is that of the first page, also once some of them have ended.
      fixture.clock.now += 4 * DAY;
      ada = await fixture.openSession(ADMINISTRATOR);
    } while (after);
    expect(seen).toEqual(order);
    fixture.clock.now = START;
    ada = await fixture.openSession(ADMINISTRATOR);
    const { answer } = await search({});
    expect(answer.quotas.map(({ issuable }) => issuable.refusal)).toEqual([
      null,
      null,
      null,
      'quota-not-started',
      'quota-not-normal',
      'quota-expired',
    ]);
    expect(await idsOf({ isIssuable: true })).toEqual(order.slice(0, 3));
    expect(await idsOf({ isIssuable: false, states: ['normal', 'invalid'] })).toEqual(['q-future', 'q-past']);
    expect(await idsOf({ assets: ['pick-up-coupon'] })).toEqual(['q-also-soon']);
    expect(await idsOf({ assets: [] })).toEqual([]);
    expect(await idsOf({ quotaId: 'q-past' })).toEqual(['q-past']);
    const cursor = (await search({ size: 1 })).answer.next;
    expect((await search({ size: 1, assets: ['coupon'], after: cursor })).answer.code).toBe('cursor-invalid');
  });

  it('of other partners are not there', async () => {
    await state(quotaOf('q-1'));
    const other = await fixture.call('PUT', '/v1/quotas', { bearer: fixture.otherKey, origin: null, body: { quotas: [quotaOf('q-x')] } });
    expect(other.status).toBe(200);
    const [foreign, missing] = [await ada.get('/v1/quotas/q-x'), await ada.get('/v1/quotas/q-none')];
    expect(foreign.status).toBe(404);
    expect({ ...foreign.answer, requestId: '' }).toEqual({ ...missing.answer, requestId: '' });
    expect((await search({ parentQuotaId: 'q-x' })).answer.code).toBe('not-found');
    for (const indirectPartnerId of [FOREIGN, MISSING, OTHER_PARTNER]) {
      expect((await search({ indirectPartnerId })).answer.code).toBe('not-found');
      expect((await ada.get(`/v1/quotas/q-1?indirectPartnerId=${indirectPartnerId}`)).answer.code).toBe('not-found');
    }
    expect((await search({ indirectPartnerId: EAST })).answer.quotas).toEqual([]);
    expect(await upstream(OTHER_PARTNER)).toBe(-100_000n);
  });

  it('are refused in words to account managers', async () => {
    const mei = await fixture.openSession(ACCOUNT_MANAGER);
    const { status, answer } = await search({}, mei);
    expect([status, answer.code]).toEqual([403, 'permission-missing']);
    expect(answer.detail).toMatch(/role/);
  });
});
