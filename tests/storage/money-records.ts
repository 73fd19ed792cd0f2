import type { Book } from '../../bff/ports/ledger.ts';
import type { MoneyItem, MoneyOperation } from '../../bff/ports/money-operations.ts';
import type { StoredCoupon, StoredQuota } from '../../bff/ports/quotas.ts';
import { NOW, PARTNER } from './records.ts';

export const COUPONS: Book = { partnerId: PARTNER, asset: 'coupon', currency: 'CNY' };

export function moneyOperation(operationId: string, stated: Partial<MoneyOperation> = {}): MoneyOperation {
  const partnerId = stated.partnerId ?? PARTNER;
  return {
    operationId,
    partnerId,
    byPartnerId: partnerId,
    kind: 'coupon-issue',
    state: 'done',
    asset: 'coupon',
    currency: 'CNY',
    quotaId: null,
    at: NOW,
    endedAt: NOW,
    actor: { kind: 'operator', id: 'opr_1234567890123456789012' },
    sessionId: null,
    requestId: 'req_1',
    memo: null,
    request: null,
    asked: 0n,
    moved: 0n,
    items: 0,
    done: 0,
    refused: 0,
    retryOf: null,
    isStopping: false,
    attempts: 0,
    approval: null,
    ...stated,
  };
}

export function moneyItem(item: number, stated: Partial<MoneyItem> = {}): MoneyItem {
  return {
    item,
    at: NOW,
    state: 'done',
    refusal: null,
    quotaId: null,
    couponId: null,
    customerId: null,
    resellerId: null,
    asked: null,
    moved: null,
    balanceBefore: null,
    terms: null,
    memo: null,
    ...stated,
  };
}

type NewQuota = Omit<StoredQuota, 'issuedCount' | 'issuedTotal'>;

export function quotaRecord(quotaId: string, stated: Partial<NewQuota> = {}): NewQuota {
  return {
    partnerId: PARTNER,
    quotaId,
    asset: 'coupon',
    currency: 'CNY',
    state: 'normal',
    effectiveAt: '2024-01-01T00:00:00.000Z',
    expiresAt: '2025-01-01T00:00:00.000Z',
    total: 0n,
    restrictions: {},
    designated: null,
    invoiceSubject: 'any',
    signingEntity: null,
    parent: null,
    createdAt: NOW,
    changedAt: NOW,
    ...stated,
  };
}

export function couponRecord(couponId: string, stated: Partial<StoredCoupon> = {}): StoredCoupon {
  return {
    partnerId: PARTNER,
    couponId,
    asset: 'coupon',
    currency: 'CNY',
    issuer: 'partner',
    quotaId: null,
    customerId: 'cus-1',
    operationId: null,
    face: 0n,
    state: 'usable',
    validFrom: NOW,
    expiresAt: '2024-12-31T00:00:00.000Z',
    issuedAt: NOW,
    endedAt: null,
    restrictions: {},
    customerNote: null,
    memo: null,
    ...stated,
  };
}
