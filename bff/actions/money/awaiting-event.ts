import { minorToText } from '../../../shared/values/minor.ts';
import type { EventEntryOf } from '../../ports/events.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';

/** That an operation waits for a second person; told to the partner that acts, where that person is. */
export function awaitingEvent(
  { operationId, kind, currency, asked, actor }: MoneyOperation,
  at: string,
): EventEntryOf<'operation.awaiting-approval'> {
  if (currency === null) throw new Error('An operation that waits for an approval has a currency.');
  const data = { operationId, kind, currency, amount: minorToText(asked), operatorId: actor.id };
  return { type: 'operation.awaiting-approval', at, customerId: null, data };
}
