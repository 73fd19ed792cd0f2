import type { Minor } from '../../shared/values/minor.ts';
import type { AccountType } from '../../shared/values/money-lists.ts';
import type { AuditEntry } from './records.ts';

/** What a partner states of an account. */
export interface StatedAccount {
  accountType: AccountType;
  currency: string;
  designated: Minor;
  /** Credit line; null where there is none. */
  credit: Minor | null;
}

/** An account that was stated, or into which something moved, with what the ledger says is in it. */
export interface StoredAccount extends StatedAccount {
  amount: Minor;
  /** Whether anything was ever stated of it. */
  isStated: boolean;
}

/** Of one currency: what waits for approvals, and what is left of what was allocated. */
export interface AllocatedTotals {
  currency: string;
  held: Minor;
  toCustomers: Minor;
  toResellers: Minor;
}

/** Accounts of the ledger that are of somebody else's in a partner's book. */
export type PartyKind = 'customer' | 'customer-spent' | 'reseller';

/** An earlier item of the same amount. */
export interface RecentItem {
  operationId: string;
  amount: Minor;
  at: string;
  actor: AuditEntry['actor'];
}

/** R-ACC-6: 拨款, 回收, 解绑回收. */
export type AdjustmentType = 'allocation' | 'recall' | 'dissociation-recall';

export interface AdjustmentQuery {
  customerId?: string | undefined;
  resellerId?: string | undefined;
  /** Empty: all. */
  types: readonly AdjustmentType[];
  /** From the first on and before the second. */
  from?: string | undefined;
  until?: string | undefined;
  operationId?: string | undefined;
  currency?: string | undefined;
}

/** Where a page begins: behind this record. */
export interface AdjustmentPlace {
  at: string;
  operationId: string;
  item: number;
}

export interface AdjustmentRow extends AdjustmentPlace {
  type: AdjustmentType;
  customerId: string | null;
  resellerId: string | null;
  currency: string;
  amount: Minor;
  balanceAfter: Minor;
  actor: AuditEntry['actor'];
  /** Who did it: the partner, or its distributor. */
  byPartnerId: string;
  memo: string | null;
}

export interface AccountReads {
  /** A partner's accounts by currency and type. */
  list(partnerId: string): Promise<StoredAccount[]>;
  /** One of them; null where nothing was stated of it and nothing ever moved. */
  find(partnerId: string, accountType: AccountType, currency: string): Promise<StoredAccount | null>;
  /** What waits for approvals in one currency. */
  held(partnerId: string, currency: string): Promise<Minor>;
  /** By currency. Reads every account of a customer, so not for commands. */
  totals(partnerId: string): Promise<AllocatedTotals[]>;
  /** Balances of those accounts that were ever opened, by whose they are. */
  allocated(partnerId: string, currency: string, kind: PartyKind, ids: readonly string[]): Promise<ReadonlyMap<string, Minor>>;
  /** What a customer spent of its allocation after an instant, less what it got back since and kept; below zero where that was more. */
  spentAfter(partnerId: string, currency: string, customerId: string, after: string): Promise<Minor>;
  /** Of each party the newest item of exactly this amount since then, that was done or waits. */
  recent(
    partnerId: string,
    asked: {
      kind: 'allocation' | 'allocation-recall' | 'coupon-issue';
      currency: string;
      of: 'customer' | 'reseller';
      since: string;
      amounts: ReadonlyMap<string, Minor>;
    },
  ): Promise<ReadonlyMap<string, RecentItem>>;
  /** Records of adjustments, newest first. */
  adjustments(partnerId: string, query: AdjustmentQuery, after: AdjustmentPlace | null, limit: number): Promise<AdjustmentRow[]>;
  countAdjustments(partnerId: string, query: AdjustmentQuery): Promise<number>;
}

export interface AccountCommands {
  /** Adds or replaces what is stated of an account. */
  state(partnerId: string, account: StatedAccount, at: string): Promise<void>;
}
