import type { EventEntryOf } from '../../ports/events.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';

/** How an operation that waited was decided; told to the partner that asked for it. `operatorId` null: nobody decided in time. */
export function decidedEvent(
  { operationId, kind }: MoneyOperation,
  decision: 'approved' | 'rejected' | 'lapsed',
  operatorId: string | null,
  at: string,
): EventEntryOf<'operation.decided'> {
  return { type: 'operation.decided', at, customerId: null, data: { operationId, kind, decision, operatorId } };
}
