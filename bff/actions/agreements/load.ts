import type { AgreementStanding, AgreementVersion, SigningCustomer } from '../../ports/agreements.ts';
import type { Reads } from '../../ports/store.ts';

/** What the rules of signing look at. */
export interface Signing {
  customer: SigningCustomer;
  /** Of every agreement of the partner. */
  versions: AgreementVersion[];
  /** The newest signature under each. */
  standings: AgreementStanding[];
}

/** Null where there is no such customer of the partner, or it was erased. One that left is there. */
export async function loadSigning(reads: Pick<Reads, 'agreements'>, partnerId: string, customerId: string): Promise<Signing | null> {
  const customer = await reads.agreements.customer(partnerId, customerId);
  if (customer === null || customer.isErased) return null;
  const versions = await reads.agreements.versions(partnerId);
  return { customer, versions, standings: await reads.agreements.standings(partnerId, customerId) };
}
