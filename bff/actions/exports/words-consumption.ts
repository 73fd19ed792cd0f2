import {
  type BillClass,
  type BillType,
  type ChargeMode,
  type Grouping,
  MONEY_SOURCES,
  type MoneySource,
} from '../../../shared/values/consumption-lists.ts';

/** Columns of the file of bill lines, in their order. */
export const LINE_FIELDS = [
  'cycle',
  'consumedAt',
  'tradedAt',
  'tradeId',
  'customerId',
  'partnerCustomerNo',
  'customerName',
  'accountName',
  'managerUserId',
  'managerName',
  'associationType',
  'billClass',
  'billType',
  'chargeMode',
  'service',
  'serviceName',
  'resourceType',
  'resourceTypeName',
  'region',
  'enterpriseProject',
  'currency',
  'due',
  'paid',
  'list',
  'discount',
  'rounding',
  ...MONEY_SOURCES,
  'faults',
] as const;
export type LineField = (typeof LINE_FIELDS)[number];
type LineAmountField = MoneySource | 'due' | 'paid' | 'list' | 'discount' | 'rounding';

export interface ConsumptionWords {
  fields: Readonly<Record<Exclude<LineField, LineAmountField>, string>>;
  amounts: Readonly<Record<LineAmountField, string>>;
  groupings: Readonly<Record<Grouping, string>>;
  classes: Readonly<Record<BillClass, string>>;
  billTypes: Readonly<Record<BillType, string>>;
  chargeModes: Readonly<Record<ChargeMode, string>>;
  /** Head of the column that names what the column before it gives the code of. */
  nameOf(grouping: string): string;
  lines: string;
  unstatedLines: string;
  share: string;
  notStated: string;
  nobody: string;
  formerCustomers: string;
  others(groups: number): string;
}
