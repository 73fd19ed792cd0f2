import type {} from 'partner-widget-kit/types/vue';
import type { GlobalComponents } from 'vue';

type Of<Name extends keyof GlobalComponents> = InstanceType<GlobalComponents[Name]>;

/** What a template may write at an element, and what its handlers get. */
export const audit: Of<'partner-audit'>['$props'] = {
  state: {},
  density: 'compact',
  class: 'wide',
  'onPartner-load': ({ detail }) => detail.shown.toFixed(),
};
declare const emit: Of<'partner-customer-list'>['$emit'];
emit(
  'partner-customer-open',
  new CustomEvent('partner-customer-open', { detail: { customerId: 'C-1', indirectPartnerId: null, section: null } }),
);

// @ts-expect-error There is no such density.
export const density: Of<'partner-audit'>['$props'] = { density: 'narrow' };
// @ts-expect-error The trail tells how many are shown, not where the first one stands.
export const load: Of<'partner-audit'>['$props'] = { 'onPartner-load': ({ detail }) => detail.position.toFixed() };
// @ts-expect-error The list of customers issues no coupons.
emit('partner-coupon-issued', new CustomEvent('partner-coupon-issued'));
// @ts-expect-error There is no such element.
export type None = Of<'partner-audits'>;
