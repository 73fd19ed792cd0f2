import { sql } from 'kysely';
import type { CustomerScope, Reads } from '../../ports/store.ts';
import { type Connection, queryFamily } from '../connection.ts';
import { listOf, type Selection, selectionOf, type Values, valuesOf } from './selection.ts';

interface OptionsShape {
  managers: number | null;
  isCustomer: boolean;
}

/** At most 500 of each are offered. */
const OPTIONS_MAXIMUM = sql.raw('500');

const managersOffered = queryFamily<OptionsShape, Values, { operator_id: string; user_id: string; name_masked: string | null }>(
  (shape, slot) => sql`
    select o.operator_id, o.user_id, o.name_masked from operators o
    where o.partner_key = ${slot.partnerKey} and o.operator_key in (
      select manager_key from customer_counts where partner_key = ${slot.partnerKey} and customers > 0
      ${shape.managers === null ? sql`` : sql`and manager_key in (${listOf(shape.managers, slot, 'manager')})`})
    ${shape.isCustomer ? ofCustomer(slot, sql`o.operator_key = c.manager_key`) : sql``}
    order by o.user_id limit ${OPTIONS_MAXIMUM}`,
);

const tagsOffered = queryFamily<OptionsShape, Values, { tag: string }>(
  (shape, slot) => sql`
    select n.tag from tag_counts n where n.partner_key = ${slot.partnerKey} and n.customers > 0
    ${shape.managers === null ? sql`` : sql`and n.manager_key in (${listOf(shape.managers, slot, 'manager')})`}
    ${
      shape.isCustomer
        ? ofCustomer(
            slot,
            sql`exists (select 1 from customer_tags x where x.partner_key = c.partner_key and x.tag = n.tag and x.customer_key = c.customer_key)`,
          )
        : sql``
    }
    group by n.tag order by n.tag limit ${OPTIONS_MAXIMUM}`,
);

function ofCustomer(slot: Values, condition: ReturnType<typeof sql>) {
  return sql`and exists (select 1 from customers c where c.partner_key = ${slot.partnerKey} and c.customer_id = ${slot.customerId} and ${condition})`;
}

/** What a list of customers in scope can be filtered by: managers who hold some of them, and their tags. */
export async function filterOptions(
  connection: Connection,
  partnerId: string,
  scope: CustomerScope,
): ReturnType<Reads['customers']['filterOptions']> {
  const selection: Selection | null = await selectionOf(connection, partnerId, scope);
  if (selection === null) return { accountManagers: [], tags: [] };
  const shape = { managers: selection.managers?.length ?? null, isCustomer: selection.customerId !== null };
  const values = valuesOf(selection);
  const managers = await managersOffered(connection, shape, values);
  const tags = await tagsOffered(connection, shape, values);
  return {
    accountManagers: managers.map((row) => ({ operatorId: row.operator_id, userId: row.user_id, nameMasked: row.name_masked })),
    tags: tags.map((row) => row.tag),
  };
}
