import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { checkIssuable } from '../../domain/quota-rules.ts';
import type { ListedQuota } from '../../ports/quota-list.ts';
import type { QuotaRestrictions } from '../../ports/quotas.ts';

type QuotaRow = AnswerOf<'GET /v1/quotas/:quotaId'>['quota'];

/** Days before its end from which a coupon counts as expiring soon. */
const SOON = 30 * 24 * 60 * 60 * 1000;

export function soonUntil(businessNow: number): string {
  return new Date(businessNow + SOON).toISOString();
}

/** A quota as it is shown; `resellers` names those whose quotas may be among them. */
export function toRow(quota: ListedQuota, at: string, resellers: ReadonlyMap<string, string>): QuotaRow {
  const refused = checkIssuable(quota, at);
  const resellerName = resellers.get(quota.partnerId);
  return {
    quotaId: quota.quotaId,
    asset: quota.asset,
    currency: quota.currency,
    state: quota.state,
    issuable: { isIssuable: refused === null, refusal: refused?.refusal ?? null },
    effectiveAt: quota.effectiveAt,
    expiresAt: quota.expiresAt,
    total: minorToText(quota.total),
    available: minorToText(quota.available),
    held: minorToText(quota.held),
    outstanding: minorToText(quota.outstanding),
    spent: minorToText(quota.spent),
    granted: minorToText(quota.granted),
    expired: minorToText(quota.expired),
    expiringSoon: { coupons: quota.expiringSoon.coupons, amount: minorToText(quota.expiringSoon.amount) },
    restrictions: toRestrictions(quota.restrictions),
    designated: quota.designated,
    invoiceSubject: quota.invoiceSubject,
    signingEntity: quota.signingEntity,
    parentQuotaId: quota.parent?.quotaId ?? null,
    reseller: resellerName === undefined ? null : { partnerId: quota.partnerId, name: resellerName },
    children: quota.children,
    createdAt: quota.createdAt,
    changedAt: quota.changedAt,
  };
}

function toRestrictions({ services, products, orderTypes, ...limits }: QuotaRestrictions): QuotaRow['restrictions'] {
  return {
    ...(services && { services: [...services] }),
    ...(products && { products: [...products] }),
    ...(orderTypes && { orderTypes: [...orderTypes] }),
    ...limits,
  };
}
