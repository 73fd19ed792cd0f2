/** Every tag of the kit, without a suffix. The session comes first, so that widgets find it when they are upgraded. */
export const TAGS = [
  'partner-session',
  'partner-customer-list',
  'partner-customer',
  'partner-coupon-quota',
  'partner-consumption-dashboard',
  'partner-agreement-dialog',
  'partner-agreement-list',
  'partner-agreement-records',
  'partner-my-partner',
  'partner-roles',
  'partner-audit',
] as const;

export type PartnerTag = (typeof TAGS)[number];
