import type { PartnerAgreementDialogEventMap } from './agreement-dialog/events.ts';
import type { PartnerAgreementListEventMap } from './agreement-list/events.ts';
import type { PartnerAgreementRecordsEventMap } from './agreement-records/events.ts';
import type { PartnerAuditEventMap } from './audit/events.ts';
import type { PartnerConsumptionDashboardEventMap } from './consumption-dashboard/events.ts';
import type { PartnerCouponQuotaEventMap } from './coupon-quota/events.ts';
import type { PartnerCustomerEventMap } from './customer/events.ts';
import type { PartnerCustomerListEventMap } from './customer-list/events.ts';
import type { PartnerMyPartnerEventMap } from './my-partner/events.ts';
import type { PartnerRolesEventMap } from './roles/events.ts';
import type { PartnerSessionEventMap } from './session/events.ts';

/** Each element's events by its tag. */
export interface PartnerEventMaps {
  'partner-agreement-dialog': PartnerAgreementDialogEventMap;
  'partner-agreement-list': PartnerAgreementListEventMap;
  'partner-agreement-records': PartnerAgreementRecordsEventMap;
  'partner-audit': PartnerAuditEventMap;
  'partner-consumption-dashboard': PartnerConsumptionDashboardEventMap;
  'partner-coupon-quota': PartnerCouponQuotaEventMap;
  'partner-customer': PartnerCustomerEventMap;
  'partner-customer-list': PartnerCustomerListEventMap;
  'partner-my-partner': PartnerMyPartnerEventMap;
  'partner-roles': PartnerRolesEventMap;
  'partner-session': PartnerSessionEventMap;
}

type Maps = PartnerEventMaps[keyof PartnerEventMaps];
type NameOf<Map> = Map extends Map ? keyof Map : never;
type EventOf<Map, Name> = Map extends Map ? (Name extends keyof Map ? Map[Name] : never) : never;

/**
 * Events as they are heard above the elements, on a container or the document: where several elements share a name, any of theirs. On an
 * element itself `addEventListener` knows exactly which.
 */
export type PartnerEventMap = { [Name in NameOf<Maps> & string]: EventOf<Maps, Name> };

declare global {
  interface HTMLElementEventMap extends PartnerEventMap {}
  interface DocumentEventMap extends PartnerEventMap {}
}
