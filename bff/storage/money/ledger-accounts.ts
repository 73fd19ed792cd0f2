import type { LedgerAccount } from '../../ports/ledger.ts';

/** What tells accounts of one kind apart in a book. */
export function ownerOf(account: LedgerAccount): string {
  switch (account.kind) {
    case 'upstream':
      return '';
    case 'quota':
    case 'granted':
      return account.quotaId;
    case 'spent':
      return account.quotaId ?? '';
    case 'coupon':
      return account.couponId;
    case 'held':
      return account.quotaId === null ? account.operationId : `${account.operationId}:${account.quotaId}`;
    case 'account':
      return account.accountType;
    case 'customer':
    case 'customer-spent':
      return account.customerId;
    case 'reseller':
      return account.resellerId;
  }
}
