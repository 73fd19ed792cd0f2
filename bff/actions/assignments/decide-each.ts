import type { CustomerScope } from '../../domain/actor.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { PartnerRecord } from '../../ports/records.ts';
import type { StoredCustomer, Unit } from '../../ports/store.ts';
import type { Outcome } from '../batch.ts';

interface Asked {
  partner: Pick<PartnerRecord, 'partnerId'>;
  scope: CustomerScope;
  customerIds: readonly string[];
}

/** Puts a rule to each customer once; one that is not in scope comes as null, like one that is not there. */
export async function decideEach(
  unit: Unit,
  { partner, scope, customerIds }: Asked,
  rule: (stored: StoredCustomer | null) => Refusal | null,
): Promise<Map<string, Outcome>> {
  const ids = [...new Set(customerIds)];
  const stored = await unit.customers.stored(partner.partnerId, ids, scope);
  const found = new Map(stored.map((one) => [one.customer.customerId, one]));
  return new Map(ids.map((id) => [id, rule(found.get(id) ?? null) ?? true]));
}
