/** Elements as components of React 18 and 19: properties and events as props. Made from the elements by `npm run manifest`. */

import { PartnerAgreementDialog as PartnerAgreementDialogElement, type PartnerAgreementDialogEventMap } from '../agreement-dialog/index.ts';
import { PartnerAgreementList as PartnerAgreementListElement, type PartnerAgreementListEventMap } from '../agreement-list/index.ts';
import {
  PartnerAgreementRecords as PartnerAgreementRecordsElement,
  type PartnerAgreementRecordsEventMap,
} from '../agreement-records/index.ts';
import { PartnerAudit as PartnerAuditElement, type PartnerAuditEventMap } from '../audit/index.ts';
import {
  PartnerConsumptionDashboard as PartnerConsumptionDashboardElement,
  type PartnerConsumptionDashboardEventMap,
} from '../consumption-dashboard/index.ts';
import { PartnerCouponQuota as PartnerCouponQuotaElement, type PartnerCouponQuotaEventMap } from '../coupon-quota/index.ts';
import { PartnerCustomer as PartnerCustomerElement, type PartnerCustomerEventMap } from '../customer/index.ts';
import { PartnerCustomerList as PartnerCustomerListElement, type PartnerCustomerListEventMap } from '../customer-list/index.ts';
import { PartnerMyPartner as PartnerMyPartnerElement, type PartnerMyPartnerEventMap } from '../my-partner/index.ts';
import { PartnerRoles as PartnerRolesElement, type PartnerRolesEventMap } from '../roles/index.ts';
import { PartnerSession as PartnerSessionElement, type PartnerSessionEventMap } from '../session/index.ts';
import { wrap } from './wrap.ts';

/** `<partner-agreement-dialog>` as a component. */
export const PartnerAgreementDialog = /* @__PURE__ */ wrap<PartnerAgreementDialogElement, PartnerAgreementDialogEventMap>(
  'partner-agreement-dialog',
  PartnerAgreementDialogElement,
  ['partner-load', 'partner-error', 'partner-before-sign', 'partner-agreement-signed', 'partner-agreement-later'],
);

/** `<partner-agreement-list>` as a component. */
export const PartnerAgreementList = /* @__PURE__ */ wrap<PartnerAgreementListElement, PartnerAgreementListEventMap>(
  'partner-agreement-list',
  PartnerAgreementListElement,
  ['partner-load', 'partner-error', 'partner-sign-wanted', 'partner-signature-withdrawn'],
);

/** `<partner-agreement-records>` as a component. */
export const PartnerAgreementRecords = /* @__PURE__ */ wrap<PartnerAgreementRecordsElement, PartnerAgreementRecordsEventMap>(
  'partner-agreement-records',
  PartnerAgreementRecordsElement,
  ['partner-load', 'partner-error', 'partner-state-change', 'partner-reveal'],
);

/** `<partner-audit>` as a component. */
export const PartnerAudit = /* @__PURE__ */ wrap<PartnerAuditElement, PartnerAuditEventMap>('partner-audit', PartnerAuditElement, [
  'partner-load',
  'partner-error',
  'partner-state-change',
]);

/** `<partner-consumption-dashboard>` as a component. */
export const PartnerConsumptionDashboard = /* @__PURE__ */ wrap<PartnerConsumptionDashboardElement, PartnerConsumptionDashboardEventMap>(
  'partner-consumption-dashboard',
  PartnerConsumptionDashboardElement,
  ['partner-load', 'partner-error', 'partner-state-change', 'partner-reveal'],
);

/** `<partner-coupon-quota>` as a component. */
export const PartnerCouponQuota = /* @__PURE__ */ wrap<PartnerCouponQuotaElement, PartnerCouponQuotaEventMap>(
  'partner-coupon-quota',
  PartnerCouponQuotaElement,
  [
    'partner-load',
    'partner-error',
    'partner-state-change',
    'partner-before-issue',
    'partner-before-recall',
    'partner-coupon-issued',
    'partner-coupon-recalled',
    'partner-reveal',
  ],
);

/** `<partner-customer-list>` as a component. */
export const PartnerCustomerList = /* @__PURE__ */ wrap<PartnerCustomerListElement, PartnerCustomerListEventMap>(
  'partner-customer-list',
  PartnerCustomerListElement,
  ['partner-load', 'partner-error', 'partner-state-change', 'partner-customer-open', 'partner-reveal', 'partner-row-action'],
);

/** `<partner-customer>` as a component. */
export const PartnerCustomer = /* @__PURE__ */ wrap<PartnerCustomerElement, PartnerCustomerEventMap>(
  'partner-customer',
  PartnerCustomerElement,
  ['partner-load', 'partner-error', 'partner-reveal', 'partner-disclose', 'partner-consumption-open', 'partner-back'],
);

/** `<partner-my-partner>` as a component. */
export const PartnerMyPartner = /* @__PURE__ */ wrap<PartnerMyPartnerElement, PartnerMyPartnerEventMap>(
  'partner-my-partner',
  PartnerMyPartnerElement,
  ['partner-error', 'partner-contact-request', 'partner-sign-wanted'],
);

/** `<partner-roles>` as a component. */
export const PartnerRoles = /* @__PURE__ */ wrap<PartnerRolesElement, PartnerRolesEventMap>('partner-roles', PartnerRolesElement, [
  'partner-error',
  'partner-roles-change',
]);

/** `<partner-session>` as a component. */
export const PartnerSession = /* @__PURE__ */ wrap<PartnerSessionElement, PartnerSessionEventMap>(
  'partner-session',
  PartnerSessionElement,
  ['partner-session-change'],
);
