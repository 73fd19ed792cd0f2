import { type Amount, readAmount } from '../../../shared/values/amount.ts';
import { BILL_CYCLE_PATTERN } from '../../../shared/values/bill-cycle.ts';
import { BILL_TYPES, type BillClass, CHARGE_MODES, type LineAmount } from '../../../shared/values/consumption-lists.ts';
import { CUSTOMER_ID_PATTERN } from '../../../shared/values/ids.ts';
import type { AssociationType } from '../../../shared/values/lists.ts';
import { CURRENCY_PATTERN } from '../../../shared/values/money.ts';
import type { LineStatement } from '../bill-line.ts';
import { isRefund, type LineAmounts, lineFaults, refundAmounts } from '../line-faults.ts';
import { CODE_MAXIMUM } from './code-length.ts';
import { RowRefused } from './row-problem.ts';
import { stated } from './stated.ts';
import { readTime, UTC } from './times.ts';

/** Fields of the upstream's `SubCustomerMonthlyBillDetail` that hold amounts (DOMAIN.md §4.2). */
const AMOUNT_FIELDS = {
  official_amount: 'list',
  official_discount_amount: 'discount',
  cash_amount: 'cash',
  credit_amount: 'credit',
  coupon_amount: 'coupon',
  flexipurchase_coupon_amount: 'cashCoupon',
  stored_value_card_amount: 'storedValueCard',
  debt_amount: 'arrears',
  writeoff_amount: 'writeOff',
} as const satisfies Record<string, LineAmount>;

/** The format has no field for them, so that they are no part of an identity of its lines. */
export const BILL_DETAIL_LACKS: readonly LineAmount[] = ['rounding', 'bonus'];

const ASSOCIATIONS = new Map<string, AssociationType>([
  ['1', 'referral'],
  ['2', 'agency-sale'],
]);
const CLASS_OF = new Map<number, BillClass>(Object.values(BILL_TYPES).map((type) => [type.code, type.class]));
const MODES: ReadonlySet<number> = new Set(Object.values(CHARGE_MODES));

/** Codes of closed lists that are not known here: the line is kept without them. */
export const CODED_FIELDS = ['bill_detail_type', 'charging_mode', 'association_type'] as const;
export type CodedField = (typeof CODED_FIELDS)[number];

/** One record in our words; what is absent is not stated. */
export interface BillDetailRow extends LineStatement {
  customerId: string;
  cycle: string;
  currency: string;
  consumedAt: string;
  due: Amount;
  listPrice: Amount | null;
  amounts: Partial<Record<Exclude<LineAmount, 'due' | 'list'>, Amount>>;
  faults: number;
  service: string | null;
  region: string | null;
  resourceId: string | null;
  description: string | null;
}

