import type { AssociationType, CustomerLevel, CustomerType, FrozenState, VerificationState } from '../../shared/values/lists.ts';
import type { StatedBlock } from '../../shared/values/money-lists.ts';

/** What a source states of a customer. A field that is absent was not stated and keeps its value; null states that there is none. */
export interface CustomerStatement {
  partnerCustomerNo?: string | null;
  customerName?: string | null;
  accountName?: string | null;
  mobile?: string | null;
  email?: string | null;
  associationType?: AssociationType;
  associatedAt?: string;
  credit?: { availableMinor: bigint; arrearsMinor: bigint; currency: string; asOf: string | null } | null;
  earliestResourceExpiryAt?: string | null;
  verification?: VerificationState | null;
  customerType?: CustomerType | null;
  level?: CustomerLevel | null;
  frozen?: FrozenState | null;
  tags?: readonly string[];
  signingEntity?: string | null;
  dissociationBlocks?: readonly StatedBlock[];
}

type Undefinable<Type> = { [Key in keyof Type]?: Type[Key] | undefined };

/** Leaves out the fields that were not stated. */
export function stated(fields: Undefinable<CustomerStatement>): CustomerStatement {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as CustomerStatement;
}
