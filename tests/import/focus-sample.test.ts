import type { Decimal } from 'decimal.js';
import { beforeEach, expect, test } from 'vitest';
import type { ConsumptionQuery } from '../../bff/ports/consumption.ts';
import type { BillLineRecord } from '../../bff/ports/records.ts';
import type { Store } from '../../bff/ports/store.ts';
import { amountToText } from '../../shared/values/amount.ts';
import { onBothEngines } from '../storage/stores.ts';
import { addPartner, bring, customersOf, Exact, fileOf, PARTNER, SAMPLE_TEXT, sampleCells } from './fixture.ts';
import { linesHandedOver } from './handed-over.ts';

/** The sample's rows, read and added up by nothing of the BFF. */
const [SERVICES, ACCOUNTS, STARTS] = ['ServiceName', 'SubAccountId', 'BillingPeriodStart'].map(sampleCells);
const ROWS = sampleCells('BilledCost').map((cost, index) => ({
  cost,
  service: SERVICES?.[index],
  account: ACCOUNTS?.[index],
  cycle: monthInChina(STARTS?.[index] ?? ''),
}));
const CYCLES = ['2024-09', '2024-10'];

function monthInChina(text: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit' }).formatToParts(
    new Date(`${text}Z`),
  );
  const part = (type: string) => parts.find((one) => one.type === type)?.value;
  return `${part('year')}-${part('month')}`;
}

type Sums = Record<string, string>;

function expected(keyOf: (row: (typeof ROWS)[number]) => string): Sums {
  const sums = new Map<string, Decimal>();
  for (const row of ROWS) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? new Exact(0)).plus(row.cost));
  return plain([...sums].map(([key, sum]) => [key, sum.toFixed()]));
}

function plain(sums: readonly (readonly [string, string])[]): Sums {
  return Object.fromEntries(sums.map(([key, sum]) => [key, new Exact(sum).toFixed()]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
}

onBothEngines('The sample of FOCUS, asked of the store,', (engines) => {
  let store: Store;
  let subAccountOf: Map<string, string>;
  const handedOver: BillLineRecord[] = [];

  beforeEach(async () => {
    store = (await engines.open()).store;
    await addPartner(store);
    handedOver.length = 0;
    await bring(linesHandedOver(store, handedOver), [fileOf(SAMPLE_TEXT, 'sample.csv')]);
    const customers = await customersOf(store);
    subAccountOf = new Map(customers.map(({ customer }) => [customer.customerId, customer.partnerCustomerNo ?? '']));
  });

  function within(cycle: string): ConsumptionQuery {
    return { partnerIds: [PARTNER.partnerId], currency: 'USD', cycles: { from: cycle, to: cycle } };
  }

  async function grouped(by: 'service' | 'customer'): Promise<Sums> {
    const sums: (readonly [string, string])[] = [];
    for (const cycle of CYCLES) {
      const { groups, count } = await store.reads.figures.groups(within(cycle), { by, rankBy: 'due', top: 1000 });
      expect(groups).toHaveLength(count);
      for (const { key, due } of groups)
        sums.push([`${cycle} ${by === 'customer' ? subAccountOf.get(key ?? '') : key}`, amountToText(due)]);
    }
    return plain(sums);
  }

  test('gives each cycle, service and sub-account what a sum of its rows gives', async () => {
    const cycles = await store.reads.figures.byCycle({ ...within('2024-09'), cycles: { from: '2024-09', to: '2024-10' } });
    expect(plain(cycles.map(({ cycle, due }) => [cycle, amountToText(due)]))).toEqual(expected((row) => row.cycle));
    expect(await grouped('service')).toEqual(expected((row) => `${row.cycle} ${row.service}`));
    expect(await grouped('customer')).toEqual(expected((row) => `${row.cycle} ${row.account}`));
  });

  test('gives each service within each sub-account what a sum of its rows gives', async () => {
    const sums: (readonly [string, string])[] = [];
    for (const cycle of CYCLES) {
      const keys = [...subAccountOf.keys()];
      const inner = await store.reads.figures.groupsWithin(
        within(cycle),
        { by: 'customer', keys },
        { by: 'service', rankBy: 'due', top: 1000 },
      );
      for (const [customerId, { groups }] of inner) {
        for (const { key, due } of groups) sums.push([`${cycle} ${subAccountOf.get(customerId ?? '')} ${key}`, amountToText(due)]);
      }
    }
    expect(plain(sums)).toEqual(expected((row) => `${row.cycle} ${row.account} ${row.service}`));
  });

  test('was handed over with these sums, one line a row', () => {
    const sums = new Map<string, Decimal>();
    for (const { cycle, service, due } of handedOver) {
      sums.set(`${cycle} ${service}`, (sums.get(`${cycle} ${service}`) ?? new Exact(0)).plus(amountToText(due)));
    }
    expect(plain([...sums].map(([key, sum]) => [key, sum.toFixed()]))).toEqual(expected((row) => `${row.cycle} ${row.service}`));
    expect(handedOver).toHaveLength(ROWS.length);
  });
});
