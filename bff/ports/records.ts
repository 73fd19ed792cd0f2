import type { Amount } from '../../shared/values/amount.ts';
import type {
  AssociationType,
  CustomerLevel,
  CustomerType,
  Feature,
  FrozenState,
  Locale,
  Mode,
  PartnerKind,
  Role,
  VerificationState,
  Widget,
} from '../../shared/values/lists.ts';
import type { Actor } from '../domain/actor.ts';

export type { Actor } from '../domain/actor.ts';

/** What the store keeps, in our words. Instants are ISO 8601 text in UTC with milliseconds. */

export interface PartnerRecord {
  partnerId: string;
  name: string;
  kind: PartnerKind;
  mode: Mode;
  /** The distributor of a reseller. */
  parentPartnerId: string | null;
  /** Currency that consumption is sorted by unless the request names another; null until the first delivery. */
  currency: string | null;
}

export interface KeyRecord {
  keyId: string;
  partnerId: string;
  /** Last four characters, to tell keys apart. */
  hint: string;
  createdAt: string;
  revokedAt: string | null;
}

export interface OperatorRecord {
  operatorId: string;
  partnerId: string;
  userId: string;
  name: string | null;
  roles: readonly Role[];
  /** The supervisor above an account manager. */
  supervisorId: string | null;
}

export interface SessionRecord {
  sessionId: string;
  partnerId: string;
  actor: Actor;
  /** The secret key that minted it. */
  keyId: string;
  origins: readonly string[];
  widgets: readonly Widget[];
  features: readonly Feature[];
  locale: Locale;
  mode: Mode;
  createdAt: string;
  secretExpiresAt: string;
  /** Set by the swap; null before it. */
  token: { origin: string; expiresAt: string } | null;
  revokedAt: string | null;
}

/** A masked value beside the clear or sealed one it stands for. Masked forms are made once, when a value is written. */
export interface CustomerRecord {
  customerId: string;
  partnerCustomerNo: string | null;
  customerName: string | null;
  customerNameMasked: string | null;
  accountName: string | null;
  accountNameMasked: string | null;
  mobileSealed: string | null;
  mobileMasked: string | null;
  emailSealed: string | null;
  emailMasked: string | null;
  associationType: AssociationType;
  associatedAt: string;
  credit: CreditRecord | null;
  earliestResourceExpiryAt: string | null;
  verification: VerificationState | null;
  customerType: CustomerType | null;
  level: CustomerLevel | null;
  frozen: FrozenState | null;
  tags: readonly string[];
}

/** Credit of an agency-sale customer, in minor units of the currency (two decimals). */
export interface CreditRecord {
  availableMinor: bigint;
  arrearsMinor: bigint;
  currency: string;
  asOf: string;
}

/** The period an account manager holds a customer; open while `endedAt` is null. */
export interface AssignmentRecord {
  customerId: string;
  operatorId: string;
  assignedAt: string;
  endedAt: string | null;
}

/** One line of a bill as a source states it; null is "not stated". */
export interface BillLineRecord {
  customerId: string;
  cycle: string;
  billingAccountId: string;
  currency: string;
  due: Amount;
  listPrice: Amount | null;
  /** When the charge began, in UTC. */
  consumedAt: string;
  category: string | null;
  service: string | null;
  region: string | null;
  resourceId: string | null;
  description: string | null;
}

/** An audit row before it is chained. Ids and codes only; never personal data. */
export interface AuditEntry {
  at: string;
  actor: { kind: 'operator' | 'end-customer' | 'partner-key' | 'system'; id: string };
  sessionId: string | null;
  requestId: string;
  /** What was done, such as `customers.reveal`. */
  action: string;
  outcome: 'done' | 'refused';
  /** Code of the refusal; null where done. */
  refusal: string | null;
  /** Whom or what it touched: ids. */
  targets: readonly string[];
  /** What else a reviewer needs: field names, counts, purposes. */
  details: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export interface AuditRow extends AuditEntry {
  partnerId: string;
  /** From 1, without a gap, per partner. */
  sequence: number;
  previousHash: string;
  hash: string;
}
