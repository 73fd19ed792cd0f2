import type { MoneyOperation, MoneyOperationCommands, MoneyOperationReads } from '../../ports/money-operations.ts';
import type { Connection } from '../connection.ts';
import { partnerKeyOf } from '../keys.ts';
import { itemsOf, newName, saveItems } from './items.ts';
import { needOperation, rememberOperation } from './operation-keys.ts';
import { movedSince, operationOf } from './operation-reads.ts';
import { type Cell, insertRows, KEY_OF, plain } from './rows.ts';

export function moneyOperationReads(connection: Connection): MoneyOperationReads {
  return {
    find: (operationId) => operationOf(connection, operationId),
    items: (operationId, states, after, limit) => itemsOf(connection, operationId, { states, after, limit }),
    async movedSince(byPartnerId, actorId, kinds, currency, since) {
      const partnerKey = await partnerKeyOf(connection, byPartnerId);
      return partnerKey === null ? 0n : movedSince(connection, partnerKey, { actorId, kinds, currency, since });
    },
  };
}

const OPERATION_CELLS: readonly Cell[] = [
  plain('text')('operation_id'),
  { column: 'partner_key', as: KEY_OF.partner, types: ['text'] },
  { column: 'by_partner_key', as: KEY_OF.partner, types: ['text'] },
  ...['kind', 'state', 'asset', 'currency'].map(plain('text')),
  {
    column: 'quota_key',
    as: '(select q.quota_key from quotas q join partners p on p.partner_key = q.partner_key where p.partner_id = ? and q.quota_id = ?)',
    types: ['text', 'text'],
  },
  ...['at', 'ended_at', 'actor_kind', 'actor_id', 'session_id', 'request_id', 'memo', 'request'].map(plain('text')),
  ...['asked', 'moved'].map(plain('bigint')),
  ...['items', 'done', 'refused'].map(plain('integer')),
  { column: 'retry_of_key', as: KEY_OF.operation, types: ['text'] },
  ...['is_stopping', 'attempts'].map(plain('integer')),
  ...['approval_until', 'decided_at', 'decided_by'].map(plain('text')),
];

/** States that no operation leaves. */
const FINAL = new Set<MoneyOperation['state']>(['done', 'stopped', 'rejected', 'lapsed']);

export function moneyOperationCommands(connection: Connection): MoneyOperationCommands {
  const { db } = connection;
  return {
    async add(operation) {
      const { batch } = connection;
      if (!batch) return addOperations(connection, [operation]);
      batch.keep({ kind: 'operation', operation });
      batch.learn(newName(operation.operationId), 'without items');
    },
    saveItems: (operationId, items) => saveItems(connection, operationId, items),
    async update(operationId, { isStopping, endedAt, approval, state, request, ...counts }) {
      const set = {
        ...counts,
        ...(state === undefined ? {} : { state }),
        ...(endedAt === undefined ? {} : { ended_at: endedAt }),
        ...(isStopping === undefined ? {} : { is_stopping: isStopping ? 1 : 0 }),
        ...(approval === undefined
          ? {}
          : {
              approval_until: approval?.until ?? null,
              decided_at: approval?.decidedAt ?? null,
              decided_by: approval?.decidedBy ?? null,
            }),
        ...(request === undefined ? {} : { request }),
        // What was asked for is of no use any more, and may say something of customers; who needs it to try again says so.
        ...(request === undefined && state !== undefined && FINAL.has(state) ? { request: null } : {}),
      };
      if (Object.keys(set).length === 0) return;
      const { operationKey } = await needOperation(connection, operationId);
      await db.updateTable('money_operations').set(set).where('operation_key', '=', operationKey).execute();
    },
    async addReference(partnerId, reference, operationId) {
      const added = await insertRows<{ reference: string }>(
        connection,
        'money_references',
        [{ column: 'partner_key', as: KEY_OF.partner }, { column: 'reference' }, { column: 'operation_key' }],
        [[partnerId, reference, (await needOperation(connection, operationId)).operationKey]],
        'on conflict (partner_key, reference) do nothing returning reference',
      );
      return added.length === 1;
    },
  };
}

export async function addOperations(connection: Connection, operations: readonly MoneyOperation[]): Promise<void> {
  const ending = 'returning operation_id, operation_key, partner_key, quota_key, retry_of_key';
  const rows = await insertRows<AddedOperation>(connection, 'money_operations', OPERATION_CELLS, operations.map(rowOf), ending);
  const added = new Map(rows.map((row) => [row.operation_id, row]));
  for (const { operationId, partnerId, quotaId, retryOf } of operations) {
    const row = added.get(operationId);
    if (!row) throw new Error('The operation was not added.');
    if (quotaId !== null && row.quota_key === null) throw new Error('The store has no such quota.');
    if (retryOf !== null && row.retry_of_key === null) throw new Error('The store has no such operation.');
    rememberOperation(connection, operationId, { operationKey: row.operation_key, partnerKey: row.partner_key, partnerId });
  }
}

interface AddedOperation {
  operation_id: string;
  operation_key: number;
  partner_key: number;
  quota_key: number | null;
  retry_of_key: number | null;
}

/** The parameters of `OPERATION_CELLS`. */
function rowOf(operation: MoneyOperation): unknown[] {
  const { partnerId, approval } = operation;
  return [
    operation.operationId,
    partnerId,
    operation.byPartnerId,
    operation.kind,
    operation.state,
    operation.asset,
    operation.currency,
    partnerId,
    operation.quotaId,
    operation.at,
    operation.endedAt,
    operation.actor.kind,
    operation.actor.id,
    operation.sessionId,
    operation.requestId,
    operation.memo,
    operation.request,
    operation.asked,
    operation.moved,
    operation.items,
    operation.done,
    operation.refused,
    operation.retryOf,
    operation.isStopping ? 1 : 0,
    operation.attempts,
    approval?.until ?? null,
    approval?.decidedAt ?? null,
    approval?.decidedBy ?? null,
  ];
}
