import type { couponEndpoints } from '../../../shared/contract/coupons.ts';
import type { Example } from './example.ts';

// UNBUILT
export const couponExamples: { readonly [Key in keyof typeof couponEndpoints]: Example<Key> } = {} as never;
