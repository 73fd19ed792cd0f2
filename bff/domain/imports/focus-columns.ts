import { matchHeader } from './header.ts';

/**
 * The columns that are read of a FOCUS cost and usage file (FinOps Open Cost and Usage Specification 1.0 to 1.3), with the other spellings that exports
 * use. Versions 1.1 to 1.3 add columns and deprecate ProviderName and PublisherName; none of these is renamed. `Region` is RegionId before 1.0.
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
  ChargeDescription: [],
  ServiceName: [],
  RegionId: ['Region'],
  ResourceId: [],
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
