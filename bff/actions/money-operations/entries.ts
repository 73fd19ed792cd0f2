import { minorToText } from '../../../shared/values/minor.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { AuditEntry } from '../../ports/records.ts';

/** How somebody's long operation ended, under the name of who began it. */
export function endOperationEntry(operation: MoneyOperation, at: string): AuditEntry {
  const { kind, state, done, refused, items, moved } = operation;
  const details = { kind, state, done, refused, left: items - done - refused, moved: minorToText(moved) };
  return { ...entry(operation, at), action: 'operation.end', details };
}

/** A worker ended without a word, and another goes on. */
export function takeOverOperationEntry(operation: MoneyOperation, at: string): AuditEntry {
  const { kind, attempts, done, refused } = operation;
  return {
    ...entry(operation, at),
    actor: { kind: 'system', id: 'operations' },
    sessionId: null,
    action: 'job.takeover',
    details: { kind, attempt: attempts, items: done + refused },
  };
}

function entry({ operationId, actor, sessionId }: MoneyOperation, at: string): Omit<AuditEntry, 'action' | 'details'> {
  return { at, actor, sessionId, requestId: operationId, outcome: 'done', refusal: null, targets: [operationId] };
}
