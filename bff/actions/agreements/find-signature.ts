import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { SignatureRow } from '../../ports/agreements.ts';
import type { World } from '../../ports/index.ts';
import type { SessionCaller } from '../action.ts';
import { whoseCustomers } from '../customers/whose.ts';

/** A signature, and the row that withdrew it, if any. */
export interface FoundSignature {
  row: SignatureRow;
  withdrawal: SignatureRow | null;
}

/**
 * A signature that a caller may see: a customer its own; operators those of customers in their scope, with `indirectPartnerId` of a reseller's.
 * Who sees all customers sees those of customers that left, too: a proof outlives the association.
 */
export async function findSignature(
  world: World,
  caller: SessionCaller,
  recordId: string,
  indirectPartnerId?: string,
): Promise<FoundSignature | Refusal> {
  const whose = await whoseCustomers(world, caller, indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const { agreements, customers } = world.store.reads;
  const [partnerId = caller.partner.partnerId] = whose.partnerIds;
  const row = await agreements.record(partnerId, recordId);
  if (row === null || row.kind !== 'signed') return refuse('not-found');
  const { scope } = whose;
  const isSeen = scope.kind === 'all' || (await customers.find(partnerId, scope, row.customerId)) !== null;
  return isSeen ? { row, withdrawal: await agreements.withdrawalOf(partnerId, recordId) } : refuse('not-found');
}
