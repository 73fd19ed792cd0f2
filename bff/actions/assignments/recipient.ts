import type { CustomerScope } from '../../domain/actor.ts';
import { checkRecipient } from '../../domain/assignment-rules.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { PartnerRecord } from '../../ports/records.ts';
import type { Unit } from '../../ports/store.ts';

/** Whether somebody with a scope may give customers or resellers to an operator, by what is stored now. */
export async function refuseRecipient(
  unit: Unit,
  { partnerId, rolesFrom }: PartnerRecord,
  scope: CustomerScope,
  operatorId: string,
): Promise<Refusal | null> {
  // The setting may have changed while the request waited.
  const partner = await unit.partners.find(partnerId);
  return checkRecipient(await unit.operators.find(partnerId, operatorId), { scope, rolesFrom: partner?.rolesFrom ?? rolesFrom });
}
