import { matchHeader } from './header.ts';

/**
 * The columns that are read of a FOCUS cost and usage file (FinOps Open Cost and Usage Specification 1.0 to 1.3), with the other spellings that exports
 * use. All of them stand in 1.0 and keep name and meaning until 1.3. What the later versions add is passed over: 1.1 capacity reservations, quantities of commitments,
 * SkuMeter; 1.2 InvoiceId (the invoice is neither order nor transaction), types of accounts, the currency of prices; 1.3 ServiceProviderName and HostProviderName in place of
 * ProviderName and PublisherName, allocation of shared costs, ContractApplied. `Region` is RegionId before 1.0.
 */
export const FOCUS_COLUMNS = {
  BillingAccountId: [],
  BillingCurrency: [],
  BillingPeriodStart: [],
  ChargePeriodStart: [],
  BilledCost: [],
  ListCost: [],
  EffectiveCost: [],
  BillingAccountName: [],
  SubAccountId: [],
  SubAccountName: [],
  ChargeCategory: [],
  ChargeClass: [],
  ChargeFrequency: [],
  ChargeDescription: [],
  PricingCategory: [],
  CommitmentDiscountType: [],
  ServiceName: [],
  RegionId: ['Region'],
  RegionName: [],
  ResourceId: [],
  ResourceName: [],
  ResourceType: [],
} as const satisfies Record<string, readonly string[]>;
export type FocusColumn = keyof typeof FOCUS_COLUMNS;

/** Without these a file is no FOCUS file. */
export const FOCUS_REQUIRED: readonly FocusColumn[] = [
  'BillingAccountId',
  'BillingCurrency',
  'BillingPeriodStart',
  'ChargePeriodStart',
  'BilledCost',
];

export function isFocusHeader(header: readonly string[]): boolean {
  const { places } = matchHeader(header, FOCUS_COLUMNS);
  return FOCUS_REQUIRED.every((column) => places[column] !== undefined);
}
