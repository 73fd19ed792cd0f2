import { sql } from 'kysely';
import { OPERATION_KINDS } from '../../../shared/values/money-lists.ts';
import type { OperationLeaseCommands, OperationLeaseReads } from '../../ports/operation-leases.ts';
import { type Connection, query } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';

/** What a later release is asked for beside these is its own to do. */
const KINDS = sql.join(OPERATION_KINDS.map((kind) => sql.lit(kind)));
/** Word for word what the index `money_operations_open` is made for. */
const OPEN = sql`o.state in ('awaiting-approval', 'queued', 'running')`;
/** Looked for once a second by every replica. The oldest of each partner comes first, however many another has. */
const dueOperations = query<{ at: string; ahead: string; limit: number }, { partner_id: string; operation_id: string }>(
  (slot) => sql`select p.partner_id, d.operation_id from (
      select o.partner_key, o.operation_id, o.at, row_number() over (partition by o.partner_key order by o.at, o.operation_id) as turn
      from money_operations o where ${OPEN} and o.state in ('queued', 'running') and o.kind in (${KINDS})
        and (o.lease_until is null or o.lease_until <= ${slot.at} or o.lease_until > ${slot.ahead})) d
    join partners p on p.partner_key = d.partner_key order by d.turn, d.at, d.operation_id limit ${slot.limit}`,
);
const openOperations = query<Record<string, never>, { state: string; operations: number | string; oldest: string }>(
  () => sql`select o.state, count(*) as operations, min(o.at) as oldest from money_operations o where ${OPEN} group by o.state`,
);

/** No lease reaches further: one that does was taken before the clock was set back, and its worker may be gone. */
const AHEAD_MILLISECONDS = 2 * 60 * 1000;

function aheadOf(at: string): string {
  return new Date(Date.parse(at) + AHEAD_MILLISECONDS).toISOString();
}

export function operationLeaseReads(connection: Connection): OperationLeaseReads {
  return {
    async due(at, limit) {
      const rows = await dueOperations(connection, { at, ahead: aheadOf(at), limit });
      return rows.map((row) => ({ partnerId: row.partner_id, operationId: row.operation_id }));
    },
    async backlog() {
      const rows = await openOperations(connection, {});
      const count = (state: string) => Number(rows.find((row) => row.state === state)?.operations ?? 0);
      const oldest = rows.filter(({ state }) => state !== 'awaiting-approval').map((row) => row.oldest);
      return {
        queued: count('queued'),
        running: count('running'),
        awaitingApproval: count('awaiting-approval'),
        oldestAt: oldest.sort()[0] ?? null,
      };
    },
  };
}

export function operationLeaseCommands(connection: Connection): OperationLeaseCommands {
  const { db } = connection;
  const one = async (partnerId: string, operationId: string) =>
    db
      .updateTable('money_operations')
      .where('operation_id', '=', operationId)
      .where('partner_key', '=', await needPartnerKey(connection, partnerId));
  /** A running operation, as long as this worker holds it. */
  const held = async (partnerId: string, operationId: string, owner: string) =>
    (await one(partnerId, operationId)).where('state', '=', 'running').where('lease_owner', '=', owner);
  return {
    async claim(partnerId, operationId, at, lease) {
      const before = await db
        .selectFrom('money_operations')
        .select('lease_owner')
        .where('operation_id', '=', operationId)
        .executeTakeFirst();
      const row = await (await one(partnerId, operationId))
        .set({ state: 'running', lease_owner: lease.owner, lease_until: lease.until, attempts: sql`attempts + 1` })
        .where('state', 'in', ['queued', 'running'])
        .where(({ eb, or }) => or([eb('lease_until', 'is', null), eb('lease_until', '<=', at), eb('lease_until', '>', aheadOf(at))]))
        .returning('attempts')
        .executeTakeFirst();
      return row ? { takenFrom: before?.lease_owner ?? null, attempts: row.attempts } : null;
    },
    async renew(partnerId, operationId, { owner, until }) {
      const renewed = (await held(partnerId, operationId, owner)).set({ lease_until: until });
      return (await renewed.returning('operation_key').executeTakeFirst()) !== undefined;
    },
    async release(partnerId, operationId, owner) {
      const released = (await held(partnerId, operationId, owner)).set({
        lease_owner: null,
        lease_until: null,
        attempts: sql`attempts - 1`,
      });
      return (await released.returning('operation_key').executeTakeFirst()) !== undefined;
    },
    async clear(partnerId, operationId) {
      await (await one(partnerId, operationId)).set({ lease_owner: null, lease_until: null }).execute();
    },
  };
}
