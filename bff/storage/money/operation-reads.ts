import { sql } from 'kysely';
import type { OperationKind, OperationState } from '../../../shared/values/money-lists.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import { type Connection, query } from '../connection.ts';
import { minorOf } from './rows.ts';

/** Columns of an operation `o` of the partner `p`, carried out by the partner `b`; made into one by `toOperation`. */
export const OPERATION_COLUMNS = sql`o.operation_id, p.partner_id, b.partner_id as by_partner_id, o.kind, o.state, o.asset, o.currency,
  (select q.quota_id from quotas q where q.quota_key = o.quota_key) as quota_id, o.at, o.ended_at, o.actor_kind, o.actor_id, o.session_id,
  o.request_id, o.memo, o.request, cast(o.asked as text) as asked, cast(o.moved as text) as moved, o.items, o.done, o.refused,
  (select r.operation_id from money_operations r where r.operation_key = o.retry_of_key) as retry_of, o.is_stopping, o.attempts,
  o.approval_until, o.decided_at, o.decided_by`;

export const OPERATION_TABLES = sql`money_operations o join partners p on p.partner_key = o.partner_key
  join partners b on b.partner_key = o.by_partner_key`;

export interface OperationRow {
  operation_id: string;
  partner_id: string;
  by_partner_id: string;
  kind: string;
  state: string;
  asset: string | null;
  currency: string | null;
  quota_id: string | null;
  at: string;
  ended_at: string | null;
  actor_kind: string;
  actor_id: string;
  session_id: string | null;
  request_id: string;
  memo: string | null;
  request: string | null;
  asked: string;
  moved: string;
  items: number;
  done: number;
  refused: number;
  retry_of: string | null;
  is_stopping: number;
  attempts: number;
  approval_until: string | null;
  decided_at: string | null;
  decided_by: string | null;
}

const byId = query<{ operationId: string }, OperationRow>(
  (slot) => sql`select ${OPERATION_COLUMNS} from ${OPERATION_TABLES} where o.operation_id = ${slot.operationId}`,
);

export async function operationOf(connection: Connection, operationId: string): Promise<MoneyOperation | null> {
  const [row] = await byId(connection, { operationId });
  return row ? toOperation(row) : null;
}

export function toOperation(row: OperationRow): MoneyOperation {
  const { approval_until: until, decided_at: decidedAt, decided_by: decidedBy } = row;
  return {
    operationId: row.operation_id,
    partnerId: row.partner_id,
    byPartnerId: row.by_partner_id,
    kind: row.kind as OperationKind,
    state: row.state as OperationState,
    asset: row.asset as MoneyOperation['asset'],
    currency: row.currency,
    quotaId: row.quota_id,
    at: row.at,
    endedAt: row.ended_at,
    actor: { kind: row.actor_kind as MoneyOperation['actor']['kind'], id: row.actor_id },
    sessionId: row.session_id,
    requestId: row.request_id,
    memo: row.memo,
    request: row.request,
    asked: minorOf(row.asked),
    moved: minorOf(row.moved),
    items: row.items,
    done: row.done,
    refused: row.refused,
    retryOf: row.retry_of,
    isStopping: row.is_stopping === 1,
    attempts: row.attempts,
    approval: until === null ? null : { until, decidedAt, decidedBy },
  };
}

/** What is still to be done counts with what was asked for: it is reserved. */
export async function movedSince(
  { db }: Connection,
  byPartnerKey: number,
  asked: { actorId: string; kinds: readonly OperationKind[]; currency: string; since: string },
): Promise<bigint> {
  if (asked.kinds.length === 0) return 0n;
  const row = await db
    .selectFrom('money_operations')
    .select(
      sql<string>`cast(coalesce(sum(case when state in ('awaiting-approval', 'queued', 'running') then asked else moved end), 0) as text)`.as(
        'moved',
      ),
    )
    .where('by_partner_key', '=', byPartnerKey)
    .where('actor_id', '=', asked.actorId)
    .where('at', '>=', asked.since)
    .where('kind', 'in', asked.kinds)
    .where('currency', '=', asked.currency)
    .executeTakeFirstOrThrow();
  return minorOf(row.moved);
}