export interface ReadBillDetail {
  row: BillDetailRow;
  /** A refund that the source writes positive. */
  isTurned: boolean;
  /** How many of the amounts had more decimals than are kept. */
  roundings: number;
  unknown: readonly { field: CodedField; code: string }[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads a record of `ListSubCustomerBillDetail` whose numbers are text; `currency` stands on its answer. Throws `RowRefused`. */
export function readBillDetail(fields: Fields, currency: unknown): ReadBillDetail {
  const { amounts: written, roundings } = readAmounts(fields);
  const { unknown, ...codes } = readCodes(fields);
  const { amounts, isTurned } = isRefund(codes.billType) ? refundAmounts(written) : { amounts: written, isTurned: false };
  const { due, list = null, paid: _none, ...rest } = amounts;
  const row: BillDetailRow = {
    customerId: customerIdOf(fields),
    cycle: cycleOf(fields),
    currency: currencyOf(currency),
    consumedAt: consumedAtOf(fields),
    due,
    listPrice: list,
    amounts: rest,
    faults: lineFaults(amounts, codes.billType, BILL_DETAIL_LACKS),
    service: code(fields, 'service_type_code'),
    region: code(fields, 'region_code'),
    resourceId: text(fields, 'resource_id'),
    description: text(fields, 'product_name') ?? text(fields, 'product_spec_desc'),
    ...stated({
      ...codes,
      tradedAt: time(fields, 'trade_time'),
      tradeId: text(fields, 'trade_id'),
      serviceName: text(fields, 'service_type_name'),
      regionName: text(fields, 'region_name'),
      resourceType: code(fields, 'resource_type_code'),
      resourceTypeName: text(fields, 'resource_type_name'),
      resourceName: text(fields, 'resource_name'),
      enterpriseProject: code(fields, 'enterprise_project_id'),
    }),
  };
  return { row, isTurned, roundings, unknown };
}

/** Whose record it is and of which cycle, even where the rest of it cannot be read; null where that cannot be read either. */
export function memberOf(fields: Fields): { customerId: string; cycle: string } | null {
  try {
    return { customerId: customerIdOf(fields), cycle: cycleOf(fields) };
  } catch (error) {
    if (error instanceof RowRefused) return null;
    throw error;
  }
}

function customerIdOf(fields: Fields): string {
  const id = text(fields, 'customer_id') ?? refuse('customer_id', 'missing');
  return CUSTOMER_ID_PATTERN.test(id) ? id : refuse('customer_id', 'not-a-customer-id');
}

function cycleOf(fields: Fields): string {
  const cycle = text(fields, 'bill_cycle') ?? refuse('bill_cycle', 'missing');
  return BILL_CYCLE_PATTERN.test(cycle) ? cycle : refuse('bill_cycle', 'not-a-cycle');
}

function currencyOf(value: unknown): string {
  const currency = text({ currency: value }, 'currency')?.toUpperCase() ?? refuse('currency', 'missing');
  return CURRENCY_PATTERN.test(currency) ? currency : refuse('currency', 'not-a-currency');
}

/** What is bought is consumed as it is traded, where the record names no other time. */
function consumedAtOf(fields: Fields): string {
  return time(fields, 'consume_time') ?? time(fields, 'trade_time') ?? refuse('consume_time', 'missing');
}

function readAmounts(fields: Fields): { amounts: LineAmounts; roundings: number } {
  const due = amount(fields, 'payment_amount') ?? refuse('payment_amount', 'missing');
  const amounts: LineAmounts = { due: due.amount };
  let roundings = Number(due.isRounded);
  for (const [field, name] of Object.entries(AMOUNT_FIELDS)) {
    const read = amount(fields, field);
    if (read) amounts[name] = read.amount;
    if (read?.isRounded) roundings += 1;
  }
  return { amounts, roundings };
}

function readCodes(fields: Fields) {
  const unknown: { field: CodedField; code: string }[] = [];
  const known = <Value>(field: CodedField, look: (code: string) => Value | undefined): Value | null => {
    const written = text(fields, field);
    const value = written === null ? undefined : look(written);
    if (written !== null && value === undefined) unknown.push({ field, code: written });
    return value ?? null;
  };
  const billType = known('bill_detail_type', (written) => listed(written, CLASS_OF));
  return {
    unknown,
    billType,
    billClass: billType === null ? null : (CLASS_OF.get(billType) ?? null),
    chargeMode: known('charging_mode', (written) => listed(written, MODES)),
    associationType: known('association_type', (written) => ASSOCIATIONS.get(written)),
  };
}

function listed(written: string, list: { has(code: number): boolean }): number | undefined {
  const code = /^\d{1,4}$/.test(written) ? Number(written) : null;
  return code !== null && list.has(code) ? code : undefined;
}

function text(fields: Fields, field: string): string | null {
  const value = fields[field] ?? null;
  if (value === null) return null;
  if (typeof value !== 'string') refuse(field, 'not-text');
  // No store keeps it.
  if (value.includes('\0')) refuse(field, 'control-character');
  return value.trim() || null;
}

function code(fields: Fields, field: string): string | null {
  const value = text(fields, field);
  return value === null || value.length <= CODE_MAXIMUM ? value : refuse(field, 'too-long');
}

function time(fields: Fields, field: string): string | null {
  const value = text(fields, field);
  return value === null ? null : (readTime(value, UTC) ?? refuse(field, 'not-a-time'));
}

function amount(fields: Fields, field: string): ReturnType<typeof readAmount> {
  const value = text(fields, field);
  return value === null ? null : (readAmount(value) ?? refuse(field, 'not-an-amount'));
}

function refuse(field: string, problem: RowRefused['problem']): never {
  throw new RowRefused(field, problem);
}
