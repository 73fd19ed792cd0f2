import type { couponEndpoints } from '../../shared/contract/coupons.ts';
import type { Asked, Ids } from './requests.ts';

// UNBUILT
export const couponRequests: { readonly [Key in keyof typeof couponEndpoints]: (ids: Ids) => Asked<Key> } = {} as never;
