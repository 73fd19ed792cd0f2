import type { stepUpEndpoints } from '../../shared/contract/step-up.ts';
import type { Asked, Ids } from './requests.ts';

/** The requests of `shared/contract/step-up.ts`. */
export const stepUpRequests: { readonly [Key in keyof typeof stepUpEndpoints]: (ids: Ids) => Asked<Key> } = {
  'POST /v1/step-up': ({ couponId }) => ({
    body: { endpoint: 'POST /v1/coupons/recalls', body: { couponIds: [couponId] } },
    names: ['couponId'],
  }),
  'GET /v1/drafts/:draft': () => ({ params: { draft: 'coupon-issue' }, names: [] }),
  'PUT /v1/drafts/:draft': () => ({ params: { draft: 'coupon-issue' }, body: { content: '{}' }, names: [] }),
  'DELETE /v1/drafts/:draft': () => ({ params: { draft: 'coupon-issue' }, names: [] }),
};
