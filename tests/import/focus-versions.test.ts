import { beforeEach, expect, test } from 'vitest';
import { ImportRefused } from '../../bff/actions/imports/import-refused.ts';
import type { BillLineRecord } from '../../bff/ports/records.ts';
import type { Store } from '../../bff/ports/store.ts';
import { amountToText } from '../../shared/values/amount.ts';
import { onBothEngines } from '../storage/stores.ts';
import { addPartner, bring, consumedIn, fileOf } from './fixture.ts';
import { linesHandedOver } from './handed-over.ts';

type Row = Record<string, string>;

/** Columns of FOCUS 1.0 that stand in every later version. */
const COMMON: Row = {
  BilledCost: '1.10',
  BillingAccountId: 'acc-1',
  BillingAccountName: 'Payer',
  BillingCurrency: 'USD',
  BillingPeriodStart: '2024-09-01T00:00:00Z',
  BillingPeriodEnd: '2024-10-01T00:00:00Z',
  ChargeCategory: 'Usage',
  ChargeClass: '',
  ChargeDescription: 'Hours',
  ChargeFrequency: 'Usage-Based',
  ChargePeriodStart: '2024-09-02T00:00:00Z',
  ChargePeriodEnd: '2024-09-02T01:00:00Z',
  CommitmentDiscountCategory: '',
  CommitmentDiscountType: '',
  EffectiveCost: '1.10',
  ListCost: '1.25',
  PricingCategory: 'Standard',
  RegionId: 'cn-north-4',
  RegionName: 'CN North',
  ResourceId: 'res-1',
  ResourceName: 'web-1',
  ResourceType: 'Instance',
  ServiceCategory: 'Compute',
  ServiceName: 'Servers',
  SubAccountId: 'sub-1',
  SubAccountName: 'Atlas Nimbus',
  Tags: '{"a":"b"}',
};

const V1_1 = {
  CapacityReservationId: 'cr-1',
  CapacityReservationStatus: 'Used',
  CommitmentDiscountQuantity: '',
  ServiceSubcategory: 'VMs',
  SkuMeter: 'h',
};
const V1_2 = {
  ...V1_1,
  InvoiceId: 'INV-1',
  BillingAccountType: 'Partner',
  SubAccountType: 'Account',
  PricingCurrency: 'Credits',
  PricingCurrencyEffectiveCost: '110',
};
const V1_3 = {
  ...V1_2,
  ServiceProviderName: 'Cloud',
  HostProviderName: 'Host',
  AllocatedMethodId: 'm-1',
  AllocatedResourceId: 'other',
  AllocatedTags: '{}',
  ContractApplied: '[]',
};

const VERSIONS: [version: string, added: Row][] = [
  ['1.0', { ProviderName: 'Cloud', PublisherName: 'Cloud' }],
  ['1.1', { ProviderName: 'Cloud', PublisherName: 'Cloud', ...V1_1 }],
  ['1.2', { ProviderName: 'Cloud', PublisherName: 'Cloud', ...V1_2 }],
  ['1.3', V1_3],
];

const ROWS: Row[] = [
  {},
  {
    BilledCost: '-0.10',
    ListCost: '',
    ChargeCategory: 'Usage',
    ChargeClass: 'Correction',
    PricingCategory: '',
    ChargeFrequency: 'One-Time',
  },
  {
    BilledCost: '12',
    ListCost: '12',
    ChargeCategory: 'Purchase',
    ChargeFrequency: 'One-Time',
    ResourceType: '',
    ResourceName: '',
    RegionId: '',
    RegionName: '',
  },
  { BilledCost: '0.66', ChargeCategory: 'Tax', ChargeFrequency: 'Recurring', PricingCategory: '' },
  { BilledCost: '-2', ChargeCategory: 'Credit', ChargeFrequency: 'One-Time', PricingCategory: 'Other' },
  { BilledCost: '0', PricingCategory: 'Committed', CommitmentDiscountCategory: 'Spend', CommitmentDiscountType: 'Savings Plan' },
];

function fileIn(added: Row, rows: readonly Row[] = ROWS) {
  const columns = Object.keys({ ...COMMON, ...added });
  const lines = rows.map((row) => columns.map((column) => `"${{ ...COMMON, ...added, ...row }[column]?.replaceAll('"', '""')}"`).join(','));
  return fileOf([columns.join(','), ...lines, ''].join('\n'));
}

function told({ due, listPrice, billClass, billType, chargeMode, region, regionName, resourceType, resourceName }: BillLineRecord) {
  const amounts = [amountToText(due), listPrice && amountToText(listPrice)];
  return [...amounts, billClass, billType, chargeMode, region, regionName, resourceType, resourceName];
}

const NOTHING = undefined;
const PLACE = ['cn-north-4', 'CN North', 'Instance', 'web-1'];
const TOLD = [
  ['1.10', '1.25', 'consumption', 5, 3, ...PLACE],
  ['-0.10', null, 'adjustment', NOTHING, NOTHING, ...PLACE],
  ['12.00', '12.00', 'consumption', 1, NOTHING, null, NOTHING, NOTHING, NOTHING],
  ['0.66', '1.25', 'consumption', NOTHING, NOTHING, ...PLACE],
  ['-2.00', '1.25', 'adjustment', NOTHING, NOTHING, ...PLACE],
  ['0.00', '1.25', 'consumption', 5, 11, ...PLACE],
];

onBothEngines('A FOCUS file', (engines) => {
  let store: Store;
  beforeEach(async () => {
    store = (await engines.open()).store;
    await addPartner(store);
  });

  test.each(VERSIONS)('of version %s says of its charges what the version states, and nothing else', async (_version, added) => {
    const handedOver: BillLineRecord[] = [];
    const report = await bring(linesHandedOver(store, handedOver), [fileIn(added)]);
    expect(handedOver.map(told)).toEqual(TOLD);
    expect(handedOver.some((line) => 'tradeId' in line || 'tradedAt' in line || 'amounts' in line || 'faults' in line)).toBe(false);
    expect(report).toMatchObject({ rowsRead: 6, rowsRefused: 0, linesWritten: 6 });
    expect(await consumedIn(store, '2024-09')).toBe('11.66');
  });

  test('of version 1.3 about contracts, which holds no charges, is refused', async () => {
    const contracts = fileOf('ContractId,ContractCommitmentId,ContractCommitmentCost,BillingCurrency\nc,d,5,USD\n', 'contracts.csv');
    const refused = await bring(store, [contracts]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ImportRefused);
    expect((refused as ImportRefused).details).toMatchObject({ code: 'columns-missing', file: 'contracts.csv' });
  });
});
