import type { AssociationType } from '../../../shared/values/lists.ts';
import { type Minor, minorToText } from '../../../shared/values/minor.ts';
import type { EventEntryOf } from '../../ports/events.ts';
import type { Cause } from './bring-back.ts';

/** What was allocated to the customer and not spent came back. */
export function moneyRecalledEvent(
  { customerId, toldAt }: Cause,
  { operationId, currency, amount }: { operationId: string; currency: string; amount: Minor },
): EventEntryOf<'money.recalled'> {
  const total = minorToText(amount);
  const parties = [{ customerId, resellerId: null, amount: total }];
  return { type: 'money.recalled', at: toldAt, customerId, data: { operationId, currency, total, parties } };
}

export function submittedEvent(at: string, customerId: string, dissociationId: string): EventEntryOf<'customer.dissociation-submitted'> {
  return { type: 'customer.dissociation-submitted', at, customerId, data: { dissociationId } };
}

export function dissociatedEvent(
  at: string,
  customerId: string,
  data: { dissociationId: string; operationId: string | null },
): EventEntryOf<'customer.dissociated'> {
  return { type: 'customer.dissociated', at, customerId, data };
}

export function associationChangedEvent(
  at: string,
  customerId: string,
  data: { from: AssociationType; to: AssociationType; operationId: string | null },
): EventEntryOf<'customer.association-changed'> {
  return { type: 'customer.association-changed', at, customerId, data };
}
