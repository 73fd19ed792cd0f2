import type { couponEndpoints } from '../../../shared/contract/coupons.ts';
import type { Action } from '../action.ts';
import { unbuilt } from '../unbuilt.ts';

export const couponActions: { readonly [Key in keyof typeof couponEndpoints]: Action<Key> } = {
  'POST /v1/coupons/recipients': unbuilt,
  'POST /v1/coupons/issues/check': unbuilt,
  'POST /v1/coupons/issues': unbuilt,
  'POST /v1/coupons/issue-jobs': unbuilt,
  'POST /v1/coupons/search': unbuilt,
  'GET /v1/coupons/:couponId': unbuilt,
  'POST /v1/coupons/recalls/check': unbuilt,
  'POST /v1/coupons/recalls': unbuilt,
  'POST /v1/coupons/selections': unbuilt,
  'POST /v1/coupons/recall-jobs': unbuilt,
  'PUT /v1/coupons': unbuilt,
  'POST /v1/coupons/redemptions': unbuilt,
  'POST /v1/coupons/refunds': unbuilt,
};
