import type { Amount } from '../../shared/values/amount.ts';
import type { MaskedField } from '../../shared/values/lists.ts';
import type { CustomerScope } from '../domain/actor.ts';
import type { NameHit, Wanted } from '../domain/recipient-rules.ts';
import type { AccountCommands, AccountReads } from './accounts.ts';
import type { AgreementCommands, AgreementReads } from './agreements.ts';
import type { ApprovalReads } from './approvals.ts';
import type { AuditQuery, FoundRows, RowPlace } from './audit.ts';
import type { ConsumptionCommands, ConsumptionReads } from './consumption.ts';
import type { CouponListReads } from './coupon-list.ts';
import type { CouponSelectionCommands, CouponSelectionReads } from './coupon-selections.ts';
import type { UsageCommands, UsageReads } from './coupon-usages.ts';
import type {
  CustomerListRow,
  CustomerQuery,
  ListedCustomers,
  OwnedValue,
  PickedRow,
  ResealedCustomer,
  SavedCustomers,
  StoredCustomer,
} from './customers.ts';
import type { DissociationCommands, DissociationReads } from './dissociations.ts';
import type { EventCommands, EventReads } from './events.ts';
import type { AnswerCommands, AnswerPlace, AnswerReads } from './idempotency.ts';
import type { JobCommands, JobReads } from './jobs.ts';
import type { LedgerCommands, LedgerReads } from './ledger.ts';
import type { MoneyOperationCommands, MoneyOperationReads } from './money-operations.ts';
import type { OperationLeaseCommands, OperationLeaseReads } from './operation-leases.ts';
import type { OperationLogReads } from './operation-log.ts';
import type { Operations } from './operations.ts';
import type { PaymentAgreementCommands, PaymentAgreementReads } from './payment-agreements.ts';
import type { ProofReads } from './proofs.ts';
import type { QuotaListReads } from './quota-list.ts';
import type { CouponCommands, CouponReads, QuotaCommands, QuotaReads } from './quotas.ts';
import type {
  AssignmentRecord,
  AuditEntry,
  AuditRow,
  BillLineRecord,
  CustomerRecord,
  CustomRoleRecord,
  HeldPeriod,
  KeyRecord,
  MoneyRules,
  OperatorRecord,
  PartnerRecord,
  ResourceRecord,
  SessionRecord,
} from './records.ts';
import type { DraftCommands, DraftReads, PassingCommands, PassingReads, StepUpCommands, StepUpReads } from './step-up.ts';
import type { ListedOperator, ListedReseller, OperatorAddress, OperatorQuery, RevealCount, SessionTarget } from './store-asked.ts';

export type { CustomerScope } from '../domain/actor.ts';
export type * from './customers.ts';
export type * from './store-asked.ts';

/**
 * The store. Reads go to a connection of their own; every change is a command that the write queue runs in a savepoint of a
 * shared transaction and answers only after the commit (DESIGN.md §3, writes).
 */
