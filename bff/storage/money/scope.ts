import { type RawBuilder, sql } from 'kysely';
import type { CustomerScope } from '../../domain/actor.ts';

/**
 * A condition on `c`, a row of customers whose partner is `p`: those that a scope reaches (DOMAIN.md §1.3). Slots: what the scope says
 * of itself, `operatorId` or `customerId`.
 */
export function scopeCondition(kind: CustomerScope['kind'], slot: Record<string, unknown>): RawBuilder<unknown> {
  switch (kind) {
    case 'all':
      return sql`1 = 1`;
    case 'none':
      return sql`1 = 0`;
    case 'customer':
      return sql`c.customer_id = ${slot.customerId}`;
    case 'account-manager':
      return sql`c.manager_key in (select o.operator_key from operators o where o.partner_key = p.partner_key and o.operator_id = ${slot.operatorId})`;
    case 'supervisor':
      return sql`c.manager_key in (select o.operator_key from operators o where o.partner_key = p.partner_key and o.supervisor_id = ${slot.operatorId})`;
  }
}
