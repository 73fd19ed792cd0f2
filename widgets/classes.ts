/** All classes, with the types of what they take and tell, and the functions for addresses. Registers nothing. */

export * from './agreement-dialog/index.ts';
export * from './agreement-list/index.ts';
export * from './agreement-records/index.ts';
export * from './audit/index.ts';
export * from './consumption-dashboard/index.ts';
export * from './core/version.ts';
export * from './coupon-quota/index.ts';
export * from './customer/index.ts';
export * from './customer-list/address.ts';
export * from './customer-list/index.ts';
export type { PartnerEventMap, PartnerEventMaps } from './events.ts';
export * from './my-partner/index.ts';
export * from './roles/index.ts';
export * from './session/index.ts';