export interface Store {
  readonly reads: Reads;
  /**
   * Runs a command for one partner. Commands of a batch commit together; one that throws is rolled back alone and its error is
   * thrown here. The partner's chain head is locked first, so commands of one partner are serial on every replica. Inside,
   * await the unit only.
   * Throws `StoreOverloaded` where the queue is full, `StoreUnavailable` where the database cannot be reached, and `ChangesClosed` while
   * a restored store takes no changes, unless the command may be run even then.
   */
  write<Result>(
    partnerId: string,
    command: (unit: Unit) => Promise<Result>,
    options?: {
      evenClosed?: boolean;
      /** Other partners whose books the command moves: their locks are taken with the first one's. */
      also?: readonly string[];
      /** What it will look for: commands that run together look for it together. It may be left out, and may be wrong. */
      looksFor?: LooksFor;
    },
  ): Promise<Result>;
  /** What belongs to the installation. Its changes commit by themselves. */
  readonly operations: Operations;
  /** Commands that wait for a commit. */
  waiting(): number;
  /** Throws `StoreUnavailable` where the database cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export class StoreOverloaded extends Error {
  override name = 'StoreOverloaded';
}
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}
export class ChangesClosed extends Error {
  override name = 'ChangesClosed';
}

/** A partner to add; without codes, limits and a notice of leaving unless it says so. */
export type NewPartner = Omit<PartnerRecord, keyof MoneyRules> & Partial<MoneyRules>;

export interface Reads {
  partners: {
    find(partnerId: string): Promise<PartnerRecord | null>;
    list(): Promise<PartnerRecord[]>;
    findByKeyHash(hash: string): Promise<{ partner: PartnerRecord; key: KeyRecord } | null>;
    keys(partnerId: string): Promise<KeyRecord[]>;
  };
  operators: {
    find(partnerId: string, operatorId: string): Promise<OperatorRecord | null>;
    findByUserId(partnerId: string, userId: string): Promise<OperatorRecord | null>;
    list(partnerId: string): Promise<OperatorRecord[]>;
    /** Null where none is known. */
    address(partnerId: string, operatorId: string): Promise<OperatorAddress | null>;
    /** Addresses of a partner's operators, to be sealed anew. */
    addresses(partnerId: string): Promise<(OperatorAddress & { operatorId: string; userId: string })[]>;
    /** Those of the operators that are the partner's, with their masked names. */
    named(partnerId: string, operatorIds: readonly string[]): Promise<{ operatorId: string; userId: string; nameMasked: string | null }[]>;
    /** A page of operators by user id, with what the members' screen shows. */
    page(partnerId: string, query: OperatorQuery): Promise<{ operators: ListedOperator[]; total: number }>;
    /** Account managers by user id, at most so many; with `supervisorId` those under that supervisor. */
    accountManagers(partnerId: string, supervisorId: string | null, limit: number): Promise<ListedOperator[]>;
  };
  roles: {
    /** A partner's custom roles by code, each with how many operators hold it; presets are not among them. */
    list(partnerId: string): Promise<CustomRoleRecord[]>;
    /** How many operators hold each role, presets included. */
    members(partnerId: string): Promise<ReadonlyMap<string, number>>;
  };
  resellers: {
    /** A distributor's resellers by name; `heldBy` narrows them to those that one of these account managers holds. */
    list(partnerId: string, heldBy: readonly string[] | null): Promise<ListedReseller[]>;
    /** Who held a reseller, newest first. */
    managers(partnerId: string, resellerId: string, limit: number): Promise<HeldPeriod[]>;
  };
  stepUp: StepUpReads;
  drafts: DraftReads;
  passing: PassingReads;
  preferences: {
    /** What an operator chose for a view, as JSON; null where nothing was chosen. */
    find(partnerId: string, operatorId: string, view: string): Promise<string | null>;
  };
  jobs: JobReads;
  events: EventReads;
  ledger: LedgerReads;
  proofs: ProofReads;
  moneyOperations: MoneyOperationReads;
  operationLeases: OperationLeaseReads;
  approvals: ApprovalReads;
  operationLog: OperationLogReads;
  selections: CouponSelectionReads;
  quotas: QuotaReads & QuotaListReads;
  accounts: AccountReads;
  coupons: CouponReads & CouponListReads;
  usages: UsageReads;
  answers: AnswerReads;
  dissociations: DissociationReads;
  agreements: AgreementReads;
  paymentAgreements: PaymentAgreementReads;
  sessions: {
    find(partnerId: string, sessionId: string): Promise<SessionRecord | null>;
    findBySecretHash(hash: string): Promise<SessionRecord | null>;
    /** The session and its partner, in one read. */
    findByTokenHash(hash: string): Promise<{ session: SessionRecord; partner: PartnerRecord } | null>;
    /** Whether any session that has not ended by then allows this origin: what a preflight may be answered with. */
    isOriginOpen(origin: string, at: string): Promise<boolean>;
  };
  customers: {
    page(query: CustomerQuery): Promise<CustomerListRow[]>;
    /** The same page put together inside the database from pieces that were made when they were written. */
    list(query: CustomerQuery): Promise<ListedCustomers>;
    count(query: Omit<CustomerQuery, 'sort' | 'from' | 'limit'>): Promise<number>;
    /** One customer; null where there is none in scope. Without a place. */
    find(
      partnerId: string,
      scope: CustomerScope,
      customerId: string,
    ): Promise<(Omit<CustomerListRow, 'place' | 'consumption' | 'reseller'> & { isErased: boolean }) | null>;
    /** Who held a customer, newest first. */
    managers(partnerId: string, customerId: string, limit: number): Promise<HeldPeriod[]>;
    /** Resources that expire in a span, earliest first, and how many there are; `isStated` is false where no source states any of this customer. */
    expiringResources(
      partnerId: string,
      customerId: string,
      span: { from: string; until: string },
      limit: number,
    ): Promise<{ resources: ResourceRecord[]; total: number; isStated: boolean }>;
    filterOptions(
      partnerId: string,
      scope: CustomerScope,
    ): Promise<{ accountManagers: { operatorId: string; userId: string; nameMasked: string | null }[]; tags: string[] }>;
    /** The stored (clear or sealed) value of one field for those of the ids that are in scope, in no order. */
    values(partnerIds: readonly string[], scope: CustomerScope, field: MaskedField, customerIds: readonly string[]): Promise<OwnedValue[]>;
    exists(partnerId: string, customerId: string): Promise<boolean>;
    /** Customers by id with what picks and confirmations show, in no order; those that are not there or not in scope are left out. Dissociated ones are there. */
    picked(partnerIds: readonly string[], scope: CustomerScope, customerIds: readonly string[]): Promise<PickedRow[]>;
    /** Customers in scope by whole ids, numbers of the partner's own and account names, each with what it was found by. */
    identified(partnerId: string, scope: CustomerScope, wanted: Wanted): Promise<NameHit[]>;
  };
  figures: ConsumptionReads;
  consumption: {
    /** When the newest delivery of a cycle was switched in. */
    asOf(partnerId: string, cycle: string): Promise<string | null>;
    /**
     * A customer's amounts due of some cycles by service (null: lines that name none), largest first in each cycle and currency. With
     * `ownedBy` only what was consumed under that account manager's assignments.
     */
    byService(
      partnerId: string,
      customerId: string,
      cycles: readonly string[],
      ownedBy: string | null,
    ): Promise<{ cycle: string; currency: string; service: string | null; amount: Amount }[]>;
  };
  reveals: {
    count(partnerId: string, operatorId: string, at: string): Promise<RevealCount>;
    /** Whether the operator has this value in clear before them. The partner is the customer's own. */
    isShown(partnerId: string, operatorId: string, shown: { field: MaskedField; customerId: string; at: string }): Promise<boolean>;
  };
  /** Name searches of an operator in the minute before `at`. */
  searches: {
    count(partnerId: string, operatorId: string, at: string): Promise<{ count: number; oldestAt: string | null }>;
  };
  audit: {
    head(partnerId: string): Promise<{ sequence: number; hash: string } | null>;
    /** Rows after a sequence, in order. */
    after(partnerId: string, sequence: number, limit: number): Promise<AuditRow[]>;
    /** Partners that have a chain. */
    partners(): Promise<string[]>;
    /** Rows that match, newest first, before a place, at most so many. */
    search(partnerId: string, query: AuditQuery, before: RowPlace | null, limit: number): Promise<FoundRows>;
  };
}

/** What a command may read and change. Reads see the command's own changes. */
export interface LooksFor {
  /** By `answers.find`. */
  answer?: AnswerPlace;
  /** By `customers.picked`, of one partner. */
  customers?: { partnerId: string; scope: CustomerScope; customerIds: readonly string[] };
}

export interface Unit extends Reads {
  partners: Reads['partners'] & {
    add(partner: NewPartner): Promise<void>;
    setCurrency(partnerId: string, currency: string): Promise<void>;
    setRolesFrom(partnerId: string, rolesFrom: PartnerRecord['rolesFrom']): Promise<void>;
    setMoneyRules(partnerId: string, rules: Pick<PartnerRecord, 'stepUp' | 'limits'>): Promise<void>;
    setLeaving(partnerId: string, isLeaving: boolean): Promise<void>;
    setVerified(partnerId: string, isVerified: boolean): Promise<void>;
    addKey(key: KeyRecord, hash: string): Promise<void>;
    revokeKey(partnerId: string, keyId: string, at: string): Promise<boolean>;
    /** Lets a key end by itself. */
    endKey(partnerId: string, keyId: string, expiresAt: string): Promise<void>;
  };
  operators: Reads['operators'] & {
    save(operator: OperatorRecord & { nameMasked: string | null }): Promise<void>;
    saveAddress(partnerId: string, operatorId: string, address: OperatorAddress | null): Promise<void>;
    /** Takes everybody out of a supervisor's team (R-ROLE-5); answers how many. */
    freeTeam(partnerId: string, supervisorId: string): Promise<number>;
  };
  roles: Reads['roles'] & {
    save(partnerId: string, role: CustomRoleRecord): Promise<void>;
    remove(partnerId: string, code: string): Promise<void>;
  };
  resellers: Reads['resellers'] & {
    assign(partnerId: string, assignments: readonly { resellerId: string; operatorId: string; assignedAt: string }[]): Promise<void>;
    /** Ends the open periods of these resellers. */
    withdraw(partnerId: string, resellerIds: readonly string[], at: string): Promise<void>;
  };
  stepUp: StepUpReads & StepUpCommands;
  drafts: DraftReads & DraftCommands;
  passing: PassingReads & PassingCommands;
  preferences: Reads['preferences'] & {
    save(partnerId: string, operatorId: string, view: string, json: string): Promise<void>;
  };
  jobs: JobReads & JobCommands;
  events: EventReads & EventCommands;
  ledger: LedgerReads & LedgerCommands;
  moneyOperations: MoneyOperationReads & MoneyOperationCommands;
  operationLeases: OperationLeaseReads & OperationLeaseCommands;
  selections: CouponSelectionReads & CouponSelectionCommands;
  quotas: QuotaReads & QuotaListReads & QuotaCommands;
  accounts: AccountReads & AccountCommands;
  coupons: CouponReads & CouponListReads & CouponCommands;
  usages: UsageReads & UsageCommands;
  figures: ConsumptionReads & ConsumptionCommands;
  answers: AnswerReads & AnswerCommands;
  dissociations: DissociationReads & DissociationCommands;
  agreements: AgreementReads & AgreementCommands;
  paymentAgreements: PaymentAgreementReads & PaymentAgreementCommands;
  sessions: Reads['sessions'] & {
    add(session: SessionRecord, secretHash: string): Promise<void>;
    /** Spends the secret; false where it was spent before. */
    swap(sessionId: string, token: { hash: string; origin: string; expiresAt: string }): Promise<boolean>;
    /** Ends every live session that the target names, also those whose secret was not swapped yet; answers how many. */
    revoke(partnerId: string, target: SessionTarget, at: string): Promise<number>;
    /** How many live sessions of operators act by a role. */
    countInRole(partnerId: string, role: string, at: string): Promise<number>;
    /** Forgets sessions that ended before then. */
    forget(before: string): Promise<void>;
  };
  customers: Reads['customers'] & {
    /**
     * Customers as stored, with the assignment that is open: for changes that must keep what a source does not state. Ids that are not there,
     * that left the partner, or that are not in scope, are left out.
     */
    stored(partnerId: string, customerIds: readonly string[], scope?: CustomerScope): Promise<StoredCustomer[]>;
    /** The same with those who left, whom a source may associate anew, and who can be erased. */
    known(partnerId: string, customerIds: readonly string[]): Promise<StoredCustomer[]>;
    /** Adds or replaces by customer id; `tags` replace. Whoever left stays away (`associateAnew`). */
    save(partnerId: string, customers: readonly CustomerRecord[]): Promise<SavedCustomers>;
    /**
     * Opens assignments; where one was open for the customer it ends at the new one's start. Bill lines from `assignedAt` on follow.
     * Throws where one would begin before the present period, or before the last one ended.
     */
    assign(partnerId: string, assignments: readonly Omit<AssignmentRecord, 'endedAt'>[]): Promise<void>;
    /** Ends the open assignments of these customers, which have no account manager from then on; what was consumed before stays the manager's. */
    withdraw(partnerId: string, withdrawals: readonly { customerId: string; at: string }[]): Promise<void>;
    /**
     * A customer whom nobody holds leaves the partner, and with it every list, count, search and filter; what is stated of its resources is
     * forgotten. Its coupons, operations, bill lines and the periods of its managers stay. Throws where it is not there, held, or has left.
     */
    leave(partnerId: string, customerId: string, at: string): Promise<void>;
    /** Those of the customers who left belong to the partner again, with the names, tags and consumption that are stored; held by nobody. */
    associateAnew(partnerId: string, customerIds: readonly string[]): Promise<void>;
    /** Keeps when the type of association of customers was changed last. */
    noteAssociationChange(partnerId: string, customerIds: readonly string[], at: string): Promise<void>;
    /** Replaces what is stated of a customer's resources, which may be that there are none; answers whether that changed anything. */
    saveResources(partnerId: string, customerId: string, resources: readonly ResourceRecord[]): Promise<boolean>;
    /** Forgets resources of which a source states no more than the earliest expiry; answers whose were stated until then. */
    forgetResources(partnerId: string, customerIds: readonly string[]): Promise<ReadonlySet<string>>;
    /**
     * Customers whose sealed values or blind indexes may need to be made anew, after an id, in order of id: what `isOutdated` or a
     * missing index shows is up to the caller.
     */
    sealedAfter(partnerId: string, customerId: string, limit: number): Promise<StoredCustomer[]>;
    /** Replaces what is sealed of customers, and its indexes, where it is still what was read; answers of how many. */
    reseal(partnerId: string, changes: readonly ResealedCustomer[]): Promise<number>;
    /**
     * Empties everything about a customer that is personal, for good: what is saved or delivered later stays out as well. Ids, amounts,
     * assignments and the audit trail stay. Files of exports that are done, in which the customer may stand masked, end with it; answers how many.
     */
    erase(partnerId: string, customerId: string, at: string): Promise<{ droppedFiles: number }>;
  };
  deliveries: {
    /** Begins a delivery; its lines stay out of sight until the switch. */
    begin(partnerId: string, delivery: { deliveryId: string; source: string; startedAt: string }): Promise<void>;
    addLines(partnerId: string, deliveryId: string, lines: readonly BillLineRecord[]): Promise<void>;
    /**
     * Adds up lines of so many customers of a delivery before its switch, so that the switch, for which others wait, need not; false where
     * none was left. Nothing of it counts yet.
     */
    roll(partnerId: string, deliveryId: string, customers: number): Promise<boolean>;
    /**
     * Puts the delivery in force: for each (source, billing account, cycle) it holds, the lines in force before it count no
     * more, and the cycle sums of the customers touched are made anew. Lines count for the assignment in force when they were consumed.
     */
    switch(partnerId: string, deliveryId: string, at: string): Promise<{ replacedLines: number }>;
    /** Deliveries of a source that were begun before then and never switched in: what a killed import leaves behind. Their ids. */
    abandoned(partnerId: string, source: string, before: string): Promise<string[]>;
    /**
     * Deletes lines that a switch has replaced, as many at most, so that the commands of others need not wait long; false where
     * nothing was left to delete.
     */
    forgetReplaced(partnerId: string, lines: number): Promise<boolean>;
    /** Throws away a delivery that was not switched in. */
    drop(partnerId: string, deliveryId: string): Promise<void>;
  };
  reveals: Reads['reveals'] & {
    record(partnerId: string, operatorId: string, at: string, cells: number): Promise<void>;
    /** Notes what an operator has in clear before them until then; forgets what was over before `at`. The partner is the customers' own. */
    show(
      partnerId: string,
      operatorId: string,
      shown: { field: MaskedField; customerIds: readonly string[]; at: string; until: string },
    ): Promise<void>;
  };
  searches: Reads['searches'] & {
    record(partnerId: string, operatorId: string, at: string): Promise<void>;
  };
  audit: Reads['audit'] & {
    append(partnerId: string, entry: AuditEntry): Promise<AuditRow>;
  };
}
