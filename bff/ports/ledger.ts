import type { Minor } from '../../shared/values/minor.ts';
import type { AccountType, Asset } from '../../shared/values/money-lists.ts';

/** A partner's accounts of one asset in one currency; they add up to zero at all times. */
export interface Book {
  partnerId: string;
  asset: Asset;
  currency: string;
}

/**
 * An account of a book. `upstream` is the world outside it, of a reseller also its distributor; it alone may be below zero. Kinds with a
 * `quotaId` count in that quota's identity: total = quota + held + coupons + spent + granted.
 */
export type LedgerAccount =
  | { kind: 'upstream' }
  /** What can be issued or granted from a quota. */
  | { kind: 'quota'; quotaId: string }
  /** Granted from a quota to resellers. */
  | { kind: 'granted'; quotaId: string }
  /** Spent from coupons of a quota; without one from coupons of the upstream. */
  | { kind: 'spent'; quotaId: string | null }
  /** What is left of a coupon. */
  | { kind: 'coupon'; couponId: string; quotaId: string | null }
  /** Reserved for an operation; `quotaId` where it came from a quota. */
  | { kind: 'held'; operationId: string; quotaId: string | null }
  /** A partner's money. */
  | { kind: 'account'; accountType: AccountType }
  /** Allocated to a customer and not spent. */
  | { kind: 'customer'; customerId: string }
  /** Spent by a customer of what was allocated. */
  | { kind: 'customer-spent'; customerId: string }
  /** Allocated by a distributor to a reseller, in the distributor's book. */
  | { kind: 'reseller'; resellerId: string };

export interface LedgerMove {
  from: LedgerAccount;
  to: LedgerAccount;
  /** Above zero. */
  amount: Minor;
  /** The item of the operation that moves it. */
  item: number;
}

export interface Moved {
  fromAfter: Minor;
  toAfter: Minor;
}

export interface LedgerReads {
  /** Balance of each account, in the order asked; 0 for one that never moved. */
  balances(book: Book, accounts: readonly LedgerAccount[]): Promise<Minor[]>;
  /** Currencies in which a partner has accounts of an asset. */
  currencies(partnerId: string, asset: Asset): Promise<string[]>;
}

/** More was to be moved than an account holds. Rules refuse that before anything is written, so that this is a bug: the command is undone. */
export class LedgerShort extends Error {
  override name = 'LedgerShort';
}

export interface LedgerCommands {
  /**
   * Moves amounts between accounts of one book, in order, for an operation that was added before (`MoneyOperationCommands`). Opens accounts
   * that never moved. Throws `LedgerShort` where an account other than `upstream` would go below zero.
   */
  move(book: Book, operationId: string, at: string, moves: readonly LedgerMove[]): Promise<Moved[]>;
}
