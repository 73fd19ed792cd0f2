import type { couponEndpoints } from '../../shared/contract/coupons.ts';
import type { Asked, Ids } from './requests.ts';

const VALIDITY = { validFrom: '2026-11-18T02:00:00.000Z', expiresAt: '2026-12-18T02:00:00.000Z' } as const;

/** The requests of `shared/contract/coupons.ts`. */
export const couponRequests: { readonly [Key in keyof typeof couponEndpoints]: (ids: Ids) => Asked<Key> } = {
  'POST /v1/coupons/recipients': ({ quotaId, customerId }) => ({
    body: { quotaId, lines: [{ text: customerId }] },
    names: ['quotaId', 'customerId'],
  }),
  'POST /v1/coupons/recipients-file': () => ({ body: { content: btoa('customer_id\n6f2c1a4e9b7d4c0f\n') }, names: [] }),
  'POST /v1/coupons/issues/check': ({ quotaId, customerId }) => ({
    body: { quotaId, faceValue: '1.00', items: [{ customerId }] },
    names: ['quotaId', 'customerId'],
  }),
  'POST /v1/coupons/issues': ({ quotaId, customerId }) => ({
    body: { quotaId, faceValue: '1.00', items: [{ customerId }] },
    names: ['quotaId', 'customerId'],
  }),
  'POST /v1/coupons/issue-jobs': ({ quotaId, customerId }) => ({
    body: { quotaId, faceValue: '1.00', items: [{ customerId }] },
    names: ['quotaId', 'customerId'],
  }),
  'POST /v1/coupons/search': ({ quotaId, customerId }) => ({
    body: { filter: { quotaId, customerId } },
    names: ['quotaId', 'customerId'],
  }),
  'GET /v1/coupons/:couponId': ({ couponId }) => ({ params: { couponId }, names: ['couponId'] }),
  'POST /v1/coupons/recalls/check': ({ couponId }) => ({ body: { couponIds: [couponId] }, names: ['couponId'] }),
  'POST /v1/coupons/recalls': ({ couponId }) => ({ body: { couponIds: [couponId] }, names: ['couponId'] }),
  'POST /v1/coupons/selections': ({ quotaId }) => ({ body: { filter: { quotaId } }, names: ['quotaId'] }),
  'POST /v1/coupons/recall-jobs': ({ selectionId }) => ({ body: { selectionId }, names: ['selectionId'] }),
  'PUT /v1/coupons': ({ couponId, customerId }) => ({
    body: { coupons: [{ couponId: `up-${couponId}`, customerId, asset: 'coupon', currency: 'CNY', faceValue: '5.00', ...VALIDITY }] },
    names: ['couponId', 'customerId'],
  }),
  'POST /v1/coupons/redemptions': ({ couponId }) => ({
    body: { couponId, amount: '1.00', reference: `order-${couponId}`, order: { amount: '10.00', chargeMode: 'yearly-monthly' } },
    names: ['couponId'],
  }),
  'POST /v1/coupons/refunds': ({ usageId }) => ({
    body: { usageId, amount: '1.00', reference: `refund-${usageId}` },
    names: ['usageId'],
  }),
};
