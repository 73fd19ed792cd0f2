import { describe, expect, test } from 'vitest';
import { amountToText } from '../../../shared/values/amount.ts';
import { FOCUS_COLUMNS, type FocusColumn } from './focus-columns.ts';
import { FocusRowReader } from './focus-row.ts';
import { matchHeader } from './header.ts';
import { RowRefused } from './row-problem.ts';

const CELLS: Record<FocusColumn, string> = {
  BillingAccountId: '1234567890123',
  BillingCurrency: 'USD',
  BillingPeriodStart: '2024-09-01 00:00:00',
  ChargePeriodStart: '2024-09-18T22:00:00Z',
  BilledCost: '0.00000080000',
  ListCost: '0.00000100000',
  EffectiveCost: '5e-7',
  BillingAccountName: 'Payer',
  SubAccountId: '51738928782',
  SubAccountName: 'Atlas Nimbus',
  ChargeCategory: 'Usage',
  ChargeClass: 'NULL',
  ChargeFrequency: 'Usage-Based',
  PricingCategory: 'Standard',
  CommitmentDiscountType: 'NULL',
  ChargeDescription: 'Requests',
  ServiceName: 'Queue',
  RegionId: 'us-west-2',
  RegionName: 'US West (Oregon)',
  ResourceId: 'NULL',
  ResourceName: 'orders',
  ResourceType: 'queue',
};

function readWith(changes: Partial<Record<FocusColumn, string>>) {
  const cells = { ...CELLS, ...changes };
  const header = Object.keys(cells);
  return new FocusRowReader(matchHeader(header, FOCUS_COLUMNS).places).read(Object.values(cells));
}

describe('a FOCUS row', () => {
  test('says who consumed what, when, and what is due for it', () => {
    const row = readWith({});
    expect(row).toMatchObject({
      billingAccountId: '1234567890123',
      subAccountId: '51738928782',
      accountName: 'Atlas Nimbus',
      cycle: '2024-09',
      consumedAt: '2024-09-18T22:00:00.000Z',
      currency: 'USD',
      category: 'Usage',
      kind: { billClass: 'consumption', billType: 5, chargeMode: 3 },
      region: 'us-west-2',
      regionName: 'US West (Oregon)',
      resourceId: null,
      resourceName: 'orders',
      resourceType: 'queue',
    });
    expect([row.due, row.listPrice, row.effective].map((amount) => amount && amountToText(amount))).toEqual([
      '0.0000008',
      '0.000001',
      '0.0000005',
    ]);
  });

  test.each(['', 'NULL', 'null'])('does not state a list price that is %j: not stated is not zero', (text) => {
    expect(readWith({ ListCost: text }).listPrice).toBeNull();
    expect(readWith({ ListCost: '0' }).listPrice).not.toBeNull();
  });

  test('belongs to the billing account itself where there is no sub-account', () => {
    expect(readWith({ SubAccountId: 'NULL' })).toMatchObject({ subAccountId: null, accountName: 'Payer' });
  });

  test.each([
    ['2024-09-01 00:00:00', '2024-09'],
    ['2024-08-31T16:00:00Z', '2024-09'],
    ['2024-10-01T00:00:00Z', '2024-10'],
  ])('of a billing period from %s is of cycle %s, a month in UTC+8', (start, cycle) => {
    expect(readWith({ BillingPeriodStart: start }).cycle).toBe(cycle);
  });

  test('counts amounts that had to be rounded', () => {
    expect(readWith({ BilledCost: '0.12345678901234567' }).roundings).toBe(1);
  });

  test.each([
    ['BilledCost', 'NULL', 'missing'],
    ['BilledCost', '1,000.00', 'not-an-amount'],
    ['ListCost', 'free', 'not-an-amount'],
    ['BillingCurrency', 'dollars', 'not-a-currency'],
    ['BillingPeriodStart', '2024-09-31', 'not-a-time'],
    ['ChargePeriodStart', '', 'missing'],
    ['BillingAccountId', '', 'missing'],
    ['SubAccountId', '5.17389E+10', 'digits-lost'],
    ['SubAccountId', 'x'.repeat(513), 'too-long'],
    ['ServiceName', 'x'.repeat(257), 'too-long'],
    ['ResourceType', 'x'.repeat(257), 'too-long'],
  ] as const)('whose %s is %j is refused by column: %s', (column, text, problem) => {
    expect(() => readWith({ [column]: text })).toThrow(new RowRefused(column, problem));
  });
});

describe('the header of a FOCUS file', () => {
  test.each([
    ['BillingAccountId', 'as the specification writes it'],
    ['billing_account_id', 'as databases export it'],
    ['Billing Account ID', 'by its display name'],
  ])('%s is known: %s', (name) => {
    expect(matchHeader([name], FOCUS_COLUMNS).places).toEqual({ BillingAccountId: 0 });
  });

  test('names columns of later versions and of providers without harm', () => {
    const header = ['BilledCost', 'InvoiceId', 'ServiceProviderName', 'x_Discounts', 'AllocatedTags'];
    expect(matchHeader(header, FOCUS_COLUMNS)).toMatchObject({ places: { BilledCost: 0 }, unknown: [2, 3, 4, 5], repeated: [] });
  });
});
