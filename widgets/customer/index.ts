import { PartnerCustomer } from './element.ts';

export type { DisclosureReport, RevealReport } from '../core/reveals.ts';
export type { ConsumptionOpen, CustomerSection } from './detail.ts';
export type { CustomerLoad, PartnerCustomerEventMap } from './events.ts';
export { PartnerCustomer };

declare global {
  interface HTMLElementTagNameMap {
    'partner-customer': PartnerCustomer;
  }
}
