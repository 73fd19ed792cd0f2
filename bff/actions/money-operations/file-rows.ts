import { minorToText } from '../../../shared/values/minor.ts';
import type { OperationKind } from '../../../shared/values/money-lists.ts';
import type { LoggedItem } from '../../ports/operation-log.ts';
import type { Cell } from '../../ports/table-files.ts';
import type { Doer } from '../money/doers.ts';
import type { PickedCustomer } from '../money/picked.ts';
import { refusalOf, unknownCoupon, unknownCustomer } from './rows.ts';

/** What a row of a result file is made of. */
export interface FileRow {
  item: LoggedItem;
  customer: PickedCustomer | null;
  by: Doer;
}

type Column = readonly [name: string, cellOf: (row: FileRow) => Cell];

const MOVED_NAMES: { readonly [Kind in OperationKind]?: string } = { 'coupon-recall': 'recalled', 'coupon-issue': 'issued' };

/** Columns of the result of an operation, by machine-readable names, which are the same in every language. */
export function columnsOf(kind: OperationKind): readonly Column[] {
  return [['operation_id', ({ item }) => item.operationId], ...partyColumns(kind), ...amountColumns(kind), ...ENDING];
}

function partyColumns(kind: OperationKind): Column[] {
  const quota: Column = ['quota_id', ({ item }) => item.quotaId];
  const reseller: Column[] = [
    ['reseller_id', ({ item }) => item.resellerId],
    ['reseller_name', ({ item }) => item.resellerName],
  ];
  const customer: Column[] = [
    ['customer_id', ({ item }) => item.customerId ?? unknownCustomer(item)],
    ['masked_name', ({ customer }) => customer?.customerName ?? customer?.accountName ?? null],
  ];
  if (kind.startsWith('quota-')) return [quota, ...reseller];
  if (kind === 'allocation' || kind === 'allocation-recall') return [...customer, ...reseller];
  return [['coupon_id', ({ item }) => item.couponId ?? unknownCoupon(item)], ...customer];
}

function amountColumns(kind: OperationKind): Column[] {
  const faceValue = (item: LoggedItem) => item.face ?? (kind === 'coupon-issue' ? item.asked : null);
  const isOfCoupons = kind.startsWith('coupon-') || kind === 'dissociation' || kind === 'type-switch';
  return [
    ...(isOfCoupons ? [['face_value', ({ item }: FileRow) => amount(faceValue(item))] as const] : []),
    ['balance_before', ({ item }) => amount(item.balanceBefore)],
    [MOVED_NAMES[kind] ?? 'moved', ({ item }) => amount(item.moved)],
  ];
}

const ENDING: readonly Column[] = [
  ['result', ({ item }) => item.state],
  ['reason', ({ item }) => refusalOf(item.refusal)],
  ['operator', ({ by }) => by.userId ?? by.id],
  ['time', ({ item }) => item.at],
];

function amount(minor: bigint | null): Cell {
  return minor === null ? null : { number: minorToText(minor) };
}
