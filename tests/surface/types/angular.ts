import type { PartnerElements, PartnerEvent } from 'partner-widget-kit/types/angular';

/** What a component with `CUSTOM_ELEMENTS_SCHEMA` types itself. */
export class AuditPage {
  readonly audit: PartnerElements['partner-audit'] | null = document.querySelector('partner-audit');
  shown = 0;

  onLoad(event: PartnerEvent<'partner-audit', 'partner-load'>): void {
    this.shown = event.detail.shown;
    this.audit?.reload();
  }

  // @ts-expect-error The trail issues no coupons.
  onIssued(event: PartnerEvent<'partner-audit', 'partner-coupon-issued'>): void {
    void event;
  }
}
