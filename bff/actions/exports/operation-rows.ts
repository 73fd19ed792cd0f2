import { minorToText } from '../../../shared/values/minor.ts';
import type { LoggedItem } from '../../ports/operation-log.ts';
import type { Cell, TableHead } from '../../ports/table-files.ts';
import type { Doer } from '../money/doers.ts';
import type { PickedCustomer } from '../money/picked.ts';
import { refusalOf, unknownCoupon, unknownCustomer } from '../money-operations/rows.ts';
import { type ExportWords, OPERATION_FIELDS, type OperationField, timeText } from './words.ts';

const AMOUNTS: ReadonlySet<OperationField> = new Set(['asked', 'moved', 'balanceBefore', 'faceValue']);

export function operationHead(words: ExportWords): TableHead {
  return {
    title: words.kinds.operations,
    columns: OPERATION_FIELDS.map((field) => ({ name: words.operation[field], holds: AMOUNTS.has(field) ? 'amount' : 'text' })),
  };
}

/** A row of the log as the screen lists it: masked forms only (R-MASK-3). Refusals keep their codes. */
export function operationCells(
  item: LoggedItem,
  { customer, by, memo }: { customer: PickedCustomer | null; by: Doer; memo: string | null },
  words: ExportWords,
): Cell[] {
  const cells: Record<OperationField, Cell> = {
    at: timeText(item.at, 'second'),
    operationId: item.operationId,
    kind: words.operationKinds[item.kind],
    state: words.itemStates[item.state],
    refusal: refusalOf(item.refusal),
    actorKind: words.actorKinds[by.kind],
    actorUserId: by.userId ?? by.id,
    asset: words.assets[item.asset],
    currency: item.currency,
    quotaId: item.quotaId,
    couponId: item.couponId ?? unknownCoupon(item),
    customerId: item.customerId ?? unknownCustomer(item),
    customerName: customer?.customerName ?? null,
    accountName: customer?.accountName ?? null,
    reseller: item.resellerName,
    faceValue: amount(item.face),
    asked: amount(item.asked),
    balanceBefore: amount(item.balanceBefore),
    moved: amount(item.moved),
    memo,
  };
  return OPERATION_FIELDS.map((field) => cells[field]);
}

function amount(minor: bigint | null): Cell {
  return minor === null ? null : { number: minorToText(minor) };
}
