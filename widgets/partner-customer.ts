import type { DisclosureReport } from './core/reveals.ts';
import type { ConsumptionOpen, CustomerSection } from './customer/detail.ts';
import { type CustomerLoad, PartnerCustomer } from './customer/element.ts';
import { define } from './define.ts';

define('partner-customer', PartnerCustomer);

export type { ConsumptionOpen, CustomerLoad, CustomerSection, DisclosureReport };
export { PartnerCustomer };

declare global {
  interface HTMLElementTagNameMap {
    'partner-customer': PartnerCustomer;
  }
  interface HTMLElementEventMap {
    'partner-disclose': CustomEvent<DisclosureReport>;
    'partner-back': CustomEvent<null>;
    'partner-consumption-open': CustomEvent<ConsumptionOpen>;
  }
}
