import type { Minor } from '../../shared/values/minor.ts';
import type { Asset, OperationItemState, OperationKind, OperationState } from '../../shared/values/money-lists.ts';
import type { AuditEntry } from './records.ts';

/** An operation that moves quota, coupons or money, as the log keeps it (DOMAIN.md §3.7). */
export interface MoneyOperation {
  operationId: string;
  /** Whose book it moves. */
  partnerId: string;
  /** Who acts: the same partner, or its distributor. A grant that a distributor moves in two books is an operation of each: its own, and one of the reseller's. */
  byPartnerId: string;
  kind: OperationKind;
  state: OperationState;
  asset: Asset | null;
  currency: string | null;
  quotaId: string | null;
  at: string;
  endedAt: string | null;
  actor: AuditEntry['actor'];
  sessionId: string | null;
  requestId: string;
  memo: string | null;
  /**
   * Terms common to all items, as JSON, while it waits or runs, and after that where items were refused that can be tried again; with what
   * whoever decided it noted, which stays (`decision-memo.ts`).
   */
  request: string | null;
  asked: Minor;
  moved: Minor;
  items: number;
  done: number;
  refused: number;
  retryOf: string | null;
  isStopping: boolean;
  attempts: number;
  approval: { until: string; decidedAt: string | null; decidedBy: string | null } | null;
}

/** What one item of an operation did, or is to do. */
export interface MoneyItem {
  /** From 1. */
  item: number;
  at: string;
  state: OperationItemState;
  refusal: string | null;
  quotaId: string | null;
  couponId: string | null;
  customerId: string | null;
  resellerId: string | null;
  asked: Minor | null;
  moved: Minor | null;
  balanceBefore: Minor | null;
  /** What differs for this item, as JSON, while it waits or where it was refused. */
  terms: string | null;
  memo: string | null;
}

export interface MoneyOperationReads {
  find(operationId: string): Promise<MoneyOperation | null>;
  /** Items of an operation in some states (all where empty), after a number, at most so many. */
  items(operationId: string, states: readonly OperationItemState[], after: number, limit: number): Promise<MoneyItem[]>;
  /** What an operator has moved with operations of these kinds since an instant, what waits for an approval included, in one currency. */
  movedSince(byPartnerId: string, actorId: string, kinds: readonly OperationKind[], currency: string, since: string): Promise<Minor>;
}

export interface MoneyOperationCommands {
  /** Adds an operation, before the ledger moves anything for it. Ids of quotas, coupons and customers belong to its partner's book. */
  add(operation: MoneyOperation): Promise<void>;
  /** Adds or replaces items by their number. */
  saveItems(operationId: string, items: readonly MoneyItem[]): Promise<void>;
  /** Replaces what changes while an operation goes on. */
  update(
    operationId: string,
    change: Partial<
      Pick<MoneyOperation, 'state' | 'endedAt' | 'asked' | 'moved' | 'done' | 'refused' | 'isStopping' | 'request' | 'approval'>
    >,
  ): Promise<void>;
  /** Notes what another system calls it; false where another operation of the partner has that reference. */
  addReference(partnerId: string, reference: string, operationId: string): Promise<boolean>;
}
