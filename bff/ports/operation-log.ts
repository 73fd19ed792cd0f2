import type { Asset, OperationItemState, OperationKind, OperationState } from '../../shared/values/money-lists.ts';
import type { CustomerScope } from '../domain/actor.ts';
import type { MoneyItem, MoneyOperation } from './money-operations.ts';
import type { AuditEntry } from './records.ts';

/** The filters of DOMAIN.md §3.7; all that are there must hold. Instants are business ones, as the store keeps them. */
export interface OperationFilter {
  from?: string;
  /** Not included. */
  until?: string;
  kinds?: readonly OperationKind[];
  assets?: readonly Asset[];
  states?: readonly OperationItemState[];
  /** Folded (`shared/values/fold.ts`); found anywhere in the customer's name. */
  customerNameFolded?: string;
  /** Whole customer id or whole partner's own number. */
  customer?: string;
  quotaId?: string;
  couponId?: string;
  operationId?: string;
  /** Operators who did it, any of them. */
  operatorIds?: readonly string[];
}

export interface OperationQuery {
  /** In whose books. */
  partnerIds: readonly string[];
  /** Rows of customers beyond it are left out, and rows of no customer where it is not everybody. */
  scope: CustomerScope;
  filter: OperationFilter;
}

/** A row of the log: an item with what it shares with the others of its operation. */
export interface LoggedItem extends MoneyItem {
  operationId: string;
  partnerId: string;
  /** Who did it: the same partner, or its distributor. */
  byPartnerId: string;
  kind: OperationKind;
  asset: Asset;
  currency: string;
  actor: AuditEntry['actor'];
  /** Face value of the coupon; null where there is none. */
  face: bigint | null;
  /** Name of the reseller that the item names. */
  resellerName: string | null;
}

/** Where a page begins: after this row, on the way to older ones. */
export interface LogPlace {
  at: string;
  operationId: string;
  item: number;
}

export interface OperationLogReads {
  /** Rows that match, newest first, after a place. */
  search(query: OperationQuery, after: LogPlace | null, limit: number): Promise<LoggedItem[]>;
  count(query: OperationQuery): Promise<number>;
  /** Items of one operation as rows of the log, in some states (all where empty), after a number. */
  items(operationId: string, states: readonly OperationItemState[], after: number, limit: number): Promise<LoggedItem[]>;
  countItems(operationId: string, states: readonly OperationItemState[]): Promise<number>;
  /** Operations that an operator of a partner began, newest first, in some states (all where empty). */
  own(byPartnerId: string, operatorId: string, states: readonly OperationState[], limit: number): Promise<MoneyOperation[]>;
  /** Operations of these kinds that others at the partner began and that wait for an approval, newest first. */
  awaiting(byPartnerId: string, kinds: readonly OperationKind[], exceptOperatorId: string, limit: number): Promise<MoneyOperation[]>;
  /**
   * Whether another operation that tries the same refused items again is open or has done some of them: one that descends by retries from
   * the same first operation. Those that this one itself tries again do not count.
   */
  isTriedElsewhere(operationId: string): Promise<boolean>;
}
