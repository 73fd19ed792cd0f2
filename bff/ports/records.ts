import type { Amount } from '../../shared/values/amount.ts';
import type { LineAmount } from '../../shared/values/consumption-lists.ts';
import type {
  AssociationType,
  AuditAction,
  CustomerLevel,
  CustomerType,
  Feature,
  FrozenState,
  Locale,
  Mode,
  PartnerKind,
  Permission,
  RoleCode,
  RoleSource,
  VerificationState,
  Widget,
} from '../../shared/values/lists.ts';
import type { Minor } from '../../shared/values/minor.ts';
import type { StatedBlock } from '../../shared/values/money-lists.ts';
import type { Actor } from '../domain/actor.ts';
import type { LineStatement } from '../domain/bill-line.ts';

export type { Actor } from '../domain/actor.ts';

/** What the store keeps, in our words. Instants are ISO 8601 text in UTC with milliseconds. */

export interface PartnerRecord extends MoneyRules {
  partnerId: string;
  name: string;
  kind: PartnerKind;
  mode: Mode;
  /** The distributor of a reseller. */
  parentPartnerId: string | null;
  /** Currency that consumption is sorted by unless the request names another; null until the first delivery. */
  currency: string | null;
  /** Where the roles of operators come from. */
  rolesFrom: RoleSource;
}

/** How a partner guards what moves money. */
export interface MoneyRules {
  /** Whether operations that move money ask for a code (DOMAIN.md §3.8). */
  stepUp: boolean;
  /** Above them a second person approves. */
  limits: readonly MoneyLimit[];
  /** A reseller that is leaving its distributor: it gets neither quota nor money any more. */
  isLeaving: boolean;
  /** Whether the partner's real name is verified upstream, as its server states it (DOMAIN.md §5.5). */
  isVerified: boolean;
}

/** What may move without an approval, in minor units; null: any amount. */
export interface MoneyLimit {
  currency: string;
  operationMaximum: Minor | null;
  operatorDayMaximum: Minor | null;
}

export interface KeyRecord {
  keyId: string;
  partnerId: string;
  /** Last four characters, to tell keys apart. */
  hint: string;
  createdAt: string;
  revokedAt: string | null;
  /** When it ends by itself, because another took its place; null where it does not. */
  expiresAt: string | null;
}

export interface OperatorRecord {
  operatorId: string;
  partnerId: string;
  userId: string;
  name: string | null;
  /** Empty where none is known yet: the operator was named by a source, but never signed in. */
  roles: readonly RoleCode[];
  /** The supervisor above an account manager. */
  supervisorId: string | null;
}

/** A role that a partner made of its own (DOMAIN.md §1.3). */
export interface CustomRoleRecord {
  code: string;
  name: string;
  permissions: readonly Permission[];
  changedAt: string;
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
  /** Keyed blind index of the whole number (ports/security.ts). */
  mobileIndex: string | null;
  emailSealed: string | null;
  emailMasked: string | null;
  emailIndex: string | null;
  associationType: AssociationType;
  associatedAt: string;
  credit: CreditRecord | null;
  earliestResourceExpiryAt: string | null;
  verification: VerificationState | null;
  customerType: CustomerType | null;
  level: CustomerLevel | null;
  frozen: FrozenState | null;
  tags: readonly string[];
  /** With which entity the customer signed. */
  signingEntity: string | null;
  /** What stands against a dissociation besides arrears and a frozen account, as a source states it; in the order of `STATED_BLOCKS`. */
  dissociationBlocks: readonly StatedBlock[];
  /** When the personal fields were emptied for good; null while they were not. */
  erasedAt: string | null;
}

/** A resource of a customer that expires, as the partner's own system states it. */
export interface ResourceRecord {
  resourceId: string;
  name: string | null;
  service: string;
  region: string | null;
  expiresAt: string;
}

/** A period in which an account manager holds a customer or a reseller. */
export interface HeldPeriod {
  operatorId: string;
  userId: string;
  nameMasked: string | null;
  assignedAt: string;
  endedAt: string | null;
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
export interface BillLineRecord extends LineStatement {
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
  /** Amounts of DOMAIN.md §4.2 beside due and list price. */
  amounts?: Partial<Record<Exclude<LineAmount, 'due' | 'list'>, Amount>>;
  /** Identities that the stated amounts break: bits in the order of `LINE_FAULTS`. */
  faults?: number;
}

/** An audit row before it is chained. Ids and codes only; never personal data. */
export interface AuditEntry {
  at: string;
  actor: { kind: 'operator' | 'end-customer' | 'partner-key' | 'system'; id: string };
  sessionId: string | null;
  requestId: string;
  action: AuditAction;
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
