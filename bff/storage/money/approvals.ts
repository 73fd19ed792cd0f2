import { sql } from 'kysely';
import type { ApprovalReads } from '../../ports/approvals.ts';
import { type Connection, query } from '../connection.ts';

/** The states are, word for word, those of the index `money_operations_open`. */
const lapsed = query<{ at: string; limit: number }, { operation_id: string; partner_id: string; by_partner_id: string }>(
  (slot) => sql`select o.operation_id, p.partner_id, b.partner_id as by_partner_id from money_operations o
    join partners p on p.partner_key = o.partner_key join partners b on b.partner_key = o.by_partner_key
    where o.state in ('awaiting-approval', 'queued', 'running') and o.state = 'awaiting-approval' and o.approval_until <= ${slot.at}
    order by o.approval_until, o.operation_id limit ${slot.limit}`,
);

export function approvalReads(connection: Connection): ApprovalReads {
  return {
    async lapsed(at, limit) {
      const rows = await lapsed(connection, { at, limit });
      return rows.map((row) => ({ operationId: row.operation_id, partnerId: row.partner_id, byPartnerId: row.by_partner_id }));
    },
  };
}
