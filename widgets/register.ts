import { type PartnerTag, TAGS } from './core/tags.ts';
import { define, type KitElement } from './define.ts';

export { type PartnerTag, TAGS };

/** Each class, loaded when it is asked for. */
const ELEMENTS = {
  'partner-session': async () => (await import('./session/index.ts')).PartnerSession,
  'partner-customer-list': async () => (await import('./customer-list/index.ts')).PartnerCustomerList,
  'partner-customer': async () => (await import('./customer/index.ts')).PartnerCustomer,
  'partner-coupon-quota': async () => (await import('./coupon-quota/index.ts')).PartnerCouponQuota,
  'partner-consumption-dashboard': async () => (await import('./consumption-dashboard/index.ts')).PartnerConsumptionDashboard,
  'partner-agreement-dialog': async () => (await import('./agreement-dialog/index.ts')).PartnerAgreementDialog,
  'partner-agreement-list': async () => (await import('./agreement-list/index.ts')).PartnerAgreementList,
  'partner-agreement-records': async () => (await import('./agreement-records/index.ts')).PartnerAgreementRecords,
  'partner-my-partner': async () => (await import('./my-partner/index.ts')).PartnerMyPartner,
  'partner-roles': async () => (await import('./roles/index.ts')).PartnerRoles,
  'partner-audit': async () => (await import('./audit/index.ts')).PartnerAudit,
} satisfies Record<PartnerTag, () => Promise<KitElement>>;

export interface RegisterOptions {
  /** Which elements; default: all. `partner-session` comes along, since no other works without it. */
  tags?: readonly PartnerTag[];
  /**
   * What the tags end in, so that two releases can stand on one page: `v2` registers `<partner-session-v2>` and so on. Widgets of a suffix
   * stand inside the session of the same suffix. Small letters, digits and hyphens; default: none.
   */
  suffix?: string;
}

/**
 * Loads and registers elements; what is registered already stays. Resolves once they are. Throws `TypeError` for a tag that the kit does not
 * have, or for a suffix that cannot end a tag; rejects where a file cannot be loaded, and can be called again then.
 */
export async function register({ tags = TAGS, suffix = '' }: RegisterOptions = {}): Promise<void> {
  const unknown = tags.find((tag) => !Object.hasOwn(ELEMENTS, tag));
  if (unknown !== undefined) throw new TypeError(`There is no <${unknown}>; there are ${TAGS.join(', ')}.`);
  const wanted = TAGS.filter((tag) => tag === 'partner-session' || tags.includes(tag));
  const classes = await Promise.all(wanted.map(async (tag) => [tag, await ELEMENTS[tag]()] as const));
  for (const [tag, element] of classes) define(tag, element, suffix);
}
