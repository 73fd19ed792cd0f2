import { type RawBuilder, sql } from 'kysely';
import { amountToText } from '../../../shared/values/amount.ts';
import type { CustomerSort } from '../../../shared/values/lists.ts';
import type { CustomerListRow } from '../../ports/store.ts';
import { queryFamily } from '../connection.ts';
import { type CustomerTextRow, type MaskedRow, toMaskedCustomer } from './columns.ts';
import type { Driver } from './drivers.ts';
import type { Part } from './order.ts';
import { sumColumns } from './ranges.ts';
import type { SelectionShape, Values } from './selection.ts';
import { sourceOfPage } from './walk.ts';

export interface ListShape {
  driver: Driver['kind'];
  selection: SelectionShape;
  by: CustomerSort;
  /** Whether the cycle has sums in the currency; false for all sorts but consumption. */
  hasSums: boolean;
  part: Part;
  walk: 'asc' | 'desc';
  hasPlace: boolean;
  isPlaceIncluded: boolean;
  isOwn: boolean;
  isOfResellers: boolean;
}

export type ListedRow = MaskedRow &
  Pick<CustomerTextRow, 'credit_sort' | 'assigned_at'> & {
    operator_id: string | null;
    user_id: string | null;
    name_masked: string | null;
    /** `CNY 12 34,USD 5 6`: currency, micro, rest. */
    sums: string | null;
    /** The amount sorted by, `12 34`. */
    sorted_sum: string | null;
  };

/** One part of a page, in walking order. */
export const listRows = queryFamily<ListShape, Values, ListedRow>((shape, slot, connection) => {
  const { from, ending } = sourceOfPage(shape, slot, connection);
  const [micro, rest] = sumColumns('t', shape.isOwn);
  return sql`
    select c.customer_id, c.partner_customer_no, c.customer_name_masked, c.account_name_masked, c.mobile_masked, c.email_masked,
      c.association_type, c.associated_at, ${text('c.credit_available')} as credit_available, ${text('c.credit_arrears')} as credit_arrears,
      c.credit_currency, c.credit_as_of, ${shape.by === 'credit' ? text('c.credit_sort') : sql`null`} as credit_sort, c.resource_expiry_at, c.verification, c.customer_type,
      c.level, c.frozen, c.tags, c.assigned_at, o.operator_id, o.user_id, o.name_masked,
      (select string_agg(t.currency || ' ' || ${text(micro)} || ' ' || ${text(rest)}, ',') from cycle_totals t
        where t.customer_key = c.customer_key and t.cycle = ${slot.cycle} and ${sql.ref(micro)} is not null) as sums,
      ${shape.hasSums ? sql`${text('k.value0')} || ' ' || ${text('k.value1')}` : sql`null`} as sorted_sum
    from ${from}
    left join operators o on o.operator_key = c.manager_key
    ${ending}`;
});

function text(column: string): RawBuilder<string> {
  return sql<string>`cast(${sql.ref(column)} as text)`;
}

/** `reseller` names the partner whose row it is, where the list is that of several. */
export function toListRow(row: ListedRow, by: CustomerSort, reseller: CustomerListRow['reseller']): CustomerListRow {
  return {
    customer: toMaskedCustomer(row),
    reseller,
    accountManager:
      row.operator_id === null || row.user_id === null || row.assigned_at === null
        ? null
        : { operatorId: row.operator_id, userId: row.user_id, nameMasked: row.name_masked, assignedAt: row.assigned_at },
    consumption: row.sums === null ? [] : toConsumption(row.sums),
    place: { value: placeValueOf(row, by), customerId: row.customer_id, ...(reseller && { partnerId: reseller.partnerId }) },
  };
}

function toConsumption(sums: string): CustomerListRow['consumption'] {
  const list = sums.split(',').map((sum) => {
    const [currency = '', micro = '0', rest = '0'] = sum.split(' ');
    return { amount: amountToText({ micro: BigInt(micro), rest: BigInt(rest) }), currency };
  });
  return list.length < 2 ? list : list.sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function placeValueOf(row: ListedRow, by: CustomerSort): string | null {
  if (by === 'associatedAt') return row.associated_at;
  if (by === 'resourceExpiry') return row.resource_expiry_at;
  return by === 'credit' ? row.credit_sort : row.sorted_sum;
}
