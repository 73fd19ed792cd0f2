/** All widgets, registered. The provider comes first, so that widgets find it when they are upgraded. */

export * from './customer-list/address.ts';
export * from './partner-agreement-dialog.ts';
export * from './partner-agreement-list.ts';
export * from './partner-agreement-records.ts';
export * from './partner-audit.ts';
export * from './partner-consumption-dashboard.ts';
export * from './partner-coupon-quota.ts';
export * from './partner-customer.ts';
export * from './partner-customer-list.ts';
export * from './partner-my-partner.ts';
export * from './partner-roles.ts';
export * from './partner-session.ts';
