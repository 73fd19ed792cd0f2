import { sql } from 'kysely';
import type { OperationItemState } from '../../../shared/values/money-lists.ts';
import type { MoneyItem } from '../../ports/money-operations.ts';
import { type Connection, partsOf, queryFamily } from '../connection.ts';
import { needOperation } from './operation-keys.ts';
import { type Cell, insertRows, KEY_OF, minorOrNull, plain } from './rows.ts';

/** Columns of an item `i`, made into one by `toItem`. */
export const ITEM_COLUMNS = sql`i.item, i.at, i.state, i.refusal, (select q.quota_id from quotas q where q.quota_key = i.quota_key) as quota_id,
  (select c.coupon_id from coupons c where c.coupon_key = i.coupon_key) as coupon_id,
  (select c.customer_id from customers c where c.customer_key = i.customer_key) as customer_id,
  (select r.partner_id from partners r where r.partner_key = i.reseller_key) as reseller_id, cast(i.asked as text) as asked,
  cast(i.moved as text) as moved, cast(i.balance_before as text) as balance_before, i.terms, i.memo`;

export interface ItemRow {
  item: number;
  at: string;
  state: string;
  refusal: string | null;
  quota_id: string | null;
  coupon_id: string | null;
  customer_id: string | null;
  reseller_id: string | null;
  asked: string | null;
  moved: string | null;
  balance_before: string | null;
  terms: string | null;
  memo: string | null;
}

interface ItemSlots {
  operationId: string;
  after: number;
  limit: number;
}

const itemRows = queryFamily<readonly OperationItemState[], ItemSlots, ItemRow>(
  (states, slot) => sql`select ${ITEM_COLUMNS} from money_items i join money_operations o on o.operation_key = i.operation_key
    where o.operation_id = ${slot.operationId} and i.item > ${slot.after}
      ${states.length === 0 ? sql`` : sql`and i.state in (${sql.join(states.map((state) => sql.lit(state)))})`}
    order by i.operation_key, i.item limit ${slot.limit}`,
);

export async function itemsOf(
  connection: Connection,
  operationId: string,
  { states, after, limit }: { states: readonly OperationItemState[]; after: number; limit: number },
): Promise<MoneyItem[]> {
  return (await itemRows(connection, states, { operationId, after, limit })).map(toItem);
}

export function toItem(row: ItemRow): MoneyItem {
  return {
    item: row.item,
    at: row.at,
    state: row.state as OperationItemState,
    refusal: row.refusal,
    quotaId: row.quota_id,
    couponId: row.coupon_id,
    customerId: row.customer_id,
    resellerId: row.reseller_id,
    asked: minorOrNull(row.asked),
    moved: minorOrNull(row.moved),
    balanceBefore: minorOrNull(row.balance_before),
    terms: row.terms,
    memo: row.memo,
  };
}

const CELLS: readonly Cell[] = [
  ...['operation_key', 'item', 'partner_key'].map(plain('integer')),
  ...['at', 'state', 'refusal'].map(plain('text')),
  { column: 'quota_key', as: KEY_OF.quota, types: ['integer', 'text'] },
  // Not looked up where it is known: a plan that was made while there were few coupons would walk all of them.
  { column: 'coupon_key', as: `coalesce(cast(? as integer), ${KEY_OF.coupon})`, types: ['integer', 'integer', 'text'] },
  { column: 'customer_key', as: KEY_OF.customer, types: ['integer', 'text'] },
  { column: 'reseller_key', as: KEY_OF.partner, types: ['text'] },
  ...['asked', 'moved', 'balance_before'].map(plain('bigint')),
  ...['terms', 'memo'].map(plain('text')),
];

const CHANGING = CELLS.map(({ column }) => column).filter((column) => !['operation_key', 'item', 'partner_key'].includes(column));
const ENDING = `on conflict (operation_key, item) do update set ${CHANGING.map((column) => `${column} = excluded.${column}`).join(', ')}
  returning operation_key, item, quota_key, coupon_key, customer_key, reseller_key`;

const ROWS_PER_TURN = 1_024;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

type SavedItem = Record<'operation_key' | 'item', number> &
  Record<'quota_key' | 'coupon_key' | 'customer_key' | 'reseller_key', number | null>;

/** Adds or replaces items. Throws where one that was done names what the store does not have. */
export async function saveItems(connection: Connection, operationId: string, items: readonly MoneyItem[]): Promise<void> {
  if (items.length === 0) return;
  const { batch } = connection;
  const name = newName(operationId);
  if (batch?.recall(name) === 'without items' && items.length <= KEPT_MAXIMUM) {
    batch.keep({ kind: 'items', operationId, items });
    // Those it has now might be replaced.
    batch.learn(name, 'with items');
    return;
  }
  await addItems(connection, [{ operationId, items }]);
}

/** By what a batch knows an operation that it added itself. */
export function newName(operationId: string): string {
  return `new operation ${operationId}`;
}

const KEPT_MAXIMUM = 100;

/** `couponKeys`: of coupons that were just added, by their ids. */
export async function addItems(
  connection: Connection,
  all: readonly { operationId: string; items: readonly MoneyItem[] }[],
  couponKeys: ReadonlyMap<string, number> = NO_KEYS,
): Promise<void> {
  const rows: unknown[][] = [];
  const operations = new Map<number, readonly MoneyItem[]>();
  for (const { operationId, items } of all) {
    const { operationKey, partnerKey } = await needOperation(connection, operationId);
    operations.set(operationKey, items);
    for (const one of items) rows.push(rowOf(one, { operationKey, partnerKey, couponKey: couponKeys.get(one.couponId ?? '') ?? null }));
  }
  const saved: SavedItem[] = [];
  for (const part of partsOf(rows, ROWS_PER_TURN)) {
    // Thousands of rows must not keep whoever only reads from their turn.
    if (saved.length > 0) await nextTurn();
    for (const row of await insertRows<SavedItem>(connection, 'money_items', CELLS, part, ENDING)) saved.push(row);
  }
  const byNumber = new Map(saved.map((row) => [`${row.operation_key} ${row.item}`, row]));
  for (const [operationKey, items] of operations) {
    for (const one of items) {
      const row = byNumber.get(`${operationKey} ${one.item}`);
      if (one.state === 'done' && !(row && namesAll(one, row))) throw new Error(`The store has not what item ${one.item} names.`);
    }
  }
}

const NO_KEYS: ReadonlyMap<string, number> = new Map();

/** The parameters of `CELLS`. */
function rowOf(
  one: MoneyItem,
  { operationKey, partnerKey, couponKey }: { operationKey: number; partnerKey: number; couponKey: number | null },
): unknown[] {
  return [
    ...[operationKey, one.item, partnerKey, one.at, one.state, one.refusal],
    ...[partnerKey, one.quotaId, couponKey, partnerKey, one.couponId, partnerKey, one.customerId, one.resellerId],
    ...[one.asked, one.moved, one.balanceBefore, one.terms, one.memo],
  ];
}

function namesAll(item: MoneyItem, row: SavedItem): boolean {
  const named = (id: string | null, key: number | null) => id === null || key !== null;
  return (
    named(item.quotaId, row.quota_key) &&
    named(item.couponId, row.coupon_key) &&
    named(item.customerId, row.customer_key) &&
    named(item.resellerId, row.reseller_key)
  );
}
