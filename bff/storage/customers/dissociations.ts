import { sql } from 'kysely';
import type { DissociationCommands, DissociationReads, DissociationRecord } from '../../ports/dissociations.ts';
import { type Connection, query } from '../connection.ts';

interface Row {
  dissociation_id: string;
  partner_id: string;
  customer_id: string;
  operator_id: string;
  state: string;
  reason: string;
  notes_digest: string;
  submitted_at: string;
  settled_at: string | null;
  operation_id: string | null;
}

const SELECTED = sql`
  select d.dissociation_id, p.partner_id, c.customer_id, d.operator_id, d.state, d.reason, d.notes_digest, d.submitted_at, d.settled_at,
    o.operation_id
  from dissociations d join partners p on p.partner_key = d.partner_key join customers c on c.customer_key = d.customer_key
    left join money_operations o on o.operation_key = d.operation_key`;

const byId = query<{ partnerId: string; dissociationId: string }, Row>(
  (slot) => sql`${SELECTED} where d.dissociation_id = ${slot.dissociationId} and p.partner_id = ${slot.partnerId}`,
);
const lastOf = query<{ partnerId: string; customerId: string }, Row>(
  (slot) => sql`${SELECTED}
    where d.customer_key = (select x.customer_key from customers x join partners y on y.partner_key = x.partner_key
      where y.partner_id = ${slot.partnerId} and x.customer_id = ${slot.customerId})
    order by d.submitted_at desc, d.dissociation_key desc limit 1`,
);
const acceptedSince = query<{ partnerId: string; customerId: string; since: string }, { dissociation_id: string }>(
  (slot) => sql`select d.dissociation_id from dissociations d
    where d.customer_key = (select x.customer_key from customers x join partners y on y.partner_key = x.partner_key
        where y.partner_id = ${slot.partnerId} and x.customer_id = ${slot.customerId})
      and d.state = 'accepted' and d.settled_at >= ${slot.since} limit 1`,
);
const lastAccepted = query<{ partnerId: string; customerId: string }, { settled_at: string | null }>(
  (slot) => sql`select max(d.settled_at) as settled_at from dissociations d
    where d.customer_key = (select x.customer_key from customers x join partners y on y.partner_key = x.partner_key
        where y.partner_id = ${slot.partnerId} and x.customer_id = ${slot.customerId})
      and d.state = 'accepted'`,
);

export function dissociationReads(connection: Connection): DissociationReads {
  return {
    find: async (partnerId, dissociationId) => toRecord((await byId(connection, { partnerId, dissociationId }))[0]),
    leftSince: async (partnerId, customerId, since) => (await acceptedSince(connection, { partnerId, customerId, since })).length > 0,
    lastLeft: async (partnerId, customerId) => (await lastAccepted(connection, { partnerId, customerId }))[0]?.settled_at ?? null,
    last: async (partnerId, customerId) => toRecord((await lastOf(connection, { partnerId, customerId }))[0]),
  };
}

const added = query<DissociationRecord, { dissociation_id: string }>(
  (slot) => sql`
    insert into dissociations
      (dissociation_id, partner_key, customer_key, operator_id, state, reason, notes_digest, submitted_at, settled_at, operation_key)
    select ${slot.dissociationId}, c.partner_key, c.customer_key, ${slot.operatorId}, ${slot.state}, ${slot.reason}, ${slot.notesDigest},
      ${slot.submittedAt}, ${slot.settledAt}, (select o.operation_key from money_operations o where o.operation_id = ${slot.operationId})
    from customers c join partners p on p.partner_key = c.partner_key
    where p.partner_id = ${slot.partnerId} and c.customer_id = ${slot.customerId}
    returning dissociation_id`,
);
const settled = query<
  { dissociationId: string; state: string; settledAt: string; operationId: string | null },
  { dissociation_id: string }
>(
  (slot) => sql`
    update dissociations set state = ${slot.state}, settled_at = ${slot.settledAt},
      operation_key = (select o.operation_key from money_operations o where o.operation_id = ${slot.operationId})
    where dissociation_id = ${slot.dissociationId} returning dissociation_id`,
);

export function dissociationCommands(connection: Connection): DissociationCommands {
  return {
    async add(dissociation) {
      const rows = await added(connection, dissociation);
      if (rows.length === 0) throw new Error('A dissociation names a customer that the store does not have.');
    },
    async settle(dissociationId, outcome) {
      const rows = await settled(connection, { dissociationId, ...outcome });
      if (rows.length === 0) throw new Error('The store has no such dissociation.');
    },
  };
}

function toRecord(row: Row | undefined): DissociationRecord | null {
  return row === undefined
    ? null
    : {
        dissociationId: row.dissociation_id,
        partnerId: row.partner_id,
        customerId: row.customer_id,
        operatorId: row.operator_id,
        state: row.state as DissociationRecord['state'],
        reason: row.reason as DissociationRecord['reason'],
        notesDigest: row.notes_digest,
        submittedAt: row.submitted_at,
        settledAt: row.settled_at,
        operationId: row.operation_id,
      };
}
