import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { bringBack, type Cause } from '../dissociations/bring-back.ts';
import { associationChangedEvent } from '../dissociations/events.ts';
import { emit } from '../events/emit.ts';
import { changesAssociation, type Merged } from './merge-saved.ts';

type By = Pick<Cause, 'actor' | 'sessionId' | 'requestId'>;

/**
 * What a statement of a source does to the ties of customers, in the transaction that saves them and before it. One who left is associated
 * anew. Where the type changes, what must not stay comes back as in a dissociation (R-DIS-1…3): to referral coupons and unspent allocation,
 * to agency-sale what a referral customer can hold, which is cash coupons and pick-up coupons. Answers whose type changed.
 */
export async function changeTies(
  world: Pick<World, 'security' | 'clock'>,
  unit: Unit,
  partnerId: string,
  merged: readonly Merged<{ customerId: string }>[],
  by: By,
): Promise<string[]> {
  const returning = merged.filter(({ stored }) => stored !== null && stored.dissociatedAt !== null);
  if (returning.length > 0)
    await unit.customers.associateAnew(
      partnerId,
      returning.map(({ item }) => item.customerId),
    );
  const changed = merged.filter(changesAssociation);
  if (changed.length === 0) return [];
  const [at, toldAt] = [instantOf(world.clock.businessNow()), instantOf(world.clock.now())];
  const customerIds = changed.map(({ item }) => item.customerId);
  for (const { item, record, stored } of changed) {
    const { customerId } = item;
    const operationId = await bringBack(world, unit, { ...by, partnerId, customerId, kind: 'type-switch', at, toldAt });
    const from = stored?.customer.associationType ?? record.associationType;
    await emit(world, unit, partnerId, [associationChangedEvent(toldAt, customerId, { from, to: record.associationType, operationId })]);
  }
  await unit.customers.noteAssociationChange(partnerId, customerIds, at);
  return customerIds;
}
